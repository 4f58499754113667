import { newCommandKey } from '@satuloket/client';
import fc from 'fast-check';
import type { Fault } from '../fault.ts';
import { fillInLetter, sendDraft } from '../load/letters.ts';
import type { Resident } from '../load/people.ts';
import { Refused } from '../load/repeating.ts';
import { correct, look, type Workplace } from '../load/working.ts';

type Who = 'applicant' | 'verifier' | 'approver';
type State = 'checking' | 'returned' | 'approving' | 'signing' | 'refused' | 'cancelled';
type Rule = {
  readonly by: Who;
  readonly from: readonly State[];
  readonly to: State;
  readonly canBeUndone: boolean;
};

/** The flow of a letter, written once more and as simply as it can be said; nothing is signed here. */
const rules = {
  accept: { by: 'verifier', from: ['checking'], to: 'approving', canBeUndone: true },
  return: { by: 'verifier', from: ['checking'], to: 'returned', canBeUndone: true },
  refuse: { by: 'verifier', from: ['checking'], to: 'refused', canBeUndone: true },
  correct: { by: 'applicant', from: ['returned'], to: 'checking', canBeUndone: false },
  cancel: { by: 'applicant', from: ['checking', 'returned'], to: 'cancelled', canBeUndone: true },
  'send-back': { by: 'approver', from: ['approving'], to: 'checking', canBeUndone: true },
  approve: { by: 'approver', from: ['approving'], to: 'signing', canBeUndone: false },
  reopen: { by: 'approver', from: ['refused'], to: 'checking', canBeUndone: true },
} as const satisfies Record<string, Rule>;

type Action = keyof typeof rules;
const actions = Object.keys(rules) as Action[];

type Model = { state: State; undo: { readonly by: Who; readonly to: State } | undefined };
type Real = { readonly place: Workplace; readonly owner: Resident; readonly code: string };

/** Someone presses a button, whether or not it is theirs and whether or not it is there. */
class Take implements fc.AsyncCommand<Model, Real> {
  readonly who: Who;
  readonly action: Action;
  constructor(who: Who, action: Action) {
    this.who = who;
    this.action = action;
  }
  check(): boolean {
    return true;
  }
  async run(model: Model, real: Real): Promise<void> {
    const rule: Rule = rules[this.action];
    const isAllowed = rule.by === this.who && rule.from.includes(model.state);
    const state = await taken(real, this.who, this.action);
    if (isAllowed !== (state !== undefined))
      throw new Error(`${this} in ${model.state}: ${state === undefined ? 'refused' : `went to ${state}`}`);
    if (!isAllowed) return;
    if (state !== rule.to) throw new Error(`${this} in ${model.state}: went to ${state}, not ${rule.to}`);
    model.undo = rule.canBeUndone ? { by: this.who, to: model.state } : undefined;
    model.state = rule.to;
  }
  toString(): string {
    return `${this.who}: ${this.action}`;
  }
}

/** Someone takes the last step back. */
class Undo implements fc.AsyncCommand<Model, Real> {
  readonly who: Who;
  constructor(who: Who) {
    this.who = who;
  }
  check(): boolean {
    return true;
  }
  async run(model: Model, real: Real): Promise<void> {
    const isAllowed = model.undo?.by === this.who;
    const state = await undone(real, this.who);
    if (isAllowed !== (state !== undefined))
      throw new Error(`${this} in ${model.state}: ${state === undefined ? 'refused' : `back to ${state}`}`);
    if (model.undo === undefined || !isAllowed) return;
    if (state !== model.undo.to) throw new Error(`${this}: back to ${state}, not ${model.undo.to}`);
    model.state = model.undo.to;
    model.undo = undefined;
  }
  toString(): string {
    return `${this.who}: undo`;
  }
}

