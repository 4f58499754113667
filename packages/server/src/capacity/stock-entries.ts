import {
  failure,
  formatRange,
  type Result,
  readSerials,
  type SerialFault,
  serialRanges,
  success,
  type Text,
} from '@satuloket/engine';
import { localDateOf } from '../places/index.ts';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { newIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { CapacityService, StockEntry } from './contract.ts';
import { type CapacityDependencies, regionOf } from './dependencies.ts';
import { mayEnterStock, officerOf } from './policy.ts';
import { entryInvalid, problems, rangesInWords } from './problems.ts';
import { addSerials, moveSerials } from './serials.ts';
import { type Movement, moveStock } from './stock.ts';
import { countPieces, countSerials } from './stock-counts.ts';
import { hasSerials } from './stock-words.ts';

const largestCount = 1_000_000;
const longestWords = 300;

type FieldFault = { readonly path: string; readonly message: Text };

/** An entry that has been read: how many, and which ones where they carry serials. */
type ReadEntry = {
  readonly kind: StockEntry['kind'];
  readonly count: number;
  readonly serials: readonly string[] | null;
  readonly words?: string;
  readonly toOfficeId?: string;
};

/** What came, what was spoiled, what was counted, what went to another office. */
export async function enterStock(
  dependencies: CapacityDependencies,
  caller: Caller,
  command: Parameters<CapacityService['enterStock']>[1],
): Promise<Result<{ readonly balance: number }>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'enter-stock', region);
  if (!officer.ok) return officer;
  const { officeId, stock: name, entry, key } = command;
  const isKept = (office: string) =>
    region.keptStock.some((each) => each.officeId === office && each.stock === name);
  if (!isKept(officeId)) return failure(problems.stockUnknown);
  if (!mayEnterStock(region, officer.value.posts, { officeId, stock: name }))
    return failure(problems.notAllowed);
  const bySerial = hasSerials(dependencies, region, name);
  const read = readEntry(entry, bySerial);
  const wrong = [...read.faults, ...otherFaults(entry, officeId, isKept)];
  if (wrong.length > 0) return failure(entryInvalid(wrong));
  const now = dependencies.now();
  const { accountId } = officer.value;
  const at = { officeId, stock: name, accountId, now };
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key,
    content: ['enter-stock', officeId, name, entry],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const done = read.entry.serials
      ? await enterSerials(transaction, {
          ...at,
          entry: read.entry,
          serials: read.entry.serials,
          day: localDateOf(region, now),
        })
      : await enterPieces(transaction, { ...at, entry: read.entry, day: localDateOf(region, now) });
    return done.ok ? success({ balance: done.value.balance }) : done;
  });
}

function readEntry(
  entry: StockEntry,
  bySerial: boolean,
): { readonly entry: ReadEntry; readonly faults: readonly FieldFault[] } {
  const words = entry.words?.trim();
  const told = {
    kind: entry.kind,
    ...(words && { words }),
    ...(entry.kind === 'moved' && { toOfficeId: entry.toOfficeId }),
  };
  const isCount = entry.kind === 'counted';
  if (!bySerial) {
    const count = entry.count ?? Number.NaN;
    const least = isCount ? 0 : 1;
    const isRight = Number.isSafeInteger(count) && count >= least && count <= largestCount;
    return {
      entry: { ...told, count, serials: null },
      faults: isRight
        ? []
        : [
            {
              path: 'count',
              message: {
                id: `Tulis jumlahnya dengan angka, paling sedikit ${least}.`,
                en: `Write how many, at least ${least}.`,
              },
            },
          ],
    };
  }
  const read = readSerials(entry.serials ?? []);
  const serials = read.ok ? read.serials : [];
  const faults = read.ok
    ? serials.length === 0 && !isCount
      ? [serialsMissing]
      : []
    : [{ path: 'serials', message: serialFault(read.fault) }];
  return { entry: { ...told, count: serials.length, serials }, faults };
}

