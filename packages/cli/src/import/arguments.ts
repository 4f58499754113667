export type TemplateAsked = {
  readonly kind: 'template';
  readonly region: string;
  readonly service: string;
  readonly form: 'xlsx' | 'csv';
  readonly out?: string;
};

export type ImportAsked = {
  readonly kind: 'import';
  readonly region: string;
  readonly service: string;
  readonly file: string;
  readonly system: string;
  readonly isDry: boolean;
  readonly report?: string;
};

/** Options that are followed by a value. */
const valued = ['--out', '--system', '--report'];
const flags = ['--xlsx', '--csv', '--dry-run'];

/** Nothing for what is not understood. */
export function readArguments(parameters: readonly string[]): TemplateAsked | ImportAsked | undefined {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < parameters.length; index += 1) {
    const parameter = parameters[index]!;
    if (!parameter.startsWith('--')) words.push(parameter);
    else if (flags.includes(parameter)) options.set(parameter, '');
    else {
      const value = parameters[index + 1];
      if (!valued.includes(parameter) || value === undefined || value.startsWith('--')) return undefined;
      options.set(parameter, value);
      index += 1;
    }
  }
  const has = (allowed: readonly string[]) => [...options.keys()].every((option) => allowed.includes(option));
  if (words[0] === 'template') {
    const [, region, service, ...more] = words;
    const isBoth = options.has('--xlsx') && options.has('--csv');
    if (!region || !service || more.length > 0 || isBoth || !has(['--xlsx', '--csv', '--out']))
      return undefined;
    const out = options.get('--out');
    const form = options.has('--csv') ? 'csv' : 'xlsx';
    return { kind: 'template', region, service, form, ...(out === undefined ? {} : { out }) };
  }
  const [region, service, file, ...more] = words;
  if (!region || !service || !file || more.length > 0 || !has(['--system', '--dry-run', '--report']))
    return undefined;
  const report = options.get('--report');
  return {
    kind: 'import',
    region,
    service,
    file,
    system: options.get('--system') ?? 'lama',
    isDry: options.has('--dry-run'),
    ...(report === undefined ? {} : { report }),
  };
}
