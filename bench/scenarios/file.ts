import { randomUUID } from 'node:crypto';
import { prepareDrafts, type ReadyDraft } from '../harness/drafts.ts';
import type { Product } from '../harness/product.ts';
import { rowsOfCase } from '../harness/rows.ts';
import { createClient } from '../harness/unit.ts';
import type { SendGiven } from '../units/send-draft.ts';
import type { WriteGiven } from '../units/write-case.ts';
import { compare, type Scenario, unit, type Work, type World } from './scenario.ts';

const concurrency = 16;
/** Drafts for each second that is measured or warmed up: twice the aim at most. */
const draftsASecond = 600;

export const file: Scenario = {
  name: 'file',
  tells: 'a draft that lies ready is sent: a new case, its record, its sealed values, its message',
  async measure(world) {
    const { product, region, applicants, database, seconds } = world;
    // Two parts of the run, each with its warming up and with drafts that nobody has sent.
    const most = Math.ceil(seconds * 1.25 * draftsASecond);
    const drafts = await prepareDrafts(product, region, applicants, 2 * most + 1);
    const send = (part: readonly ReadyDraft[]): Work => ({
      module: unit('send-draft'),
      given: { url: product.url, region: region.slug, drafts: part } satisfies SendGiven,
    });
    const like = await sentLike(product, region, drafts[2 * most]);
    const rows = await rowsOfCase(database, region.id, like);
    const bare: WriteGiven = { adminUrl: product.adminUrl, connections: concurrency, ...rows };
    return compare(
      world,
      {
        product: send(drafts.slice(0, most)),
        again: send(drafts.slice(most, 2 * most)),
        bare: { module: unit('write-case'), given: bare },
      },
      concurrency,
    );
  },
};

/** Sends one draft, to see which rows that leaves. */
async function sentLike(
  { url }: Product,
  { slug }: World['region'],
  draft: ReadyDraft | undefined,
): Promise<string> {
  if (draft === undefined) throw new Error('No draft lies ready.');
  const client = createClient(url, 1);
  const { code } = await client.take<{ code: string }>({
    method: 'POST',
    path: `/api/regions/${slug}/drafts/${draft.id}/send`,
    token: draft.token,
    key: randomUUID(),
    body: { version: draft.version },
  });
  client.close();
  return code;
}