export const sequences: Fault = {
  name: 'sequences',
  tells: 'whatever people of any role try in whatever order, it goes as a small model of the flow says',
  workers: 1,
  async run({ place, random, until, did, breach }) {
    const who = fc.constantFrom<Who>('applicant', 'verifier', 'approver');
    // Those whose button it is more often than the others: otherwise nothing would ever go on.
    const rightly = fc.constantFrom(...actions).map((action) => new Take(rules[action].by, action));
    const anyhow = fc
      .tuple(who, fc.constantFrom(...actions))
      .map(([someone, action]) => new Take(someone, action));
    const takingBack = who.map((someone) => new Undo(someone));
    let tried = 0;
    do {
      const outcome = await fc.check(
        fc.asyncProperty(
          fc.commands([rightly, rightly, anyhow, takingBack], { maxCommands: 12 }),
          async (commands) => {
            tried += 1;
            did('sequence');
            const owner = place.residents[tried % place.residents.length];
            if (owner === undefined) throw new Error('Nobody applies.');
            const draft = await fillInLetter(place.speaker, place.region, owner);
            const code = await sendDraft(place.speaker, place.region, owner, draft);
            await fc.asyncModelRun(
              () => ({
                model: { state: 'checking', undo: undefined } as Model,
                real: { place, owner, code },
              }),
              commands,
            );
          },
        ),
        { numRuns: runsAtOnce, seed: random.between(0, 2 ** 30) },
      );
      if (outcome.failed) {
        breach(`${outcome.counterexample?.map(String).join('; ')}: ${String(outcome.errorInstance)}`);
        return;
      }
    } while (Date.now() < until);
  },
};

const runsAtOnce = 5;

const clientOf = ({ place, owner }: Real, who: Who) => {
  const [verifier, approver] = place.officers;
  const client = { applicant: owner.client, verifier, approver }[who];
  if (client === undefined) throw new Error(`No ${who} is at work.`);
  return client;
};

/** Where the case went; undefined when it was refused. What the machine noted meanwhile is no refusal. */
async function taken(real: Real, who: Who, action: Action): Promise<string | undefined> {
  const { place, owner, code } = real;
  if (action === 'correct' && who === 'applicant') {
    try {
      await correct(place, owner, code);
      return rules.correct.to;
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }
  for (;;) {
    const { lastSeq } = await look(place, owner.client, code);
    const { data, error } = await clientOf(real, who).POST('/api/regions/{region}/cases/{code}/actions', {
      params: { path: { region: place.region, code }, header: { 'idempotency-key': newCommandKey() } },
      body: { lastSeq, action, with: await needsOf(real, action) },
    });
    if (data !== undefined) return data.state;
    if (error.code !== 'case-moved') return refusedRightly(error);
  }
}

async function needsOf(real: Real, action: Action) {
  switch (action) {
    case 'accept': {
      const { documents } = await look(real.place, clientOf(real, 'verifier'), real.code);
      return {
        checklist: documents.flatMap(({ requirement, checks }) =>
          checks.map((check) => `${requirement}.${check.code}`),
        ),
      };
    }
    case 'return':
      return { faults: [{ at: 'form.occupation', words: 'Tuliskan pekerjaan Anda sekarang.' }] };
    case 'refuse':
    case 'reopen':
      return { reason: 'Dicatat setelah diperiksa bersama pemohon.' };
    default:
      return {};
  }
}

async function undone(real: Real, who: Who): Promise<string | undefined> {
  const { place, code } = real;
  const client = clientOf(real, who);
  const { undoable, lastSeq } = await look(place, client, code);
  const { data, error } = await client.POST('/api/regions/{region}/cases/{code}/undo', {
    params: { path: { region: place.region, code }, header: { 'idempotency-key': newCommandKey() } },
    body: { seq: undoable?.seq ?? lastSeq },
  });
  return data === undefined ? refusedRightly(error) : data.state;
}

/** A fault of ours is no answer. */
function refusedRightly(problem: { readonly status: number; readonly code: string }): undefined {
  if (problem.status >= 500) throw new Error(`answered ${problem.status} ${problem.code}`);
}
