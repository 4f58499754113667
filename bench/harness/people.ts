import { type DemoPerson, demoPeople } from '@satuloket/sandbox';
import type { Product } from './product.ts';
import { createClient } from './unit.ts';

/** Someone signed in, with the session's token. */
export type SignedIn = { readonly name: string; readonly token: string };

const demoPassword = 'satu-loket-demo';

export async function signInOfficer(product: Product, region: string, username: string): Promise<SignedIn> {
  const client = createClient(product.url, 2);
  try {
    const { token } = await client.take<{ token: string }>({
      method: 'POST',
      path: `/api/regions/${region}/sessions`,
      body: { username, password: demoPassword },
    });
    return { name: username, token };
  } finally {
    client.close();
  }
}

/** What signs someone in and proves who they are. */
export type Resident = Pick<DemoPerson, 'nik' | 'kk' | 'name' | 'birthDate' | 'phone'>;

/** The residents whom the demo names in a region, each known to the register. */
export const residentsOfStories = (region: { readonly code: string }): readonly Resident[] =>
  demoPeople.filter(({ villageCode }) => villageCode.startsWith(`${region.code}.`));

/** Signed in by the code that comes to their phones, and matched with the register. */
export async function signInResidents(
  product: Product,
  region: { readonly slug: string },
  residents: readonly Resident[],
): Promise<readonly SignedIn[]> {
  const client = createClient(product.url, 2);
  const base = `/api/regions/${region.slug}`;
  const signedIn: SignedIn[] = [];
  try {
    for (const { nik, kk, name, birthDate, phone } of residents) {
      // One that was sent a moment ago still holds.
      await client.ask({ method: 'POST', path: `${base}/sign-in-codes`, body: { phone } });
      const code = await codeSentTo(product, phone);
      const { token } = await client.take<{ token: string }>({
        method: 'POST',
        path: `${base}/sessions`,
        body: { phone, code },
      });
      await client.take({
        method: 'POST',
        path: `${base}/identity`,
        token,
        body: { nik, kk, name, birthDate },
      });
      signedIn.push({ name, token });
    }
    return signedIn;
  } finally {
    client.close();
  }
}

async function codeSentTo({ sandboxUrl }: Product, phone: string): Promise<string> {
  const answer = await fetch(`${sandboxUrl}/messages?to=${encodeURIComponent(phone)}`);
  const { messages } = (await answer.json()) as { messages: { text: string }[] };
  const code = messages.flatMap(({ text }) => /^(\d{6}) adalah kode masuk/.exec(text)?.[1] ?? []).at(-1);
  if (code === undefined) throw new Error(`No code came to ${phone}.`);
  return code;
}
