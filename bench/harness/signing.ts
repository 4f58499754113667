import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import type { createClient } from './unit.ts';

type Desk = {
  readonly rows: readonly { readonly id: string; readonly code: string; readonly maySign: boolean }[];
  readonly next: string | null;
};

export type Letter = { readonly id: string; readonly code: string };

export type Run = {
  readonly state: 'running' | 'done' | 'interrupted';
  readonly counts: { readonly signed: number; readonly failed: number; readonly total: number };
};

/** The demo's, for every head. */
const passphrase = 'satu-tanda-tangan-demo';
const largestPage = 200;

/** The signing desk of one head, as their phone asks for it. */
export function signingDesk(client: ReturnType<typeof createClient>, regionSlug: string, token: string) {
  const base = `/api/regions/${regionSlug}/signing`;
  return {
    /** What waits there and is drawn, the most urgent first; at most so many. */
    async letters(most = Number.POSITIVE_INFINITY): Promise<readonly Letter[]> {
      const found: Letter[] = [];
      let cursor: string | null = '';
      do {
        const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page: Desk = await client.take<Desk>({
          path: `${base}/desk?limit=${largestPage}${after}`,
          token,
        });
        found.push(...page.rows.filter((row) => row.maySign));
        cursor = page.next;
      } while (cursor !== null && found.length < most);
      return found.slice(0, most);
    },

    async begin(letters: readonly Letter[]): Promise<string> {
      const items = letters.map(({ id }) => id);
      const { runId } = await client.take<{ runId: string }>({
        method: 'POST',
        path: `${base}/runs`,
        token,
        key: randomUUID(),
        body: { items, passphrase },
      });
      return runId;
    },

    /** @param look is shown the run each time, as the page is that tells how far it is. */
    async ended(runId: string, look: (run: Run) => void, pauseMilliseconds = 1000): Promise<Run> {
      for (;;) {
        const run = await client.take<Run>({ path: `${base}/runs/${runId}`, token });
        look(run);
        if (run.state !== 'running') return run;
        await later(pauseMilliseconds);
      }
    },
  };
}
