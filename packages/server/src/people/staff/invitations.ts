/** Who is asked to become an officer, or to begin anew. */
import { failure, type Region, type Result, success, type Text } from '@satuloket/engine';
import { localDateOf } from '../../places/index.ts';
import { inTransaction, regionDatabase } from '../../platform/database/index.ts';
import { appendEntry, isIdentifier, newIdentifier } from '../../record/index.ts';
import { usernameInRegion } from '../officers.ts';
import { invalidFields } from '../problems.ts';
import { sealAccountValue } from '../sealing.ts';
import type { OfficerInvited, StaffService } from './contract.ts';
import {
  asking,
  recordAdministration,
  regionOf,
  type StaffDependencies,
  staffCommand,
} from './dependencies.ts';
import { isDay, nipFaults, readContact, wrong } from './faults.ts';
import { type InvitationLinks, type Invited, invitationPlace, linkLastsHours } from './invitation-links.ts';
import { endOf } from './naming.ts';
import { mayGive, mayReset, postsOf } from './policy.ts';
import { heldNow } from './posts.ts';
import { staffProblems } from './problems.ts';
import { removeSecondFactor } from './second-factor.ts';
import { usernameOf } from './usernames.ts';

const usernameShape = /^[a-z0-9]([a-z0-9._-]{1,58})[a-z0-9]$/;

type Invitations = Pick<
  StaffService,
  'invite' | 'sendInvitationAgain' | 'withdrawInvitation' | 'resetOfficer'
>;

