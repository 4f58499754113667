/** What the actions of a case add up to. Pure: the same actions and the same service give the same state. */
import { awaitsVisit } from '../capacity/visit.ts';
import type { Flow, Service, Turn } from '../pack/types.ts';
import { parcelAfter, parcelAtStart, parcelChosen } from './parcel.ts';
import { preparedBy } from './signing.ts';
import type { ActionBody, Actor, CaseAction, CaseState } from './types.ts';

/** A record that cannot be: a gap, another case's action, an action from a state in which the case was not. */
export class BrokenCase extends Error {
  readonly code:
    | 'gap'
    | 'wrong-case'
    | 'wrong-chain'
    | 'not-filed'
    | 'filed-twice'
    | 'unknown-action'
    | 'wrong-state'
    | 'not-undoable'
    | 'after-the-end';
  constructor(code: BrokenCase['code'], detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'BrokenCase';
    this.code = code;
  }
}

export const noHash = '0'.repeat(64);

/** Replays a whole case. `actions` are in order of `seq`, from 1. */
export function replay(actions: readonly CaseAction[], service: Service): CaseState {
  let state: CaseState | null = null;
  for (const action of actions) state = applyAction(state, action, service);
  if (!state) throw new BrokenCase('not-filed', 'a case has at least one action');
  return state;
}

/** The state after one more action. */
export function applyAction(state: CaseState | null, action: CaseAction, service: Service): CaseState {
  if (state === null) return fileCase(action, service);
  if (action.regionId !== state.regionId || action.caseId !== state.caseId)
    throw new BrokenCase('wrong-case', `${action.caseId} is not ${state.caseId}`);
  if (action.seq !== state.lastSeq + 1)
    throw new BrokenCase('gap', `action ${action.seq} after ${state.lastSeq}`);
  if (action.previousHash !== state.lastHash)
    throw new BrokenCase('wrong-chain', `action ${action.seq} does not follow from ${state.lastSeq}`);
  if (action.body.type === 'filed') throw new BrokenCase('filed-twice', `action ${action.seq}`);
  if (action.body.type === 'undone') return undo(state, action, action.body.seq, service);
  const next = follow(state, action, action.body, service);
  return remember(state, action, next);
}

function fileCase(action: CaseAction, service: Service): CaseState {
  const { body } = action;
  if (body.type !== 'filed') throw new BrokenCase('not-filed', `action ${action.seq} is "${body.type}"`);
  if (action.seq !== 1) throw new BrokenCase('gap', `the first action is ${action.seq}`);
  if (action.previousHash !== noHash)
    throw new BrokenCase('wrong-chain', 'the first action follows from another');
  const state = body.state ?? service.flow.start;
  const start = stateOf(service.flow, state);
  return {
    regionId: action.regionId,
    caseId: action.caseId,
    service: body.service,
    packDigest: body.pack.digest,
    state,
    turn: start.turn,
    role: start.role ?? null,
    officeId: body.officeId,
    villageCode: body.villageCode,
    assigneeId: null,
    filedAt: action.at,
    stateSince: action.at,
    endedAt: null,
    end: null,
    dueAt: body.promise?.dueAt ?? null,
    segments: [{ from: action.at, until: null, turn: start.turn }],
    identity: body.identity,
    facts: body.facts,
    answers: body.answers,
    applicant: body.applicant,
    attachments: body.attachments.map((attachment) => ({ ...attachment, seq: action.seq })),
    faults: [],
    checklist: [],
    products: Object.fromEntries(
      Object.keys(service.products).map((code) => [code, { released: false, signed: false }]),
    ),
    links: [],
    helper: body.helper ?? null,
    visit: null,
    ...(service.parcel && { parcel: parcelAtStart(service, body.facts) }),
    reports: {},
    confirmations: {},
    members: (body.members ?? []).map((planned) => ({ ...planned, caseId: null, end: null })),
    parent: body.parent ?? null,
    abroad: body.origin
      ? [
          {
            regionId: body.origin.regionId,
            direction: 'from',
            code: body.origin.code,
            story: null,
            end: null,
          },
        ]
      : [],
    rating: null,
    escalation: null,
    undoable: null,
    erased: false,
    lastSeq: action.seq,
    lastHash: action.hash,
  };
}

