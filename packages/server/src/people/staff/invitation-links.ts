/** Links by which people become officers or begin anew: making one, sending it, what its page shows and takes. */
import { createHash, randomBytes } from 'node:crypto';
import { failure, type Region, type Result, success } from '@satuloket/engine';
import { inTransaction, regionDatabase } from '../../platform/database/index.ts';
import { appendEntry } from '../../record/index.ts';
import { usernameInRegion } from '../officers.ts';
import { attemptsExhausted, invalidFields } from '../problems.ts';
import { openAccountValue, sealAccountValue } from '../sealing.ts';
import type { StaffService } from './contract.ts';
import { regionOf, type StaffDependencies } from './dependencies.ts';
import type { Contact } from './faults.ts';
import { officeName, titleOf } from './naming.ts';
import { passwordFault } from './passwords.ts';
import { staffProblems } from './problems.ts';
import { putInUse } from './second-factor.ts';
import { newSecret, offerOf, stepOfCode } from './totp.ts';
import { noteUse } from './unused.ts';
import { forgetFailures, takeAttempt } from './waits.ts';

/** Over a weekend; who is asked on Friday still gets in on Monday. */
export const linkLastsHours = 72;

export type Invited = Contact & { readonly name: string; readonly nip: string };

export const invitationPlace = (id: string): string => `staff_invitation/${id}`;
const totpPlace = (id: string): string => `staff_invitation/${id}/totp`;
const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export type InvitationLinks = Pick<StaffService, 'invitation' | 'acceptInvitation'> & {
  /** A new link for an open invitation; the one before is worth nothing any more. */
  newLink(region: Region, invitationId: string): Promise<{ readonly link: string } | undefined>;
  send(region: Region, invitationId: string): Promise<Result<void>>;
};

