import {
  type Answers,
  describeAnswers,
  type FieldProblem,
  type FileValue,
  type FormContext,
  failure,
  officeOf,
  officesForService,
  type Pack,
  promisedBy,
  type Region,
  type Result,
  readClock,
  requirementsFor,
  routingVillage,
  type Service,
  success,
  validateForm,
  validateStep,
  visibleFields,
  visibleSteps,
} from '@satuloket/engine';
import { officeSummary } from '../packs/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { openVault } from '../record/index.ts';
import type { AnswerRow, Caller, Draft, DraftReview, DraftSummary, FaultView } from '../types.ts';
import { regionParameters } from './clock.ts';
import type { CasesDependencies, DraftSubject, KnownApplicant } from './dependencies.ts';
import { type DraftRow, draftAnswers, draftSubject, type WholeDraft } from './draft-store.ts';
import { formContext, prefilled, withFiles } from './form-context.ts';
import type { Hooks } from './hooks.ts';
import { type CaseRow, regionOf } from './loading.ts';
import { plannedMembers } from './planned-members.ts';
import { problems } from './problems.ts';

/** A draft with all that the rules of its form need. */
export type DraftSituation = WholeDraft & {
  readonly region: Region;
  readonly pack: Pack;
  readonly service: Service;
  /** As entered, with the uploaded files in their fields. */
  readonly answers: Answers;
  readonly context: FormContext;
  readonly known: KnownApplicant | null;
  readonly subject: DraftSubject;
  readonly corrected: CaseRow | null;
  readonly now: Date;
};

/** Who fills it in, as far as that is known; read before a transaction, never within one. */
export async function knownApplicant(
  dependencies: Pick<CasesDependencies, 'people'>,
  caller: Caller,
): Promise<KnownApplicant | null> {
  if (caller.who.kind !== 'resident') return null;
  const known = await dependencies.people.applicantOf(caller.regionId, caller.who.accountId);
  return known && withoutHiddenFamily(known);
}

/** As a form may know it: the others of a family that is hidden are typed by hand, as while the register is down. */
export function withoutHiddenFamily(known: KnownApplicant): KnownApplicant {
  if (!known.isFamilyHidden) return known;
  return { ...known, household: known.household.filter(({ nik }) => nik === known.applicant.nik) };
}

/** A new application follows the pack in force; a correction the one that its case began with. */
export async function draftSituation(
  dependencies: CasesDependencies,
  database: DatabaseConnection,
  { row, files }: WholeDraft,
  owner: KnownApplicant | null,
): Promise<Result<DraftSituation>> {
  const subject = draftSubject(dependencies.masterKeys, row);
  const applying = subject.known ?? owner;
  const known = applying && subject.named ? { ...applying, named: subject.named } : applying;
  const region = regionOf(dependencies, row.region_id);
  const corrected =
    row.corrects_case_id === null
      ? null
      : await database
          .selectFrom('case_current')
          .selectAll()
          .where('case_id', '=', row.corrects_case_id)
          .executeTakeFirstOrThrow();
  const found =
    corrected === null
      ? dependencies.packs.serviceOf(region.id, row.service)
      : await serviceOfCase(dependencies, corrected);
  if (found === undefined) return failure(problems.serviceUnknown);
  const now = dependencies.now();
  const context = formContext({
    region,
    packName: found.pack.manifest.name,
    known,
    now,
    masterKeys: dependencies.masterKeys,
  });
  const stored = draftAnswers(dependencies.masterKeys, row);
  // A draft begun by a guest is claimed at sign-in: what is known by then fills what is still open.
  const given = corrected === null ? { ...prefilledAnswers(found.service, context), ...stored } : stored;
  const answers = withFiles(found.service, given, files);
  return success({ row, region, ...found, answers, files, context, known, subject, corrected, now });
}

/** Optional questions were left open on purpose, so only the others are filled. */
function prefilledAnswers(service: Service, context: FormContext): Answers {
  const required = new Set(
    service.form.steps.flatMap(({ fields }) =>
      fields.filter(({ optional }) => !optional).map(({ code }) => code),
    ),
  );
  return Object.fromEntries(
    Object.entries(prefilled(service, context)).filter(([code]) => required.has(code)),
  );
}

async function serviceOfCase(dependencies: CasesDependencies, row: CaseRow) {
  const pack = await dependencies.packs.byDigest(row.pack_digest);
  const service = pack.services[row.service];
  return service && { pack, service };
}