type Followed = Exclude<ActionBody, { type: 'filed' } | { type: 'undone' }>;

function follow(state: CaseState, action: CaseAction, body: Followed, service: Service): CaseState {
  switch (body.type) {
    case 'taken':
      return take(state, action, body, service);
    case 'assigned':
      return { ...state, assigneeId: body.to };
    case 'moved-office':
      return {
        ...state,
        officeId: body.officeId,
        assigneeId: null,
        ...(body.promise && amend(state, body.promise.dueAt)),
      };
    case 'commented':
    case 'attached':
      return {
        ...state,
        attachments: [
          ...state.attachments,
          ...body.attachments.map((attachment) => ({ ...attachment, seq: action.seq })),
        ],
      };
    case 'identity-checked':
      return { ...state, identity: body.identity };
    case 'document-made': {
      // What is made anew counts, whatever became of the one before.
      const { standing: _, ...before } = state.products[body.product] ?? { released: false, signed: false };
      // Receipts of older records have files, the applicant's from the start.
      const released = before.released || service.products[body.product]?.made === 'filing';
      return {
        ...state,
        products: {
          ...state.products,
          [body.product]: { ...before, released, fileId: body.fileId, signed: body.signed },
        },
      };
    }
    case 'document-withdrawn':
      return { ...state, products: withdraw(state.products, body) };
    case 'escalated':
      return { ...state, escalation: body.level };
    case 'promise-amended':
      return { ...state, ...amend(state, body.promise.dueAt) };
    case 'linked':
      return { ...state, links: [...state.links, { caseId: body.caseId, relation: body.relation }] };
    case 'rated':
      return { ...state, rating: body.stars };
    case 'told':
    case 'document-printed':
    case 'serial-corrected':
      return state;
    case 'confirmed':
      return { ...state, confirmations: answerConfirmation(state.confirmations, body) };
    case 'reported':
      return { ...state, reports: { ...state.reports, [body.watch]: body.status } };
    case 'member-opened':
      return { ...state, members: openMember(state.members, body) };
    case 'member-ended':
      return {
        ...state,
        members: state.members.map((member) =>
          member.caseId === body.caseId ? { ...member, end: body.end } : member,
        ),
      };
    case 'handed-over':
      return {
        ...state,
        abroad: [
          ...state.abroad,
          { regionId: body.toRegion, direction: 'to', code: null, story: null, end: null },
        ],
      };
    case 'parcel-chosen':
      return { ...state, parcel: parcelChosen(state.parcel, body) };
    case 'heard':
      return { ...state, abroad: state.abroad.map((there) => hear(there, body)) };
    case 'erased':
      return { ...state, erased: true };
  }
}

function withdraw(
  products: CaseState['products'],
  { product, fileId, replacedBy }: ActionBody & { type: 'document-withdrawn' },
): CaseState['products'] {
  const before = products[product];
  if (!before?.released || before.fileId !== fileId || before.standing !== undefined)
    throw new BrokenCase('wrong-state', `document "${product}" was not handed out or was withdrawn before`);
  const standing = replacedBy === undefined ? 'withdrawn' : 'replaced';
  return { ...products, [product]: { ...before, standing } };
}

function answerConfirmation(
  confirmations: CaseState['confirmations'],
  { confirmation, person, answer }: ActionBody & { type: 'confirmed' },
): CaseState['confirmations'] {
  const { [String(person)]: _, ...others } = confirmations[confirmation] ?? {};
  return { ...confirmations, [confirmation]: answer === null ? others : { ...others, [person]: answer } };
}

function openMember(
  members: CaseState['members'],
  opened: ActionBody & { type: 'member-opened' },
): CaseState['members'] {
  const at = members.findIndex(
    ({ member, item, caseId }) => caseId === null && member === opened.member && item === opened.item,
  );
  if (at === -1)
    throw new BrokenCase('wrong-state', `member "${opened.member}" was not planned or is open already`);
  return members.map((member, index) => (index === at ? { ...member, caseId: opened.caseId } : member));
}