export function createInvitationLinks(dependencies: StaffDependencies): InvitationLinks {
  const { database, masterKeys, accounts, passkeys, now } = dependencies;

  /** Makes a new link for an open invitation and takes the one before out of use. */
  async function newLink(region: Region, invitationId: string) {
    const token = randomBytes(32).toString('base64url');
    const at = now();
    const row = await regionDatabase(database, region.id)
      .updateTable('staff_invitation')
      .set({
        token_digest: digestOf(token),
        totp_sealed: null,
        expires_at: new Date(at.getTime() + linkLastsHours * 3_600_000),
      })
      .where('id', '=', invitationId)
      .where('used_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .returning(['sealed', 'kind'])
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const invited = openAccountValue<Invited>(masterKeys, invitationPlace(invitationId), row.sealed);
    return { ...row, invited, link: `${dependencies.publicUrl}/${region.slug}/petugas/undangan/${token}` };
  }

  async function send(region: Region, invitationId: string): Promise<Result<void>> {
    const made = await newLink(region, invitationId);
    if (made === undefined) return failure(staffProblems.invitationGone);
    const { invited, link, kind } = made;
    const message = {
      subject: {
        invite: `Undangan petugas ${region.name.id}`,
        reset: `Masuk kembali sebagai petugas ${region.name.id}`,
      }[kind],
      text:
        kind === 'invite'
          ? `${invited.name}, Anda diundang menjadi petugas layanan ${region.name.id}. Atur cara masuk Anda dalam 3 hari: ${link}\nTautan ini hanya untuk Anda dan hanya dapat dipakai satu kali.`
          : `${invited.name}, atur lagi cara masuk Anda untuk layanan ${region.name.id} dalam 3 hari: ${link}\nTautan ini hanya untuk Anda dan hanya dapat dipakai satu kali.`,
      idempotencyKey: `staff-${invitationId}-${now().getTime()}`,
    };
    const { whatsapp, sms, email } = dependencies.channels;
    const ways = [
      ...(invited.email === undefined ? [] : [{ channel: email, to: invited.email }]),
      ...(invited.phone === undefined
        ? []
        : [whatsapp, sms].map((channel) => ({ channel, to: invited.phone ?? '' }))),
    ];
    for (const { channel, to } of ways) {
      const sent = await channel.send({ to, ...message });
      if (!sent.ok) continue;
      await regionDatabase(database, region.id)
        .updateTable('staff_invitation')
        .set({ sent_at: now() })
        .where('id', '=', invitationId)
        .execute();
      return success(undefined);
    }
    return failure(staffProblems.invitationNotSent);
  }

  /** The open invitation of a link, or undefined: used, withdrawn, over and unknown are told alike. */
  const openInvitation = (regionId: string, token: string) =>
    regionDatabase(database, regionId)
      .selectFrom('staff_invitation')
      .selectAll()
      .where('token_digest', '=', digestOf(token))
      .where('used_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('expires_at', '>', now())
      .executeTakeFirst();

  const links: InvitationLinks = {
    newLink,
    send,

    async invitation(regionId, token) {
      const region = regionOf(dependencies, regionId);
      const row = await openInvitation(regionId, token);
      if (row === undefined) return failure(staffProblems.invitationUnknown);
      const { id } = row;
      const invited = openAccountValue<Invited>(masterKeys, invitationPlace(id), row.sealed);
      const secret = row.totp_sealed
        ? Buffer.from(openAccountValue<string>(masterKeys, totpPlace(id), row.totp_sealed), 'base64url')
        : newSecret();
      if (row.totp_sealed === null) {
        const kept = await regionDatabase(database, regionId)
          .updateTable('staff_invitation')
          .set({ totp_sealed: sealAccountValue(masterKeys, totpPlace(id), secret.toString('base64url')) })
          .where('id', '=', id)
          .where('totp_sealed', 'is', null)
          .executeTakeFirst();
        // Opened twice at the same moment: the other one's secret stands.
        if (kept.numUpdatedRows === 0n) return links.invitation(regionId, token);
      }
      return success({
        ...offerOf(secret, { issuer: region.name.id, account: row.username }),
        passkeyQuestion: await dependencies.passkeys.registrationQuestion({
          accountId: row.account_id ?? id,
          name: row.username,
        }),
        kind: row.kind,
        name: invited.name,
        username: row.username,
        title: titleOf(region, row),
        office: officeName(region, row.office_id),
        expiresAt: row.expires_at.toISOString(),
      });
    },

    async acceptInvitation(regionId, { token, password = '', code = '', passkey }) {
      const row = await openInvitation(regionId, token);
      if (row?.totp_sealed == null) return failure(staffProblems.invitationUnknown);
      const { id, username } = row;
      const invited = openAccountValue<Invited>(masterKeys, invitationPlace(id), row.sealed);
      const about = { username: username.split('.')[0] ?? '', name: invited.name };
      const fault = passkey === undefined ? passwordFault(password, about) : undefined;
      if (fault) return failure(invalidFields('password-invalid', [fault]));
      const subject = `invitation/${id}`;
      const taken = await takeAttempt(database, subject, now());
      if (!taken.allowed) return failure(attemptsExhausted('second-factor-locked', taken.retryAfterSeconds));
      const secret = Buffer.from(
        openAccountValue<string>(masterKeys, totpPlace(id), row.totp_sealed),
        'base64url',
      );
      const accepted = await inTransaction(regionDatabase(database, regionId), async (transaction) => {
        const at = now();
        const open = await transaction
          .selectFrom('staff_invitation')
          .select('id')
          .where('id', '=', id)
          .where('used_at', 'is', null)
          .where('withdrawn_at', 'is', null)
          .where('token_digest', '=', digestOf(token))
          .forUpdate()
          .executeTakeFirst();
        if (open === undefined) return failure(staffProblems.invitationUnknown);
        // Before anything is made: a wrong code, or another answer of a device, leaves no account behind.
        const device =
          passkey && (await passkeys.checkNew({ ...passkey, askedFor: row.account_id ?? id }, transaction));
        if (device && !device.ok) return device;
        if (device === undefined && stepOfCode(secret, code, { at, lastStep: 0 }) === undefined)
          return failure(staffProblems.secondFactorWrong);
        // A passkey is held and unlocked, and counts for both: nobody knows the password beside it.
        const passwordHash = await (device === undefined
          ? accounts.hashPassword(password)
          : accounts.hashOfNobody());
        const kept = await accounts.keepOfficer({
          username: usernameInRegion(regionId, username),
          name: invited.name,
          passwordHash,
        });
        await noteUse(transaction, kept.accountId, at);
        if (device) {
          const made = await passkeys.keepNew(kept.accountId, device.value, transaction);
          if (!made.ok) return made;
        }
        const recoveryCodes = device
          ? []
          : await putInUse(dependencies, transaction, { ...kept, secret, code });
        if (recoveryCodes === undefined) return failure(staffProblems.secondFactorWrong);
        if (row.kind === 'invite') {
          await transaction
            .insertInto('membership')
            .values({
              account_id: kept.accountId,
              role: row.role,
              office_id: row.office_id,
              village_code: row.village_code,
              valid_from: at,
              valid_until: row.post_until,
              granted_by: row.invited_by,
            })
            .execute();
        }
        await transaction
          .updateTable('staff_invitation')
          .set({ used_at: at, account_id: kept.accountId, token_digest: null, totp_sealed: null })
          .where('id', '=', id)
          .execute();
        await appendEntry(transaction, {
          at,
          kind: row.kind === 'invite' ? 'administration.officer-joined' : 'administration.officer-returned',
          who: { accountId: kept.accountId, role: row.role, officeId: row.office_id },
          detail: { invitationId: id, invitedBy: row.invited_by },
        });
        return success({ username, recoveryCodes });
      });
      if (accepted.ok) await forgetFailures(database, subject);
      return accepted;
    },
  };
  return links;
}
