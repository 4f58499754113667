import {
  type Answers,
  type FieldProblem,
  type FileValue,
  failure,
  normaliseAnswers,
  type PersonValue,
  parseNik,
  type Region,
  type Result,
  success,
  validateForm,
} from '@satuloket/engine';
import { readAnswers } from '../cases/answer-shape.ts';
import { formContext, withFiles } from '../cases/form-context.ts';
import { countAttempt } from '../people/attempts.ts';
import { attemptsExhausted } from '../people/problems.ts';
import { keyedDigest, purposeKey, sealAccountValue } from '../people/sealing.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { isIdentifier, newIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { makeStartCode, readStartCode } from './code-words.ts';
import { type HelpingOptions, nikDigest, regionOf } from './dependencies.ts';
import { actorFor } from './policy.ts';
import { entryWrong, field, helpingProblems } from './problems.ts';
import type { HelpingService, StartCodeRow, StartCodeSlip } from './service.ts';
import { dayMilliseconds, helpingSettings } from './settings.ts';
import { fieldsOf, type GivenKind, institutionName, kindsFor } from './start-code-kinds.ts';
import { type CodeRow, type CodeValues, openCode, startCodePlace } from './start-code-seal.ts';

const mostRows = 200;
const codeDigest = ({ masterKeys }: HelpingOptions, regionId: string, code: string): Buffer =>
  keyedDigest(purposeKey(masterKeys, 'sign-in code'), 'start-code', regionId, code);

/** Keeps what an institution filled in and hands it over as a code. */
export async function giveStartCode(
  options: HelpingOptions,
  caller: Caller,
  input: Parameters<HelpingService['giveStartCode']>[1],
): ReturnType<HelpingService['giveStartCode']> {
  const actor = actorFor(caller, 'give-start-code');
  if (!actor.ok) return actor;
  const { accountId, posts } = actor.value;
  const region = regionOf(options, caller.regionId);
  const given = kindsFor(options, region, posts).find(
    ({ service, kind }) => service.code === input.service && kind === input.kind,
  );
  if (given === undefined) return failure(helpingProblems.notAllowed);
  const typed = typedAnswers(options, region, given, input.entered);
  if (!typed.ok) return typed;
  const id = newIdentifier(options.now());
  const files = await keepFiles(options, region, id, given, input.files);
  const take = async () => {
    for (const { fileId } of files.ok ? Object.values(files.value).flat() : []) {
      await options.store.removeFromDraft({ regionId: region.id, draftId: id, fileId });
    }
  };
  if (!files.ok) return files;
  const answers = withFiles(given.service, typed.value, files.value);
  const wrong = faultsOf(options, region, given, answers);
  const person = personOf(given, answers);
  const nik = parseNik(person?.nik ?? '');
  if (wrong.length > 0 || person === undefined || !nik.ok) {
    await take();
    return failure(entryWrong('start-code-incomplete', wrong.length > 0 ? wrong : [nikMissing(given)]));
  }
  const now = options.now();
  const code = makeStartCode();
  const values: CodeValues = {
    code,
    person: person.name,
    answers: typed.value,
    files: Object.values(files.value).flat(),
  };
  const content = [
    'give-start-code',
    input.service,
    input.kind,
    nikDigest(options, region.id, nik.value.text).toString('hex'),
  ];
  const frame = { regionId: region.id, caller: `officer:${accountId}`, key: input.key, content, now };
  const kept = await runCommand(options.database, frame, async (transaction) => {
    await transaction
      .insertInto('start_code')
      .values({
        id,
        code_digest: codeDigest(options, region.id, code),
        service: given.service.code,
        definition: given.kind,
        giver_account_id: accountId,
        office_id: given.post.officeId,
        nik_digest: nikDigest(options, region.id, nik.value.text),
        sealed: sealAccountValue(options.masterKeys, startCodePlace(region.id, id), values),
        given_at: now,
        expires_at: new Date(now.getTime() + given.definition.validDays * dayMilliseconds),
        used_at: null,
        revoked_at: null,
      })
      .execute();
    return success({ id });
  });
  if (!kept.ok || kept.value.id !== id) await take();
  return kept;
}

/** Nobody of the household is known yet: every person is typed in from a card. */
const contextFor = (options: HelpingOptions, region: Region, packName: string) =>
  formContext({ region, packName, known: null, now: options.now(), masterKeys: options.masterKeys });

function typedAnswers(
  options: HelpingOptions,
  region: Region,
  given: GivenKind,
  entered: Parameters<HelpingService['giveStartCode']>[1]['entered'],
): Result<Answers> {
  const asked = new Set(given.definition.fields);
  if ('posted' in entered) {
    const context = contextFor(options, region, packOf(options, region, given));
    const answers = normaliseAnswers(given.service, entered.posted, context);
    return success(Object.fromEntries(Object.entries(answers).filter(([code]) => asked.has(code))));
  }
  return readAnswers(fieldsOf(given), entered.answers, {});
}

