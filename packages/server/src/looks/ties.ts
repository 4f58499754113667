import { failure, parseFamilyCardNumber, parseNik, success } from '@satuloket/engine';
import { appendEntry, blindDigest, neighbourhoodOf, revealedTo, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { LooksService } from './contract.ts';
import { type LooksDependencies, regionOf } from './dependencies.ts';
import { officerFor } from './policy.ts';
import { problems } from './problems.ts';

/** Only digests are kept: they are compared with those of looks, and tell nobody where an officer lives. */
export async function tellTies(
  dependencies: LooksDependencies,
  caller: Caller,
  given: Parameters<LooksService['tellTies']>[1],
): ReturnType<LooksService['tellTies']> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerFor(caller, 'tell-ties', region);
  if (!officer.ok) return officer;
  const { accountId } = officer.value;
  const nik = parseNik(given.nik);
  if (!nik.ok) return failure(problems.nikUnreadable);
  const kk = parseFamilyCardNumber(given.kk);
  if (!kk.ok) return failure(problems.kkUnreadable);
  const neighbourhood = neighbourhoodOf(given);
  if (neighbourhood === undefined || !region.villages.some(({ code }) => code === given.villageCode))
    return failure(problems.homeUnreadable);
  const digest = (purpose: 'nik' | 'kk' | 'neighbourhood', value: string): Buffer =>
    blindDigest(dependencies.masterKeys, { regionId: region.id, purpose, value }).digest;
  const now = dependencies.now();
  const ties = {
    nik_digest: digest('nik', nik.value.text),
    kk_digest: digest('kk', kk.value.text),
    neighbourhood_digest: digest('neighbourhood', neighbourhood),
    told_at: now,
  };
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key: given.key,
    content: [
      'tell-ties',
      ...Object.values(ties).map((each) => (Buffer.isBuffer(each) ? each.toString('hex') : '')),
    ],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    await transaction
      .insertInto('look_ties')
      .values({ account_id: accountId, ...ties })
      .onConflict((conflict) => conflict.columns(['region_id', 'account_id']).doUpdateSet(ties))
      .execute();
    const who = revealedTo(caller);
    await appendEntry(transaction, { at: now, kind: 'look.ties-told', ...(who && { who }), detail: {} });
    return success(undefined);
  });
}

/** Whose data others look at out of curiosity is a list of digests: it can be asked and counted, not read. */
export async function protect(
  dependencies: LooksDependencies,
  caller: Caller,
  { key, nik: typed, isProtected }: Parameters<LooksService['protect']>[1],
): ReturnType<LooksService['protect']> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerFor(caller, 'protect', region);
  if (!officer.ok) return officer;
  const { accountId } = officer.value;
  const nik = parseNik(typed);
  if (!nik.ok) return failure(problems.nikUnreadable);
  const { digest } = blindDigest(dependencies.masterKeys, {
    regionId: region.id,
    purpose: 'nik',
    value: nik.value.text,
  });
  const now = dependencies.now();
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key,
    content: ['protect', digest.toString('hex'), isProtected],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    if (isProtected) {
      await transaction
        .insertInto('protected_person')
        .values({ subject_digest: digest, added_at: now, added_by: accountId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      await transaction.deleteFrom('protected_person').where('subject_digest', '=', digest).execute();
    }
    const who = revealedTo(caller);
    await appendEntry(transaction, {
      at: now,
      kind: isProtected ? 'look.protected' : 'look.unprotected',
      ...(who && { who }),
      subjectDigest: digest,
      detail: {},
    });
    const { count } = await transaction
      .selectFrom('protected_person')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    return success({ protectedCount: Number(count) });
  });
}
