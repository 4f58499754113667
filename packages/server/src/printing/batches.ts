import { failure, type Result, success, type Text } from '@satuloket/engine';
import { swapSerial } from '../capacity/serial-swap.ts';
import { spoilSerials } from '../capacity/stock-entries.ts';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { newIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { countsOf, noCounts, proposedSerial } from './batch-view.ts';
import type { BatchCounts, BatchMoved, CardCommand, PrintingService } from './contract.ts';
import { type PrintingDependencies, regionOf } from './dependencies.ts';
import { type Officer, officerOf, type PrintingCommand, workOffices } from './policy.ts';
import { cardServices, printStep } from './print-states.ts';
import { printersOf } from './printers.ts';
import { inputsInvalid, problems } from './problems.ts';
import { waitingAt } from './queue.ts';

/** As many cards as one sits down to; more wait for the next batch. */
export const largestBatch = 100;
const longestWords = 300;

type Command<Name extends keyof PrintingService> =
  Parameters<PrintingService[Name]> extends [Caller, infer Given] ? Given : never;

/** Begins a batch: what a colleague has taken meanwhile is not in it. */
export async function begin(
  dependencies: PrintingDependencies,
  caller: Caller,
  { key, officeId, printerId, codes, next, service }: Command<'begin'>,
): Promise<Result<{ readonly batchId: string; readonly cards: number }>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'begin-batch', region);
  if (!officer.ok) return officer;
  const services = cardServices(dependencies, region);
  if (!workOffices(region, officer.value.posts, services, 'print').has(officeId))
    return failure(problems.outsideOffices);
  const printer = printersOf(region, officeId).find(({ id }) => id === printerId);
  if (printer === undefined) return failure(problems.printerUnknown);
  const count = codes === undefined ? (next ?? 0) : codes.length;
  if (!Number.isSafeInteger(count) || count < 1 || count > largestBatch)
    return failure(inputsInvalid([{ path: codes === undefined ? 'next' : 'codes', message: howMany }]));
  const now = dependencies.now();
  const { accountId } = officer.value;
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key,
    content: ['begin-batch', officeId, printerId, codes ?? null, next ?? null, service ?? null],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const id = newIdentifier(now);
    const begun = await transaction
      .insertInto('print_batch')
      .values({
        id,
        office_id: officeId,
        printer_id: printerId,
        stock: printer.stock,
        begun_at: now,
        begun_by: accountId,
        closed_at: null,
        closed_by: null,
      })
      // The printer's open batch is the only row that can stand in the way.
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (begun === undefined) return failure(problems.printerBusy);
    let wanted = waitingAt(transaction, { officeId, stock: printer.stock, ...(service && { service }) });
    if (codes !== undefined) wanted = wanted.where('print_waiting.code', 'in', [...codes]);
    const cards = await wanted
      .select(['case_id', 'code', 'service'])
      .orderBy('due_order')
      .orderBy('case_id')
      .limit(count)
      .forUpdate()
      .skipLocked()
      .execute();
    if (cards.length === 0) return failure(problems.nothingWaits);
    await transaction
      .updateTable('print_waiting')
      .set({ batch_id: id })
      .where(
        'case_id',
        'in',
        cards.map(({ case_id }) => case_id),
      )
      .execute();
    await transaction
      .insertInto('print_card')
      .values(
        cards.map((card, index) => ({
          batch_id: id,
          case_id: card.case_id,
          code: card.code,
          service: card.service,
          place: index + 1,
          state: 'waiting' as const,
          serial: null,
          at: null,
        })),
      )
      .execute();
    return success({ batchId: id, cards: cards.length });
  });
}

const howMany: Text = {
  id: `Pilih paling sedikit 1 dan paling banyak ${largestBatch} kartu.`,
  en: `Choose at least 1 and at most ${largestBatch} cards.`,
};

