/** What may be done now, or why not: one table that the server and the screens share. */
import { dateOfEpochDay, localEpochDay } from '../calendar/moment.ts';
import { baseValues, holds, namesOf } from '../form/names.ts';
import type { FlowAction, Service } from '../pack/types.ts';
import type { Text } from '../result.ts';
import { asksOf } from './old-card.ts';
import { parcelValues } from './parcel.ts';
import { isPassed, signedBy, signingStep } from './signing.ts';
import type { AvailableAction, CaseState, ReasonCode, Viewer } from './types.ts';

/** What guards may ask for beside the case itself. */
export type GuardContext = {
  /** The region's date, `YYYY-MM-DD`. */
  readonly today: string;
  /** The region's time zone: on which day a booked visit is. Where nobody tells it, no visit's day has come. */
  readonly zone?: string;
  readonly parameters?: Readonly<Record<string, number | string | boolean>>;
  /** What the case's office has left, by stock; not told where nobody asks. */
  readonly stock?: Readonly<Record<string, number>>;
  /** Whether the case may be served now by the service's line; not told where nobody asks. */
  readonly isTheirTurn?: boolean;
};

/**
 * The actions that leave from the present state or are meant for this viewer, in the flow's order. An applicant sees
 * the applicant's only. Reasons are told in the order of `ReasonCode`.
 */
export function availableActions(
  service: Service,
  state: CaseState,
  viewer: Viewer,
  context: GuardContext,
): AvailableAction[] {
  return Object.entries(service.flow.actions).flatMap(([code, action]) => {
    const isMine = isFor(action, viewer);
    const leavesFromHere = action.from.includes(state.state);
    const isOfficers = action.by.some((by) => by !== 'applicant' && by !== 'system');
    // What the machine takes by itself is offered to nobody.
    if (action.automatic && viewer.kind !== 'system') return [];
    const isShown = isMine || (viewer.kind === 'officer' && leavesFromHere && isOfficers);
    if (!isShown) return [];
    const obstacle = obstacleTo(service, state, viewer, action, context);
    return [
      {
        action: code,
        title: action.title,
        tone: action.tone,
        needs: action.needs,
        undoMinutes: action.undoMinutes,
        ...(action.confirm && { confirm: action.confirm }),
        ...(action.asks && { asks: asksOf(action, state.facts) }),
        possible: obstacle === undefined,
        ...(obstacle && { reason: obstacle.reason, reasonCode: obstacle.code }),
      },
    ];
  });
}

export function isFor(action: FlowAction, viewer: Viewer): boolean {
  if (viewer.kind === 'applicant') return action.by.includes('applicant');
  if (viewer.kind === 'system') return action.by.includes('system');
  return action.by.some((role) => viewer.roles.includes(role));
}

type Obstacle = { readonly code: ReasonCode; readonly reason: Text };

function obstacleTo(
  service: Service,
  state: CaseState,
  viewer: Viewer,
  action: FlowAction,
  context: GuardContext,
): Obstacle | undefined {
  if (state.erased) {
    return {
      code: 'erased',
      reason: { id: 'Data berkas ini sudah dihapus.', en: 'The data of this case have been erased.' },
    };
  }
  if (!isFor(action, viewer)) {
    return {
      code: 'not-your-role',
      reason: { id: 'Ini tugas petugas lain.', en: 'This is for an officer with another role.' },
    };
  }
  const present = service.flow.states[state.state]!;
  if (!action.from.includes(state.state)) {
    return {
      code: 'wrong-state',
      reason: {
        id: `Belum atau tidak lagi bisa: berkas sekarang "${present.title.id}".`,
        en: `Not now: the case is at "${present.title.en}".`,
      },
    };
  }
  if (viewer.kind === 'officer' && state.assigneeId !== null && state.assigneeId !== viewer.accountId) {
    return {
      code: 'assigned-to-other',
      reason: {
        id: 'Berkas ini sedang dikerjakan petugas lain. Ambil alih dulu.',
        en: 'Another officer has taken this case. Take it over first.',
      },
    };
  }
  if (action.guard && !guardHolds(service, state, action.guard.that, context)) {
    return { code: 'guard', reason: action.guard.otherwise };
  }
  if (action.needs.includes('signature') && !isSigned(service, state, action)) {
    return {
      code: 'not-signed',
      reason: {
        id: 'Ditandatangani di meja tanda tangan, bukan di halaman berkas.',
        en: 'It is signed on the signing desk, not on the page of the case.',
      },
    };
  }
  const missing = missingProduct(service, state, action);
  if (missing) {
    return {
      code: 'products-missing',
      reason: {
        id: `${missing.id} dari register belum masuk.`,
        en: `The register's ${missing.en.toLowerCase()} is not in yet.`,
      },
    };
  }
  return shortage(service, state, action, context);
}

/** The signature stands in the record before the step that it allows. */
function isSigned(service: Service, state: CaseState, action: FlowAction): boolean {
  return signedBy(service, action).every((code) => state.products[code]?.signed === true);
}

function guardHolds(service: Service, state: CaseState, guard: string, context: GuardContext): boolean {
  const values = {
    ...baseValues(service, {
      today: context.today,
      parameters: context.parameters,
      household: [],
      registerKnown: true,
      places: noPlaces,
    }),
    facts: state.facts,
    case: caseValues(service, state, context),
  };
  return holds(namesOf(service).guard, guard, values, { today: context.today });
}

