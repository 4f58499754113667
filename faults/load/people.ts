import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '@satuloket/client';
import { type DemoPerson, demoPeople } from '@satuloket/sandbox';
import type { Arena } from '../arena/arena.ts';
import { Refused, type Speaker } from './repeating.ts';

/** The password of every officer of the demo. */
const demoPassword = 'satu-loket-demo';

export type Resident = { readonly person: DemoPerson; readonly client: ApiClient; readonly token: string };

/** Those of the region whom the register knows by what they say of themselves. */
export const residentsOf = (regionId: string): readonly DemoPerson[] =>
  demoPeople.filter(({ villageCode }) =>
    villageCode.startsWith(`${regionId.slice(0, 2)}.${regionId.slice(2)}.`),
  );

export async function signInOfficer(speaker: Speaker, region: string, username: string): Promise<ApiClient> {
  return speaker.client(await sessionOfOfficer(speaker, region, username));
}

/** The token of a new session. */
export async function sessionOfOfficer(speaker: Speaker, region: string, username: string): Promise<string> {
  const { token } = await speaker.ask(`sign in ${username}`, () =>
    speaker.client().POST('/api/regions/{region}/sessions', {
      params: { path: { region } },
      body: { username, password: demoPassword },
    }),
  );
  return token;
}

/** Signs in by a code and says who they are; undefined for whom the register does not know. */
export async function signInResident(
  arena: Pick<Arena, 'sandboxUrl'>,
  speaker: Speaker,
  region: string,
  person: DemoPerson,
): Promise<Resident | undefined> {
  const params = { path: { region } };
  const { phone, nik, kk, name, birthDate } = person;
  const guest = speaker.client();
  await askForCode(speaker, region, phone);
  const code = await codeSentTo(arena.sandboxUrl, phone);
  const { token } = await speaker.ask('sign in', () =>
    guest.POST('/api/regions/{region}/sessions', { params, body: { phone, code } }),
  );
  const client = speaker.client(token);
  try {
    const { identity } = await speaker.ask('identity', () =>
      client.POST('/api/regions/{region}/identity', { params, body: { nik, kk, name, birthDate } }),
    );
    return identity === 'matched' ? { person, client, token } : undefined;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** One that was sent a moment ago still holds. */
export async function askForCode(speaker: Speaker, region: string, phone: string): Promise<void> {
  try {
    await speaker.ask('sign-in code', () =>
      speaker
        .client()
        .POST('/api/regions/{region}/sign-in-codes', { params: { path: { region } }, body: { phone } }),
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

/** The newest code on someone's phone, once there are more than so many. */
export async function codeSentTo(sandboxUrl: string, phone: string, more = 0): Promise<string> {
  for (;;) {
    const codes = await codesSentTo(sandboxUrl, phone);
    const code = codes.length > more ? codes.at(-1) : undefined;
    if (code !== undefined) return code;
    await sleep(50);
  }
}

export async function codesSentTo(sandboxUrl: string, phone: string): Promise<readonly string[]> {
  const answer = await fetch(`${sandboxUrl}/messages?to=${encodeURIComponent(phone)}`);
  const { messages } = (await answer.json()) as { messages: { text: string }[] };
  return messages.flatMap(({ text }) => /\b(\d{6})\b/.exec(text)?.[1] ?? []);
}