/** The case's own step, so that its rules, its guards and its record hold; the follower enters the card here. */
export function done(
  dependencies: PrintingDependencies,
  caller: Caller,
  command: Command<'done'>,
): Promise<Result<BatchMoved>> {
  const { serial } = command;
  return inBatch(
    dependencies,
    caller,
    'print-card',
    { command, content: serial ?? null },
    async (context) => {
      const { transaction, row, card } = context;
      if (card.state !== 'waiting') return failure(problems.cardDone);
      const out = serial?.trim() || (await proposedSerial(transaction, row));
      const taken = await dependencies.cases.takeStep(transaction, caller, {
        caseId: card.case_id,
        step({ service, state }) {
          const step = printStep(service, state.state);
          return step && { action: step.code, with: out === null ? {} : { serials: [out] } };
        },
      });
      if (!taken.ok) return taken;
      const entered = await cardOf(transaction, row.id, card.code);
      // Closed at this very moment: nothing of the step stays.
      if (entered?.state !== 'printed') return failure(problems.batchClosed);
      return success(entered.serial);
    },
  );
}

export function spoil(
  dependencies: PrintingDependencies,
  caller: Caller,
  command: Command<'spoil'>,
): Promise<Result<BatchMoved>> {
  const words = command.words.trim();
  const { serial } = command;
  return inBatch(
    dependencies,
    caller,
    'spoil-blank',
    { command, content: [serial ?? null, words] },
    async ({ transaction, row, card, officer, now }) => {
      if (card.state !== 'waiting') return failure(problems.cardDone);
      const fault = wordsFault(words);
      if (fault) return fault;
      const out = serial?.trim() || (await proposedSerial(transaction, row));
      if (out === null)
        return failure(
          inputsInvalid([
            {
              path: 'serial',
              message: {
                id: 'Tulis nomor seri blangko yang rusak.',
                en: 'Write the serial of the spoiled blank.',
              },
            },
          ]),
        );
      const spoiled = await spoilSerials(transaction, {
        officeId: row.office_id,
        stock: row.stock,
        serials: [out],
        words,
        accountId: officer.accountId,
        now,
      });
      if (!spoiled.ok) return spoiled;
      await transaction
        .insertInto('print_spoil')
        .values({
          id: newIdentifier(now),
          batch_id: row.id,
          case_id: card.case_id,
          serial: spoiled.value.serials[0] ?? out,
          words,
          at: now,
          account_id: officer.accountId,
        })
        .execute();
      return success(out);
    },
  );
}

function wordsFault(words: string): Result<never> | undefined {
  if (words !== '' && words.length <= longestWords) return undefined;
  return failure(
    inputsInvalid([
      {
        path: 'words',
        message:
          words === ''
            ? { id: 'Tulis mengapa blangkonya rusak.', en: 'Write why the blank was spoiled.' }
            : { id: `Paling banyak ${longestWords} huruf.`, en: `At most ${longestWords} characters.` },
      },
    ]),
  );
}

/** What the record said stays; that it was another one is a line of its own in it. */
export function correct(
  dependencies: PrintingDependencies,
  caller: Caller,
  command: Command<'correct'>,
): Promise<Result<BatchMoved>> {
  const serial = command.serial.trim();
  return inBatch(
    dependencies,
    caller,
    'correct-serial',
    { command, content: serial },
    async ({ transaction, row, card, officer, regionId, role, now }) => {
      if (card.state !== 'printed' || card.serial === null) return failure(problems.cardNotPrinted);
      const swapped = await swapSerial(transaction, {
        officeId: row.office_id,
        stock: row.stock,
        caseId: card.case_id,
        from: card.serial,
        to: serial,
        accountId: officer.accountId,
        now,
      });
      if (!swapped.ok) return swapped;
      const { seq, to } = swapped.value;
      if (to === card.serial) return success(to);
      await dependencies.cases.note(transaction, {
        regionId,
        caseId: card.case_id,
        actor: { kind: 'officer', accountId: officer.accountId, role, officeId: row.office_id },
        body: { type: 'serial-corrected', seq, stock: row.stock, from: card.serial, to },
      });
      await transaction
        .updateTable('print_card')
        .set({ serial: to })
        .where('batch_id', '=', row.id)
        .where('case_id', '=', card.case_id)
        .execute();
      return success(to);
    },
  );
}

export function leaveOut(
  dependencies: PrintingDependencies,
  caller: Caller,
  command: CardCommand,
): Promise<Result<BatchMoved>> {
  return inBatch(
    dependencies,
    caller,
    'leave-card-out',
    { command, content: null },
    async ({ transaction, row, card, now }) => {
      if (card.state !== 'waiting') return failure(problems.cardDone);
      await backInQueue(transaction, row.id, now, card.case_id);
      return success(null);
    },
  );
}