/** A region answers with the code of its case at first, and names it from then on. */
function hear(
  there: CaseState['abroad'][number],
  { fromRegion, code, story, end }: ActionBody & { type: 'heard' },
): CaseState['abroad'][number] {
  const isMeant =
    there.regionId === fromRegion && (there.code === null || code === '' || there.code === code);
  return isMeant ? { ...there, code: code === '' ? there.code : code, story, end } : there;
}

function take(
  state: CaseState,
  action: CaseAction,
  body: ActionBody & { type: 'taken' },
  service: Service,
): CaseState {
  const definition = service.flow.actions[body.action];
  if (!definition) throw new BrokenCase('unknown-action', `"${body.action}" in action ${action.seq}`);
  if (body.from !== state.state || !definition.from.includes(body.from) || definition.to !== body.to) {
    throw new BrokenCase(
      'wrong-state',
      `"${body.action}" from "${body.from}" to "${body.to}" while in "${state.state}"`,
    );
  }
  const target = stateOf(service.flow, body.to);
  const replaced = new Set((body.attachments ?? []).map(({ requirement }) => requirement));
  const dueAt = body.promise ? body.promise.dueAt : target.turn === 'office' ? state.dueAt : null;
  return {
    ...state,
    state: body.to,
    turn: target.turn,
    role: target.role ?? null,
    // Whoever holds the case keeps it only while it stays with the same role.
    assigneeId:
      target.role !== undefined && target.role === state.role && !target.end ? state.assigneeId : null,
    stateSince: action.at,
    end: target.end ?? null,
    // What was finished stays finished on the day on which it was, also when the applicant confirms it later.
    endedAt: target.end ? (target.end === state.end ? state.endedAt : action.at) : null,
    ...amend(state, dueAt),
    segments: nextSegments(state.segments, action.at, target.turn, target.end !== undefined),
    // A visit is worked where it is booked.
    ...(body.visit && { visit: body.visit, officeId: body.visit.officeId }),
    // Where a visit is to be chosen again there is none any more.
    ...(!body.visit && awaitsVisit(service.flow, body.to) && { visit: null }),
    ...(state.parcel && { parcel: parcelAfter(state, body, definition, service) }),
    facts: body.facts ?? state.facts,
    reports: reportsIn(service.flow, body, state.reports),
    // Whoever confirmed what has changed since is asked again.
    confirmations: body.answers ? {} : state.confirmations,
    answers: body.answers ?? state.answers,
    attachments: body.attachments
      ? [
          ...state.attachments.filter(({ requirement }) => !replaced.has(requirement)),
          ...body.attachments.map((attachment) => ({ ...attachment, seq: action.seq })),
        ]
      : state.attachments,
    faults: body.faults ?? (definition.needs.includes('correction') ? [] : state.faults),
    checklist: body.checklist ?? (body.answers || body.attachments ? [] : state.checklist),
    products: takeProducts(
      // What is opened again is looked at again before anyone may have it.
      state.end !== null && !target.end ? takenBack(state.products, service) : state.products,
      body,
      { releases: definition.releases ?? [], prepares: preparedBy(service, definition) },
    ),
  };
}

/** What was reported before is of a former stay: a case that comes back to be watched is asked about anew. */
function reportsIn(
  flow: Flow,
  { from, to }: ActionBody & { type: 'taken' },
  reports: CaseState['reports'],
): CaseState['reports'] {
  const watch = flow.states[to]?.watch;
  if (watch === undefined || flow.states[from]?.watch === watch || !(watch in reports)) return reports;
  const { [watch]: former, ...others } = reports;
  return others;
}

function takenBack(products: CaseState['products'], service: Service): CaseState['products'] {
  return Object.fromEntries(
    Object.entries(products).map(([code, product]) => [
      code,
      // A receipt says what was received, whatever is decided later.
      service.products[code]?.made === 'filing' ? product : { ...product, released: false },
    ]),
  );
}

