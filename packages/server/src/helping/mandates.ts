import { failure, type Problem, type Region, type Result, success } from '@satuloket/engine';
import { regionDate } from '../cases/form-context.ts';
import { policySubject } from '../cases/loading.ts';
import { standingFor } from '../cases/policy.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { newIdentifier, recordReveals, revealedTo, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { type HelpingOptions, regionOf } from './dependencies.ts';
import { findPerson, isPerson, openPerson } from './helped-people.ts';
import { covers, endMandateRow, findMandate, insertMandate, type MandateRow } from './mandate-store.ts';
import { actorFor, partiesOf } from './policy.ts';
import { entryWrong, field, helpingProblems } from './problems.ts';
import type { EndedBy } from './schema.ts';
import type { HelpingService } from './service.ts';
import { dayMilliseconds, endOfDay, helpingSettings } from './settings.ts';
import { letsAct, personOfMandate, subjectOf } from './subjects.ts';

/** A signature or a thumb is a small picture; the signed form may be a photo or a scan. */
const paperLimits = { accepts: ['image', 'pdf'], maximumFiles: 1, maximumMegabytes: 10 } as const;
const paperRequirement = 'mandate';
/** More cases than one mandate is used for. */
const mostCases = 100;

/** The last day that a mandate given today may name. */
export function latestUntil(region: Region, now: Date): string {
  const days = helpingSettings(region).mandateDays;
  return regionDate(region, new Date(now.getTime() + days * dayMilliseconds));
}

/** Takes a power of attorney (F-1.07, Permendagri 109/2019) from someone who stands beside the village officer. */
export async function giveMandate(
  options: HelpingOptions,
  caller: Caller,
  input: Parameters<HelpingService['giveMandate']>[1],
): ReturnType<HelpingService['giveMandate']> {
  const actor = actorFor(caller, 'give-mandate');
  if (!actor.ok) return actor;
  const { accountId: helperId, posts } = actor.value;
  const region = regionOf(options, caller.regionId);
  const now = options.now();
  const wrong = mandateFaults(options, region, input, now);
  if (wrong !== undefined) return failure(wrong);
  const database = regionDatabase(options.database, region.id);
  const person = await findPerson(database, { helperId, personId: input.personId });
  if (person === undefined) return failure(helpingProblems.personUnknown);
  if (person.state === 'mismatched') return failure(helpingProblems.personMismatch);
  const post = posts.find(
    ({ villageCode }) => person.village_code === '' || villageCode === person.village_code,
  );
  if (post === undefined) return failure(helpingProblems.personElsewhere);
  const id = newIdentifier(now);
  // The paper is kept before the command: a file is no part of a transaction, and one without a mandate is forgotten.
  const paper = await options.store.accept({
    regionId: region.id,
    draftId: id,
    requirement: paperRequirement,
    name: input.name,
    content: input.content,
    limits: paperLimits,
  });
  if (!paper.ok) return paper;
  const { fileId } = paper.value.file;
  const { personId, services, until } = input;
  const frame = {
    regionId: region.id,
    caller: `officer:${helperId}`,
    key: input.key,
    content: ['give-mandate', personId, services, until, input.paper],
    now,
  };
  const given = await runCommand(options.database, frame, async (transaction) => {
    const mandateId = await insertMandate(transaction, {
      id,
      personId,
      helperId,
      digest: person.nik_digest,
      kind: 'village',
      services,
      post,
      paper: { kind: input.paper, fileId },
      now,
      until: endOfDay(region, until),
    });
    return success({ mandateId });
  });
  if (!given.ok || given.value.mandateId !== id) {
    await options.store.removeFromDraft({ regionId: region.id, draftId: id, fileId });
  }
  return given;
}

function mandateFaults(
  options: HelpingOptions,
  region: Region,
  { services, until }: { services: readonly string[] | null; until: string },
  now: Date,
): Problem | undefined {
  const today = regionDate(region, now);
  const latest = latestUntil(region, now);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(until) && !Number.isNaN(Date.parse(until));
  if (!isDate || until < today || until > latest) {
    const days = helpingSettings(region).mandateDays;
    const message = [
      `Isi tanggal mulai hari ini, paling lama ${days} hari lagi.`,
      `Enter a date from today on, at most ${days} days ahead.`,
    ] as const;
    return entryWrong('mandate-unfit', [field('until', 'until-unfit', ...message)]);
  }
  if (services === null) return undefined;
  const isKnown = services.every((code) => options.packs.serviceOf(region.id, code) !== undefined);
  if (services.length === 0 || !isKnown) {
    return entryWrong('mandate-unfit', [
      field(
        'services',
        'services-unfit',
        'Pilih paling sedikit satu layanan.',
        'Choose at least one service.',
      ),
    ]);
  }
  return undefined;
}

/** Whose word ends a mandate: the person's own, the helper's, or an officer's who receives people. */
async function endsAs(
  options: HelpingOptions,
  caller: Caller,
  mandate: MandateRow,
): Promise<EndedBy | undefined> {
  const { who } = caller;
  if (who.kind === 'guest' || who.kind === 'program') return undefined;
  if (mandate.helper_account_id === who.accountId) return 'helper';
  if (who.kind === 'resident') {
    return (await isPerson(options, caller, mandate.nik_digest)) ? 'person' : undefined;
  }
  const parties = partiesOf(caller);
  return parties.has('counter') || parties.has('head') ? 'officer' : undefined;
}

