import type { ApiClient } from '@satuloket/client';
import type { Random } from '@satuloket/sandbox';
import { fillInLetter, sendDraft } from './letters.ts';
import type { Resident } from './people.ts';
import { Over, Refused, type Speaker } from './repeating.ts';

export type Workplace = {
  readonly region: string;
  readonly speaker: Speaker;
  readonly random: Random;
  readonly residents: readonly Resident[];
  readonly officers: readonly ApiClient[];
  /** Who signs, and with what. */
  readonly signer: { readonly client: ApiClient; readonly passphrase: string };
  /** Cases that are open, with whose they are. */
  readonly open: Map<string, Resident>;
};

type Seen = Awaited<ReturnType<typeof look>>;

/** Fewer open cases than this and someone applies; more would only lie there. */
const mostOpen = 30;

export function look({ region, speaker }: Workplace, client: ApiClient, code: string) {
  return speaker.ask('look', () =>
    client.GET('/api/regions/{region}/cases/{code}', { params: { path: { region, code } } }),
  );
}

/** One thing that somebody does, whoever it is; what the flow does not allow is no fault. */
export async function doSomething(place: Workplace): Promise<void> {
  const { random, open } = place;
  try {
    if (open.size === 0 || (open.size < mostOpen && random.chance(0.3))) await apply(place);
    else if (random.chance(0.05)) await sign(place);
    else await goOn(place, random.pick([...open.keys()]));
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof Over)) throw error;
  }
}

async function apply(place: Workplace): Promise<void> {
  const resident = place.random.pick(place.residents);
  const draft = await fillInLetter(place.speaker, place.region, resident);
  place.open.set(await sendDraft(place.speaker, place.region, resident, draft), resident);
}

async function goOn(place: Workplace, code: string): Promise<void> {
  const { random, open, region, speaker } = place;
  const owner = open.get(code);
  if (owner === undefined) return;
  const client = random.chance(0.25) ? owner.client : random.pick(place.officers);
  const seen = await look(place, client, code);
  if (seen.end !== null && random.chance(0.5)) {
    open.delete(code);
    return;
  }
  if (random.chance(0.1)) {
    await speaker.command(
      'comment',
      (header) =>
        client.POST('/api/regions/{region}/cases/{code}/comments', {
          params: { path: { region, code }, header },
          body: { audience: 'applicant', words: 'Terima kasih, sudah kami terima.' },
        }),
      { code },
    );
    return;
  }
  if (random.chance(0.08)) {
    await speaker.command(
      'undo',
      (header) =>
        client.POST('/api/regions/{region}/cases/{code}/undo', {
          params: { path: { region, code }, header },
          body: { seq: seen.lastSeq },
        }),
      { code },
    );
    return;
  }
  const possible = seen.actions.filter(
    (each) => each.possible && !(each.tone === 'danger' && random.chance(0.8)),
  );
  if (possible.length === 0) return;
  const action = random.pick(possible);
  if (action.needs.includes('correction')) return correct(place, owner, code);
  await speaker.command(
    action.action,
    (header) =>
      client.POST('/api/regions/{region}/cases/{code}/actions', {
        params: { path: { region, code }, header },
        body: { lastSeq: seen.lastSeq, action: action.action, with: needsOf(seen, action.needs) },
      }),
    { code },
  );
}

/** What a step asks of whoever takes it. */
export function needsOf(seen: Seen, needs: readonly string[]) {
  const checklist = seen.documents.flatMap(({ requirement, checks }) =>
    checks.map((check) => `${requirement}.${check.code}`),
  );
  return {
    ...(needs.includes('checklist') && { checklist }),
    ...(needs.includes('reason') && { reason: 'Sudah kami periksa bersama pemohon; dicatat di berkas ini.' }),
    ...(needs.includes('faults') && {
      faults: [{ at: 'form.occupation', words: 'Tuliskan pekerjaan Anda sekarang.' }],
    }),
  };
}

/** Sends a correction as its applicant does: what was found wrong is never again what it was. */
export async function correct(
  { region, speaker, random }: Workplace,
  owner: Resident,
  code: string,
): Promise<void> {
  const { client } = owner;
  const { draftId: id } = await speaker.ask('correction', () =>
    client.POST('/api/regions/{region}/cases/{code}/correction', { params: { path: { region, code } } }),
  );
  const path = { region, id };
  const draft = await speaker.ask('draft', () =>
    client.GET('/api/regions/{region}/drafts/{id}', { params: { path } }),
  );
  const { subject } = draft.answers as Record<string, unknown>;
  const { version } = await speaker.ask('step person', () =>
    client.PUT('/api/regions/{region}/drafts/{id}/steps/{step}', {
      params: { path: { ...path, step: 'person' } },
      body: {
        answers: { subject, occupation: `Pedagang ${random.between(1, 1_000_000)}` } as never,
      },
    }),
  );
  await sendDraft(speaker, region, owner, { id, version });
}

/** Signs what waits, as far as it is this official's. */
async function sign({ region, speaker, signer }: Workplace): Promise<void> {
  const { client, passphrase } = signer;
  const { rows } = await speaker.ask('signing desk', () =>
    client.GET('/api/regions/{region}/signing/desk', {
      params: { path: { region }, query: { limit: 20 } },
    }),
  );
  const items = rows.filter((row) => row.maySign).map(({ id }) => id);
  if (items.length === 0) return;
  await speaker.command('signing run', (header) =>
    client.POST('/api/regions/{region}/signing/runs', {
      params: { path: { region }, header },
      body: { items, passphrase },
    }),
  );
}
