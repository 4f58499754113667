/** What a template may not do, whatever it is for. Packs are data; a template is code to the machine. */
const forbidden: readonly { readonly code: TemplateFault; readonly pattern: RegExp }[] = [
  // Packages come from the network, and another machine may get another one.
  { code: 'template-imports-package', pattern: /["']\s*@|["']@/ },
  { code: 'template-uses-plugin', pattern: /\bplugin\b/ },
  // The same input must give the same bytes: dates come in as values.
  { code: 'template-asks-date', pattern: /\btoday\b/ },
  // Text that becomes code would slip past these checks.
  { code: 'template-evaluates-text', pattern: /\beval\b/ },
];

export type TemplateFault =
  | 'template-imports-package'
  | 'template-uses-plugin'
  | 'template-asks-date'
  | 'template-evaluates-text';

/** The first thing in a template that is not allowed; comments count too, so that nothing hides between them. */
export function templateFault(source: string): TemplateFault | undefined {
  return forbidden.find(({ pattern }) => pattern.test(source))?.code;
}
