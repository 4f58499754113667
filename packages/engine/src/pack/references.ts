/** Names in a service that must refer to something: each check is small and reports the path and the offending name. */
import { rowSources } from '../form/names.ts';
import { besidesReferences } from './besides-references.ts';
import { eventReferences } from './event-references.ts';
import { parcelReferences } from './parcel-references.ts';
import type { Finding, PathInFile } from './problems.ts';
import { type ReferenceCheck, type ReferenceContext, unknown } from './reference-check.ts';
import type { Field, Service } from './types.ts';

/**
 * A pack that is installed was checked by the rules of its day and must be read for as long as its cases live: what is
 * demanded of packs later belongs to lint.
 */
export function referenceFindings(context: ReferenceContext): Finding[] {
  return checks.flatMap((check) => check(context));
}

/** Values that stand in every message. */
export const messagePlaceholders: readonly string[] = [
  'code',
  'service',
  'office',
  'due',
  'reason',
  'link',
  'members',
  'visit',
  'bring',
  'ours',
  'waits',
  'pickupCode',
];
/** What only whoever gets the message may read; officers see that something stood there. */
export const placeholdersOfReceiver: readonly string[] = ['pickupCode'];
/** Values of the message that asks someone to confirm: it tells nothing else of the case. */
const confirmationPlaceholders: readonly string[] = ['name', 'applicant', 'service', 'link', 'days'];
/** Messages that the engine's own events send, beside those that actions name. */
export const eventMessages: readonly string[] = ['filed'];

/** Messages that are sent by themselves too, in the system's own words where the service has none. */
export const ownWordedMessages: readonly string[] = [
  'event-filed',
  'member-blocked',
  'member-incomplete',
  'commented',
  'identity-mismatched',
  'visit-reminder',
  'promise-broken',
];

const checks: readonly ReferenceCheck[] = [
  codesAreUnique,
  filesNameRequirements,
  flowNamesStates,
  flowNamesRoles,
  actionsNameMessages,
  actionsNameProducts,
  signaturesNameRoles,
  productsHaveTheirParts,
  placeholdersAreKnown,
  newNamesHaveTheirRule,
  ...eventReferences,
  ...besidesReferences,
  ...parcelReferences,
];

function codesAreUnique({ file, service }: ReferenceContext): Finding[] {
  const fields = service.form.steps.flatMap((step, stepIndex) =>
    step.fields.map((field, index) => ({
      code: field.code,
      path: ['form', 'steps', stepIndex, 'fields', index, 'code'] as PathInFile,
    })),
  );
  const inGroups = service.form.steps.flatMap((step, stepIndex) =>
    step.fields.flatMap((field, index) =>
      field.type === 'group'
        ? duplicates(
            field.fields.map(({ code }, inner) => ({
              code,
              path: ['form', 'steps', stepIndex, 'fields', index, 'fields', inner, 'code'],
            })),
          )
        : [],
    ),
  );
  return [
    ...duplicates(
      service.form.steps.map(({ code }, index) => ({ code, path: ['form', 'steps', index, 'code'] })),
    ),
    ...duplicates(fields),
    ...inGroups,
    ...duplicates(
      service.requirements.map(({ code }, index) => ({ code, path: ['requirements', index, 'code'] })),
    ),
  ].map(({ code, path }) => ({
    file,
    path,
    code: 'duplicate-code',
    message: {
      id: `"${code}" sudah dipakai. Beri nama lain.`,
      en: `"${code}" is used already. Give another name.`,
    },
  }));
}

function duplicates(named: readonly { readonly code: string; readonly path: PathInFile }[]) {
  return named.filter(({ code }, index) => named.findIndex((other) => other.code === code) < index);
}

/** Every field of a form with its path in the file. */
export function fieldsWithPaths(
  service: Service,
): { field: Field; path: PathInFile; step: number; group?: Field & { type: 'group' } }[] {
  return service.form.steps.flatMap((step, stepIndex) =>
    step.fields.flatMap((field, index) => {
      const path: PathInFile = ['form', 'steps', stepIndex, 'fields', index];
      const inner =
        field.type === 'group'
          ? field.fields.map((item, position) => ({
              field: item,
              path: [...path, 'fields', position],
              step: stepIndex,
              group: field,
            }))
          : [];
      return [{ field, path, step: stepIndex }, ...inner];
    }),
  );
}

