import type { ApiClient } from '@satuloket/client';
import { taken } from './api.ts';
import type { DayPlan, DayWorld } from './world.ts';

/** The password of every officer of the demo. */
const demoPassword = 'satu-loket-demo';

type Message = { readonly sequence: number; readonly to: string; readonly text: string };

/** What has arrived on a phone, oldest first. */
export async function messagesTo(sandboxUrl: string, phone: string): Promise<readonly Message[]> {
  const answer = await fetch(`${sandboxUrl}/messages?to=${encodeURIComponent(phone)}`);
  return ((await answer.json()) as { messages: Message[] }).messages;
}

/** Asks for a code, reads it on the phone, signs in, and says who one is. */
export async function signInResident(
  world: DayWorld,
  plan: DayPlan,
): Promise<{ readonly client: ApiClient; readonly identity: 'matched' | 'pending' }> {
  const { api, sandboxUrl } = world;
  const { phone, applicant, household } = plan.cast;
  const guest = api.client();
  const params = { path: { region: api.region } };
  await taken('sign-in code', guest.POST('/api/regions/{region}/sign-in-codes', { params, body: { phone } }));
  const text = (await messagesTo(sandboxUrl, phone)).at(-1)?.text ?? '';
  const code = /\b(\d{6})\b/.exec(text)?.[1] ?? '';
  const session = await taken(
    'sign in',
    guest.POST('/api/regions/{region}/sessions', { params, body: { phone, code } }),
  );
  const client = api.client(session.token);
  const { nik, name, birthDate } = applicant;
  const { identity } = await taken(
    'identity',
    client.POST('/api/regions/{region}/identity', {
      params,
      body: { nik, kk: household.kk, name, birthDate },
    }),
  );
  return { client, identity };
}

/** Whether the register has said by now who this is. */
export async function identityOf(world: DayWorld, client: ApiClient): Promise<string> {
  const profile = await taken(
    'profile',
    client.GET('/api/regions/{region}/profile', { params: { path: { region: world.api.region } } }),
  );
  return profile.identity;
}

/** Officers sign in once, in the morning or when there is first something to do for them. */
export function officersAtWork(world: DayWorld): (username: string) => Promise<ApiClient> {
  const atWork = new Map<string, Promise<ApiClient>>();
  return (username) => {
    const known = atWork.get(username) ?? signIn(username);
    atWork.set(username, known);
    return known;
  };

  async function signIn(username: string): Promise<ApiClient> {
    const { token } = await taken(
      `sign in ${username}`,
      world.api.client().POST('/api/regions/{region}/sessions', {
        params: { path: { region: world.api.region } },
        body: { username, password: demoPassword },
      }),
    );
    return world.api.client(token);
  }
}