const packOf = (options: HelpingOptions, region: Region, { service }: GivenKind): string =>
  options.packs.serviceOf(region.id, service.code)?.pack.manifest.name ?? '';

/**
 * Only what was asked is judged: the rest is for whoever the code is for. So is what stays empty in an item of a group:
 * a hospital knows of twins before anyone knows their names.
 */
function faultsOf(
  options: HelpingOptions,
  region: Region,
  given: GivenKind,
  answers: Answers,
): readonly FieldProblem[] {
  const asked = new Set(given.definition.fields);
  const context = contextFor(options, region, packOf(options, region, given));
  return validateForm(given.service, answers, context).filter(
    ({ path, code }) => asked.has(path.split(/[.[]/)[0] ?? '') && !(code === 'missing' && path.includes('[')),
  );
}

function personOf({ definition }: GivenKind, answers: Answers): PersonValue | undefined {
  const value = answers[definition.person];
  return typeof value === 'object' && 'name' in value ? (value as PersonValue) : undefined;
}

const nikMissing = ({ definition }: GivenKind): FieldProblem =>
  field(
    `${definition.person}.nik`,
    'missing',
    'Isi NIK orang ini: kode hanya terbuka untuk keluarganya.',
    'Enter the NIK of this person: the code opens for their family only.',
  );

async function keepFiles(
  options: HelpingOptions,
  region: Region,
  id: string,
  { service, definition }: GivenKind,
  files: Parameters<HelpingService['giveStartCode']>[1]['files'],
): Promise<Result<Record<string, FileValue[]>>> {
  const kept: Record<string, FileValue[]> = {};
  const asked = fieldsOf({ service, definition }).flatMap((each) =>
    each.type === 'file' ? [each.requirement] : [],
  );
  for (const { requirement: code, name, content } of files) {
    const requirement = service.requirements.find((each) => each.code === code);
    if (requirement === undefined || !asked.includes(code)) continue;
    const { accepts, maximumFiles, maximumMegabytes } = requirement;
    const accepted = await options.store.accept({
      regionId: region.id,
      draftId: id,
      requirement: code,
      name,
      content,
      limits: { accepts, maximumFiles, maximumMegabytes },
    });
    if (!accepted.ok) {
      for (const { fileId } of Object.values(kept).flat()) {
        await options.store.removeFromDraft({ regionId: region.id, draftId: id, fileId });
      }
      return accepted;
    }
    kept[code] = [...(kept[code] ?? []), accepted.value.file];
  }
  return success(kept);
}

/** The codes that the caller's institution gave, the last first. */
export async function listStartCodes(
  options: HelpingOptions,
  caller: Caller,
): Promise<Result<readonly StartCodeRow[]>> {
  const found = await ownOffices(options, caller);
  if (!found.ok) return found;
  const { region, database, officeIds } = found.value;
  if (officeIds.length === 0) return success([]);
  const rows = await database
    .selectFrom('start_code')
    .selectAll()
    .where('office_id', 'in', officeIds)
    .where('sealed', 'is not', null)
    .orderBy('given_at', 'desc')
    .limit(mostRows)
    .execute();
  const names = await options.people.namesOf(
    region.id,
    rows.map(({ giver_account_id: id }) => id),
  );
  return success(rows.map((row) => startCodeRow(options, region, row, names)));
}

async function ownOffices(options: HelpingOptions, caller: Caller) {
  const actor = actorFor(caller, 'give-start-code');
  if (!actor.ok) return actor;
  const region = regionOf(options, caller.regionId);
  const officeIds = [
    ...new Set(kindsFor(options, region, actor.value.posts).map(({ post }) => post.officeId)),
  ];
  const { accountId } = actor.value;
  return success({ region, accountId, database: regionDatabase(options.database, region.id), officeIds });
}

function startCodeRow(
  options: HelpingOptions,
  region: Region,
  row: CodeRow,
  names: ReadonlyMap<string, string>,
): StartCodeRow {
  const service = options.packs.serviceOf(region.id, row.service)?.service;
  return {
    id: row.id,
    title: service?.startCodes?.[row.definition]?.title ?? { id: row.definition, en: row.definition },
    person: openCode(options, row).person,
    giver: names.get(row.giver_account_id) ?? '',
    givenAt: row.given_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    state: stateOf(row, options.now()),
  };
}

function stateOf(row: CodeRow, now: Date): StartCodeRow['state'] {
  if (row.used_at !== null) return 'used';
  if (row.revoked_at !== null) return 'revoked';
  return row.expires_at > now ? 'open' : 'expired';
}

async function findCode(
  options: HelpingOptions,
  caller: Caller,
  id: string,
): Promise<Result<{ region: Region; database: DatabaseConnection; row: CodeRow; accountId: string }>> {
  const found = await ownOffices(options, caller);
  if (!found.ok) return found;
  const { region, database, officeIds, accountId } = found.value;
  if (officeIds.length === 0 || !isIdentifier(id)) return failure(helpingProblems.startCodeUnknown);
  const row = await database
    .selectFrom('start_code')
    .selectAll()
    .where('id', '=', id)
    .where('office_id', 'in', officeIds)
    .executeTakeFirst();
  return row === undefined
    ? failure(helpingProblems.startCodeUnknown)
    : success({ region, database, row, accountId });
}

/** What is printed for the family. */
export async function readSlip(
  options: HelpingOptions,
  caller: Caller,
  id: string,
): Promise<Result<StartCodeSlip>> {
  const found = await findCode(options, caller, id);
  if (!found.ok) return found;
  const { region, row } = found.value;
  const names = await options.people.namesOf(region.id, [row.giver_account_id]);
  const told = startCodeRow(options, region, row, names);
  const service = options.packs.serviceOf(region.id, row.service)?.service;
  const { code, files } = openCode(options, row);
  return success({
    ...told,
    service: service?.title ?? { id: row.service, en: row.service },
    code: told.state === 'open' ? code : null,
    office: institutionName(region, row.office_id),
    files,
  });
}

export async function revokeStartCode(
  options: HelpingOptions,
  caller: Caller,
  { key, id }: { key: string; id: string },
): Promise<Result<void>> {
  const found = await findCode(options, caller, id);
  if (!found.ok) return found;
  const { region, accountId } = found.value;
  const now = options.now();
  const content = ['revoke-start-code', id];
  const frame = { regionId: region.id, caller: `officer:${accountId}`, key, content, now };
  return runCommand(options.database, frame, async (transaction) => {
    const revoked = await transaction
      .updateTable('start_code')
      .set({ revoked_at: now })
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('id')
      .executeTakeFirst();
    return revoked === undefined ? failure(helpingProblems.startCodeClosed) : success(undefined);
  });
}

/**
 * Opens the draft of a code for the person whom it names or someone of their family card; every attempt counts, and
 * whatever is wrong is told in the same words, so that a code can't be tried out.
 */
export async function redeemStartCode(
  options: HelpingOptions,
  caller: Caller,
  { key, code }: { key: string; code: string },
): Promise<Result<{ readonly draftId: string }>> {
  const actor = actorFor(caller, 'redeem-start-code');
  if (!actor.ok) return actor;
  const { accountId } = actor.value;
  const region = regionOf(options, caller.regionId);
  const known = await options.people.applicantOf(region.id, accountId);
  if (known?.identity !== 'matched') return failure(helpingProblems.identityNeeded);
  const now = options.now();
  const limit = {
    kind: 'start-code',
    maximumAttempts: helpingSettings(region).startCodeAttemptsPerDay,
    windowSeconds: 86_400,
  };
  const counted = await countAttempt(options.database, limit, accountId, now);
  if (!counted.allowed) return failure(attemptsExhausted('start-code-attempts', counted.retryAfterSeconds));
  const read = readStartCode(code);
  if (read === undefined) return failure(helpingProblems.startCodeUnknown);
  const family = [known.applicant, ...known.household].map(({ nik }) => nikDigest(options, region.id, nik));
  const frame = { regionId: region.id, caller: `resident:${accountId}`, key, content: ['redeem', read], now };
  return runCommand(options.database, frame, async (transaction) => {
    const row = await transaction
      .updateTable('start_code')
      .set({ used_at: now })
      .where('code_digest', '=', codeDigest(options, region.id, read))
      .where('nik_digest', 'in', family)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return failure(helpingProblems.startCodeUnknown);
    const { answers } = openCode(options, row);
    const opened = await options.cases.openDraft(transaction, {
      regionId: region.id,
      accountId,
      service: row.service,
      answers: asRegistered(answers, [known.applicant, ...known.household]),
      subject: {
        helper: { kind: 'institution', accountId: row.giver_account_id, officeId: row.office_id },
      },
    });
    if (!opened.ok) return opened;
    await options.store.handOn(transaction, { fromDraftId: row.id, toDraftId: opened.value.id });
    return success({ draftId: opened.value.id });
  });
}

type Registered = {
  readonly nik: string;
  readonly name: string;
  readonly birthDate: string;
  readonly relation?: string;
};

/** People whom the institution typed in and whom the family card knows are the register's from now on. */
function asRegistered(answers: Answers, family: readonly Registered[]): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([code, value]) => {
      const nik = typeof value === 'object' && 'nik' in value ? value.nik : undefined;
      const member = nik === undefined ? undefined : family.findLast((each) => each.nik === nik);
      if (member === undefined) return [code, value];
      const { name, birthDate, relation } = member;
      return [code, { source: 'register', nik: member.nik, name, birthDate, ...(relation && { relation }) }];
    }),
  );
}