async function backInQueue(
  transaction: DatabaseTransaction,
  batchId: string,
  now: Date,
  caseId?: string,
): Promise<void> {
  // In the order of a case's own step: first what waits, then the card.
  let waiting = transaction
    .updateTable('print_waiting')
    .set({ batch_id: null })
    .where('batch_id', '=', batchId);
  if (caseId !== undefined) waiting = waiting.where('case_id', '=', caseId);
  await waiting.execute();
  let cards = transaction
    .updateTable('print_card')
    .set({ state: 'left', at: now })
    .where('batch_id', '=', batchId)
    .where('state', '=', 'waiting');
  if (caseId !== undefined) cards = cards.where('case_id', '=', caseId);
  await cards.execute();
}

/** What was not printed is in the queue again, in its old place. */
export async function close(
  dependencies: PrintingDependencies,
  caller: Caller,
  { key, batchId }: Command<'close'>,
): Promise<Result<BatchCounts>> {
  return commandOn(
    dependencies,
    caller,
    'close-batch',
    { key, batchId, content: ['close-batch', batchId] },
    async ({ transaction, row, officer, now }) => {
      await transaction
        .updateTable('print_batch')
        .set({ closed_at: now, closed_by: officer.accountId })
        .where('id', '=', row.id)
        .execute();
      await backInQueue(transaction, row.id, now);
      return success((await countsOf(transaction, [row.id])).get(row.id) ?? noCounts);
    },
  );
}

type BatchRow = {
  readonly id: string;
  readonly office_id: string;
  readonly printer_id: string;
  readonly stock: string;
  readonly closed_at: Date | null;
};

type Context = {
  readonly transaction: DatabaseTransaction;
  readonly regionId: string;
  readonly row: BatchRow;
  readonly officer: Officer;
  readonly now: Date;
};

type CardRow = NonNullable<Awaited<ReturnType<typeof cardOf>>>;

function cardOf(transaction: DatabaseTransaction, batchId: string, code: string) {
  return transaction
    .selectFrom('print_card')
    .select(['case_id', 'code', 'service', 'state', 'serial'])
    .where('batch_id', '=', batchId)
    .where('code', '=', code.trim().toUpperCase())
    .executeTakeFirst();
}

/** A command on one card of an open batch; gives where the batch stands after it. */
function inBatch(
  dependencies: PrintingDependencies,
  caller: Caller,
  name: PrintingCommand,
  { command, content }: { readonly command: CardCommand; readonly content: unknown },
  work: (
    context: Context & { readonly card: CardRow; readonly role: string },
  ) => Promise<Result<string | null>>,
): Promise<Result<BatchMoved>> {
  const { key, batchId, code } = command;
  return commandOn(
    dependencies,
    caller,
    name,
    { key, batchId, content: [name, batchId, code, content] },
    async (context) => {
      const { transaction, row, officer } = context;
      const card = await cardOf(transaction, row.id, code);
      if (card === undefined) return failure(problems.cardUnknown);
      const role = officer.posts.find(({ officeId }) => officeId === row.office_id)?.role ?? '';
      const worked = await work({ ...context, card, role });
      if (!worked.ok) return worked;
      const counts = (await countsOf(transaction, [row.id])).get(row.id) ?? noCounts;
      return success({ ...counts, serial: worked.value });
    },
  );
}

async function commandOn<Value>(
  dependencies: PrintingDependencies,
  caller: Caller,
  name: PrintingCommand,
  { key, batchId, content }: { readonly key: string; readonly batchId: string; readonly content: unknown },
  work: (context: Context) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, name, region);
  if (!officer.ok) return officer;
  const offices = workOffices(region, officer.value.posts, cardServices(dependencies, region), 'print');
  const now = dependencies.now();
  const frame = {
    regionId: region.id,
    caller: `officer:${officer.value.accountId}`,
    key,
    content,
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const row = await transaction
      .selectFrom('print_batch')
      .select(['id', 'office_id', 'printer_id', 'stock', 'closed_at'])
      .where('id', '=', batchId)
      .executeTakeFirst();
    if (row === undefined || !offices.has(row.office_id)) return failure(problems.batchUnknown);
    if (row.closed_at !== null) return failure(problems.batchClosed);
    return work({ transaction, regionId: region.id, row, officer: officer.value, now });
  });
}