export function draftSummary(
  row: DraftRow,
  service: Service,
  step: string,
  { known, helper, mandateId = helper?.mandateId }: DraftSubject,
): DraftSummary {
  return {
    ...(known && mandateId ? { forWhom: { name: known.applicant.name, mandateId } } : {}),
    id: row.id,
    service: row.service,
    title: service.title,
    savedAt: row.saved_at.toISOString(),
    step,
  };
}

/** Everything that a page needs to draw any step of the form. */
export async function draftView(dependencies: CasesDependencies, situation: DraftSituation): Promise<Draft> {
  const { row, service, answers, files, context } = situation;
  const visible = visibleFields(service, answers, context).map(({ path, step, field }) => ({
    path,
    step,
    field,
  }));
  const steps = stepsOf(situation);
  const corrects = await correctionOf(dependencies, situation);
  return {
    ...draftSummary(row, service, nextStep(situation), situation.subject),
    version: row.version,
    definition: service,
    answers,
    files,
    visible,
    requirements: requirementsFor(service, answers, context),
    household: peopleToChoose(context),
    registerKnown: context.registerKnown,
    placeNames: placeNames(answers, (code) => context.places.name(code)),
    ...(corrects === undefined ? {} : { corrects }),
    steps,
  };
  function stepsOf({ service }: DraftSituation): Draft['steps'] {
    let reachable = true;
    return visibleSteps(service, answers, context).map(({ code, title }) => {
      const complete = validateStep(service, code, answers, context).length === 0;
      const step = { code, title, complete, reachable };
      reachable &&= complete;
      return step;
    });
  }
}

/** The family, and whom the application named that this one is part of; nobody stands there twice. */
function peopleToChoose({ household, named = [] }: FormContext): Draft['household'] {
  const others = named.filter(
    ({ person }, index) =>
      !household.some(({ nik }) => nik === person.nik) &&
      named.findIndex((other) => other.id === named[index]?.id) === index,
  );
  return [...household, ...others.map(({ id, person }) => ({ ...person, id }))].map(
    ({ id, name, relation, birthDate }) => ({
      id,
      name,
      relation: relation ?? '',
      ...(birthDate === undefined ? {} : { birthDate }),
    }),
  );
}

/** Where to go on: the first step that is not whole, or the last one. */
export function nextStep({ service, answers, context }: DraftSituation): string {
  const steps = visibleSteps(service, answers, context);
  const open = steps.find(({ code }) => validateStep(service, code, answers, context).length > 0);
  return (open ?? steps.at(-1))?.code ?? '';
}

export type RoutedDraft = { readonly villageCode: string; readonly officeId: string };

/** The office that will get it: the nearest that does this work for the village of the form. */
export function routeOf({
  service,
  answers,
  context,
  region,
}: Pick<DraftSituation, 'service' | 'answers' | 'context' | 'region'>): RoutedDraft | undefined {
  const villageCode = routingVillage(service, answers, context);
  const [office] = villageCode === undefined ? [] : officesForService(region, villageCode, service.code);
  return villageCode !== undefined && office !== undefined ? { villageCode, officeId: office.id } : undefined;
}

export async function draftReview(
  dependencies: CasesDependencies,
  situation: DraftSituation,
): Promise<DraftReview> {
  const { service, answers, context, region, now, corrected } = situation;
  const draft = await draftView(dependencies, situation);
  const officeId = corrected?.office_id ?? routeOf(situation)?.officeId;
  const office = officeId === undefined ? undefined : officeOf(region, officeId);
  return {
    draft,
    problems: problemsWithSteps(dependencies.hooks, situation),
    sections: sectionsOf(service, answers, context, draft.corrects?.faults ?? []),
    office: office === undefined ? null : officeSummary(region, office, now),
    dueAt: office === undefined ? null : dueIfSentNow(service, region, office.id, now),
    ...(service.members && { members: plannedMembers(service, answers, context) }),
  };
}

