import { failure, maskName, maskNik, maskPhone, type Result, success } from '@satuloket/engine';
import type { DatabaseConnection } from '../../platform/database/index.ts';
import { appendEntry, blindDigest, type MasterKeys, runCommand } from '../../record/index.ts';
import type { Caller } from '../../types.ts';
import { readPhone } from '../household.ts';
import { readIdentity } from '../identity.ts';
import type { Passkeys } from '../passkeys.ts';
import { accountOfNumber, keepProof, proofsOf, witnessedWithinMinutes, witnessPasskeys } from '../proofs.ts';
import { signInProblems } from '../sign-in-problems.ts';
import type { CounterPerson } from './contract.ts';
import { counterOfficer } from './policy.ts';

type Dependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  readonly passkeys: Passkeys;
};

/** Who stands at the counter with this number on the phone; masked, because the card in the hand tells the rest. */
export async function personAtCounter(
  dependencies: Dependencies,
  caller: Caller,
  number: string,
): Promise<Result<CounterPerson>> {
  const officer = counterOfficer(caller, 'find-at-counter');
  if (!officer.ok) return officer;
  const accountId = await accountOfNumber(dependencies, number);
  if (accountId === undefined) return failure(signInProblems.numberUnknown);
  const identity = await readIdentity(dependencies, accountId);
  const phone = await readPhone(dependencies, accountId);
  const since = dependencies.now().getTime() - witnessedWithinMinutes * 60_000;
  const passkeys = await dependencies.passkeys.list(accountId);
  return success({
    name: identity.state === 'none' ? '' : maskName(identity.claim.name),
    nikMasked: identity.state === 'none' ? '' : maskNik(identity.claim.nik),
    phoneMasked: phone === undefined ? null : maskPhone(phone),
    identity: identity.state,
    isProven: (await proofsOf(dependencies, accountId)).length > 0,
    newPasskeys: passkeys.filter(({ createdAt }) => Date.parse(createdAt) >= since).map(({ name }) => name),
  });
}

export async function confirmAtCounter(
  dependencies: Dependencies,
  caller: Caller,
  input: { key: string; number: string; nik: string; seen: boolean },
): Promise<Result<{ readonly passkeys: number }>> {
  const officer = counterOfficer(caller, 'confirm-at-counter');
  if (!officer.ok) return officer;
  if (!input.seen) return failure(signInProblems.cardNotSeen);
  const { database, masterKeys, now } = dependencies;
  const nik = input.nik.replaceAll(/\D/g, '');
  const number = input.number.replaceAll(/\D/g, '');
  const { accountId: officerId, post } = officer.value;
  const at = now();
  const { regionId } = caller;
  const frame = {
    regionId,
    caller: `officer:${officerId}`,
    key: input.key,
    content: [
      'confirm-at-counter',
      number,
      blindDigest(masterKeys, { regionId, purpose: 'nik', value: nik }).digest.toString('hex'),
    ],
    now: at,
  };
  return runCommand(database, frame, async (transaction) => {
    const inside = { ...dependencies, database: transaction };
    const accountId = await accountOfNumber(inside, number);
    if (accountId === undefined) return failure(signInProblems.numberUnknown);
    const identity = await readIdentity(inside, accountId);
    if (identity.state !== 'matched') return failure(signInProblems.identityFirst);
    if (identity.claim.nik !== nik) return failure(signInProblems.cardOfAnother);
    const seen = { accountId, nik, regionId, seenBy: officerId };
    await keepProof(inside, transaction, { ...seen, kind: 'counter' });
    const passkeys = await witnessPasskeys(inside, transaction, { ...seen, at });
    // The number has done its work: shown again it would confirm nobody.
    await transaction.deleteFrom('counter_number').where('account_id', '=', accountId).execute();
    await appendEntry(transaction, {
      at,
      kind: 'administration.identity-seen',
      who: { accountId: officerId, role: post.role, officeId: post.officeId },
      subjectDigest: blindDigest(masterKeys, { regionId, purpose: 'nik', value: nik }).digest,
      detail: { residentAccountId: accountId, passkeys },
    });
    return success({ passkeys });
  });
}
