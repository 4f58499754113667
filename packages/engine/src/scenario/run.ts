/** Plays a pack's scenarios with the real rules on a fixed clock, and tells in words where they end otherwise. */
import type { OfficeCalendar } from '../calendar/index.ts';
import {
  type ActionBody,
  type ActionInputs,
  type Actor,
  applyAction,
  availableActions,
  availableUndo,
  type CaseAction,
  type CaseState,
  checkAction,
  clockSegments,
  noHash,
  type Viewer,
} from '../case/index.ts';
import { computeFacts, pruneAnswers, requirementsFor, routingVillage, validateForm } from '../form/index.ts';
import type { Answers, Pack, Scenario, ScenarioStep, Service } from '../pack/types.ts';
import { readClock } from '../promise/index.ts';
import { calendarOfScenario, contextOfScenario, uploadedFile, withUploads } from './world.ts';

export type ScenarioResult = {
  readonly service: string;
  readonly title: string;
  readonly passed: boolean;
  /** "Step 2 (return): expected state "returned", but it is "checking"." */
  readonly failures: readonly string[];
};

export function runScenarios(pack: Pack): ScenarioResult[] {
  return pack.scenarios.map((scenario) => runScenario(pack, scenario));
}

export function runScenario(pack: Pack, scenario: Scenario): ScenarioResult {
  const service = pack.services[scenario.service];
  const told = { service: scenario.service, title: scenario.title };
  if (!service) return { ...told, passed: false, failures: [`There is no service "${scenario.service}".`] };
  const play = new Play(pack, service, scenario);
  const failures: string[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    const name = step.when === 'filed' ? 'filed' : step.when.action;
    failures.push(...play.take(step).map((failure) => `Step ${index + 1} (${name}): ${failure}`));
    // What follows a failed step tells nothing more.
    if (failures.length > 0) break;
  }
  return { ...told, passed: failures.length === 0, failures };
}

type Outcome = {
  readonly refused?: string;
  readonly problems?: readonly string[];
  readonly message?: string;
};

class Play {
  readonly #pack: Pack;
  readonly #service: Service;
  readonly #calendar: OfficeCalendar;
  readonly #given: Scenario['given'];
  #answers: Answers;
  #now: string;
  #state: CaseState | null = null;
  #uploads = 1;

  constructor(pack: Pack, service: Service, { given }: Scenario) {
    this.#pack = pack;
    this.#service = service;
    this.#given = given;
    this.#calendar = calendarOfScenario(given);
    this.#answers = withUploads(service, given.answers, given.attachments, this.#uploads);
    this.#now = instant(given.now);
  }

  /** What is not as the step says. */
  take(step: ScenarioStep): string[] {
    if (step.at !== undefined) this.#now = instant(step.at);
    const outcome = step.when === 'filed' ? this.#file() : this.#act(step.when);
    return this.#compare(outcome, step.then);
  }

  get #context() {
    return contextOfScenario(this.#answers, this.#calendar, this.#now);
  }

