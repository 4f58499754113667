/** What changed between two versions of a pack, in words. */
import { promisedBy } from '../case/clock.ts';
import { rupiahWords } from '../form/words.ts';
import { describePromise } from '../promise/index.ts';
import type { Text } from '../result.ts';
import { formatPath, type PathInFile } from './problems.ts';
import { fieldsWithPaths } from './references.ts';
import type { Pack, Service } from './types.ts';

export type PackChange = {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly service?: string;
  /** `form.childName`, `flow.actions.accept`, `promise`. */
  readonly path: string;
  readonly words: Text;
  /**
   * Running cases stay on the version that they began with; only what stands outside of it reaches them: the roles
   * that a region binds by name.
   */
  readonly touches: 'new-cases' | 'running-cases';
};

/** The changes from `before` to `after`, service by service. */
export function diffPacks(before: Pack, after: Pack): PackChange[] {
  return [
    ...versionChanges(before, after),
    ...tableChanges(before.manifest.roles, after.manifest.roles, ['roles'], { id: 'peran', en: 'role' }).map(
      (change): PackChange => ({
        ...change,
        touches: change.kind === 'removed' ? 'running-cases' : 'new-cases',
      }),
    ),
    ...parameterChanges(before, after),
    ...tableChanges(before.manifest.stock ?? {}, after.manifest.stock ?? {}, ['stock'], {
      id: 'persediaan',
      en: 'stock',
    }),
    ...tableChanges(versionsOf(before), versionsOf(after), ['builtOn'], {
      id: 'paket dasar',
      en: 'base pack',
    }),
    ...tableChanges(before.services, after.services, ['services'], { id: 'layanan', en: 'service' }).filter(
      ({ kind }) => kind !== 'changed',
    ),
    ...Object.entries(after.services).flatMap(([code, service]) => {
      const old = before.services[code];
      return old ? serviceChanges(old, service).map((change) => ({ ...change, service: code })) : [];
    }),
    ...tableChanges(before.templates, after.templates, [], { id: 'templat', en: 'template' }),
  ];
}

function versionsOf({ manifest }: Pack): Record<string, string> {
  return Object.fromEntries((manifest.builtOn ?? []).map(({ pack, version }) => [pack, version]));
}

function versionChanges(before: Pack, after: Pack): PackChange[] {
  const [old, now] = [before.manifest.version, after.manifest.version];
  if (old !== now)
    return [
      changed(['version'], { id: `Versi ${old} menjadi ${now}.`, en: `Version ${old} becomes ${now}.` }),
    ];
  return before.digest === after.digest
    ? []
    : [
        changed(['version'], {
          id: `Isinya berubah, tetapi versinya tetap ${now}. Naikkan versinya.`,
          en: `The content changed, but the version is still ${now}. Raise it.`,
        }),
      ];
}

function parameterChanges(before: Pack, after: Pack): PackChange[] {
  const names = tableChanges(before.manifest.parameters, after.manifest.parameters, ['parameters'], {
    id: 'parameter',
    en: 'parameter',
  });
  return names.map((change) => {
    const name = change.path.replace('parameters.', '');
    const [old, now] = [before.manifest.parameters[name]?.value, after.manifest.parameters[name]?.value];
    return change.kind === 'changed' && old !== now
      ? {
          ...change,
          words: {
            id: `Parameter "${name}": ${old} menjadi ${now}.`,
            en: `Parameter "${name}": ${old} becomes ${now}.`,
          },
        }
      : change;
  });
}

function serviceChanges(before: Service, after: Service): PackChange[] {
  return [
    ...promiseChanges(before, after),
    ...feeChanges(before, after),
    ...tableChanges(fieldsByPath(before), fieldsByPath(after), ['form'], { id: 'isian', en: 'field' }),
    ...tableChanges(stepsOf(before, after), stepsOf(after, before), ['form', 'steps'], {
      id: 'halaman',
      en: 'step',
    }),
    ...tableChanges(byCode(before.requirements), byCode(after.requirements), ['requirements'], {
      id: 'syarat',
      en: 'requirement',
    }),
    ...tableChanges(before.flow.states, after.flow.states, ['flow', 'states'], {
      id: 'keadaan',
      en: 'state',
    }),
    ...tableChanges(before.flow.actions, after.flow.actions, ['flow', 'actions'], {
      id: 'langkah',
      en: 'action',
    }),
    ...tableChanges(before.products, after.products, ['products'], { id: 'produk', en: 'product' }),
    ...tableChanges(before.messages, after.messages, ['messages'], { id: 'pesan', en: 'message' }),
    ...tableChanges(before.facts, after.facts, ['facts'], { id: 'fakta', en: 'fact' }),
    ...tableChanges(before.members ?? {}, after.members ?? {}, ['members'], { id: 'anggota', en: 'member' }),
    ...tableChanges(before.confirmations ?? {}, after.confirmations ?? {}, ['confirmations'], {
      id: 'konfirmasi',
      en: 'confirmation',
    }),
    ...tableChanges(before.watches ?? {}, after.watches ?? {}, ['watches'], {
      id: 'pertanyaan ke register',
      en: 'watch',
    }),
    ...tableChanges(before.startCodes ?? {}, after.startCodes ?? {}, ['startCodes'], {
      id: 'kode awal',
      en: 'start code',
    }),
    ...wholeChanges(before, after),
  ];
}