function filesNameRequirements({ file, service }: ReferenceContext): Finding[] {
  const known = service.requirements.map(({ code }) => code);
  return fieldsWithPaths(service).flatMap(({ field, path }) =>
    field.type === 'file' && !known.includes(field.requirement)
      ? [
          unknown(
            file,
            [...path, 'requirement'],
            'unknown-requirement',
            { id: 'syarat', en: 'requirement' },
            field.requirement,
            known,
          ),
        ]
      : [],
  );
}

const stateWords = { id: 'keadaan', en: 'state' };

function flowNamesStates({ file, service: { flow } }: ReferenceContext): Finding[] {
  const known = Object.keys(flow.states);
  const places: { name: string; path: PathInFile }[] = [
    { name: flow.start, path: ['flow', 'start'] },
    ...Object.entries(flow.actions).flatMap(([code, action]) => [
      { name: action.to, path: ['flow', 'actions', code, 'to'] },
      ...action.from.map((name, index) => ({ name, path: ['flow', 'actions', code, 'from', index] })),
    ]),
  ];
  return places
    .filter(({ name }) => !known.includes(name))
    .map(({ name, path }) => unknown(file, path, 'unknown-state', stateWords, name, known));
}

function flowNamesRoles({ file, service: { flow }, manifest }: ReferenceContext): Finding[] {
  const roles = Object.keys(manifest.roles);
  const roleWords = { id: 'peran', en: 'role' };
  return [
    ...Object.entries(flow.states).flatMap(([code, { role }]) =>
      role !== undefined && !roles.includes(role)
        ? [unknown(file, ['flow', 'states', code, 'role'], 'unknown-role', roleWords, role, roles)]
        : [],
    ),
    ...Object.entries(flow.actions).flatMap(([code, { by }]) =>
      by.flatMap((name, index) =>
        [...roles, 'applicant', 'system'].includes(name)
          ? []
          : [
              unknown(file, ['flow', 'actions', code, 'by', index], 'unknown-role', roleWords, name, [
                ...roles,
                'applicant',
                'system',
              ]),
            ],
      ),
    ),
  ];
}

function actionsNameMessages({ file, service }: ReferenceContext): Finding[] {
  const known = Object.keys(service.messages);
  return Object.entries(service.flow.actions).flatMap(([code, { message }]) =>
    message !== undefined && !known.includes(message)
      ? [
          unknown(
            file,
            ['flow', 'actions', code, 'message'],
            'unknown-message',
            { id: 'pesan', en: 'message' },
            message,
            known,
          ),
        ]
      : [],
  );
}

function actionsNameProducts({ file, service }: ReferenceContext): Finding[] {
  const known = Object.keys(service.products);
  return Object.entries(service.flow.actions).flatMap(([code, action]) =>
    (['releases', 'prepares', 'signs'] as const).flatMap((property) =>
      (action[property] ?? []).flatMap((name, index) =>
        known.includes(name)
          ? []
          : [
              unknown(
                file,
                ['flow', 'actions', code, property, index],
                'unknown-product',
                { id: 'produk', en: 'product' },
                name,
                known,
              ),
            ],
      ),
    ),
  );
}

function signaturesNameRoles({ file, service, manifest }: ReferenceContext): Finding[] {
  const roles = Object.keys(manifest.roles);
  return Object.entries(service.products).flatMap(([code, { signature }]) =>
    signature === undefined || roles.includes(signature.by)
      ? []
      : [
          unknown(
            file,
            ['products', code, 'signature', 'by'],
            'unknown-role',
            { id: 'peran', en: 'role' },
            signature.by,
            roles,
          ),
        ],
  );
}

function productsHaveTheirParts(context: ReferenceContext): Finding[] {
  const { file, service } = context;
  return Object.entries(service.products).flatMap(([code, product]): Finding[] => {
    const path: PathInFile = ['products', code];
    const findings = [...templateParts(context, code), ...rowsAreKnown(context, code)];
    if (product.issuer === 'register' && !product.entry) {
      findings.push({
        file,
        path,
        code: 'entry-missing',
        message: {
          id: 'Produk dari register perlu "entry": data menurut urutan layar register.',
          en: 'A product of the register needs "entry": the data in the order of the register’s screen.',
        },
      });
    }
    if (product.made !== undefined && (product.issuer === 'register' || product.signature !== undefined)) {
      findings.push({
        file,
        path: [...path, 'made'],
        code: 'made-at-filing',
        message: {
          id: 'Tanda terima hanya dokumen sendiri (issuer local) tanpa tanda tangan.',
          en: 'A receipt is a document of our own (issuer local) without a signature.',
        },
      });
    }
    return findings;
  });
}