/** Ends a mandate for good; to someone who has no part in it, it is unknown. */
export async function endMandate(
  options: HelpingOptions,
  caller: Caller,
  { key, mandateId }: { key: string; mandateId: string },
): Promise<Result<void>> {
  const actor = actorFor(caller, 'end-mandate');
  if (!actor.ok) return actor;
  const database = regionDatabase(options.database, caller.regionId);
  const mandate = await findMandate(database, mandateId);
  const by = mandate && (await endsAs(options, caller, mandate));
  if (mandate === undefined || by === undefined) return failure(helpingProblems.mandateUnknown);
  const now = options.now();
  const frame = {
    regionId: caller.regionId,
    caller: `account:${actor.value.accountId}`,
    key,
    content: ['end-mandate', mandateId],
    now,
  };
  return runCommand(options.database, frame, async (transaction) => {
    await endMandateRow(transaction, { id: mandate.id, by, now });
    // Without this the family could begin again at once.
    if (by === 'person' && mandate.kind === 'household') {
      await transaction
        .updateTable('family_leave')
        .set({ allowed: false, changed_at: now })
        .where('account_id', '=', actor.value.accountId)
        .execute();
    }
    return success(undefined);
  });
}

/** A form for the person of a mandate, in the helper's hands. */
export async function beginDraft(
  options: HelpingOptions,
  caller: Caller,
  input: { key: string; mandateId: string; service: string },
): ReturnType<HelpingService['beginDraft']> {
  const actor = actorFor(caller, 'begin-draft');
  if (!actor.ok) return actor;
  const { accountId } = actor.value;
  const region = regionOf(options, caller.regionId);
  const database = regionDatabase(options.database, region.id);
  const mandate = await findMandate(database, input.mandateId);
  if (mandate === undefined || mandate.helper_account_id !== accountId) {
    return failure(helpingProblems.mandateUnknown);
  }
  const now = options.now();
  if (!(await letsAct(options, database, caller, mandate))) return failure(helpingProblems.mandateOver);
  if (!covers(mandate, input.service)) return failure(helpingProblems.serviceOutsideMandate);
  const person = await personOfMandate(database, mandate);
  const subject = await subjectOf(options, mandate, person);
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key: input.key,
    content: ['begin-draft', input.mandateId, input.service],
    now,
  };
  return runCommand(options.database, frame, async (transaction) => {
    await transaction
      .updateTable('helped_person')
      .set({ changed_at: now })
      .where('id', '=', person.id)
      .execute();
    const { service } = input;
    const opened = await options.cases.openDraft(transaction, {
      regionId: region.id,
      accountId,
      service,
      answers: {},
      subject,
    });
    return opened.ok ? success({ draftId: opened.value.id }) : opened;
  });
}

/** The paper for those whom it concerns: the person, the helper while it holds, officers who handle what rests on it. */
export async function readPaper(
  options: HelpingOptions,
  caller: Caller,
  mandateId: string,
): ReturnType<HelpingService['paper']> {
  const actor = actorFor(caller, 'read-paper');
  if (!actor.ok) return actor;
  const database = regionDatabase(options.database, caller.regionId);
  const mandate = await findMandate(database, mandateId);
  if (mandate?.paper_file_id == null) return failure(helpingProblems.mandateUnknown);
  const { who } = caller;
  const may =
    mandate.helper_account_id === actor.value.accountId
      ? await letsAct(options, database, caller, mandate)
      : who.kind === 'officer'
        ? await handlesCaseOf(options, database, caller, mandate)
        : await isPerson(options, caller, mandate.nik_digest);
  if (!may) return failure(helpingProblems.mandateUnknown);
  const upload = { regionId: caller.regionId, fileId: mandate.paper_file_id };
  const [found, content] = await Promise.all([options.store.find(upload), options.store.read(upload)]);
  if (found === undefined || content === undefined) return failure(helpingProblems.mandateUnknown);
  const to = revealedTo(caller);
  if (to !== null) {
    // On the form of F-1.07 stand the names, numbers and addresses of both.
    const { claim } = openPerson(options, await personOfMandate(database, mandate));
    await recordReveals(options, database, regionOf(options, caller.regionId), [
      {
        to,
        purpose: mandate.helper_account_id === to.accountId ? 'helping' : 'working-on-it',
        what: `mandate/${mandate.id}`,
        kinds: ['documents', 'identity', 'address'],
        of: { nik: claim.nik },
        ...(caller.face && { face: caller.face }),
      },
    ]);
  }
  return success({ content, name: found.name, mediaType: found.mediaType });
}

/** Whether an officer may see a case that was filed under the mandate: another office has nothing to read in it. */
async function handlesCaseOf(
  options: HelpingOptions,
  database: DatabaseConnection,
  caller: Caller,
  mandate: MandateRow,
): Promise<boolean> {
  const region = regionOf(options, caller.regionId);
  const rows = await database
    .selectFrom('helped_case as helped')
    .innerJoin('case_current as current', 'current.case_id', 'helped.case_id')
    .selectAll('current')
    .where('helped.nik_digest', '=', mandate.nik_digest)
    .where('helped.mandate_id', '=', mandate.id)
    .orderBy('helped.filed_at', 'desc')
    .limit(mostCases)
    .execute();
  return rows.some((row) => standingFor(caller, 'view', policySubject(row), region).ok);
}