const serialsMissing: FieldFault = {
  path: 'serials',
  message: {
    id: 'Tulis nomor seri pertama dan terakhir, atau pindai satu per satu.',
    en: 'Write the first and the last serial, or scan them one by one.',
  },
};

/** What is wrong with serials that were typed, and what to do. */
export function serialFault({ code, entry }: SerialFault): Text {
  switch (code) {
    case 'malformed':
      return {
        id: `"${entry}" bukan nomor seri. Contoh: BK26-000501, atau BK26-000501..BK26-000520.`,
        en: `"${entry}" is no serial. For example BK26-000501, or BK26-000501..BK26-000520.`,
      };
    case 'unlike':
      return {
        id: `"${entry}": huruf depan dan jumlah angka nomor pertama dan terakhir harus sama.`,
        en: `"${entry}": first and last must begin alike and have as many digits.`,
      };
    case 'backwards':
      return {
        id: `"${entry}": nomor terakhir lebih kecil daripada yang pertama.`,
        en: `"${entry}": the last is below the first.`,
      };
    case 'twice':
      return { id: `${entry} tertulis dua kali.`, en: `${entry} is written twice.` };
    case 'too-many':
      return {
        id: `"${entry}": terlalu banyak sekaligus. Catat per kotak.`,
        en: `"${entry}": too many at once. Enter it box by box.`,
      };
  }
}

function otherFaults(
  entry: StockEntry,
  officeId: string,
  isKept: (officeId: string) => boolean,
): readonly FieldFault[] {
  const words = entry.words?.trim() ?? '';
  return [
    ...(entry.kind === 'spoiled' && words === ''
      ? [{ path: 'words', message: { id: 'Tulis sebabnya.', en: 'Write the reason.' } }]
      : []),
    ...(words.length > longestWords
      ? [
          {
            path: 'words',
            message: {
              id: `Paling banyak ${longestWords} huruf.`,
              en: `At most ${longestWords} characters.`,
            },
          },
        ]
      : []),
    ...(entry.kind === 'moved' && (entry.toOfficeId === officeId || !isKept(entry.toOfficeId))
      ? [
          {
            path: 'toOfficeId',
            message: {
              id: 'Pilih kantor lain yang menyimpan barang ini.',
              en: 'Choose another office that keeps this.',
            },
          },
        ]
      : []),
  ];
}

type At = {
  readonly officeId: string;
  readonly stock: string;
  readonly accountId: string;
  readonly now: Date;
  readonly day: string;
};

type Entered = Promise<Result<{ readonly balance: number }>>;

/** Things without serials: they are counted, and what is sent is there at once. */
async function enterPieces(
  transaction: DatabaseTransaction,
  { entry, day, ...at }: At & { readonly entry: ReadEntry },
): Entered {
  const { count, toOfficeId = '', kind } = entry;
  const words = entry.words === undefined ? {} : { words: entry.words };
  switch (kind) {
    case 'received':
      return moveStock(transaction, { ...at, ...words, kind, change: count });
    case 'spoiled':
      return moveStock(transaction, { ...at, ...words, kind, change: -count });
    case 'counted':
      return countPieces(transaction, { ...at, ...words, day, counted: count });
    case 'moved': {
      const out = await moveStock(transaction, {
        ...at,
        ...words,
        kind: 'moved-out',
        change: -count,
        otherOfficeId: toOfficeId,
      });
      if (!out.ok) return out;
      await moveStock(transaction, {
        ...at,
        ...words,
        officeId: toOfficeId,
        kind: 'moved-in',
        change: count,
        otherOfficeId: at.officeId,
      });
      return out;
    }
  }
}

