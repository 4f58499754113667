import { newCommandKey } from '@satuloket/client';
import { type Fault, pause, type Suffering } from '../fault.ts';
import { fillInLetter, fillInVisit, sendDraft } from '../load/letters.ts';
import { askForCode, codeSentTo, codesSentTo, type Resident } from '../load/people.ts';
import { Refused } from '../load/repeating.ts';
import { look } from '../load/working.ts';
import { lastBlank } from './last-blank.ts';

const crowd = 200;
/** A hall of people who all have the same message on their screen. */
const codeCrowd = 100;

export const crowds: Fault = {
  name: 'crowds',
  tells:
    'hundreds of clients at once on one case, with one key, on one place for a visit, on the last blank, with one code',
  workers: 2,
  async run(suffering) {
    const unprinted = new Set<string>();
    do {
      await oneCase(suffering);
      await oneKey(suffering);
      await onePlace(suffering);
      await lastBlank(suffering, unprinted);
      await oneCode(suffering);
    } while (Date.now() < suffering.until);
  },
};

async function newCase({ place }: Suffering, resident: Resident): Promise<string> {
  const draft = await fillInLetter(place.speaker, place.region, resident);
  return sendDraft(place.speaker, place.region, resident, draft);
}

const checked = (seen: Awaited<ReturnType<typeof look>>) => ({
  checklist: seen.documents.flatMap(({ requirement, checks }) =>
    checks.map((check) => `${requirement}.${check.code}`),
  ),
});

/** Each presses the same button with a key of their own: one is first. */
async function oneCase(suffering: Suffering): Promise<void> {
  const { place, random, did, breach } = suffering;
  const { region, speaker } = place;
  const code = await newCase(suffering, random.pick(place.residents));
  const [verifier] = place.officers;
  if (verifier === undefined) throw new Error('No officer is at work.');
  const seen = await look(place, verifier, code);
  did(`${crowd} at once on one case`);
  const outcomes = await Promise.allSettled(
    Array.from({ length: crowd }, () =>
      speaker.command(
        'accept',
        (header) =>
          verifier.POST('/api/regions/{region}/cases/{code}/actions', {
            params: { path: { region, code }, header },
            body: { lastSeq: seen.lastSeq, action: 'accept', with: checked(seen) },
          }),
        { code },
      ),
    ),
  );
  const taken = outcomes.filter(({ status }) => status === 'fulfilled').length;
  if (taken !== 1) breach(`${taken} of ${crowd} took the same step of ${code}.`);
}

/** The same command from everywhere: it happens once, and everyone is told the same. */
async function oneKey(suffering: Suffering): Promise<void> {
  const { place, random, did, breach } = suffering;
  const { region, speaker } = place;
  const code = await newCase(suffering, random.pick(place.residents));
  const [verifier] = place.officers;
  if (verifier === undefined) throw new Error('No officer is at work.');
  const seen = await look(place, verifier, code);
  const header = { 'idempotency-key': newCommandKey() };
  did(`${crowd} at once with one key`);
  const told = await Promise.all(
    Array.from({ length: crowd }, () =>
      speaker.ask('accept', () =>
        verifier.POST('/api/regions/{region}/cases/{code}/actions', {
          params: { path: { region, code }, header },
          body: { lastSeq: seen.lastSeq, action: 'accept', with: checked(seen) },
        }),
      ),
    ),
  );
  const different = new Set(told.map((each) => JSON.stringify(each)));
  if (different.size !== 1) breach(`One key was answered in ${different.size} ways on ${code}.`);
  const { lastSeq } = await look(place, verifier, code);
  if (lastSeq < seen.lastSeq + 1) breach(`${code} did not move.`);
}

/** More cases than a time has places, each asked for many times. */
async function onePlace(suffering: Suffering): Promise<void> {
  const { place, did, breach } = suffering;
  const { region, speaker } = place;
  const cases: { readonly resident: Resident; readonly code: string }[] = [];
  for (const resident of place.residents) {
    try {
      const draft = await fillInVisit(speaker, region, resident);
      cases.push({ resident, code: await sendDraft(speaker, region, resident, draft) });
    } catch (error) {
      // Who has one open, or is too young, has none.
      if (!(error instanceof Refused)) throw error;
    }
  }
  const [first] = cases;
  if (first === undefined) {
    did('nobody could ask for a visit');
    return;
  }
  const choice = (date?: string, officeId?: string) =>
    speaker.ask('visit choice', () =>
      first.resident.client.GET('/api/regions/{region}/cases/{code}/visit-choice', {
        params: {
          path: { region, code: first.code },
          query: { ...(date !== undefined && { date }), ...(officeId !== undefined && { officeId }) },
        },
      }),
    );
  const { officeId, days } = await choice();
  const date = days.findLast((day) => day.free > 0)?.date;
  const { times } = await choice(date, officeId);
  const wanted = times.findLast((time) => time.free > 0);
  if (wanted === undefined) return;
  did(`${cases.length} cases at once on one place`);
  const each = Math.ceil(crowd / cases.length);
  const outcomes = await Promise.allSettled(
    cases.flatMap(({ resident, code }) =>
      Array.from({ length: each }, () =>
        speaker.command(
          'book',
          (header) =>
            resident.client.POST('/api/regions/{region}/cases/{code}/actions', {
              params: { path: { region, code }, header },
              body: { lastSeq: 1, action: 'book', with: { slotId: wanted.slotId } },
            }),
          { code },
        ),
      ),
    ),
  );
  const booked = outcomes.filter(({ status }) => status === 'fulfilled').length;
  if (booked > wanted.free) breach(`${booked} were given ${wanted.free} places of ${wanted.slotId}.`);
  if (booked < Math.min(wanted.free, cases.length))
    breach(`Of ${wanted.free} places only ${booked} were given to ${cases.length} cases.`);
}

/** A code opens one session. */
async function oneCode({ arena, place, random, did, breach }: Suffering): Promise<void> {
  const { region, speaker } = place;
  const { person } = random.pick(place.residents);
  // Longer than the wait between two codes.
  arena.clock.advance(30);
  await pause(600);
  const before = await codesSentTo(arena.sandboxUrl, person.phone);
  await askForCode(speaker, region, person.phone);
  const code = await codeSentTo(arena.sandboxUrl, person.phone, before.length);
  did(`${codeCrowd} at once with one code`);
  const outcomes = await Promise.allSettled(
    Array.from({ length: codeCrowd }, () =>
      speaker.ask('sign in', () =>
        speaker.client().POST('/api/regions/{region}/sessions', {
          params: { path: { region } },
          body: { phone: person.phone, code },
        }),
      ),
    ),
  );
  const opened = outcomes.filter(({ status }) => status === 'fulfilled').length;
  if (opened !== 1) breach(`One code opened ${opened} sessions.`);
}