export function problemsWithSteps(
  { formChecks }: Hooks,
  { region, service, answers, context }: Pick<DraftSituation, 'region' | 'service' | 'answers' | 'context'>,
): readonly (FieldProblem & { readonly step: string })[] {
  const steps = new Map(visibleFields(service, answers, context).map(({ path, step }) => [path, step]));
  const [first] = service.form.steps;
  const own = validateForm(service, answers, context);
  // What is opened by it is looked at once the form itself is whole.
  const found =
    own.length > 0 ? own : formChecks.flatMap((check) => check({ region, service, answers, context }));
  return found.map((problem) => ({
    ...problem,
    step: stepOfPath(steps, problem.path) ?? first?.code ?? '',
  }));
}

/** A problem may lie inside a field (`mother.nik`): the longest path that leads to it tells the step. */
function stepOfPath(steps: ReadonlyMap<string, string>, path: string): string | undefined {
  let known = path;
  while (known !== '') {
    const step = steps.get(known);
    if (step !== undefined) return step;
    known = known.slice(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['), 0));
  }
  return undefined;
}

export type Section = {
  readonly step: string;
  readonly title: Service['title'];
  readonly rows: readonly AnswerRow[];
};

/** The answers as people read them, a section for each step, with what was wrong beside the row. */
export function sectionsOf(
  service: Service,
  answers: Answers,
  context: FormContext,
  faults: readonly FaultView[],
): readonly Section[] {
  const described = describeAnswers(service, answers, context);
  const fields = new Map(visibleFields(service, answers, context).map((field) => [field.path, field]));
  return service.form.steps.flatMap(({ code, title }) => {
    const rows = described
      .filter(({ step }) => step === code)
      .map(({ path, label, value, type }): AnswerRow => {
        const field = fields.get(path);
        const requirement = field?.field.type === 'file' ? field.field.requirement : undefined;
        const fault = faults.find(
          ({ at }) =>
            at === `form.${path}` || (requirement !== undefined && at === `requirement.${requirement}`),
        );
        const files = type === 'file' && Array.isArray(field?.value) ? field.value : undefined;
        return {
          path,
          label,
          shown: value,
          ...(files === undefined ? {} : { files: files as readonly FileValue[] }),
          ...(fault === undefined ? {} : { fault: fault.words }),
        };
      });
    return rows.length === 0 ? [] : [{ step: code, title, rows }];
  });
}

/** What was wrong, with the label of the field or document that it is about. */
export function faultViews(
  service: Service,
  answers: Answers,
  context: FormContext,
  faults: readonly { readonly at: string; readonly words: string }[],
): readonly FaultView[] {
  const labels = new Map(
    describeAnswers(service, answers, context).map(({ path, label }) => [`form.${path}`, label]),
  );
  for (const { code, title } of service.requirements) labels.set(`requirement.${code}`, title);
  return faults.map(({ at, words }) => ({ at, words, label: labels.get(at) ?? { id: at, en: at } }));
}

async function correctionOf(
  dependencies: CasesDependencies,
  { corrected, service, answers, context, region }: DraftSituation,
): Promise<Draft['corrects']> {
  if (corrected === null) return undefined;
  const { faults } = corrected.replayed;
  const vault = await openVault(regionDatabase(dependencies.database, region.id), dependencies.masterKeys, {
    regionId: region.id,
    caseId: corrected.case_id,
    entryIds: faults.map(({ words }) => words.entryId),
  });
  const told = faults.map(({ at, words }) => ({ at, words: vault?.read<string>(words) ?? '' }));
  return { code: corrected.code, faults: faultViews(service, answers, context, told) };
}

export function dueIfSentNow(service: Service, region: Region, officeId: string, now: Date): string | null {
  const calendar = region.calendars[officeId];
  if (calendar === undefined) return null;
  // A visit that is booked first, or an event that only gathers others, promises nothing by itself yet.
  if (service.flow.states[service.flow.start]?.turn !== 'office') return null;
  const at = now.toISOString();
  return readClock({
    promise: promisedBy(service, regionParameters(region, service)),
    calendar,
    segments: [{ fromAt: at, owner: 'ours' }],
    now: at,
  }).dueAt;
}

const placeCodeShape = /^\d{2}(?:\.\d{2}){1,2}(?:\.\d{4})?$/;

/** Names of the places that stand anywhere in the answers. */
function placeNames(
  answers: unknown,
  nameOf: (code: string) => string | undefined,
): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      const name = placeCodeShape.test(value) ? nameOf(value) : undefined;
      if (name !== undefined) names[value] = name;
    } else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) visit(inner);
    }
  };
  visit(answers);
  return names;
}
