/** One application played by the real rules on a fixed clock, as the server would: what is given comes in, a case comes out. */
import type { OfficeCalendar } from '../calendar/index.ts';
import { lineOrder } from '../capacity/index.ts';
import {
  type ActionBody,
  type ActionInputs,
  type Actor,
  applyAction,
  automaticAction,
  availableActions,
  availableUndo,
  type CaseAction,
  type CaseState,
  checkAction,
  clockSegments,
  failureTold,
  isFor,
  noHash,
  promisedBy,
  signedBy,
} from '../case/index.ts';
import {
  memberAnswers,
  memberOf,
  memberProblems,
  type PlannedMember,
  planMembers,
  readyMembers,
  withNamed,
} from '../event/index.ts';
import {
  computeFacts,
  draftRemindersFor,
  type FormContext,
  handOverTo,
  prefilled,
  pruneAnswers,
  requirementsFor,
  routingVillage,
  type SuggestedMember,
  suggestionsFor,
  validateForm,
} from '../form/index.ts';
import type {
  AnswerSources,
  Answers,
  FlowAction,
  Pack,
  Scenario,
  ScenarioEvent,
  Service,
} from '../pack/types.ts';
import { readClock, warnAt } from '../promise/index.ts';
import { type Cards, cardsAfter, noCards } from './cards.ts';
import {
  actorOf,
  calendarOfScenario,
  contextOfScenario,
  instant,
  lentFile,
  memberName,
  uploadedFile,
  viewerOf,
  withUploads,
} from './world.ts';

export type Outcome = {
  readonly refused?: string;
  readonly problems?: readonly string[];
  /** Messages that went out, in order. */
  readonly messages?: readonly string[];
  readonly reminders?: Readonly<Record<string, string>>;
  readonly suggestions?: readonly string[];
};

type Taken = Extract<ScenarioEvent, { action: string }>;
type Given = Readonly<Record<string, unknown>>;
/** What was recorded, and the state in which the case ended by it. */
type RecordedAction = { readonly body: ActionBody; readonly end: string | null };

/** A flow that goes on by itself for longer goes round in a circle. */
const mostAutomaticActions = 10;

export class Play {
  readonly service: Service;
  readonly #pack: Pack;
  readonly #calendar: OfficeCalendar;
  readonly #given: Scenario['given'];
  #answers: Answers;
  #now: string;
  #state: CaseState | null = null;
  #uploads = 1;
  #stock: Record<string, number>;
  #cards: Cards = noCards;
  #cardsBefore: Cards = noCards;
  readonly #incomplete = new Map<string, readonly string[]>();
  readonly #actions: RecordedAction[] = [];

  constructor(pack: Pack, service: Service, { given }: Scenario) {
    this.service = service;
    this.#pack = pack;
    this.#given = given;
    this.#calendar = calendarOfScenario(given);
    this.#answers = withUploads(service, given.answers, given.attachments, this.#uploads);
    this.#now = instant(given.now);
    this.#stock = { ...given.stock };
  }

  get state(): CaseState | null {
    return this.#state;
  }

  get stock(): Readonly<Record<string, number>> {
    return this.#stock;
  }

  /** Serials that were used and hold, and what became of the old card. */
  get cards(): Cards {
    return this.#cards;
  }

  /** Cases that could not be opened by themselves, with what they would have to ask first. */
  get incomplete(): ReadonlyMap<string, readonly string[]> {
    return this.#incomplete;
  }

  /** What has been recorded so far, undone or not. */
  get actions(): readonly RecordedAction[] {
    return this.#actions;
  }

  get now(): string {
    return this.#now;
  }

  get calendar(): OfficeCalendar {
    return this.#calendar;
  }

  /** The numbers by which the case stands in its service's line. */
  get line(): readonly number[] {
    return this.#state ? lineOrder(this.service, this.#state.facts) : [];
  }