function promiseChanges(before: Service, after: Service): PackChange[] {
  const [old, now] = [describePromise(promisedBy(before)), describePromise(promisedBy(after))];
  if (old.en !== now.en)
    return [
      changed(['promise'], {
        id: `Janji: ${old.id} menjadi ${now.id}.`,
        en: `Promise: ${old.en} becomes ${now.en}.`,
      }),
    ];
  return isSame(before.promise, after.promise)
    ? []
    : [
        changed(['promise'], {
          id: 'Peringatan atau dasar hukum janji berubah.',
          en: 'The warnings or the legal basis of the promise changed.',
        }),
      ];
}

function feeChanges({ fee: before }: Service, { fee: after }: Service): PackChange[] {
  if (isSame(before, after)) return [];
  const [old, now] = [rupiahWords(before.amountRupiah), rupiahWords(after.amountRupiah)];
  return old === now
    ? [changed(['fee'], { id: 'Dasar hukum biaya berubah.', en: 'The legal basis of the fee changed.' })]
    : [changed(['fee'], { id: `Biaya: ${old} menjadi ${now}.`, en: `Fee: ${old} becomes ${now}.` })];
}

/** Parts that are told as a whole. */
function wholeChanges(before: Service, after: Service): PackChange[] {
  const parts: [keyof Service, Text][] = [
    ['title', { id: 'Nama layanan berubah.', en: 'The name of the service changed.' }],
    ['summary', { id: 'Ringkasan berubah.', en: 'The summary changed.' }],
    ['keywords', { id: 'Kata kunci berubah.', en: 'The keywords changed.' }],
    ['standard', { id: 'Standar pelayanan berubah.', en: 'The service standard changed.' }],
    ['routing', { id: 'Penentuan kantor berubah.', en: 'The choice of the office changed.' }],
    ['delivery', { id: 'Cara penyerahan berubah.', en: 'The ways of delivery changed.' }],
    ['category', { id: 'Kelompok layanan berubah.', en: 'The drawer of the portal changed.' }],
    ['visit', { id: 'Kunjungan berubah.', en: 'The visit changed.' }],
    ['line', { id: 'Urutan antrean berubah.', en: 'The order of the line changed.' }],
    ['draftReminders', { id: 'Pengingat konsep berubah.', en: 'The reminders of drafts changed.' }],
    ['suggestions', { id: 'Saran langkah berikutnya berubah.', en: 'The suggested next steps changed.' }],
    [
      'receives',
      { id: 'Yang diterima dari daerah lain berubah.', en: 'What comes from other regions changed.' },
    ],
    ['household', { id: 'Yang dapat dilihat keluarga berubah.', en: 'What the household sees changed.' }],
  ];
  return parts.flatMap(([name, words]) =>
    isSame(before[name], after[name]) ? [] : [changed([name], words)],
  );
}

function changed(path: PathInFile, words: Text): PackChange {
  return { kind: 'changed', path: formatPath(path), words, touches: 'new-cases' };
}

function fieldsByPath(service: Service): Record<string, unknown> {
  return Object.fromEntries(
    fieldsWithPaths(service).map(({ field, group, step }) => {
      const name = group ? `${group.code}.${field.code}` : field.code;
      const own = field.type === 'group' ? { ...field, fields: undefined } : field;
      return [name, { ...own, step: service.form.steps[step]?.code }];
    }),
  );
}

/** What a page says of itself, and the order of the questions that both versions ask; each is told by itself. */
function stepsOf({ form }: Service, other: Service): Record<string, unknown> {
  const known = new Set(other.form.steps.flatMap(({ fields }) => fields.map(({ code }) => code)));
  return Object.fromEntries(
    form.steps.map(({ fields, ...step }) => [
      step.code,
      { ...step, order: fields.map(({ code }) => code).filter((code) => known.has(code)) },
    ]),
  );
}

function byCode<Item extends { readonly code: string }>(items: readonly Item[]): Record<string, Item> {
  return Object.fromEntries(items.map((item) => [item.code, item]));
}

function tableChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: PathInFile,
  what: Text,
): PackChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name): PackChange[] => {
    const at = { path: formatPath([...path, name]), touches: 'new-cases' as const };
    if (!(name in before))
      return [
        {
          ...at,
          kind: 'added',
          words: { id: `Baru: ${what.id} "${name}".`, en: `New: ${what.en} "${name}".` },
        },
      ];
    if (!(name in after))
      return [
        {
          ...at,
          kind: 'removed',
          words: { id: `Dihapus: ${what.id} "${name}".`, en: `Removed: ${what.en} "${name}".` },
        },
      ];
    if (isSame(before[name], after[name])) return [];
    const parts = differingParts(before[name], after[name]);
    const inside = parts.length > 0 ? ` (${parts.join(', ')})` : '';
    return [
      {
        ...at,
        kind: 'changed',
        words: {
          id: `Berubah: ${what.id} "${name}"${inside}.`,
          en: `Changed: ${what.en} "${name}"${inside}.`,
        },
      },
    ];
  });
}

function differingParts(before: unknown, after: unknown): string[] {
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return [];
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (name) => !isSame(old[name], now[name]),
  );
}

/** Packs are plain data read from YAML in a fixed order of keys. */
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