/** What guards may ask of the case itself, under the names that `namesOf(service).guard` declares. */
export function caseValues(
  service: Service,
  state: CaseState,
  context: Pick<GuardContext, 'today' | 'zone'>,
) {
  const answered = (answer: 'yes' | 'no') =>
    Object.fromEntries(
      Object.keys(service.confirmations ?? {}).map((name) => [
        name,
        Object.values(state.confirmations[name] ?? {}).filter((given) => given === answer).length,
      ]),
    );
  const ended = (end: CaseState['end']) => state.members.filter((member) => member.end === end).length;
  return {
    identity: state.identity,
    confirmed: answered('yes'),
    denied: answered('no'),
    reports: Object.fromEntries(
      Object.keys(service.watches ?? {}).map((name) => [name, state.reports[name] ?? '']),
    ),
    visit: state.visit !== null,
    ...(service.visit && { visitDayReached: isVisitDayReached(state, context) }),
    helper: state.helper?.kind ?? '',
    parcel: parcelValues(service, state),
    members: {
      total: state.members.length,
      open: ended(null),
      finished: ended('finished'),
      refused: ended('refused'),
      cancelled: ended('cancelled'),
    },
  };
}

/** On the day itself from its first minute: whoever comes before the hour is served. */
function isVisitDayReached(
  { visit }: CaseState,
  { today, zone }: Pick<GuardContext, 'today' | 'zone'>,
): boolean {
  if (visit === null || zone === undefined) return false;
  return dateOfEpochDay(localEpochDay(Date.parse(visit.startsAt), zone)) <= today;
}

/**
 * The step that the machine takes now, if there is one: the first automatic action of the flow that leaves from the
 * present state and whose guard holds; at the signing desk, where nothing of the case is signed here, the signing step.
 */
export function automaticAction(
  service: Service,
  state: CaseState,
  context: GuardContext,
): { readonly code: string; readonly action: FlowAction } | undefined {
  if (state.erased) return undefined;
  const passed = isPassed(service, state.state) ? signingStep(service, state.state)?.code : undefined;
  const found = Object.entries(service.flow.actions).find(
    ([code, action]) =>
      (action.automatic === true || code === passed) &&
      action.from.includes(state.state) &&
      (action.guard === undefined || guardHolds(service, state, action.guard.that, context)),
  );
  return found && { code: found[0], action: found[1] };
}

function shortage(
  service: Service,
  state: CaseState,
  action: FlowAction,
  { stock, isTheirTurn }: GuardContext,
): Obstacle | undefined {
  const short = (action.uses ?? []).find(
    (used) => stock !== undefined && (stock[used.stock] ?? 0) < used.count,
  );
  if (short) {
    return {
      code: 'out-of-stock',
      reason: {
        id: 'Persediaan di kantor ini habis. Catat kiriman baru dulu, atau pindahkan berkasnya.',
        en: 'This office has run out of it. Enter a new delivery first, or move the case.',
      },
    };
  }
  const isInLine =
    service.line?.state === state.state && action.uses?.some((used) => used.stock === service.line?.stock);
  if (isInLine && isTheirTurn === false) {
    return {
      code: 'not-their-turn',
      reason: {
        id: 'Persediaan lebih sedikit daripada yang menunggu, dan ada yang lebih dulu menurut urutan yang diumumkan.',
        en: 'There is less than people wait for, and others come first in the published order.',
      },
    };
  }
  return undefined;
}

/** Guards name no places. */
const noPlaces = { name: () => undefined, isVillageHere: () => false };

/** A register's document can be released only once it is in, or comes with this very action; a card is handed over. */
function missingProduct(service: Service, state: CaseState, action: FlowAction): Text | undefined {
  if (action.needs.includes('register-result')) return undefined;
  const missing = (action.releases ?? []).find((code) => {
    const product = service.products[code];
    return (
      product?.issuer === 'register' && product.form !== 'card' && state.products[code]?.fileId === undefined
    );
  });
  return missing === undefined ? undefined : service.products[missing]?.title;
}

export type AvailableUndo = {
  readonly possible: boolean;
  readonly seq?: number;
  readonly until?: string;
  readonly reason?: Text;
};

/** Whether the last step can still be taken back by this viewer. */
export function availableUndo(state: CaseState, viewer: Viewer, now: string): AvailableUndo {
  const { undoable } = state;
  if (!undoable)
    return {
      possible: false,
      reason: { id: 'Langkah terakhir tidak dapat dibatalkan.', en: 'The last step cannot be undone.' },
    };
  const { seq, until } = undoable;
  if (Date.parse(now) > Date.parse(until)) {
    return {
      possible: false,
      seq,
      until,
      reason: {
        id: 'Waktu untuk membatalkan langkah ini sudah lewat.',
        en: 'The time to undo this step has passed.',
      },
    };
  }
  if (viewer.kind === 'system' || viewer.accountId !== undoable.by) {
    return {
      possible: false,
      seq,
      until,
      reason: {
        id: 'Hanya yang mengambil langkah ini yang dapat membatalkannya.',
        en: 'Only the person who took this step can undo it.',
      },
    };
  }
  return { possible: true, seq, until };
}
