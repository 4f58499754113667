import { checkEmail, failure, maskName, maskPhone, normalisePhone, success } from '@satuloket/engine';
import type { MessageChannel } from '../../notices/channels/index.ts';
import { inTransaction } from '../../platform/database/index.ts';
import type { Caller } from '../../types.ts';
import { lockAccount } from '../account-lock.ts';
import type { Accounts } from '../accounts.ts';
import { type CodeDependencies, sendCode } from '../codes.ts';
import { emailIndexOf, keepContact, maskEmail, phoneIndexOf, readEmail } from '../contacts.ts';
import { readPhone } from '../household.ts';
import { readIdentity } from '../identity.ts';
import type { Passkeys } from '../passkeys.ts';
import type { OpenedSession } from '../people.ts';
import { redeemCode } from '../phone-codes.ts';
import { invalidFields } from '../problems.ts';
import { endProof, newCounterNumber, proofsOf, recentSighting, witnessPasskeys } from '../proofs.ts';
import { endOtherSessions, endSessionOf, sessionsOf } from '../sessions.ts';
import { signInProblems } from '../sign-in-problems.ts';
import { requireFresh } from '../staff/freshness.ts';
import type { ProvenBy } from '../staff/schema.ts';
import type { NewContact, ResidentService } from './contract.ts';
import { confirmAtCounter, personAtCounter } from './counter.ts';
import type { NationalLogin } from './national-login.ts';
import { accountFor } from './policy.ts';

export type ResidentDependencies = CodeDependencies & {
  readonly accounts: Accounts;
  readonly passkeys: Passkeys;
  /** By which codes go to phones, in this order, and to e-mail addresses. */
  readonly phoneChannels: readonly MessageChannel[];
  readonly emailChannel: MessageChannel;
  readonly nationalLogin?: NationalLogin;
  readonly openSession: (
    caller: Caller,
    session: { accountId: string; provenBy: ProvenBy },
  ) => Promise<OpenedSession>;
};

