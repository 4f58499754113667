/** Whether a form asks what it needs, in an order in which it can be asked. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { type Compiled, compileExpression } from '../../expression/index.ts';
import { expressionsOf } from '../expressions.ts';
import type { Finding, PathInFile } from '../problems.ts';
import { fieldsWithPaths } from '../references.ts';
import type { Field, Service } from '../types.ts';
import { finding, type ServiceCheck } from './check.ts';

export const formChecks: readonly ServiceCheck[] = [
  conditionsLookBack,
  choicesAreOffered,
  requirementsAreAskedOnce,
  groupsHaveSensibleSizes,
  fieldsAreUsed,
  factsAreNotPersonal,
];

type CompiledPlace = { readonly path: PathInFile; readonly compiled: Compiled };

function compiledOf(service: Service): CompiledPlace[] {
  return expressionsOf(service).flatMap(({ source, path, names, expected, present }) => {
    const compiled = compileExpression(source, names, expected, present ? new Set([present]) : undefined);
    return compiled.ok ? [{ path, compiled: compiled.value }] : [];
  });
}

/** The codes of fields that an expression reads. */
function fieldsReadBy({ references }: Compiled): Set<string> {
  return new Set([...references].flatMap((path) => /^(?:form|labels)\.(\w+)/.exec(path)?.[1] ?? []));
}

function startsWith(path: PathInFile, start: PathInFile): boolean {
  return start.every((part, index) => path[index] === part);
}

/** A condition on a later answer would make a field appear above the one being filled in. */
function conditionsLookBack({ file, service }: Parameters<ServiceCheck>[0]): Finding[] {
  const order = new Map(
    service.form.steps.flatMap(({ fields }) => fields).map(({ code }, index) => [code, index]),
  );
  const fileOf = new Map(
    service.form.steps
      .flatMap(({ fields }) => fields)
      .flatMap((field) => (field.type === 'file' ? [[field.requirement, field.code] as const] : [])),
  );
  return compiledOf(service).flatMap(({ path, compiled }) => {
    if (path.at(-1) !== 'when') return [];
    const own = ownerOf(service, path, fileOf);
    if (own === undefined) return [];
    const ownOrder = order.get(own) ?? 0;
    return [...fieldsReadBy(compiled)]
      .filter((code) => (order.get(code) ?? -1) >= ownOrder)
      .map((code) =>
        finding(
          file,
          path,
          'looks-ahead',
          `Syarat ini melihat "${code}" yang baru ditanyakan kemudian. Pindahkan isian itu ke atas.`,
          `This condition looks at "${code}", which is asked only later. Move that field up.`,
        ),
      );
  });
}

/** The field before which a condition must be decided. */
function ownerOf(
  service: Service,
  path: PathInFile,
  fileOf: ReadonlyMap<string, string>,
): string | undefined {
  if (path[0] === 'requirements') return fileOf.get(service.requirements[path[1] as number]?.code ?? '');
  const step = service.form.steps[path[2] as number];
  return path[3] === 'fields' ? step?.fields[path[4] as number]?.code : step?.fields[0]?.code;
}

/** A comparison with an answer that nobody can give never holds: a field or document behind it is dead. */
function choicesAreOffered({ file, service }: Parameters<ServiceCheck>[0]): Finding[] {
  const options = new Map<string, readonly string[]>();
  for (const { field, group } of fieldsWithPaths(service)) {
    if (field.type === 'choice')
      options.set(
        `${group ? 'item' : 'form'}.${field.code}`,
        field.options.map(({ value }) => value),
      );
  }
  return compiledOf(service).flatMap(({ path, compiled }) =>
    comparisonsIn(compiled.run.ast).flatMap(({ name, value }) => {
      const offered = options.get(name);
      return offered && !offered.includes(value)
        ? [
            finding(
              file,
              path,
              'impossible-answer',
              `"${value}" bukan jawaban dari ${name}. Jawabannya: ${offered.join(', ')}.`,
              `"${value}" is not an answer of ${name}. The answers are: ${offered.join(', ')}.`,
            ),
          ]
        : [];
    }),
  );
}

function comparisonsIn(node: unknown): { name: string; value: string }[] {
  if (Array.isArray(node)) return node.flatMap(comparisonsIn);
  if (typeof node !== 'object' || node === null || !('op' in node)) return [];
  const { op, args } = node as ASTNode;
  const inner = Array.isArray(args) ? args.flatMap(comparisonsIn) : comparisonsIn(args);
  if (op !== '==' && op !== '!=' && op !== 'in') return inner;
  const [left, right] = args as [ASTNode, ASTNode];
  const name = nameOf(left) ?? nameOf(right);
  const values = [left, right]
    .flatMap((side) => (side.op === 'list' ? side.args : [side]))
    .flatMap((side) => (side.op === 'value' && typeof side.args === 'string' ? [side.args] : []));
  return name === undefined ? inner : [...inner, ...values.map((value) => ({ name, value }))];
}

function nameOf(node: ASTNode): string | undefined {
  return node.op === '.' && node.args[0].op === 'id' ? `${node.args[0].args}.${node.args[1]}` : undefined;
}

