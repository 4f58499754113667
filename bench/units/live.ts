import { randomUUID } from 'node:crypto';
import { Agent, type ClientRequest, request } from 'node:http';
import type { ReadyDraft } from '../harness/drafts.ts';
import { Latencies } from '../harness/latencies.ts';
import { createClient, patiently, Refusal, type UnitMaker } from '../harness/unit.ts';

/**
 * Many pages are open, some at each case and some at the office's list. An officer sends a case back or takes that back,
 * and it is done when every page of that case has heard of it.
 */
export type LiveGiven = {
  readonly url: string;
  readonly region: string;
  /** Each becomes a case. */
  readonly drafts: readonly ReadyDraft[];
  readonly verifier: string;
  /** Pages that follow a case by its code, spread over the cases. */
  readonly pages: number;
  /** Work lists of the office; one account has a few at most. */
  readonly lists: number;
};

type Moved = { readonly seq: number };
type Page = { heard: (at: number) => void; readonly asked: ClientRequest };
type Case = { readonly code: string; seq: number; isReturned: boolean; readonly pages: Page[] };

const opensAtOnce = 40;
const hearsWithinMilliseconds = 15_000;

const make: UnitMaker = async (given) => {
  const { url, region, drafts, verifier, pages, lists } = given as LiveGiven;
  const client = createClient(url);
  const agent = new Agent({ keepAlive: false });
  const base = `/api/regions/${region}`;
  const steps = new Map<string, Latencies>();
  const open: Page[] = [];
  let next = 0;
  let turnedAway = 0;

  function listen(path: string, token?: string): Promise<Page> {
    const { promise, resolve, reject } = Promise.withResolvers<Page>();
    const asked = request(
      new URL(path, url),
      {
        agent,
        headers: {
          accept: 'text/event-stream',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
      },
      (incoming) => {
        if (incoming.statusCode !== 200) return reject(new Error(`${path}: ${incoming.statusCode}`));
        const page: Page = { heard: () => undefined, asked };
        incoming.setEncoding('utf8');
        incoming.on('data', (part: string) => {
          if (part.includes('event: changed')) page.heard(performance.now());
        });
        incoming.on('error', () => undefined);
        open.push(page);
        resolve(page);
      },
    );
    asked.on('error', reject);
    asked.end();
    return promise;
  }

  const cases: Case[] = [];
  for (const { id, token, version } of drafts) {
    const path = `${base}/drafts/${id}/send`;
    const sending = { method: 'POST', path, token, key: randomUUID(), body: { version } };
    const { code } = await patiently(
      () => client.take<{ code: string }>(sending),
      () => undefined,
    );
    const { lastSeq } = await client.take<{ lastSeq: number }>({
      path: `${base}/cases/${code}`,
      token: verifier,
    });
    cases.push({ code, seq: lastSeq, isReturned: false, pages: [] });
  }
  const opening = Array.from({ length: pages }, (_, at) => cases[at % cases.length]).values();
  await Promise.all(
    Array.from({ length: opensAtOnce }, async () => {
      for (const each of opening) each?.pages.push(await listen(`/${region}/langsung?lacak=${each.code}`));
    }),
  );
  for (let at = 0; at < lists; at += 1) await listen(`/${region}/langsung?pekerjaan=1`, verifier);

  function stepOf(name: string): Latencies {
    const latencies = steps.get(name) ?? new Latencies();
    steps.set(name, latencies);
    return latencies;
  }

  function take(each: Case): Promise<Moved> {
    const path = `${base}/cases/${each.code}`;
    const body = each.isReturned
      ? { seq: each.seq }
      : {
          lastSeq: each.seq,
          action: 'return',
          with: { faults: [{ at: 'form.purpose', words: 'Tulis keperluan yang sebenarnya.' }] },
        };
    const asked = {
      method: 'POST',
      path: each.isReturned ? `${path}/undo` : `${path}/actions`,
      token: verifier,
      key: randomUUID(),
      body,
    };
    return patiently(
      () => client.take<Moved>(asked),
      () => (turnedAway += 1),
    );
  }

  return {
    steps,
    turnedAway: () => turnedAway,
    async once() {
      const each = cases[next % cases.length];
      next += 1;
      if (each === undefined) throw new Error('There is no case.');
      const seen = each.pages.map(
        (page) =>
          new Promise<number>((resolve) => {
            page.heard = resolve;
          }),
      );
      const from = performance.now();
      const { seq } = await take(each);
      const answered = performance.now();
      each.seq = seq;
      each.isReturned = !each.isReturned;
      stepOf('answer to who acts').add(answered - from);
      const others = stepOf('from the answer until another page heard');
      const late = AbortSignal.timeout(hearsWithinMilliseconds);
      const given = new Promise<never>((_, reject) => {
        late.addEventListener('abort', () => reject(new Error('A page heard nothing.')));
      });
      try {
        // Some hear of it before the answer has come.
        await Promise.all(
          seen.map(async (at) => others.add(Math.max(0, (await Promise.race([at, given])) - answered))),
        );
      } catch (error) {
        others.fail((error as Error).message, error instanceof Refusal);
        throw error;
      }
    },
    isUsedUp: () => false,
    async close() {
      for (const { asked } of open) asked.destroy();
      client.close();
      agent.destroy();
    },
  };
};

export default make;