function takeProducts(
  before: CaseState['products'],
  body: ActionBody & { type: 'taken' },
  { releases, prepares }: { readonly releases: readonly string[]; readonly prepares: readonly string[] },
): CaseState['products'] {
  const products = { ...before };
  // What is prepared anew is signed anew: an earlier signature stands under an earlier text.
  for (const product of prepares) products[product] = { released: false, signed: false };
  for (const { product, number, fileId } of body.results ?? []) {
    const { standing: _, ...earlier } = products[product] ?? { released: false, signed: false };
    products[product] = { ...earlier, number, fileId };
  }
  for (const product of releases) {
    products[product] = { ...(products[product] ?? { signed: false }), released: true };
  }
  return products;
}

/** A new due time starts its warnings anew; a promise that was broken stays broken. */
function amend(state: CaseState, dueAt: string | null): Pick<CaseState, 'dueAt' | 'escalation'> {
  return {
    dueAt,
    escalation: dueAt === state.dueAt || state.escalation === 'broken' ? state.escalation : null,
  };
}

function nextSegments(
  segments: CaseState['segments'],
  at: string,
  turn: Turn,
  ended: boolean,
): CaseState['segments'] {
  const last = segments.at(-1);
  const closed = last && last.until === null ? [...segments.slice(0, -1), { ...last, until: at }] : segments;
  if (ended) return closed;
  return last && last.until === null && last.turn === turn
    ? segments
    : [...closed, { from: at, until: null, turn }];
}

/** Moves the chain on, and keeps what an undo would go back to. */
function remember(before: CaseState, action: CaseAction, after: CaseState): CaseState {
  const next = { ...after, lastSeq: action.seq, lastHash: action.hash };
  if (action.body.type === 'taken') {
    const { undoUntil } = action.body;
    if (undoUntil === undefined) return { ...next, undoable: null, beforeUndoable: undefined };
    // One step only: what the step before could have undone is over once the next is taken.
    return {
      ...next,
      undoable: { seq: action.seq, until: undoUntil, by: actorKey(action.actor) },
      beforeUndoable: { state: { ...before, undoable: null, beforeUndoable: undefined }, since: [] },
    };
  }
  if (!before.beforeUndoable || !before.undoable) return next;
  if (Date.parse(action.at) > Date.parse(before.undoable.until))
    return { ...next, undoable: null, beforeUndoable: undefined };
  return {
    ...next,
    beforeUndoable: { ...before.beforeUndoable, since: [...before.beforeUndoable.since, action] },
  };
}

/** Goes back to before the undone action, and lets what happened since (a comment, a look at identity) stand. */
function undo(state: CaseState, action: CaseAction, seq: number, service: Service): CaseState {
  const { undoable, beforeUndoable } = state;
  if (
    !undoable ||
    !beforeUndoable ||
    undoable.seq !== seq ||
    Date.parse(action.at) > Date.parse(undoable.until)
  ) {
    throw new BrokenCase('not-undoable', `action ${seq} at ${action.at}`);
  }
  let restored = beforeUndoable.state;
  for (const since of beforeUndoable.since) {
    restored = follow(restored, since, since.body as Followed, service);
  }
  return {
    ...restored,
    undoable: null,
    beforeUndoable: undefined,
    lastSeq: action.seq,
    lastHash: action.hash,
  };
}

/** Who an actor is, to tell whether the same one acts again. */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case 'resident':
    case 'officer':
    case 'helper':
      return actor.accountId;
    case 'witness':
      return `witness:${actor.confirmation}:${actor.person}`;
    case 'region':
      return `region:${actor.regionId}`;
    case 'guest':
      return 'guest';
    case 'program':
      return `program:${actor.programId}`;
    case 'system':
      return `system:${actor.name}`;
  }
}

function stateOf(flow: Flow, code: string) {
  const state = flow.states[code];
  if (!state) throw new BrokenCase('wrong-state', `the flow has no state "${code}"`);
  return state;
}
