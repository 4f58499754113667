/** Whether a template and the data that fill it go together, and whether it keeps to itself. */
import { nearestName } from '../../expression/index.ts';
import { minutesNames } from '../minutes.ts';
import type { Finding } from '../problems.ts';
import { type TemplateFault, templateFault } from '../template-faults.ts';
import type { Pack } from '../types.ts';
import { finding } from './check.ts';

export function templateFindings(pack: Pack): Finding[] {
  return [
    ...Object.entries(pack.templates).flatMap(([file, source]) => [
      ...reachesOut(file, source),
      ...importsKnown(pack, file, source),
    ]),
    ...dataFindings(pack),
    ...minutesFindings(pack),
  ];
}

const importOf = /\b(?:import|include)\s+"([^"]*)"/g;

/** What a template imports: a piece of its own pack, by its path from the file in which the import stands. */
function importsOf(file: string, source: string): readonly string[] {
  const folder = file.slice(0, file.lastIndexOf('/'));
  return [...withoutComments(source).matchAll(importOf)].map(([, path]) => `${folder}/${path!}`);
}

/** Beside its values a template has the pieces of its pack; anything else is not there when it is made. */
function importsKnown(pack: Pack, file: string, source: string): Finding[] {
  const pieces = Object.keys(pack.templates).filter((path) => path.startsWith('templates/shared/'));
  return (
    importsOf(file, source)
      // What begins with @ is a package, which is told as such.
      .filter((path) => !pieces.includes(path) && !path.includes('@'))
      .map((path) =>
        finding(
          file,
          [],
          'template-reaches-out',
          `Templat hanya boleh memakai potongan paketnya sendiri: ${path} tidak ada. Yang ada: ${pieces.join(', ') || '–'}.`,
          `A template may use only the pieces of its own pack: ${path} is not there. There are: ${pieces.join(', ') || '–'}.`,
        ),
      )
  );
}

/** A template with the pieces that it imports, each once. */
function sourcesOf(pack: Pack, file: string, seen: Set<string> = new Set()): string[] {
  const source = pack.templates[file];
  if (source === undefined || seen.has(file)) return [];
  seen.add(file);
  return [source, ...importsOf(file, source).flatMap((path) => sourcesOf(pack, path, seen))];
}

/** Every name of its data that a template uses, its pieces included. */
function wantedBy(pack: Pack, template: string): ReadonlySet<string> {
  return new Set(
    sourcesOf(pack, template).flatMap((source) =>
      [...withoutComments(source).matchAll(/\bdata\.([A-Za-z][A-Za-z0-9]*)/g)].map(([, name]) => name!),
    ),
  );
}

/** Minutes are filled with the same names in every pack. */
function minutesFindings(pack: Pack): Finding[] {
  return Object.entries(pack.manifest.stock ?? {}).flatMap(([stock, { minutes }]) => {
    if (minutes === undefined) return [];
    const at = ['stock', stock, 'minutes'];
    if (pack.templates[minutes] === undefined) {
      const known = Object.keys(pack.templates).filter((path) => !path.startsWith('templates/shared/'));
      return [
        finding(
          'pack.yaml',
          at,
          'unknown-template',
          `Tidak ada templat ${minutes}. Yang ada: ${known.join(', ') || '–'}.`,
          `There is no template ${minutes}. There are: ${known.join(', ') || '–'}.`,
        ),
      ];
    }
    const names: readonly string[] = minutesNames;
    return [...wantedBy(pack, minutes)]
      .filter((name) => !names.includes(name))
      .map((name) =>
        finding(
          minutes,
          [],
          'template-without-data',
          `Templat memakai data.${name}, yang tidak ada pada berita acara. Yang ada: ${names.join(', ')}.`,
          `The template uses data.${name}, which minutes do not have. There are: ${names.join(', ')}.`,
        ),
      );
  });
}

/** A template that is filled with another name prints an empty place, or fails when the document is due. */
function dataFindings(pack: Pack): Finding[] {
  return Object.entries(pack.services).flatMap(([code, service]) =>
    Object.entries(service.products).flatMap(([productCode, { template, data = {}, rows = {} }]) => {
      if (template === undefined || pack.templates[template] === undefined) return [];
      const given = { ...data, ...rows };
      const wanted = wantedBy(pack, template);
      const missing = [...wanted]
        .filter((name) => !(name in given))
        .map((name) => {
          const nearest = nearestName(name, Object.keys(given));
          const hint = nearest
            ? { id: ` Maksud Anda "${nearest}"?`, en: ` Did you mean "${nearest}"?` }
            : { id: '', en: '' };
          return finding(
            template,
            [],
            'template-without-data',
            `Templat memakai data.${name}, tetapi "data" produk "${productCode}" tidak memuatnya.${hint.id}`,
            `The template uses data.${name}, but "data" of the product "${productCode}" does not have it.${hint.en}`,
          );
        });
      const unused = Object.keys(given)
        .filter((name) => !wanted.has(name))
        .map((name) =>
          finding(
            `services/${code}.yaml`,
            ['products', productCode, name in rows ? 'rows' : 'data', name],
            'data-unused',
            `Templat ${template} tidak memakai "${name}". Hapus.`,
            `The template ${template} does not use "${name}". Remove it.`,
            'warning',
          ),
        );
      return [...missing, ...unused];
    }),
  );
}

const withoutComments = (source: string): string => source.replace(/\/\/[^\n]*/g, '');

/** What a template may not use beside what the renderer refuses at once: it would read files or other code. */
const reaching: readonly { readonly pattern: RegExp; readonly name: string }[] = [
  { pattern: /\bread\s*\(/, name: 'read' },
  { pattern: /\b(?:csv|yaml|toml|xml|cbor)\s*\(/, name: 'csv, yaml, toml, xml, cbor' },
  { pattern: /\bimage\s*\(\s*"/, name: 'image' },
];

/** The word by which each fault of the renderer is known; anywhere in the file, names of values among them. */
const refused: Readonly<Record<TemplateFault, string>> = {
  'template-imports-package': '"@',
  'template-uses-plugin': 'plugin',
  'template-asks-date': 'today',
  'template-evaluates-text': 'eval',
};

/** The sandbox of the renderer refuses these; told here, the author learns it before a citizen waits. */
function reachesOut(file: string, source: string): Finding[] {
  const code = withoutComments(source);
  const fault = templateFault(source);
  const names =
    fault === undefined
      ? reaching.filter(({ pattern }) => pattern.test(code)).map(({ name }) => name)
      : [refused[fault]];
  return names.map((name) =>
    finding(
      file,
      [],
      'template-reaches-out',
      `Templat tidak boleh memakai "${name}", juga tidak sebagai nama. Semua nilai masuk lewat "data".`,
      `A template may not use "${name}", not even as a name. All values come in through "data".`,
    ),
  );
}