/** What is made here has a template and its data; of a register's product they give the specimen. */
function templateParts({ file, service, templates }: ReferenceContext, code: string): Finding[] {
  const path: PathInFile = ['products', code];
  const { issuer, template, data } = service.products[code]!;
  if (template === undefined) {
    return issuer === 'register'
      ? []
      : [
          {
            file,
            path,
            code: 'template-missing',
            message: {
              id: 'Produk yang dibuat di sini perlu "template".',
              en: 'A product made here needs a "template".',
            },
          },
        ];
  }
  const findings: Finding[] = templates.has(template)
    ? []
    : [
        unknown(
          file,
          [...path, 'template'],
          'unknown-template',
          { id: 'berkas', en: 'file' },
          template,
          templates,
        ),
      ];
  if (!data) {
    findings.push({
      file,
      path,
      code: 'data-missing',
      message: {
        id: 'Produk dengan templat perlu "data" untuk mengisinya.',
        en: 'A product with a template needs "data" to fill it.',
      },
    });
  }
  return findings;
}

function rowsAreKnown({ file, service }: ReferenceContext, code: string): Finding[] {
  const groups = service.form.steps
    .flatMap(({ fields }) => fields)
    .filter(({ type }) => type === 'group')
    .map((field) => field.code);
  const known = [...groups, ...Object.keys(rowSources)];
  return Object.entries(service.products[code]!.rows ?? {})
    .filter(([, { each }]) => !known.includes(each))
    .map(([name, { each }]) =>
      unknown(
        file,
        ['products', code, 'rows', name, 'each'],
        'unknown-rows',
        { id: 'kumpulan', en: 'group' },
        each,
        known,
      ),
    );
}

/** Whatever stands in braces is replaced, so it must be a name that can be. */
function placeholdersAreKnown({ file, service }: ReferenceContext): Finding[] {
  const texts: { text: { id: string; en: string }; path: PathInFile; known: readonly string[] }[] = [
    ...Object.entries(service.messages).flatMap(([code, { subject, body }]) => {
      const known = Object.hasOwn(service.confirmations ?? {}, code)
        ? confirmationPlaceholders
        : messagePlaceholders;
      return [
        { text: subject, path: ['messages', code, 'subject'], known },
        { text: body, path: ['messages', code, 'body'], known },
      ];
    }),
    ...Object.entries(service.flow.states).map(([code, { story }]) => ({
      text: story,
      path: ['flow', 'states', code, 'story'],
      known: ['office'],
    })),
    ...Object.entries(service.flow.actions).map(([code, { story }]) => ({
      text: story,
      path: ['flow', 'actions', code, 'story'],
      known: ['office'],
    })),
  ];
  return texts.flatMap(({ text, path, known }) =>
    (['id', 'en'] as const).flatMap((language) =>
      [...text[language].matchAll(/\{([^}]*)\}/g)]
        .filter(([, name]) => !known.includes(name!))
        .map(([, name]) =>
          unknown(
            file,
            [...path, language],
            'unknown-placeholder',
            { id: 'nilai', en: 'value' },
            name!,
            known,
          ),
        ),
    ),
  );
}

/** Numbers of law stand in packs: a new name without its limits would be held to none. */
function newNamesHaveTheirRule({ file, service }: ReferenceContext): Finding[] {
  return fieldsWithPaths(service).flatMap(({ field, path }) =>
    field.type === 'text' &&
    field.format === 'new-name' &&
    (field.maximumLength === undefined || field.minimumWords === undefined)
      ? [
          {
            file,
            path,
            code: 'name-rule-missing',
            message: {
              id: 'Nama baru perlu "maximumLength" dan "minimumWords" (Permendagri 73/2022).',
              en: 'A new name needs "maximumLength" and "minimumWords" (Permendagri 73/2022).',
            },
          },
        ]
      : [],
  );
}