export function createInvitations(
  dependencies: StaffDependencies,
  links: Pick<InvitationLinks, 'newLink' | 'send'>,
): Invitations & {
  inviteFirst(input: FirstOfficer): Promise<Result<{ readonly link: string }>>;
} {
  const { database, masterKeys, accounts, now } = dependencies;

  /** A command that is told again sends nothing again. */
  async function sendOnce(
    region: Region,
    invitationId: string,
    before: () => Promise<void> = async () => undefined,
  ): Promise<Result<void>> {
    const row = await regionDatabase(database, region.id)
      .selectFrom('staff_invitation')
      .select('sent_at')
      .where('id', '=', invitationId)
      .executeTakeFirst();
    if (row?.sent_at !== null) return success(undefined);
    await before();
    return links.send(region, invitationId);
  }

  const isTaken = async (regionId: string, username: string): Promise<boolean> => {
    const [account, open] = await Promise.all([
      database
        .selectFrom('auth.user')
        .select('id')
        .where('username', '=', usernameInRegion(regionId, username))
        .executeTakeFirst(),
      regionDatabase(database, regionId)
        .selectFrom('staff_invitation')
        .select('id')
        .where('username', '=', username)
        .where('used_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst(),
    ]);
    return account !== undefined || open !== undefined;
  };

  function newRow(input: {
    kind: 'invite' | 'reset';
    username: string;
    accountId: string | null;
    invited: Invited;
    post: { role: string; officeId: string; villageCode: string };
    postUntil: Date | null;
    invitedBy: string | null;
  }) {
    const id = newIdentifier(now());
    return {
      id,
      kind: input.kind,
      token_digest: null,
      username: input.username,
      account_id: input.accountId,
      sealed: sealAccountValue(masterKeys, invitationPlace(id), input.invited),
      role: input.post.role,
      office_id: input.post.officeId,
      village_code: input.post.villageCode,
      post_until: input.postUntil,
      totp_sealed: null,
      invited_by: input.invitedBy,
      invited_at: now(),
      sent_at: null,
      expires_at: new Date(now().getTime() + linkLastsHours * 3_600_000),
      used_at: null,
      withdrawn_at: null,
    };
  }

  return {
    async invite(caller, { key, ...given }) {
      const asked = asking(dependencies, caller, 'invite');
      if (!asked.ok) return asked;
      const { region, by, officer } = asked.value;
      if (!mayGive(region, by, given)) return failure(staffProblems.notAllowed);
      const username = given.username.trim().toLowerCase();
      const { contact, faults } = readContact(given);
      const all = [...invitedFaults(region, given, username, localDateOf(region, now())), ...faults];
      if (all.length > 0) return failure(invalidFields('invitation-invalid', all));
      const row = newRow({
        kind: 'invite',
        username,
        accountId: null,
        invited: { name: given.name.trim(), nip: given.nip.replaceAll(/\D/g, ''), ...contact },
        post: { role: given.role, officeId: given.officeId, villageCode: given.villageCode ?? '' },
        postUntil: endOf(region, given.until),
        invitedBy: officer.accountId,
      });
      const kept = await staffCommand(
        dependencies,
        asked.value,
        { key, content: ['invite-officer', given] },
        async (transaction, at) => {
          if (await isTaken(region.id, username)) return failure(staffProblems.usernameTaken);
          await transaction.insertInto('staff_invitation').values(row).execute();
          const detail = { invitationId: row.id, role: given.role, officeId: given.officeId };
          await recordAdministration(transaction, asked.value, 'officer-invited', detail, at);
          return success({ invitationId: row.id });
        },
      );
      if (!kept.ok) return kept;
      const sent = await sendOnce(region, kept.value.invitationId);
      return sent.ok ? kept : failure(sent.error);
    },

    async sendInvitationAgain(caller, invitationId) {
      const asked = asking(dependencies, caller, 'invite');
      if (!asked.ok) return asked;
      const { region, by } = asked.value;
      const row = isIdentifier(invitationId)
        ? await regionDatabase(database, region.id)
            .selectFrom('staff_invitation')
            .select(['role', 'office_id'])
            .where('id', '=', invitationId)
            .executeTakeFirst()
        : undefined;
      if (row === undefined || !mayGive(region, by, { role: row.role, officeId: row.office_id }))
        return failure(staffProblems.invitationGone);
      return links.send(region, invitationId);
    },

    async withdrawInvitation(caller, { key, invitationId }) {
      const asked = asking(dependencies, caller, 'withdraw-invitation');
      if (!asked.ok) return asked;
      const { region, by } = asked.value;
      if (!isIdentifier(invitationId)) return failure(staffProblems.invitationGone);
      const content = ['withdraw-invitation', invitationId];
      return staffCommand(dependencies, asked.value, { key, content }, async (transaction, at) => {
        const row = await transaction
          .updateTable('staff_invitation')
          .set({ withdrawn_at: at, token_digest: null, totp_sealed: null })
          .where('id', '=', invitationId)
          .where('used_at', 'is', null)
          .where('withdrawn_at', 'is', null)
          .returning(['role', 'office_id'])
          .executeTakeFirst();
        if (row === undefined || !mayGive(region, by, { role: row.role, officeId: row.office_id }))
          return failure(staffProblems.invitationGone);
        await recordAdministration(transaction, asked.value, 'invitation-withdrawn', { invitationId }, at);
        return success({ invitationId });
      });
    },

    async resetOfficer(caller, { key, accountId, ...given }) {
      const asked = asking(dependencies, caller, 'reset-officer');
      if (!asked.ok) return asked;
      const { region, by, officer } = asked.value;
      if (accountId === officer.accountId) return failure(staffProblems.notForYourself);
      const held = isIdentifier(accountId) ? await heldNow(dependencies, region.id, accountId) : [];
      if (!mayReset(region, by, held)) return failure(staffProblems.officerUnknown);
      const { contact, faults } = readContact(given);
      if (faults.length > 0) return failure(invalidFields('reset-invalid', faults));
      const [first] = held;
      if (first === undefined) return failure(staffProblems.officerUnknown);
      const [username, { name }] = await Promise.all([
        usernameOf(database, accountId),
        database.selectFrom('auth.user').select('name').where('id', '=', accountId).executeTakeFirstOrThrow(),
      ]);
      const row = newRow({
        kind: 'reset',
        username,
        accountId,
        invited: { name, nip: '', ...contact },
        post: first,
        postUntil: null,
        invitedBy: officer.accountId,
      });
      const content = ['reset-officer', accountId, given];
      const kept = await staffCommand(
        dependencies,
        asked.value,
        { key, content },
        async (transaction, at) => {
          await transaction
            .updateTable('staff_invitation')
            .set({ withdrawn_at: at, token_digest: null, totp_sealed: null })
            .where('username', '=', username)
            .where('used_at', 'is', null)
            .where('withdrawn_at', 'is', null)
            .execute();
          await transaction.insertInto('staff_invitation').values(row).execute();
          await removeSecondFactor(transaction, accountId);
          await transaction.deleteFrom('passkey').where('account_id', '=', accountId).execute();
          await transaction.deleteFrom('auth.session').where('user_id', '=', accountId).execute();
          await recordAdministration(transaction, asked.value, 'officer-reset', { accountId }, at);
          return success({ invitationId: row.id });
        },
      );
      if (!kept.ok) return kept;
      const sent = await sendOnce(region, kept.value.invitationId, async () => {
        // Nobody knows this one: only the link lets in again.
        await accounts.setPassword(accountId, await accounts.hashOfNobody());
      });
      return sent.ok ? kept : failure(sent.error);
    },

    async inviteFirst({ regionId, post: postId, ...given }) {
      const region = regionOf(dependencies, regionId);
      const post = region.posts.find(({ id }) => id === postId);
      const [role] = post?.roles ?? [];
      if (post === undefined || role === undefined) return failure(staffProblems.postUnknown);
      const username = given.username.trim().toLowerCase();
      const faults = [
        ...wrong('username', !usernameShape.test(username), usernameWords.id, usernameWords.en),
        ...wrong('name', given.name.trim() === '', 'Isi nama lengkap.', 'Enter the full name.'),
      ];
      if (faults.length > 0) return failure(invalidFields('invitation-invalid', faults));
      if (await isTaken(regionId, username)) return failure(staffProblems.usernameTaken);
      const row = newRow({
        kind: 'invite',
        username,
        accountId: null,
        invited: { name: given.name.trim(), nip: '' },
        post: { role, officeId: post.office, villageCode: post.village ?? '' },
        postUntil: null,
        invitedBy: null,
      });
      await inTransaction(regionDatabase(database, regionId), async (transaction) => {
        await transaction.insertInto('staff_invitation').values(row).execute();
        await appendEntry(transaction, {
          at: now(),
          kind: 'administration.officer-invited',
          detail: { invitationId: row.id, role, officeId: post.office, by: 'operator' },
        });
      });
      const made = await links.newLink(region, row.id);
      if (made === undefined) throw new Error('An invitation that was just made is gone.');
      return success({ link: made.link });
    },
  };
}

/** Whom the operator of an installation invites: the first of a region, who invites the others. */
export type FirstOfficer = {
  readonly regionId: string;
  /** The post of the region's data. */
  readonly post: string;
  readonly name: string;
  readonly username: string;
};

const usernameWords: Text = {
  id: 'Nama pengguna 3 sampai 60 huruf kecil, angka, titik, garis, misalnya verifikator3.bekasitimur.',
  en: 'A username has 3 to 60 small letters, digits, dots or dashes, such as verifier3.east.',
};

function invitedFaults(region: Region, given: OfficerInvited, username: string, today: string) {
  return [
    ...wrong(
      'name',
      given.name.trim().length < 2 || given.name.length > 200,
      'Isi nama lengkap.',
      'Enter the full name.',
    ),
    ...nipFaults(given.nip),
    ...wrong('username', !usernameShape.test(username), usernameWords.id, usernameWords.en),
    ...wrong(
      'role',
      !postsOf(region).some(
        (post) =>
          post.role === given.role &&
          post.officeId === given.officeId &&
          post.villageCode === (given.villageCode ?? ''),
      ),
      'Pilih jabatan dari daftar.',
      'Choose a post from the list.',
    ),
    ...wrong(
      'until',
      given.until !== undefined && given.until !== '' && (!isDay(given.until) || given.until < today),
      'Tulis tanggal akhir yang belum lewat, atau kosongkan.',
      'Enter a last day that is not past, or leave it empty.',
    ),
  ];
}