/** Things with serials. An office that has some without knowing their serials counts them first. */
async function enterSerials(
  transaction: DatabaseTransaction,
  { entry, day, serials, ...at }: At & { readonly entry: ReadEntry; readonly serials: readonly string[] },
): Entered {
  const words = entry.words === undefined ? {} : { words: entry.words };
  if (entry.kind === 'counted') return countSerials(transaction, { ...at, ...words, day, serials });
  const kept = await transaction
    .selectFrom('stock_balance')
    .select(['balance', 'numbered'])
    .where('office_id', '=', at.officeId)
    .where('stock', '=', at.stock)
    .forUpdate()
    .executeTakeFirst();
  if (kept !== undefined && !kept.numbered && kept.balance > 0) return failure(problems.countFirst);
  switch (entry.kind) {
    case 'received':
      return receiveBox(transaction, { ...at, ...words, kind: 'received', change: serials.length, serials });
    case 'spoiled': {
      const movement = { ...at, ...words, kind: 'spoiled' as const, change: -serials.length };
      return moveAway(transaction, { ...movement, serials, to: { state: 'spoiled' } });
    }
    case 'moved':
      return sendAway(transaction, { ...at, ...words, serials, toOfficeId: entry.toOfficeId ?? '' });
  }
}

/** A serial is there once in the whole region: a box that is entered again is refused. */
async function receiveBox(
  transaction: DatabaseTransaction,
  { serials, ...movement }: Movement & { readonly serials: readonly string[] },
): Entered {
  const moved = await moveStock(transaction, { ...movement, begins: true });
  if (!moved.ok) return moved;
  const { movementId } = moved.value;
  const { known } = await addSerials(transaction, { ...movement, serials, movementId });
  if (known.length === 0) return moved;
  const named = rangesInWords(serialRanges(known));
  return failure(
    entryInvalid([
      {
        path: 'serials',
        message: {
          id: `Sudah pernah dicatat: ${named.id}. Periksa nomor pada kotaknya. Tidak ada yang berubah.`,
          en: `Entered before: ${named.en}. Check the numbers on the box. Nothing was changed.`,
        },
      },
    ]),
  );
}

async function moveAway(
  transaction: DatabaseTransaction,
  {
    serials,
    to,
    ...movement
  }: Movement & { readonly serials: readonly string[]; readonly to: Parameters<typeof moveSerials>[1]['to'] },
): Entered {
  const moved = await moveStock(transaction, movement);
  if (!moved.ok) return moved;
  const { movementId } = moved.value;
  const gone = await moveSerials(transaction, { ...movement, serials, to, movementId });
  return gone.ok ? moved : gone;
}

async function sendAway(
  transaction: DatabaseTransaction,
  {
    serials,
    toOfficeId,
    accountId,
    words,
    ...at
  }: Omit<At, 'day'> & {
    readonly serials: readonly string[];
    readonly toOfficeId: string;
    readonly words?: string;
  },
): Entered {
  const id = newIdentifier(at.now);
  await transaction
    .insertInto('stock_transfer')
    .values({
      id,
      stock: at.stock,
      from_office_id: at.officeId,
      to_office_id: toOfficeId,
      count: serials.length,
      sent_at: at.now,
      sent_by: accountId,
      words: words ?? null,
      received_at: null,
      received_by: null,
      received_words: null,
    })
    .execute();
  return moveAway(transaction, {
    ...at,
    accountId,
    ...(words !== undefined && { words }),
    kind: 'moved-out',
    change: -serials.length,
    otherOfficeId: toOfficeId,
    serials,
    to: { state: 'on-the-way', transferId: id },
  });
}

/** Blanks that a printer spoiled: with the reason, in the caller's transaction. */
export async function spoilSerials(
  transaction: DatabaseTransaction,
  input: {
    readonly officeId: string;
    readonly stock: string;
    readonly serials: readonly string[];
    readonly words: string;
    readonly accountId: string;
    readonly now: Date;
  },
): Promise<Result<{ readonly serials: readonly string[] }>> {
  const { serials: typed, ...at } = input;
  const read = readSerials(typed);
  if (!read.ok) return failure(entryInvalid([{ path: 'serial', message: serialFault(read.fault) }]));
  const { serials } = read;
  const movement = { ...at, kind: 'spoiled' as const, change: -serials.length };
  const gone = await moveAway(transaction, { ...movement, serials, to: { state: 'spoiled' } });
  return gone.ok ? success({ serials }) : gone;
}

export const rangesText = (serials: readonly string[]): readonly string[] =>
  serialRanges(serials).map(formatRange);