  take(event: ScenarioEvent, at: string | undefined): Outcome {
    if (at !== undefined) this.#now = instant(at);
    if (event === 'draft') return this.#draft();
    if (event === 'filed') return this.#file();
    if (event !== 'time-passed' && 'household' in event) return this.#suggest(event.household);
    if (!this.#state) return { refused: 'not-filed' };
    if (event === 'time-passed') return this.#lookAtPromise(this.#state);
    if ('action' in event) return this.#act(this.#state, event);
    return this.#happen(this.#state, event);
  }

  isPossible(action: string): boolean {
    return this.#rowsOf(action).some(({ possible }) => possible);
  }

  /** Whether only its guard keeps those whose action it is from taking it. */
  isHeldBack(action: string): boolean {
    return this.#rowsOf(action).some(({ reasonCode }) => reasonCode === 'guard');
  }

  /** The action as it stands for each role that may take it. */
  #rowsOf(action: string) {
    const state = this.#state;
    const by = this.service.flow.actions[action]?.by ?? [];
    if (state === null) return [];
    return by.flatMap((role) =>
      availableActions(this.service, state, viewerOf(role), this.#guards).filter(
        (row) => row.action === action,
      ),
    );
  }

  get #context(): FormContext {
    return contextOfScenario(this.#answers, this.#calendar, this.#now, this.#given);
  }

