import { randomBytes } from 'node:crypto';
import {
  type ActionBody,
  type Actor,
  type Answers,
  type Attachment,
  computeFacts,
  type FileValue,
  type FormContext,
  failure,
  makeTrackingCode,
  type Pack,
  pruneAnswers,
  type Region,
  type Result,
  type Service,
  success,
  trackingCodeRandomBytes,
} from '@satuloket/engine';
import { type DatabaseTransaction, regionDatabase } from '../platform/database/index.ts';
import { type BlindPurpose, blindDigest, newCaseKey, newIdentifier } from '../record/index.ts';
import { sealing } from './act.ts';
import type { SealedApplicant } from './case-values.ts';
import type { CasesDependencies, KnownApplicant } from './dependencies.ts';
import { problemsWithSteps, routeOf } from './draft-situation.ts';
import { formContext } from './form-context.ts';
import { regionOf } from './loading.ts';
import { problems, withFields } from './problems.ts';
import { appendToCase } from './writing.ts';

type Filed = Extract<ActionBody, { type: 'filed' }>;

/** What the first action of a case says beside its form. */
export type FiledMarks = Pick<Filed, 'channel' | 'helper' | 'parent' | 'origin' | 'former' | 'state'>;

export type FiledCase = { readonly caseId: string; readonly code: string; readonly dueAt: string | null };

/** A form that is whole, with everything that its rules need. */
export type WholeForm = {
  readonly region: Region;
  readonly pack: Pack;
  readonly service: Service;
  /** With the uploaded files in their fields. */
  readonly answers: Answers;
  readonly context: FormContext;
  readonly known: KnownApplicant;
  readonly villageCode: string;
  readonly officeId: string;
};

/** Writes the first action of a case. The caller has judged the form and brings the files in afterwards. */
export async function writeFiled(
  dependencies: CasesDependencies,
  transaction: DatabaseTransaction,
  form: WholeForm,
  filing: {
    readonly actor: Actor;
    readonly applicantAccountId: string | null;
    readonly marks: FiledMarks;
    readonly now: Date;
  },
): Promise<FiledCase> {
  const { region, pack, service, context, known, villageCode, officeId } = form;
  const { now, actor, applicantAccountId, marks } = filing;
  const caseId = newIdentifier(now);
  const code = makeTrackingCode(region.codePrefix, randomBytes(trackingCodeRandomBytes));
  const { caseKey, wrapped } = newCaseKey(dependencies.masterKeys, region.id, caseId);
  const seals = sealing(caseKey, now);
  const answers = pruneAnswers(service, form.answers, context);
  const facts = computeFacts(service, answers, context);
  const members = dependencies.hooks.memberPlan?.({ service, answers, facts, context });
  const { applicant, household, identity, named } = known;
  const state = await appendToCase(
    dependencies.followers,
    transaction,
    {
      region,
      caseId,
      code,
      pack,
      service,
      state: null,
      applicantAccountId,
      applicantName: applicant.name,
      changedAt: null,
    },
    {
      now,
      actions: [
        {
          actor,
          body: {
            type: 'filed',
            service: service.code,
            pack: { name: pack.manifest.name, version: pack.manifest.version, digest: pack.digest },
            ...marks,
            answers: seals.seal('answers', answers),
            applicant: seals.seal('applicant', {
              applicant,
              household,
              ...(named && { named }),
            } satisfies SealedApplicant),
            identity,
            facts,
            attachments: attachmentsOf(service, answers),
            villageCode,
            officeId,
            ...(members && members.length > 0 && { members }),
          },
        },
      ],
      vault: { wrapped, entries: seals.rows, blind: blindRows(dependencies, region.id, known) },
      opened: seals.opened(),
    },
  );
  return { caseId, code, dueAt: state.dueAt };
}

/** A case that a part above opens: what an event follows with, another region hands over, a former system had. */
export type NewCase = FiledMarks & {
  readonly regionId: string;
  readonly service: string;
  readonly actor: Actor;
  readonly applicantAccountId: string | null;
  readonly known: KnownApplicant;
  /** Files stand in their fields; those of another case are lent to this one. */
  readonly answers: Answers;
  /** When it was first asked for; now, without it. */
  readonly filedAt?: Date;
  /** Papers that lie at the office need not be uploaded again. */
  readonly papersAtOffice?: boolean;
};

/**
 * Files a case in the caller's transaction, judged by the same rules as a form that a person sends. Problems:
 * `service-unknown`, `draft-incomplete` with its fields, `no-office`.
 */
export async function fileCase(
  dependencies: CasesDependencies,
  transaction: DatabaseTransaction,
  input: NewCase,
): Promise<Result<FiledCase>> {
  const { regionId, known, answers, actor, applicantAccountId, filedAt, papersAtOffice } = input;
  const region = regionOf(dependencies, regionId);
  const found = dependencies.packs.serviceOf(region.id, input.service);
  if (found === undefined) return failure(problems.serviceUnknown);
  const { service, pack } = found;
  const now = filedAt ?? dependencies.now();
  const context = formContext({
    region,
    packName: pack.manifest.name,
    known,
    now,
    masterKeys: dependencies.masterKeys,
  });
  const fileFields = new Set(
    service.form.steps.flatMap(({ fields }) =>
      fields.flatMap(({ type, code }) => (type === 'file' ? [code] : [])),
    ),
  );
  const wrong = problemsWithSteps(dependencies.hooks, { region, service, answers, context }).filter(
    ({ path }) => !(papersAtOffice && fileFields.has(path)),
  );
  if (wrong.length > 0) return failure(withFields(problems.draftIncomplete, wrong));
  const route = routeOf({ region, service, answers, context });
  if (route === undefined) return failure(problems.noOffice);
  const scoped = regionDatabase(transaction, region.id);
  const { channel, helper, parent, origin, former, state } = input;
  const filed = await writeFiled(
    dependencies,
    scoped,
    { region, pack, service, answers, context, known, ...route },
    {
      actor,
      applicantAccountId,
      now,
      marks: {
        channel,
        ...(helper && { helper }),
        ...(parent && { parent }),
        ...(origin && { origin }),
        ...(former && { former }),
        ...(state && { state }),
      },
    },
  );
  const fileIds = attachmentsOf(service, answers).map(({ fileId }) => fileId);
  await dependencies.files.attach(scoped, { caseId: filed.caseId, fileIds });
  return success(filed);
}

function blindRows(dependencies: CasesDependencies, regionId: string, { applicant }: KnownApplicant) {
  const values: Record<BlindPurpose, string> = {
    nik: applicant.nik,
    kk: applicant.kk,
    phone: applicant.phone,
  };
  return (Object.keys(values) as BlindPurpose[])
    .filter((purpose) => values[purpose] !== '')
    .map((purpose) => ({
      purpose,
      ...blindDigest(dependencies.masterKeys, { regionId, purpose, value: values[purpose] }),
    }));
}

/** The documents of the answers, by the requirement that asks for them. */
export function attachmentsOf(service: Service, answers: Answers): Attachment[] {
  return service.form.steps
    .flatMap(({ fields }) => fields)
    .flatMap((field) => {
      const files = field.type === 'file' ? answers[field.code] : undefined;
      if (field.type !== 'file' || !Array.isArray(files)) return [];
      return (files as readonly FileValue[]).map(({ fileId, sha256 }) => ({
        requirement: field.requirement,
        fileId,
        sha256,
      }));
    });
}