export function createResidents(dependencies: ResidentDependencies): ResidentService {
  const { database, masterKeys, now, accounts, passkeys, nationalLogin } = dependencies;

  /** Where a code for a new contact is kept: apart from sign-in codes, and for this account only. */
  function contactOf({ kind, value }: NewContact, accountId: string) {
    if (kind === 'phone') {
      const phone = normalisePhone(value);
      if (!phone.ok) return failure(invalidFields('phone-invalid', [{ path: 'value', ...phone.error }]));
      const index = phoneIndexOf(masterKeys, phone.value);
      return success({ value: phone.value, index, codeIndex: `contact/${accountId}/${index}` });
    }
    const email = checkEmail(value);
    if (!email.ok) return failure(invalidFields('email-invalid', [{ path: 'value', ...email.error }]));
    const index = emailIndexOf(masterKeys, email.value);
    return success({ value: email.value, index, codeIndex: `contact/${accountId}/${index}` });
  }

  /** A code reaches the account: it opens without anything else. */
  const isReached = async (accountId: string): Promise<boolean> =>
    (await readPhone(dependencies, accountId)) !== undefined ||
    (await readEmail(dependencies, accountId)) !== undefined;

  const isLinked = async (accountId: string): Promise<boolean> =>
    nationalLogin !== undefined && (await accounts.hasLogin(accountId));

  return {
    async requestEmailCode(caller, entered) {
      const email = checkEmail(entered);
      if (!email.ok) return failure(invalidFields('email-invalid', [{ path: 'email', ...email.error }]));
      return sendCode(dependencies, caller, {
        index: emailIndexOf(masterKeys, email.value),
        to: email.value,
        channels: [dependencies.emailChannel],
        why: 'sign-in',
      });
    },

    async signInWithEmailCode(caller, entered, code) {
      const email = checkEmail(entered);
      if (!email.ok) return failure(invalidFields('email-invalid', [{ path: 'email', ...email.error }]));
      const index = emailIndexOf(masterKeys, email.value);
      const redeemed = await redeemCode(database, masterKeys, { phoneIndex: index, code, now: now() });
      if (!redeemed.ok) return redeemed;
      const accountId = await accounts.keepResidentByEmail(index);
      await keepContact(dependencies, accountId, { email: email.value });
      return success(await dependencies.openSession(caller, { accountId, provenBy: 'code' }));
    },

    passkeyQuestion: () => passkeys.signInQuestion(),

    async signInWithPasskey(caller, answer) {
      const checked = await passkeys.checkAnswer(answer);
      if (!checked.ok) return checked;
      const { accountId } = checked.value;
      // An officer's passkey opens the console, never a citizen's page.
      if (await accounts.isOfficer(accountId)) return failure(signInProblems.passkeyUnknown);
      return success(await dependencies.openSession(caller, { accountId, provenBy: 'passkey' }));
    },

    hasNationalLogin: nationalLogin !== undefined,

    async beginNationalLogin(caller, input) {
      if (nationalLogin === undefined) return failure(signInProblems.nationalLoginAbsent);
      return nationalLogin.begin(caller, input);
    },

    async finishNationalLogin(caller, input) {
      if (nationalLogin === undefined) return failure(signInProblems.nationalLoginAbsent);
      const finished = await nationalLogin.finish(caller, input);
      if (!finished.ok) return finished;
      const { accountId, onward, setCookies } = finished.value;
      const opened = await dependencies.openSession(caller, { accountId, provenBy: 'national-login' });
      return success({ ...opened, onward, setCookies: [...setCookies, ...opened.setCookies] });
    },

    async security(caller) {
      const account = accountFor(caller, 'read-security');
      if (!account.ok) return account;
      const { accountId, sessionId } = account.value;
      const identity = await readIdentity(dependencies, accountId);
      const phone = await readPhone(dependencies, accountId);
      const email = await readEmail(dependencies, accountId);
      const proofs = await proofsOf(dependencies, accountId);
      return success({
        identity: identity.state,
        proofs: proofs.map(({ kind, provenAt }) => ({ kind, provenAt: provenAt.toISOString() })),
        phoneMasked: phone === undefined ? null : maskPhone(phone),
        emailMasked: email === undefined ? null : maskEmail(email),
        passkeys: await passkeys.list(accountId),
        sessions: await sessionsOf(dependencies, accountId, sessionId),
        nationalLogin: nationalLogin === undefined ? null : { isLinked: await accounts.hasLogin(accountId) },
        isFresh: requireFresh(caller, now()).ok,
      });
    },

    async passkeyRegistration(caller) {
      const account = accountFor(caller, 'register-passkey');
      if (!account.ok) return account;
      const fresh = requireFresh(caller, now());
      if (!fresh.ok) return fresh;
      const { accountId } = account.value;
      const phone = await readPhone(dependencies, accountId);
      const email = await readEmail(dependencies, accountId);
      const known = await readIdentity(dependencies, accountId);
      // What a device lists its passkeys under, seen by whoever holds it.
      const reached = phone ? maskPhone(phone) : email ? maskEmail(email) : '';
      const name = known.state === 'none' ? reached : `${maskName(known.claim.name)} ${reached}`;
      return success(await passkeys.registrationQuestion({ accountId, name: name.trim() || 'Satuloket' }));
    },

    async registerPasskey(caller, { answer, name }) {
      const account = accountFor(caller, 'register-passkey');
      if (!account.ok) return account;
      const fresh = requireFresh(caller, now());
      if (!fresh.ok) return fresh;
      const { accountId } = account.value;
      const registered = await passkeys.register({ accountId, answer, name });
      if (!registered.ok) return registered;
      const sighting = await recentSighting(dependencies, accountId);
      const identity = await readIdentity(dependencies, accountId);
      if (sighting && identity.state === 'matched') {
        const { nik } = identity.claim;
        await witnessPasskeys(dependencies, database, { accountId, nik, ...sighting });
      }
      return registered;
    },

    async removePasskey(caller, id) {
      const account = accountFor(caller, 'remove-passkey');
      if (!account.ok) return account;
      const { accountId } = account.value;
      return inTransaction(database, async (transaction) => {
        await lockAccount(transaction, accountId);
        const own = await passkeys.list(accountId, transaction);
        if (!own.some((passkey) => passkey.id === id)) return failure(signInProblems.passkeyNotFound);
        const left = own.filter((passkey) => passkey.id !== id);
        const opensStill = left.some(({ worksHere }) => worksHere) || (await isLinked(accountId));
        if (!opensStill && !(await isReached(accountId))) return failure(signInProblems.lastWayIn);
        await passkeys.remove(accountId, id, transaction);
        if (!left.some(({ isWitnessed }) => isWitnessed)) {
          await endProof({ database: transaction }, accountId, 'passkey');
        }
        return success(undefined);
      });
    },

    async unlinkNationalLogin(caller) {
      const account = accountFor(caller, 'unlink-national-login');
      if (!account.ok) return account;
      const fresh = requireFresh(caller, now());
      if (!fresh.ok) return fresh;
      const { accountId } = account.value;
      return inTransaction(database, async (transaction) => {
        await lockAccount(transaction, accountId);
        if (!(await accounts.hasLogin(accountId))) return failure(signInProblems.nationalLoginNotLinked);
        const own = await passkeys.list(accountId, transaction);
        const opensStill = own.some(({ worksHere }) => worksHere) || (await isReached(accountId));
        if (!opensStill) return failure(signInProblems.lastWayIn);
        await endProof({ database: transaction }, accountId, 'national');
        await accounts.unlinkLogin(accountId);
        return success(undefined);
      });
    },

    async endSession(caller, id) {
      const account = accountFor(caller, 'end-session');
      if (!account.ok) return account;
      const isId = /^[0-9a-f-]{36}$/.test(id);
      const ended = isId ? await endSessionOf(dependencies, account.value.accountId, id) : 0;
      return ended === 0 ? failure(signInProblems.sessionNotFound) : success(undefined);
    },

    async endOtherSessions(caller) {
      const account = accountFor(caller, 'end-session');
      if (!account.ok) return account;
      const { accountId, sessionId } = account.value;
      return success({ ended: await endOtherSessions(dependencies, accountId, sessionId) });
    },

    async requestContactCode(caller, contact) {
      const account = accountFor(caller, 'change-contact');
      if (!account.ok) return account;
      const fresh = requireFresh(caller, now());
      if (!fresh.ok) return fresh;
      const read = contactOf(contact, account.value.accountId);
      if (!read.ok) return read;
      return sendCode(dependencies, caller, {
        index: read.value.codeIndex,
        to: read.value.value,
        channels: contact.kind === 'phone' ? dependencies.phoneChannels : [dependencies.emailChannel],
        why: 'contact',
      });
    },

    async changeContact(caller, { code, ...contact }) {
      const account = accountFor(caller, 'change-contact');
      if (!account.ok) return account;
      const fresh = requireFresh(caller, now());
      if (!fresh.ok) return fresh;
      const { accountId } = account.value;
      const read = contactOf(contact, accountId);
      if (!read.ok) return read;
      const { codeIndex, index, value } = read.value;
      const redeemed = await redeemCode(database, masterKeys, { phoneIndex: codeIndex, code, now: now() });
      if (!redeemed.ok) return redeemed;
      const before =
        contact.kind === 'phone'
          ? await readPhone(dependencies, accountId)
          : await readEmail(dependencies, accountId);
      const changed =
        contact.kind === 'phone'
          ? await accounts.changePhone(accountId, index)
          : await accounts.changeEmail(accountId, index);
      if (!changed) return failure(signInProblems.contactTaken);
      await keepContact(
        dependencies,
        accountId,
        contact.kind === 'phone' ? { phone: value } : { email: value },
      );
      if (before !== undefined && before !== value) await tellOld(dependencies, caller, contact.kind, before);
      return success(undefined);
    },

    async showCounterNumber(caller) {
      const account = accountFor(caller, 'show-counter-number');
      if (!account.ok) return account;
      const { number, expiresAt } = await newCounterNumber(dependencies, account.value.accountId);
      return success({ number, expiresAt: expiresAt.toISOString() });
    },

    personAtCounter: (caller, number) => personAtCounter(dependencies, caller, number),
    confirmAtCounter: (caller, input) => confirmAtCounter(dependencies, caller, input),
  };
}

/** Whoever had the account until now learns of the change where they are still reached; the change stands anyway. */
async function tellOld(
  dependencies: ResidentDependencies,
  { locale, regionId }: Caller,
  kind: NewContact['kind'],
  to: string,
): Promise<void> {
  const name = dependencies.regions.region(regionId)?.name.id ?? '';
  const text =
    locale === 'id'
      ? `Akun layanan ${name} Anda kini memakai nomor atau alamat lain. Bila bukan Anda yang menggantinya, segera datang ke kantor kami dengan KTP-el.`
      : `Your account of the services of ${name} now uses another number or address. If you did not change it, come to our office with your identity card at once.`;
  const idempotencyKey = `contact-${dependencies.now().getTime()}-${phoneIndexOf(dependencies.masterKeys, to).slice(0, 16)}`;
  const channels = kind === 'phone' ? dependencies.phoneChannels : [dependencies.emailChannel];
  for (const channel of channels) {
    const subject = locale === 'id' ? 'Akun Anda diubah' : 'Your account was changed';
    const sent = await channel.send({
      to,
      text,
      idempotencyKey,
      ...(channel.kind === 'email' && { subject }),
    });
    if (sent.ok) return;
  }
}