  get #guards() {
    const { today, zone, parameters } = this.#context;
    return { today, zone, parameters, ...(this.#given.stock && { stock: this.#stock }) };
  }

  #draft(): Outcome {
    const reminders = draftRemindersFor(this.service, this.#answers, this.#context);
    return { reminders: Object.fromEntries(reminders.map(({ code, on }) => [code, on])) };
  }

  #suggest({
    member,
    finished = [],
    open = [],
    size = 1,
  }: Extract<ScenarioEvent, { household: unknown }>['household']) {
    const { today, parameters } = this.#context;
    const found = suggestionsFor(
      this.service,
      member as SuggestedMember,
      { finished, open, size },
      { today, parameters },
    );
    return { suggestions: found.map(({ code }) => code) };
  }

  #file(): Outcome {
    const problems = [
      ...validateForm(this.service, this.#answers, this.#context),
      ...memberProblems(this.service, this.#answers, this.#context, {
        service: (code) => this.#pack.services[code],
        base: (service) => prefilled(service, this.#context),
      }),
    ];
    if (problems.length > 0) return { problems: [...new Set(problems.map(({ path }) => path))] };
    const village = routingVillage(this.service, this.#answers, this.#context);
    if (village === undefined) return { refused: 'no-village' };
    this.#answers = pruneAnswers(this.service, this.#answers, this.#context);
    const { name, version } = this.#pack.manifest;
    const { helper } = this.#given;
    this.#append(
      { kind: 'resident', accountId: 'applicant' },
      {
        type: 'filed',
        service: this.service.code,
        pack: { name, version, digest: this.#pack.digest },
        channel: helper === 'officer' ? 'counter' : helper === 'village-officer' ? 'village' : 'portal',
        ...(helper && { helper: { kind: helper, accountId: 'helper' } }),
        ...(this.service.members && {
          members: planMembers(this.service, this.#answers, this.#context),
        }),
        answers: sealed('answers'),
        applicant: sealed('applicant'),
        identity: this.#given.identity ?? 'matched',
        facts: computeFacts(this.service, this.#answers, this.#context),
        attachments: this.#given.attachments.map((code) => this.#attachment(code)),
        villageCode: village,
        officeId: 'office',
        promise: { dueAt: this.#now, calendarVersion: this.#calendar.version },
      },
    );
    const own = this.service.messages.filed ? ['filed'] : [];
    return { messages: [...own, ...this.#goOn()] };
  }

  /** Before the promise breaks its holder and the head are told, and once it has, the applicant is: each once. */
  #lookAtPromise(state: CaseState): Outcome {
    const { dueAt } = state;
    if (state.end || state.turn !== 'office' || dueAt === null) return {};
    const clock = this.#clockOf(state);
    const { holder, head } = this.service.promise.warnAt;
    const levels = [
      { level: 'holder', at: warnAt(clock, holder) },
      { level: 'head', at: warnAt(clock, head) },
      { level: 'broken', at: dueAt },
    ] as const;
    const reached = levels.findIndex(({ level }) => level === state.escalation);
    const due = levels.slice(reached + 1).filter(({ at }) => at !== null && instant(at) <= this.#now);
    for (const { level } of due)
      this.#append({ kind: 'system', name: 'timers' }, { type: 'escalated', level, dueAt });
    return due.some(({ level }) => level === 'broken') ? { messages: ['promise-broken'] } : {};
  }

  /** What others say: people who confirm, the register, cases that the event opened, another region. */
  #happen(state: CaseState, event: Exclude<ScenarioEvent, string | Taken | { household: unknown }>): Outcome {
    if ('confirmed' in event) {
      const { confirmation, person = 0, answer = 'yes' } = event.confirmed;
      if (!this.service.confirmations?.[confirmation]?.people[person]) return { refused: 'nobody-asked' };
      this.#append(
        { kind: 'witness', confirmation, person },
        { type: 'confirmed', confirmation, person, answer },
      );
    } else if ('reported' in event) {
      const { watch, status } = event.reported;
      if (this.service.flow.states[state.state]?.watch !== watch) return { refused: 'not-watched' };
      this.#append({ kind: 'system', name: 'watch' }, { type: 'reported', watch, status });
    } else if ('member-ended' in event) {
      const { member, item, end } = event['member-ended'];
      const place = state.members.find((found) => found.member === member && found.item === item);
      if (!place?.caseId) return { refused: 'member-not-opened' };
      this.#append({ kind: 'system', name: 'event' }, { type: 'member-ended', caseId: place.caseId, end });
    } else if ('chosen' in event) {
      if (state.parcel === undefined) return { refused: 'no-parcel' };
      this.#append({ kind: 'resident', accountId: 'applicant' }, { type: 'parcel-chosen', ...event.chosen });
    } else {
      const there = state.abroad.find(({ direction }) => direction === 'to');
      if (!there) return { refused: 'not-handed-over' };
      this.#append(
        { kind: 'region', regionId: there.regionId },
        {
          type: 'heard',
          fromRegion: there.regionId,
          code: 'THERE',
          story: { id: 'Kabar', en: 'News' },
          end: event.heard.end ?? null,
        },
      );
    }
    return { messages: this.#goOn() };
  }

  #act(state: CaseState, { by, action, with: given = {} }: Taken): Outcome {
    if (action === 'identity') {
      this.#append(
        { kind: 'system', name: 'register' },
        { type: 'identity-checked', identity: given.identity === 'mismatched' ? 'mismatched' : 'matched' },
      );
      return { messages: this.#goOn() };
    }
    const viewer = viewerOf(by);
    if (action === 'undo') {
      const undo = availableUndo(state, viewer, this.#now);
      if (!undo.possible) return { refused: 'not-undoable' };
      this.#append(actorOf(by), { type: 'undone', seq: undo.seq! });
      this.#cards = this.#cardsBefore;
      return {};
    }
    const answersAfter = this.#corrected(given);
    const isHeld = this.#rowsOf(action).some(({ reasonCode }) => reasonCode === 'not-signed');
    if (isHeld && isFor(this.service.flow.actions[action]!, viewer)) state = this.#sign(action);
    const checked = checkAction(
      this.service,
      state,
      viewer,
      action,
      this.#inputs(action, given, answersAfter),
      {
        answers: this.#answers,
        form: contextOfScenario(answersAfter, this.#calendar, this.#now, this.#given),
        ...(this.#given.stock && { stock: this.#stock }),
      },
    );
    if (!checked.ok) {
      const fields = checked.error.fields?.map(({ path }) => path);
      return {
        refused: String(checked.error.details?.reasonCode ?? checked.error.code),
        ...(fields && { problems: fields }),
      };
    }
    const { inputs, undoMinutes, from, to, action: definition } = checked.value;
    if (inputs.answers) this.#answers = pruneAnswers(this.service, inputs.answers, this.#context);
    // A late birth stays late and a timely one timely, however long a correction takes: the day of filing counts.
    const facts =
      inputs.answers &&
      computeFacts(
        this.service,
        this.#answers,
        contextOfScenario(this.#answers, this.#calendar, state.filedAt, this.#given),
      );
    for (const { stock, count } of definition.uses ?? [])
      if (this.#stock[stock] !== undefined) this.#stock[stock] -= count;
    this.#append(actorOf(by), {
      type: 'taken',
      action,
      from,
      to,
      ...(inputs.reason && { reason: sealed('reason') }),
      ...(inputs.faults && { faults: inputs.faults.map(({ at }) => ({ at, words: sealed('fault') })) }),
      ...(inputs.checklist && { checklist: inputs.checklist }),
      ...(inputs.answers && { answers: sealed('answers') }),
      ...(facts && { facts }),
      ...(inputs.attachments && { attachments: inputs.attachments }),
      ...(inputs.results && {
        results: inputs.results.map((result) => ({ ...result, number: sealed('number') })),
      }),
      ...(inputs.asked && {
        asked: Object.fromEntries(Object.keys(inputs.asked).map((code) => [code, sealed(code)])),
      }),
      ...(inputs.visit && { visit: inputs.visit }),
      ...proofAndFailure(definition, inputs),
      ...(definition.uses && {
        used: definition.uses.map((used) => ({
          ...used,
          officeId: state.officeId,
          ...(inputs.serials && { serials: inputs.serials }),
        })),
      }),
      ...(undoMinutes > 0 && {
        undoUntil: new Date(Date.parse(this.#now) + undoMinutes * 60_000).toISOString(),
      }),
    });
    this.#cardsBefore = this.#cards;
    this.#cards = cardsAfter(this.#cards, definition, {
      serials: inputs.serials ?? [],
      asked: inputs.asked ?? {},
      facts: this.state?.facts ?? {},
    });
    this.#handOver(action);
    const told = definition.message === undefined ? [] : [definition.message];
    return { messages: [...told, ...this.#goOn()] };
  }

  /** What follows by itself: the cases whose turn has come are opened, and the machine takes its steps. */
  #goOn(): string[] {
    const messages: string[] = [];
    for (let taken = 0; ; taken++) {
      const state = this.#state!;
      const [ready] = this.service.members && !state.end ? readyMembers(this.service, state.members) : [];
      if (ready) {
        this.#checkMember(ready);
        this.#append(
          { kind: 'system', name: 'event' },
          { type: 'member-opened', member: ready.member, item: ready.item, caseId: memberName(ready) },
        );
        continue;
      }
      const next = automaticAction(this.service, state, this.#guards);
      if (!next) return messages;
      if (taken > mostAutomaticActions + state.members.length)
        throw new Error(`The flow goes round by itself at "${state.state}".`);
      this.#append(
        { kind: 'system', name: 'flow' },
        { type: 'taken', action: next.code, from: state.state, to: next.action.to },
      );
      this.#handOver(next.code);
      if (next.action.message !== undefined) messages.push(next.action.message);
    }
  }

  /** What the event and the documents before leave open in a case that it opens. */
  #checkMember(planned: PlannedMember): void {
    const service = this.#pack.services[memberOf(this.service, planned.member).service];
    if (service === undefined) return;
    const answers = memberAnswers({
      event: this.service,
      service,
      planned,
      places: this.#state!.members,
      answers: this.#answers,
      base: prefilled(service, this.#context),
      products: () => ({ numbers: ['REG-1'], files: [lentFile] }),
    });
    const inMember = withNamed(this.service, this.#answers, this.#context);
    const told = memberOf(this.service, planned.member).answers;
    const open = validateForm(service, answers, inMember)
      .map(({ path }) => path)
      .filter((path) => !isToldByOfficers(told[path]));
    if (open.length > 0) this.#incomplete.set(memberName(planned), [...new Set(open)]);
  }

  /** As the signing desk does it: the signatures stand in the record before the step. */
  #sign(action: string): CaseState {
    for (const product of signedBy(this.service, this.service.flow.actions[action])) {
      const document = { product, fileId: `${product}-signed`, sha256: '0'.repeat(64), signed: true };
      this.#append({ kind: 'system', name: 'signing' }, { type: 'document-made', ...document });
    }
    return this.#state!;
  }

  #handOver(action: string): void {
    const toRegion = handOverTo(this.service, action, this.#answers, this.#context);
    if (toRegion === undefined) return;
    this.#append(
      { kind: 'system', name: 'exchange' },
      { type: 'handed-over', toRegion, messageId: 'message' },
    );
  }

  /** The answers as a correction leaves them; `null` takes one away. */
  #corrected(given: Given): Answers {
    const changes = (given.answers ?? {}) as Record<string, unknown>;
    const uploads = (given.attachments ?? []) as string[];
    if (uploads.length > 0) this.#uploads++;
    const merged = Object.fromEntries(
      Object.entries({ ...this.#answers, ...changes }).filter(([, value]) => value !== null),
    ) as Answers;
    return withUploads(this.service, merged, uploads, this.#uploads);
  }

  /** What the step gives; a whole checklist and the register's results come by themselves unless it says otherwise. */
  #inputs(action: string, given: Given, answersAfter: Answers): ActionInputs {
    const needs = this.service.flow.actions[action]?.needs ?? [];
    const checklist = requirementsFor(this.service, this.#answers, this.#context).flatMap(
      ({ code, checks }) => checks.map((check) => `${code}.${check.code}`),
    );
    const results = Object.entries(this.service.products)
      // A card is its own result: nothing is uploaded for it.
      .filter(([, { issuer, form }]) => issuer === 'register' && form !== 'card')
      .map(([product]) => ({ product, number: 'REG-1', fileId: `${product}-file`, sha256: '0'.repeat(64) }));
    const faults = (given.faults ?? []) as ({ at: string; words?: string } | string)[];
    const proof = given.proof as ActionInputs['proof'] | null | undefined;
    const visit = given.visit as { startsAt: string } | undefined;
    return {
      ...(typeof given.reason === 'string' && { reason: given.reason }),
      ...(typeof given.note === 'string' && { note: given.note }),
      ...(needs.includes('faults') && {
        faults: faults.map((fault) =>
          typeof fault === 'string'
            ? { at: fault, words: 'Perlu diperbaiki.' }
            : { at: fault.at, words: fault.words ?? 'Perlu diperbaiki.' },
        ),
      }),
      ...(needs.includes('checklist') && {
        checklist: (given.checklist as string[] | undefined) ?? checklist,
      }),
      ...(needs.includes('register-result') && {
        results: (given.results as ActionInputs['results']) ?? results,
      }),
      ...(needs.includes('correction') && {
        answers: answersAfter,
        attachments: ((given.attachments ?? []) as string[]).map((code) => this.#attachment(code)),
      }),
      ...(needs.includes('proof') &&
        proof !== null && { proof: proof ?? { kind: 'code' as const, code: '123456' } }),
      ...(visit && { visit: this.#visitAt(visit.startsAt) }),
      ...(Array.isArray(given.serials) && { serials: given.serials.map(String) }),
      asked: (given.asked ?? {}) as Answers,
    };
  }

  #visitAt(startsAt: string) {
    const minutes = this.service.visit?.minutes ?? 0;
    const from = instant(startsAt);
    const until = new Date(Date.parse(from) + minutes * 60_000).toISOString();
    return { slotId: 'slot', officeId: 'office', startsAt: from, endsAt: until };
  }

  #attachment(requirement: string) {
    const { fileId, sha256 } = uploadedFile(this.service, requirement, this.#uploads);
    return { requirement, fileId, sha256 };
  }

  /** Appends an action, with the promise as it is told then. */
  #append(actor: Actor, body: ActionBody): void {
    const seq = (this.#state?.lastSeq ?? 0) + 1;
    const base = {
      regionId: '00',
      caseId: 'scenario',
      seq,
      id: `action-${seq}`,
      at: this.#now,
      actor,
      previousHash: this.#state?.lastHash ?? noHash,
      hash: `hash-${seq}`,
    };
    const preview = applyAction(this.#state, { ...base, body } as CaseAction, this.service);
    const told =
      (body.type === 'filed' || body.type === 'taken') && preview.turn === 'office' && !preview.end
        ? this.#dueAt(preview)
        : null;
    const withPromise =
      told === null
        ? withoutPromise(body)
        : ({ ...body, promise: { dueAt: told, calendarVersion: this.#calendar.version } } as ActionBody);
    this.#state = applyAction(this.#state, { ...base, body: withPromise } as CaseAction, this.service);
    this.#actions.push({ body, end: this.#state.end ? this.#state.state : null });
  }

  #dueAt(state: CaseState): string | null {
    return readClock(this.#clockOf(state)).dueAt;
  }

  #clockOf(state: CaseState) {
    return {
      promise: promisedBy(this.service, this.#given.parameters),
      calendar: this.#calendar,
      segments: clockSegments(state),
      now: this.#now,
    };
  }
}

function proofAndFailure(definition: FlowAction, { proof, asked }: ActionInputs) {
  const failure = failureTold(definition, asked);
  const kept = proof?.kind === 'code' ? ({ kind: 'code' } as const) : proof;
  return { ...(kept && { proof: kept }), ...(failure && { failure }) };
}

/** Where the clock stands still from the beginning nothing is promised yet. */
function withoutPromise(body: ActionBody): ActionBody {
  if (body.type !== 'filed') return body;
  const { promise: _, ...rest } = body;
  return rest;
}

function sealed(entryId: string) {
  return { entryId, commitment: '0' };
}

/** What officers answer in the cases before is not played here. */
function isToldByOfficers(source: AnswerSources[string] | undefined): boolean {
  return source !== undefined && 'from' in source && source.from.startsWith('asked.');
}
