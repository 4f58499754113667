import { failure, type Region, type Result, success } from '@satuloket/engine';
import { regionDate } from '../cases/form-context.ts';
import { countAttempt } from '../people/attempts.ts';
import { attemptsExhausted } from '../people/problems.ts';
import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import { recordReveals, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { type HelpingOptions, nikDigest, regionOf } from './dependencies.ts';
import {
  checkPerson,
  findPerson,
  keepPerson,
  openPerson,
  type PersonRow,
  type PersonValues,
  sameClaim,
} from './helped-people.ts';
import { insertMandate } from './mandate-store.ts';
import { actorFor } from './policy.ts';
import { helpingProblems } from './problems.ts';
import type { HelpingService } from './service.ts';
import { dayMilliseconds, helpingSettings } from './settings.ts';

const hourMilliseconds = 3_600_000;

type Found = { readonly state: 'matched' | 'pending'; readonly values: PersonValues };

/**
 * Finds a person by what stands on the card. At a counter the visit itself lets the officer act, for some hours; in a
 * village the officer may ask for neighbours only, and acts once a mandate has been signed.
 */
export async function identify(
  options: HelpingOptions,
  caller: Caller,
  input: Parameters<HelpingService['identify']>[1],
): ReturnType<HelpingService['identify']> {
  const actor = actorFor(caller, input.at === 'counter' ? 'identify-at-counter' : 'identify-in-village');
  if (!actor.ok) return actor;
  const { accountId: helperId, posts } = actor.value;
  const [post] = posts;
  if (post === undefined) return failure(helpingProblems.notAllowed);
  const region = regionOf(options, caller.regionId);
  const now = options.now();
  const checked = checkPerson(input, regionDate(region, now));
  if (!checked.ok) return checked;
  const { claim, phone } = checked.value;
  const database = regionDatabase(options.database, region.id);
  const digest = nikDigest(options, region.id, claim.nik);
  const earlier = await findPerson(database, { helperId, digest });
  const found = await lookUp(options, region, { claim, phone, earlier, at: input.at, helperId });
  if (!found.ok) return found;
  const { state, values } = found.value;
  const isNeighbour = posts.some(({ villageCode }) => villageCode === values.household?.villageCode);
  if (input.at === 'village' && state === 'matched' && !isNeighbour) {
    return failure(helpingProblems.personElsewhere);
  }
  const frame = {
    regionId: region.id,
    caller: `officer:${helperId}`,
    key: input.key,
    content: ['identify', input.at, digest.toString('hex'), phone],
    now,
  };
  return runCommand(options.database, frame, async (transaction) => {
    await recordReveals(options, transaction, region, [
      {
        to: { accountId: helperId, role: post.role, officeId: post.officeId },
        purpose: 'helping',
        what: 'register',
        kinds: ['identity', 'birth', 'address', 'family'],
        of: { ...claim, ...familyOf(values.household) },
      },
    ]);
    const personId = await keepPerson(options, transaction, {
      region,
      helperId,
      earlier,
      state,
      values,
      now,
    });
    const mandateId =
      input.at === 'counter'
        ? await insertMandate(transaction, {
            personId,
            helperId,
            digest,
            kind: 'counter',
            services: null,
            post,
            now,
            until: new Date(now.getTime() + helpingSettings(region).counterHours * hourMilliseconds),
          })
        : null;
    return success({ personId, mandateId, identity: state });
  });
}

/** What tells a neighbour or the own family from others. */
const familyOf = (household: PersonValues['household']) =>
  household && {
    kk: household.kk,
    address: { ...household.address, villageCode: household.villageCode },
  };

/** Asks the register, unless it has said yes to the very same before; each question counts. */
async function lookUp(
  options: HelpingOptions,
  region: Region,
  input: {
    readonly claim: PersonValues['claim'];
    readonly phone: string;
    readonly earlier: PersonRow | undefined;
    readonly at: 'counter' | 'village';
    readonly helperId: string;
  },
): Promise<Result<Found>> {
  const { claim, earlier, at, helperId } = input;
  const before = earlier && openPerson(options, earlier);
  const phone = input.phone === '' ? (before?.phone ?? '') : input.phone;
  if (
    earlier?.state === 'matched' &&
    before?.household !== undefined &&
    sameClaim(before.claim, claim) &&
    options.now().getTime() - earlier.changed_at.getTime() < dayMilliseconds
  ) {
    return success({ state: 'matched', values: { ...before, phone } });
  }
  const limit = {
    kind: `helper-look-up-${at}`,
    maximumAttempts: helpingSettings(region).lookUpsPerDay[at],
    windowSeconds: 86_400,
  };
  const counted = await countAttempt(options.database, limit, helperId, options.now());
  if (!counted.allowed) return failure(attemptsExhausted('look-ups-exhausted', counted.retryAfterSeconds));
  const answer = await options.register.match(claim);
  const pending = success<Found>({ state: 'pending', values: { claim, phone } });
  if (!answer.ok) return pending;
  if (!answer.value.match) return failure(helpingProblems.personMismatch);
  const household = await options.register.household({ nik: claim.nik });
  // Without the household nobody knows where the person lives: it is asked again with the rest.
  if (!household.ok) return pending;
  return success({ state: 'matched', values: { claim, phone, household: household.value } });
}

const retriedAtOnce = 50;

/** Asks again for those who were entered while the register was down; a job each minute. */
export async function retryPendingPeople(options: HelpingOptions, regionId: string): Promise<number> {
  if (!options.register.status().available) return 0;
  const region = regionOf(options, regionId);
  const database = regionDatabase(options.database, regionId);
  const due = await database
    .selectFrom('helped_person')
    .selectAll()
    .where('state', '=', 'pending')
    .where('next_try_at', '<=', options.now())
    .orderBy('next_try_at')
    .limit(retriedAtOnce)
    .execute();
  let settled = 0;
  for (const row of due) {
    const values = openPerson(options, row);
    const answer = await options.register.match(values.claim);
    const household =
      answer.ok && answer.value.match
        ? await options.register.household({ nik: values.claim.nik })
        : undefined;
    if (!answer.ok || household?.ok === false) {
      await keepPerson(options, database, {
        region,
        helperId: row.helper_account_id,
        earlier: row,
        state: 'pending',
        values,
        tries: row.tries + 1,
        now: options.now(),
      });
      continue;
    }
    await settle(options, region, row, {
      ...values,
      ...(household?.ok ? { household: household.value } : {}),
    });
    settled += 1;
  }
  return settled;
}

/** What the register said goes to the list, to the cases that waited for it, and ends what should not have been. */
async function settle(
  options: HelpingOptions,
  region: Region,
  row: PersonRow,
  values: PersonValues,
): Promise<void> {
  const now = options.now();
  const helper = (await options.people.officersOf(region.id)).find(
    ({ accountId }) => accountId === row.helper_account_id,
  );
  const villages = helper?.posts.flatMap(({ villageCode }) => villageCode ?? []) ?? [];
  const isMatched = values.household !== undefined;
  const isElsewhere =
    isMatched && villages.length > 0 && !villages.includes(values.household?.villageCode ?? '');
  await inTransaction(regionDatabase(options.database, region.id), async (transaction) => {
    await keepPerson(options, transaction, {
      region,
      helperId: row.helper_account_id,
      earlier: row,
      state: isMatched ? 'matched' : 'mismatched',
      values,
      now,
    });
    if (!isMatched || isElsewhere) {
      await transaction
        .updateTable('mandate')
        .set({ ended_at: now, ended_by: 'register' })
        .where('person_id', '=', row.id)
        .where('ended_at', 'is', null)
        .execute();
    }
    const waiting = await transaction
      .selectFrom('helped_case as helped')
      .innerJoin('case_current as current', 'current.case_id', 'helped.case_id')
      .select(['current.case_id', 'current.replayed'])
      .where('helped.helper_account_id', '=', row.helper_account_id)
      .where('helped.nik_digest', '=', row.nik_digest)
      .where('current.ended_at', 'is', null)
      .execute();
    for (const { case_id: caseId, replayed } of waiting) {
      if (replayed.identity !== 'pending') continue;
      await options.cases.recordIdentityChecked(transaction, {
        regionId: region.id,
        caseId,
        identity: isMatched ? 'matched' : 'mismatched',
      });
    }
  });
}