function requirementsAreAskedOnce({ file, service }: Parameters<ServiceCheck>[0]): Finding[] {
  const fields = fieldsWithPaths(service).flatMap(({ field }) =>
    field.type === 'file' ? [field.requirement] : [],
  );
  return service.requirements.flatMap(({ code, title }, index) => {
    const path = ['requirements', index];
    const count = fields.filter((requirement) => requirement === code).length;
    // Perpres 96/2018: no letter from RT, RW, kelurahan or kecamatan may be asked for.
    const letter = /pengantar\s+(dari\s+)?(rt|rw|kelurahan|desa|kecamatan)\b/i.test(title.id)
      ? [
          finding(
            file,
            [...path, 'title'],
            'forbidden-letter',
            'Surat pengantar RT, RW, kelurahan atau kecamatan tidak boleh diminta (Perpres 96/2018). Hapus syarat ini.',
            'A letter from RT, RW, kelurahan or kecamatan may not be asked for (Perpres 96/2018). Remove this requirement.',
          ),
        ]
      : [];
    if (count === 1) return letter;
    return [
      ...letter,
      count === 0
        ? finding(
            file,
            path,
            'requirement-without-field',
            `Syarat "${code}" tidak punya isian unggah. Tambahkan isian type: file dengan requirement: ${code}.`,
            `The requirement "${code}" has no field to upload it. Add a field of type file with requirement: ${code}.`,
          )
        : finding(
            file,
            path,
            'requirement-asked-twice',
            `Syarat "${code}" diminta di lebih dari satu isian. Sisakan satu.`,
            `The requirement "${code}" is asked in more than one field. Keep one.`,
          ),
    ];
  });
}

function groupsHaveSensibleSizes({ file, service }: Parameters<ServiceCheck>[0]): Finding[] {
  return fieldsWithPaths(service).flatMap(({ field, path }) =>
    field.type === 'group' && field.minimumItems > field.maximumItems
      ? [
          finding(
            file,
            [...path, 'minimumItems'],
            'group-size',
            `Paling sedikit ${field.minimumItems} lebih banyak daripada paling banyak ${field.maximumItems}.`,
            `At least ${field.minimumItems} is more than at most ${field.maximumItems}.`,
          ),
        ]
      : [],
  );
}

/** What no product, fact, condition or route uses may be asked without need (UU 27/2022: data are limited to their purpose). */
function fieldsAreUsed({ file, service, services }: Parameters<ServiceCheck>[0]): Finding[] {
  const places = compiledOf(service);
  const named = fieldsNamed(service, services);
  return service.form.steps.flatMap((step, stepIndex) =>
    step.fields.flatMap((field, index) => {
      const path: PathInFile = ['form', 'steps', stepIndex, 'fields', index];
      // A field whose own check can refuse an application decides something, as the end of a lease does.
      if (isUsedByBeing(field) || field.check !== undefined || named.has(field.code)) return [];
      const used = places.some(
        ({ path: place, compiled }) => !startsWith(place, path) && fieldsReadBy(compiled).has(field.code),
      );
      return used
        ? []
        : [
            finding(
              file,
              path,
              'field-unused',
              `Isian "${field.code}" tidak dipakai produk, fakta atau syarat mana pun. Pastikan memang perlu ditanyakan.`,
              `No product, fact or condition uses the field "${field.code}". Make sure that it needs to be asked.`,
              'warning',
            ),
          ];
    }),
  );
}

/** Fields that go to others: to the cases of an event, to another region, to people who confirm. */
function fieldsNamed(service: Service, services: Readonly<Record<string, Service>>): Set<string> {
  const members = Object.values(service.members ?? {});
  const sources = [
    ...members.map(({ answers }) => answers),
    ...Object.values(service.flow.actions).flatMap(({ handsOver }) => (handsOver ? [handsOver.answers] : [])),
  ];
  const carried = members.flatMap(({ service: code }) =>
    (services[code]?.form.steps ?? []).flatMap(({ fields }) => fields.map((field) => field.code)),
  );
  return new Set([
    ...carried,
    ...members.flatMap(({ each }) => each ?? []),
    ...sources
      .flatMap((answers) => Object.values(answers))
      .flatMap((source) =>
        'from' in source && source.from.startsWith('form.') ? source.from.split('.')[1]! : [],
      ),
    ...Object.values(service.confirmations ?? {}).flatMap(({ people, shows }) => [
      ...people.flatMap(({ person, phone }) => [person, phone]),
      ...shows,
    ]),
  ]);
}

/** Documents and statements are there to be looked at. */
function isUsedByBeing(field: Field): boolean {
  return field.type === 'file' || field.type === 'statement';
}

const personalTypes: ReadonlySet<Field['type']> = new Set([
  'text',
  'long-text',
  'person',
  'address',
  'date',
  'time',
]);

/** Facts stand in the record, which is never erased: words and dates that people gave may not. */
function factsAreNotPersonal({ file, service }: Parameters<ServiceCheck>[0]): Finding[] {
  const fields = new Map(
    service.form.steps.flatMap((step) => step.fields.map((field) => [field.code, field])),
  );
  return compiledOf(service).flatMap(({ path, compiled }) => {
    if (path[0] !== 'facts' || service.facts[path[1] as string]?.type !== 'string') return [];
    const personal = [...compiled.references].some((reference) => {
      const field = fields.get(/^form\.(\w+)/.exec(reference)?.[1] ?? '');
      return (
        reference.startsWith('applicant.') ||
        (field !== undefined && personalTypes.has(field.type) && !reference.endsWith('.villageCode'))
      );
    });
    return personal
      ? [
          finding(
            file,
            path,
            'personal-fact',
            'Fakta disimpan selamanya dan tidak boleh memuat data pribadi. Pakai ya/tidak, angka, atau pilihan.',
            'Facts are kept for ever and may hold nothing personal. Use a truth, a number or a choice.',
          ),
        ]
      : [];
  });
}
