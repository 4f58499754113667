import { createClient, type UnitMaker } from '../harness/unit.ts';

/** Pages or answers asked for again and again, each time another of the list. */
export type GetGiven = {
  readonly url: string;
  readonly asked: readonly { readonly path: string; readonly token?: string }[];
};

const make: UnitMaker = async (given) => {
  const { url, asked } = given as GetGiven;
  const client = createClient(url);
  let next = 0;
  return {
    async once() {
      const each = asked[next % asked.length];
      next += 1;
      if (each === undefined) throw new Error('There is nothing to ask for.');
      const { status, text } = await client.ask(each);
      if (status !== 200) throw new Error(`${each.path.slice(0, 40)}: ${status} ${text.slice(0, 100)}`);
    },
    isUsedUp: () => false,
    async close() {
      client.close();
    },
  };
};

export default make;
