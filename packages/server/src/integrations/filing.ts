import {
  type Answers,
  failure,
  type Pack,
  type Region,
  type Result,
  type Service,
  success,
} from '@satuloket/engine';
import { formContext, prefilled, regionDate } from '../cases/form-context.ts';
import type { KnownApplicant } from '../cases/index.ts';
import { checkPerson, knownPerson } from '../helping/helped-people.ts';
import { countAttempt } from '../people/attempts.ts';
import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import { appendEntry, newIdentifier, runCommand } from '../record/index.ts';
import type { Caller, Program } from '../types.ts';
import type { FilingInput, IntegrationService } from './contract.ts';
import { type IntegrationDependencies, regionOf } from './dependencies.ts';
import { programFor } from './policy.ts';
import { problems } from './problems.ts';

/** A system with a mistake in it asks often; one that guesses asks more often. */
const mismatches = { kind: 'program-mismatches', maximumAttempts: 100, windowSeconds: 86_400 };

/**
 * Files for someone whom the agency has before it: the register has to know them by what is on the card. The case
 * names the system that filed it, and belongs to the person's own account where they have one.
 */
export async function fileForPerson(
  dependencies: IntegrationDependencies,
  caller: Caller,
  input: FilingInput,
): ReturnType<IntegrationService['fileCase']> {
  const region = regionOf(dependencies, caller.regionId);
  const may = programFor(caller, 'file-case', region);
  if (!may.ok) return may;
  const program = may.value;
  const { key, ...given } = input;
  const frame = {
    regionId: region.id,
    caller: `program:${program.programId}`,
    key,
    content: ['file-case', given],
    now: dependencies.now(),
  };
  const found = dependencies.packs.serviceOf(region.id, input.service);
  const known = await applicantOf(dependencies, region, program, input.applicant);
  if (!known.ok) return known;
  const accountId = await dependencies.accountOf(known.value.applicant.nik);
  const holdingDraftId = newIdentifier(frame.now);
  const withFiles =
    found &&
    (await keepFiles(dependencies, region, found.service, holdingDraftId, {
      ...input,
      // What the register tells need not be sent, as in a form of our own.
      answers: { ...knownAnswers(dependencies, region, found, known.value), ...input.answers },
    }));
  if (withFiles && !withFiles.ok) return withFiles;
  const filed = await runCommand(dependencies.database, frame, async (transaction) => {
    const done = await dependencies.cases.fileCase(transaction, {
      regionId: region.id,
      service: input.service,
      actor: { kind: 'program', programId: program.programId, name: program.name },
      applicantAccountId: accountId ?? null,
      known: known.value,
      answers: withFiles?.value ?? (input.answers as Answers),
      channel: 'api',
    });
    if (!done.ok) return done;
    const { caseId, code, dueAt } = done.value;
    await transaction
      .insertInto('program_case')
      .values({ program_id: program.programId, case_id: caseId, filed_at: frame.now })
      .execute();
    await appendEntry(transaction, {
      at: frame.now,
      kind: 'program.case-filed',
      caseId,
      detail: { program: program.programId, requestId: caller.requestId },
    });
    return success({ code, dueAt });
  });
  // What no case took over serves nobody.
  await inTransaction(regionDatabase(dependencies.database, region.id), (transaction) =>
    dependencies.files.discard(transaction, holdingDraftId),
  );
  return filed;
}

function knownAnswers(
  { masterKeys, now }: IntegrationDependencies,
  region: Region,
  { service, pack }: { readonly service: Service; readonly pack: Pack },
  known: KnownApplicant,
): Answers {
  const packName = pack.manifest.name;
  return prefilled(service, formContext({ region, packName, known, now: now(), masterKeys }));
}

async function applicantOf(
  dependencies: IntegrationDependencies,
  region: Region,
  program: Program,
  entered: FilingInput['applicant'],
): Promise<Result<KnownApplicant>> {
  const now = dependencies.now();
  const checked = checkPerson(entered, regionDate(region, now));
  if (!checked.ok) return checked;
  const { claim, phone } = checked.value;
  const { register, database } = dependencies;
  const answer = await register.match(claim);
  // A program asks again by itself, so nothing has to be filed on a claim alone.
  if (!answer.ok) return answer;
  if (!answer.value.match) {
    const counted = await countAttempt(database, mismatches, program.programId, now);
    return failure(counted.allowed ? problems.identityMismatch : problems.lookUpsExhausted);
  }
  const household = await register.household({ nik: claim.nik });
  if (!household.ok) return household;
  return success(knownPerson({ state: 'matched' }, { claim, phone, household: household.value }));
}

/** Documents go the way of everyone's uploads: looked at by their content, within the limits of who asks for them. */
async function keepFiles(
  { store }: IntegrationDependencies,
  region: Region,
  service: Service,
  draftId: string,
  { answers, files = [] }: FilingInput,
): Promise<Result<Answers>> {
  const kept: Record<string, Answers[string]> = { ...(answers as Answers) };
  for (const field of service.form.steps.flatMap(({ fields }) => fields)) {
    if (field.type !== 'file') continue;
    // Files come as content alone: an identifier in the answers would be somebody else's file.
    delete kept[field.code];
    const requirement = service.requirements.find(({ code }) => code === field.requirement);
    const sent = files.filter((file) => file.requirement === field.requirement);
    if (requirement === undefined || sent.length === 0) continue;
    const { accepts, maximumFiles, maximumMegabytes } = requirement;
    const values = [];
    for (const { name, content } of sent) {
      const accepted = await store.accept({
        regionId: region.id,
        draftId,
        requirement: requirement.code,
        name,
        content: new Blob([Buffer.from(content, 'base64')]).stream(),
        limits: { accepts, maximumFiles, maximumMegabytes },
      });
      if (!accepted.ok) return failure({ ...accepted.error, details: { requirement: requirement.code } });
      values.push(accepted.value.file);
    }
    kept[field.code] = values;
  }
  return success(kept);
}
