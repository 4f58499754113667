import type { WorkListQuery, WorkQueue } from '@satuloket/server/types';

/** The work list's question as its address asks it, and back: what a page shows can be reloaded, kept and sent on. */

const queueWords = {
  'perlu-diambil': 'to-take',
  'pada-saya': 'mine',
  'pada-rekan': 'others',
  'pada-warga': 'with-applicant',
  berakhir: 'ended',
  semua: 'all',
} as const satisfies Record<string, WorkQueue>;
const sortWords = { janji: 'promise', terbaru: 'newest', terlama: 'oldest' } as const;

export const queues = Object.values(queueWords);
export const sorts = Object.values(sortWords);

/** A parameter's name in the address by property of the query. */
const names = {
  service: 'layanan',
  state: 'keadaan',
  officeId: 'kantor',
  role: 'peran',
  search: 'cari',
  cursor: 'hal',
} as const;
type Plain = keyof typeof names;
const plain = Object.keys(names) as readonly Plain[];
const longestValue = 200;

export function readWorkQuery(address: { get(name: string): string | null }): WorkListQuery {
  const given = Object.fromEntries(
    plain.flatMap((property) => {
      const value = address.get(names[property])?.trim().slice(0, longestValue);
      return value ? [[property, value]] : [];
    }),
  ) as Partial<Record<Plain, string>>;
  const queue = lookUp(queueWords, address.get('antrean'));
  return {
    // Someone who searches looks for a case wherever it is.
    queue: queue ?? (given.search === undefined ? 'to-take' : 'all'),
    sort: lookUp(sortWords, address.get('urut')) ?? 'promise',
    ...given,
  };
}

/** `?antrean=pada-saya&layanan=…`, without what is the default. */
export function writeWorkQuery(query: WorkListQuery): string {
  const address = new URLSearchParams();
  address.set('antrean', wordFor(queueWords, query.queue));
  if (query.sort !== 'promise') address.set('urut', wordFor(sortWords, query.sort));
  for (const property of plain) {
    const value = query[property];
    if (value) address.set(names[property], value);
  }
  return `?${address}`;
}

/** The same question with something changed: it begins again at the top of the list. */
export function changedQuery(query: WorkListQuery, changes: Partial<WorkListQuery>): WorkListQuery {
  return { ...query, cursor: undefined, ...changes };
}

/** The same words, of which a star says that names may go on after them. */
export const asBeginnings = (search: string): string => `${search.slice(0, longestValue - 1)}*`;

export const isFiltered = ({ service, state, officeId, role, search }: WorkListQuery): boolean =>
  [service, state, officeId, role, search].some((value) => value !== undefined);

export const queueWord = (queue: WorkQueue): string => wordFor(queueWords, queue);
export const sortWord = (sort: WorkListQuery['sort']): string => wordFor(sortWords, sort);

function lookUp<Value>(words: Readonly<Record<string, Value>>, word: string | null): Value | undefined {
  return word !== null && Object.hasOwn(words, word) ? words[word] : undefined;
}

function wordFor(words: Readonly<Record<string, string>>, value: string): string {
  return Object.keys(words).find((word) => words[word] === value) ?? '';
}
