import {
  availableActions,
  type CaseState,
  officeOf,
  type ParcelFailure,
  type ParcelStep,
  parcelPlace,
  parcelTold,
  type Service,
  type Text,
} from '@satuloket/engine';
import { rolesAt } from '../cases/scope.ts';
import { caseOfLabel } from '../delivery/index.ts';
import type { RowFault } from '../importing/contract.ts';
import { localDateOf } from '../places/index.ts';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { ActionInputs, Caller } from '../types.ts';
import type { PostOptions } from './dependencies.ts';
import { addItem, itemOfTracking, itemsOfCase, latestItem, type PostItem, setItem } from './items.ts';
import type { Poster } from './policy.ts';
import type { StatusRow } from './read-statuses.ts';
import type { PostItemStatus } from './schema.ts';
import { statusColumns } from './status-words.ts';

export type Applied =
  | { readonly outcome: 'imported' | 'already'; readonly code: string }
  | { readonly outcome: 'refused'; readonly code?: string; readonly faults: readonly RowFault[] };

/** What a row comes to: steps of the flow in order, and what becomes of the thing itself and of another one. */
type Plan = {
  readonly steps: readonly Wanted[];
  readonly status: PostItemStatus;
  /** Another thing of the case that is one too many now. */
  readonly double?: 'listed-or-new' | 'latest';
};

/** The first of these that the flow has. */
type Wanted = readonly ParcelStep[];

/** How far ahead of us a partner's clock may be. */
const aheadMilliseconds = 24 * 3_600_000;

/**
 * What the post says of one thing, done by the steps of its case's flow as the officer who brought the table. Nothing
 * changes where it is only tried, or where the same was said before.
 */
