import { randomUUID } from 'node:crypto';
import { createClient, type UnitMaker } from '../harness/unit.ts';

/** Filing: drafts that lie ready are sent, each by the resident whose it is. */
export type SendGiven = {
  readonly url: string;
  readonly region: string;
  readonly drafts: readonly { readonly id: string; readonly token: string; readonly version: number }[];
};

const make: UnitMaker = async (given) => {
  const { url, region, drafts } = given as SendGiven;
  const client = createClient(url);
  let next = 0;
  return {
    async once() {
      const draft = drafts[next];
      next += 1;
      if (draft === undefined) throw new Error('All drafts have been sent.');
      await client.take({
        method: 'POST',
        path: `/api/regions/${region}/drafts/${draft.id}/send`,
        token: draft.token,
        key: randomUUID(),
        body: { version: draft.version },
      });
    },
    isUsedUp: () => next >= drafts.length,
    async close() {
      client.close();
    },
  };
};

export default make;