  #file(): Outcome {
    const problems = validateForm(this.#service, this.#answers, this.#context);
    if (problems.length > 0) return { problems: problems.map(({ path }) => path) };
    const village = routingVillage(this.#service, this.#answers, this.#context);
    if (village === undefined) return { refused: 'no-village' };
    this.#answers = pruneAnswers(this.#service, this.#answers, this.#context);
    const { name, version } = this.#pack.manifest;
    this.#append(
      { kind: 'resident', accountId: 'applicant' },
      {
        type: 'filed',
        service: this.#service.code,
        pack: { name, version, digest: this.#pack.digest },
        channel: 'portal',
        answers: sealed('answers'),
        applicant: sealed('applicant'),
        identity: this.#given.identity ?? 'matched',
        facts: computeFacts(this.#service, this.#answers, this.#context),
        attachments: this.#given.attachments.map((code) => this.#attachment(code)),
        villageCode: village,
        officeId: 'office',
        promise: { dueAt: this.#now, calendarVersion: this.#calendar.version },
      },
    );
    return { message: this.#service.messages.filed ? 'filed' : undefined };
  }

  #act({ by, action, with: given = {} }: Exclude<ScenarioStep['when'], 'filed'>): Outcome {
    const state = this.#state;
    if (!state) return { refused: 'not-filed' };
    if (action === 'identity') {
      this.#append(
        { kind: 'system', name: 'register' },
        { type: 'identity-checked', identity: given.identity === 'mismatched' ? 'mismatched' : 'matched' },
      );
      return {};
    }
    const viewer = viewerOf(by);
    if (action === 'undo') {
      const undo = availableUndo(state, viewer, this.#now);
      if (!undo.possible) return { refused: 'not-undoable' };
      this.#append(actorOf(by), { type: 'undone', seq: undo.seq! });
      return {};
    }
    const answersAfter = this.#corrected(given);
    const checked = checkAction(
      this.#service,
      state,
      viewer,
      action,
      this.#inputs(action, given, answersAfter),
      { answers: this.#answers, form: contextOfScenario(answersAfter, this.#calendar, this.#now) },
    );
    if (!checked.ok) {
      const fields = checked.error.fields?.map(({ path }) => path);
      return {
        refused: String(checked.error.details?.reasonCode ?? checked.error.code),
        ...(fields && { problems: fields }),
      };
    }
    const { inputs, undoMinutes, from, to } = checked.value;
    if (inputs.answers) this.#answers = pruneAnswers(this.#service, inputs.answers, this.#context);
    // A late birth stays late and a timely one timely, however long a correction takes: the day of filing counts.
    const facts =
      inputs.answers &&
      computeFacts(
        this.#service,
        this.#answers,
        contextOfScenario(this.#answers, this.#calendar, state.filedAt),
      );
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
      ...(undoMinutes > 0 && {
        undoUntil: new Date(Date.parse(this.#now) + undoMinutes * 60_000).toISOString(),
      }),
    });
    return { message: checked.value.action.message };
  }

  /** The answers as a correction leaves them; `null` takes one away. */
  #corrected(given: Readonly<Record<string, unknown>>): Answers {
    const changes = (given.answers ?? {}) as Record<string, unknown>;
    const uploads = (given.attachments ?? []) as string[];
    if (uploads.length > 0) this.#uploads++;
    const merged = Object.fromEntries(
      Object.entries({ ...this.#answers, ...changes }).filter(([, value]) => value !== null),
    ) as Answers;
    return withUploads(this.#service, merged, uploads, this.#uploads);
  }

  /** What the step gives; a whole checklist and the register's results come by themselves unless it says otherwise. */
  #inputs(action: string, given: Readonly<Record<string, unknown>>, answersAfter: Answers): ActionInputs {
    const needs = this.#service.flow.actions[action]?.needs ?? [];
    const checklist = requirementsFor(this.#service, this.#answers, this.#context).flatMap(
      ({ code, checks }) => checks.map((check) => `${code}.${check.code}`),
    );
    const results = Object.entries(this.#service.products)
      .filter(([, { issuer, form }]) => issuer === 'register' && form !== 'card')
      .map(([product]) => ({ product, number: 'REG-1', fileId: `${product}-file`, sha256: '0'.repeat(64) }));
    const faults = (given.faults ?? []) as ({ at: string; words?: string } | string)[];
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
    };
  }

  #attachment(requirement: string) {
    const { fileId, sha256 } = uploadedFile(this.#service, requirement, this.#uploads);
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
    const preview = applyAction(this.#state, { ...base, body } as CaseAction, this.#service);
    const told =
      (body.type === 'filed' || body.type === 'taken') && preview.turn === 'office' && !preview.end
        ? this.#dueAt(preview)
        : null;
    const withPromise =
      told === null
        ? body
        : ({ ...body, promise: { dueAt: told, calendarVersion: this.#calendar.version } } as ActionBody);
    this.#state = applyAction(this.#state, { ...base, body: withPromise } as CaseAction, this.#service);
  }

  #dueAt(state: CaseState): string | null {
    const { amount, unit } = this.#service.promise;
    return readClock({
      promise: { amount, unit },
      calendar: this.#calendar,
      segments: clockSegments(state),
      now: this.#now,
    }).dueAt;
  }

  #compare(outcome: Outcome, expected: ScenarioStep['then']): string[] {
    const failures: string[] = [];
    const differ = (what: string, wanted: unknown, found: unknown) => {
      if (wanted !== undefined && wanted !== found)
        failures.push(`expected ${what} "${wanted}", but it is "${found ?? 'none'}".`);
    };
    differ('refusal', expected.refused, outcome.refused);
    if (expected.refused === undefined && outcome.refused !== undefined) {
      failures.push(
        `it was refused with "${outcome.refused}"${outcome.problems ? ` at ${outcome.problems.join(', ')}` : ''}.`,
      );
    }
    if (expected.problems !== undefined || (outcome.problems && outcome.refused === undefined)) {
      differ(
        'problems at',
        [...(expected.problems ?? [])].sort().join(', '),
        [...(outcome.problems ?? [])].sort().join(', '),
      );
    }
    differ('state', expected.state, this.#state?.state);
    differ('turn', expected.turn, this.#state?.turn);
    if (expected.dueAt !== undefined)
      differ(
        'due time',
        instant(expected.dueAt),
        this.#state?.dueAt ? instant(this.#state.dueAt) : undefined,
      );
    differ('message', expected.message, outcome.message);
    for (const action of expected.possible ?? []) {
      if (!this.#isPossible(action)) failures.push(`"${action}" should be possible and is not.`);
    }
    for (const action of expected.impossible ?? []) {
      if (this.#isPossible(action)) failures.push(`"${action}" should not be possible and is.`);
    }
    return failures;
  }

  #isPossible(action: string): boolean {
    const state = this.#state;
    const by = this.#service.flow.actions[action]?.by ?? [];
    return (
      state !== null &&
      by.some((role) =>
        availableActions(this.#service, state, viewerOf(role), { today: this.#context.today }).some(
          (row) => row.action === action && row.possible,
        ),
      )
    );
  }
}

function instant(text: string): string {
  return new Date(text).toISOString();
}

function sealed(entryId: string) {
  return { entryId, commitment: '0' };
}

function viewerOf(by: string): Viewer {
  if (by === 'applicant') return { kind: 'applicant', accountId: 'applicant' };
  return by === 'system' ? { kind: 'system' } : { kind: 'officer', accountId: by, roles: [by] };
}

function actorOf(by: string): Actor {
  if (by === 'applicant') return { kind: 'resident', accountId: 'applicant' };
  return by === 'system'
    ? { kind: 'system', name: 'scenario' }
    : { kind: 'officer', accountId: by, role: by, officeId: 'office' };
}