export async function applyStatus(
  options: PostOptions,
  who: Poster,
  caller: Caller,
  input: {
    readonly said: StatusRow;
    /** What another row of the table calls the thing with this number. */
    readonly named: string;
    readonly isDry: boolean;
  },
): Promise<Applied> {
  const { said, isDry } = input;
  const { region } = who;
  const database = regionDatabase(options.database, region.id);
  if (said.at.getTime() > options.now().getTime() + aheadMilliseconds)
    return refused(undefined, 'at', 'in-future', 'Waktu ini belum terjadi.', 'This has not happened yet.');
  const found = await findItem(database, who, said, input.named);
  if ('faults' in found) return { outcome: 'refused', ...found };
  const { code, case_id: caseId } = found;
  const known = { outcome: 'already', code } as const;
  if (await wasSaid(database, found, said)) return known;

  const opened = await options.cases.openValues(database, { regionId: region.id, caseId });
  if (opened === undefined)
    return refused(
      code,
      'code',
      'erased',
      'Data berkas ini sudah dihapus.',
      'The data of this case are erased.',
    );
  const { service, state, values, row } = opened;
  const items = await itemsOfCase(database, caseId);
  const latest = latestItem(items);
  const plan = planOf(service, state, found, latest, said);
  if ('id' in plan) return refused(code, 'status', plan.code, plan.id, plan.en);

  const roles = rolesAt(region, who.officer.posts, {
    pack: row.pack,
    service: row.service,
    officeId: row.office_id,
    villageCode: row.village_code,
  });
  const told = parcelTold(service, { answers: values.answers, facts: state.facts, context: values.context });
  const [first] = plan.steps;
  if (first !== undefined) {
    const step = stepFor(service, state, first, [...roles.keys()]);
    if (step === undefined)
      return refused(
        code,
        'status',
        'no-step',
        'Langkah ini bukan tugas Anda atau tidak ada pada layanan ini. Catat di berkasnya.',
        'This step is not yours or not in this service. Note it at the case.',
      );
    const viewer = { kind: 'officer', accountId: who.officer.accountId, roles: [...roles.keys()] } as const;
    const context = {
      today: localDateOf(region, options.now()),
      zone: region.zone,
      parameters: values.context.parameters,
    };
    const possible = availableActions(service, state, viewer, context).find(({ action }) => action === step);
    if (possible?.reason !== undefined)
      return refused(
        code,
        'status',
        possible.reasonCode ?? 'refused',
        possible.reason.id,
        possible.reason.en,
      );
  }
  const delivers = plan.steps.some((step) => step.includes('deliver'));
  if (delivers && needsRelation(service) && said.relation === '' && !isSame(said.receiver, told?.receiver))
    return refused(
      code,
      'relation',
      'relation-missing',
      'Penerimanya bukan pemilik. Isi hubungannya: keluarga atau kuasa.',
      'It was not the holder who took it. Enter the relation: family or mandate.',
    );
  if (isDry) return { outcome: 'imported', code };

  let current = state;
  for (const wanted of plan.steps) {
    const step = stepFor(service, current, wanted, [...roles.keys()])!;
    const given = inputsFor(service, step, said);
    const moved = await options.cases.cases.act(caller, {
      key: `post:${found.id}:${said.status}:${said.at.getTime()}:${step}`,
      code,
      lastSeq: current.lastSeq,
      action: step,
      with: given,
    });
    if (!moved.ok) return refusedBy(code, moved.error.message, moved.error.code);
    const after = await options.cases.openValues(database, { regionId: region.id, caseId });
    if (after === undefined) break;
    current = after.state;
  }
  await inTransaction(database, async (transaction) => {
    const now = options.now();
    await transaction
      .insertInto('post_event')
      .values({
        item_id: found.id,
        status: said.status,
        happened_at: said.at,
        account_id: who.officer.accountId,
        recorded_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (plan.double === 'latest' && latest !== undefined && latest.id !== found.id) {
      await setItem(transaction, latest.id, { status: 'double' }, now);
    } else if (plan.double === 'listed-or-new') {
      const listed = (await itemsOfCase(transaction, caseId)).find(
        ({ id, status }) => id !== found.id && (status === 'listed' || status === 'left'),
      );
      if (listed !== undefined) await setItem(transaction, listed.id, { status: 'double' }, now);
      else {
        const item = { case_id: caseId, code, office_id: found.office_id, tracking: null } as const;
        await addItem(transaction, { ...item, status: 'double' }, now);
      }
    }
    // An older word that comes late is kept, and changes nothing of where the thing is.
    const latestWord = await transaction
      .selectFrom('post_event')
      .select('happened_at')
      .where('item_id', '=', found.id)
      .where('happened_at', '>', said.at)
      .executeTakeFirst();
    if (latestWord === undefined || plan.steps.length > 0)
      await setItem(transaction, found.id, { status: plan.status, tracking: said.tracking }, now);
  });
  return { outcome: 'imported', code };
}

/** What is to be done, by what the post says and where the case has the thing; in words what keeps it from being done. */
function planOf(
  service: Service,
  state: CaseState,
  item: PostItem,
  latest: PostItem | undefined,
  { status }: StatusRow,
): Plan | (Text & { readonly code: string }) {
  const place = parcelPlace(service, state);
  // What was given up has a successor, even before that is made.
  const isLatest = latest?.id === item.id && !givenUp.has(item.status);
  const posting: readonly Wanted[] = place === 'packing' ? [['to-post']] : [];
  const isOut = place === 'packing' || place === 'post';
  switch (status) {
    case 'accepted':
    case 'in-transit':
      return { steps: isLatest ? posting : [], status };
    case 'delivered':
      if (isLatest) {
        if (isOut) return { steps: [...posting, ['deliver']], status };
        // The applicant has said so before, or it was given out at the counter after it came back.
        return state.end === null && place !== null ? notWithPost : { steps: [], status };
      }
      // The first one came after all: the second is one too many.
      if (place === 'packing') return { steps: [['to-post'], ['deliver']], status, double: 'listed-or-new' };
      if (place === 'post') return { steps: [['deliver']], status, double: 'latest' };
      return state.end === null && latest?.status !== 'delivered' ? stillPrinting : { steps: [], status };
    case 'returned':
      // What was given up, or taken out, came back: it is one too many.
      if (!isLatest) return { steps: [], status: 'double' };
      return isOut ? { steps: [...posting, ['fail', 'come-back']], status } : notWithPost;
    case 'damaged':
    case 'lost':
      if (!isLatest) return { steps: [], status };
      return isOut ? { steps: [...posting, ['print-again', 'fail', 'come-back']], status } : notWithPost;
  }
}

const givenUp = new Set<PostItemStatus>(['damaged', 'lost', 'replaced', 'double', 'destroyed']);

const notWithPost = {
  code: 'not-with-post',
  id: 'Menurut berkasnya, kiriman ini tidak sedang di pos. Periksa riwayatnya.',
  en: 'By its case this is not with the post. Look at its history.',
};

const stillPrinting = {
  code: 'still-printing',
  id: 'Yang pertama ternyata sampai, tetapi penggantinya sedang dibuat. Hentikan dulu di berkasnya.',
  en: 'The first one came after all, but another is being made. Stop that at the case first.',
};

/** The step of the flow that one of these roles takes here; the first that is wanted and exists. */
function stepFor(
  service: Service,
  { state }: Pick<CaseState, 'state'>,
  wanted: Wanted,
  roles: readonly string[],
): string | undefined {
  for (const step of wanted) {
    const found = Object.entries(service.flow.actions).find(
      ([, { parcel, automatic, from, by }]) =>
        parcel === step && !automatic && from.includes(state) && by.some((role) => roles.includes(role)),
    );
    if (found !== undefined) return found[0];
  }
  return undefined;
}

/** What the step asks for, out of the row: the names of the questions are those that deliveries use. */
function inputsFor(service: Service, code: string, said: StatusRow): ActionInputs {
  const action = service.flow.actions[code]!;
  const answers: Record<string, string> = {};
  for (const ask of action.asks ?? []) {
    if (ask.code === 'receiverName') answers.receiverName = said.receiver;
    else if (ask.code === 'receiverRelation') answers.receiverRelation = said.relation || 'self';
    else if (ask.code === 'why') answers.why = said.failure ?? unforeseen;
    else if (action.parcel === 'to-post' && ask.type === 'text') answers[ask.code] = said.tracking;
  }
  const words = said.reason === '' ? '' : `: ${said.reason}`;
  return {
    ...(action.needs.includes('reason') && { reason: `${reasonWords[said.status] ?? 'Kabar pos'}${words}` }),
    ...(action.asks && { asked: { answers } }),
  };
}

/** What was damaged or lost was not refused by anyone: nobody could take it. */
const unforeseen: ParcelFailure = 'nobody';

const reasonWords: Partial<Record<StatusRow['status'], string>> = {
  returned: 'Kiriman kembali dari pos',
  damaged: 'Rusak di pos, dibuat lagi',
  lost: 'Hilang di pos, dibuat lagi',
};

const needsRelation = ({ flow }: Service) =>
  Object.values(flow.actions).some(
    ({ parcel, asks }) => parcel === 'deliver' && asks?.some(({ code }) => code === 'receiverRelation'),
  );

const isSame = (one: string, other: string | undefined) =>
  other !== undefined && one.trim().toLowerCase() === other.trim().toLowerCase();

/** By the number of the post; before that is known by the number on the label, or the case's code. */
async function findItem(
  database: DatabaseConnection,
  { offices, region }: Poster,
  { tracking, code }: StatusRow,
  named: string,
): Promise<PostItem | { readonly faults: readonly RowFault[] }> {
  const byTracking = await itemOfTracking(database, tracking);
  const wanted = code.trim().toUpperCase();
  const called = wanted === '' ? named.trim().toUpperCase() : wanted;
  const labelled = called === '' ? undefined : await caseOfLabel(database, called);
  const byCode =
    byTracking !== undefined || called === ''
      ? undefined
      : await database
          .selectFrom('post_item')
          .selectAll()
          .$if(labelled === undefined, (item) => item.where('code', '=', called))
          .$if(labelled !== undefined, (item) => item.where('case_id', '=', labelled!))
          .where('status', 'not in', ['double', 'destroyed', 'left'])
          .orderBy((of) => of('status', '=', 'listed'), 'desc')
          .orderBy('made_at', 'desc')
          .executeTakeFirst();
  const found = byTracking ?? byCode;
  if (found === undefined) {
    return fault(
      called === '' ? 'tracking' : 'code',
      'unknown-item',
      'Kiriman ini tidak dikenal. Periksa nomor resi dan nomor referensinya.',
      'This is not known. Check the tracking number and the reference.',
    );
  }
  if (!offices.has(found.office_id)) {
    const office = officeOf(region, found.office_id)?.name;
    return fault(
      'tracking',
      'other-office',
      `Kiriman ini milik ${office?.id ?? 'kantor lain'}.`,
      `This belongs to ${office?.en ?? 'another office'}.`,
    );
  }
  if (
    byTracking !== undefined &&
    wanted !== '' &&
    byTracking.code !== wanted &&
    byTracking.case_id !== labelled
  ) {
    return fault(
      'code',
      'other-code',
      `Nomor resi ini sudah dipakai kiriman ${byTracking.code}.`,
      `This tracking number belongs to ${byTracking.code}.`,
    );
  }
  if (byTracking === undefined && found.tracking !== null && found.tracking !== tracking) {
    return fault(
      'tracking',
      'other-tracking',
      `Kiriman ini sudah bernomor ${found.tracking}.`,
      `This has the number ${found.tracking} already.`,
    );
  }
  return found;
}

/** On the way it is said many times, the others once. */
async function wasSaid(
  database: DatabaseConnection,
  item: PostItem,
  { status, at }: StatusRow,
): Promise<boolean> {
  let query = database
    .selectFrom('post_event')
    .select('status')
    .where('item_id', '=', item.id)
    .where('status', '=', status);
  if (status === 'in-transit') query = query.where('happened_at', '=', at);
  return (await query.executeTakeFirst()) !== undefined;
}

function fault(
  column: keyof typeof statusColumns,
  code: string,
  id: string,
  en: string,
): { faults: readonly RowFault[] } {
  return { faults: [{ column: statusColumns[column].heading, code, reason: { id, en } }] };
}

function refused(
  code: string | undefined,
  column: keyof typeof statusColumns,
  reasonCode: string,
  id: string,
  en: string,
): Applied {
  return {
    outcome: 'refused',
    ...(code !== undefined && { code }),
    ...fault(column, reasonCode, id, en),
  };
}

function refusedBy(code: string, reason: Text, reasonCode: string): Applied {
  return { outcome: 'refused', code, faults: [{ column: '', code: reasonCode, reason }] };
}
