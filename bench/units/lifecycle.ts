import { randomUUID } from 'node:crypto';
import type { ReadyDraft } from '../harness/drafts.ts';
import { Latencies } from '../harness/latencies.ts';
import { type Asked, createClient, patiently, Refusal, type UnitMaker } from '../harness/unit.ts';

/** A draft, and the tokens of those who work on it at its office. */
export type LifecycleDraft = ReadyDraft & { readonly verifier: string; readonly approver: string };

/**
 * A case from its filing to the approved letter, by those whose turn it is, over HTTP: filed, taken, returned, corrected,
 * accepted, approved, then followed by its code, searched for, and the office's list opened again.
 */
export type LifecycleGiven = {
  readonly url: string;
  readonly region: string;
  readonly drafts: readonly LifecycleDraft[];
  /** An answer of the form that is sent back and answered anew. */
  readonly corrected: { readonly at: string; readonly steps: Readonly<Record<string, object>> };
};

type View = {
  readonly lastSeq: number;
  readonly documents: readonly {
    readonly requirement: string;
    readonly checks: readonly { code: string }[];
  }[];
};
type Moved = { readonly seq: number };

const make: UnitMaker = async (given) => {
  const { url, region, drafts, corrected } = given as LifecycleGiven;
  const client = createClient(url);
  const base = `/api/regions/${region}`;
  const steps = new Map<string, Latencies>();
  let next = 0;
  let turnedAway = 0;

  /** One request, again and again while the server asks for patience; its time is that of the answer that counts. */
  async function step<Value>(name: string, asked: Asked): Promise<Value> {
    const latencies = steps.get(name) ?? new Latencies();
    steps.set(name, latencies);
    const keyed = asked.method === 'POST' ? { ...asked, key: randomUUID() } : asked;
    const once = async (): Promise<Value> => {
      const from = performance.now();
      const answer = await client.take<Value>(keyed);
      latencies.add(performance.now() - from);
      return answer;
    };
    try {
      return await patiently(once, () => (turnedAway += 1));
    } catch (error) {
      latencies.fail((error as Error).message, error instanceof Refusal);
      throw error;
    }
  }
  const send = ({ id, token, version }: ReadyDraft, name: string) =>
    step<{ code: string }>(name, {
      method: 'POST',
      path: `${base}/drafts/${id}/send`,
      token,
      body: { version },
    });
  const act = (name: string, code: string, token: string, body: object) =>
    step<Moved>(name, { method: 'POST', path: `${base}/cases/${code}/actions`, token, body });

  return {
    steps,
    turnedAway: () => turnedAway,
    async once() {
      const draft = drafts[next];
      next += 1;
      if (draft === undefined) throw new Error('All drafts have been sent.');
      const { verifier, approver } = draft;
      const { code } = await send(draft, 'file');
      const ofCase = `${base}/cases/${code}`;
      const seen = await step<View>('open', { path: ofCase, token: verifier });
      const taken = await step<Moved>('take', {
        method: 'POST',
        path: `${ofCase}/assignment`,
        token: verifier,
        body: { lastSeq: seen.lastSeq, to: 'me' },
      });
      await act('return', code, verifier, {
        lastSeq: taken.seq,
        action: 'return',
        with: { faults: [{ at: corrected.at, words: 'Tulis keperluan yang sebenarnya.' }] },
      });
      const { draftId } = await step<{ draftId: string }>('begin correction', {
        method: 'POST',
        path: `${ofCase}/correction`,
        token: draft.token,
        body: undefined,
      });
      let version = 0;
      for (const [name, answers] of Object.entries(corrected.steps)) {
        const saved = await step<{ version: number }>('correct', {
          method: 'PUT',
          path: `${base}/drafts/${draftId}/steps/${name}`,
          token: draft.token,
          body: { answers },
        });
        version = saved.version;
      }
      await send({ id: draftId, token: draft.token, version }, 'send correction');
      const again = await step<View>('open', { path: ofCase, token: verifier });
      const checklist = again.documents.flatMap(({ requirement, checks }) =>
        checks.map((check) => `${requirement}.${check.code}`),
      );
      const accepted = await act('accept', code, verifier, {
        lastSeq: again.lastSeq,
        action: 'accept',
        with: { checklist },
      });
      await act('approve', code, approver, { lastSeq: accepted.seq, action: 'approve', with: {} });
      await step('track', { path: `${base}/track/${code}` });
      await step('search', { path: `${base}/work?queue=all&search=${code}`, token: verifier });
      await step('list', { path: `${base}/work?queue=to-take`, token: verifier });
    },
    isUsedUp: () => next >= drafts.length,
    async close() {
      client.close();
    },
  };
};

export default make;
