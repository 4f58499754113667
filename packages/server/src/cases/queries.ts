import {
  type Answers,
  availableActions,
  availableUndo,
  type CaseAction,
  type CaseState,
  type FormContext,
  failure,
  maskNik,
  maskPhone,
  type Region,
  type Result,
  registerEntry,
  requirementsFor,
  type Sealed,
  type Service,
  success,
  type Text,
  timeline,
} from '@satuloket/engine';
import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import { actionsOf, blindDigest, isIdentifier, newIdentifier } from '../record/index.ts';
import type { Caller, CaseCard, CaseTrack, CaseView, ProductView, TimelineEntry } from '../types.ts';
import { type CaseValues, openCase } from './case-values.ts';
import type { CasesDependencies } from './dependencies.ts';
import { faultViews, sectionsOf } from './draft-situation.ts';
import { applicantValues, regionDate } from './form-context.ts';
import { type CaseRow, findCase, policySubject, regionOf, targetOf } from './loading.ts';
import { officeName, officeValues } from './office-values.ts';
import { type Standing, standingFor } from './policy.ts';
import { problems } from './problems.ts';
import { promiseView } from './promise-view.ts';
import { filled } from './wording.ts';
import type { CaseTarget } from './writing.ts';

/** A person's own list; more than this asks for paging, which no person's list has needed. */
const maximumOwnCases = 200;
/** A record of more actions than this is read to its end all the same, but a screen shows the last ones. */
const maximumTimelineEntries = 500;

/** For anyone who has the code; nothing personal. */
export async function track(
  dependencies: CasesDependencies,
  regionId: string,
  code: string,
): Promise<Result<CaseTrack>> {
  const region = regionOf(dependencies, regionId);
  const database = regionDatabase(dependencies.database, regionId);
  const found = await findCase(dependencies, database, region, code);
  if (!found.ok) return found;
  const target = await targetOf(dependencies, region, found.value);
  const actions = await actionsOf(database, found.value.case_id);
  return success(trackOf(target, target.state, actions, dependencies.now()));
}

function trackOf(target: CaseTarget, state: CaseState, actions: readonly CaseAction[], now: Date): CaseTrack {
  const { region, service } = target;
  const office = officeName(region, state.officeId);
  const definition = service.flow.states[state.state];
  const entries = timeline(actions, service, {
    viewer: 'public',
    officeName: (officeId) => officeName(region, officeId),
  });
  return {
    code: target.code,
    service: service.title,
    state: definition?.title ?? { id: state.state, en: state.state },
    story: filled(definition?.story ?? { id: '', en: '' }, { office }),
    turn: state.turn,
    end: state.end,
    office,
    promise: promiseView({ region, service, state, calendar: calendarFor(region, state) }, now),
    timeline: entries.map(({ at, story }) => ({ at, story })),
  };
}

/** The cases of the resident who calls, the newest first, and of the household what their packs let it see. */
export async function mine(
  dependencies: CasesDependencies,
  caller: Caller,
): Promise<Result<readonly CaseCard[]>> {
  const { who } = caller;
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (who.kind === 'officer') return success([]);
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const known = await dependencies.people.applicantOf(region.id, who.accountId);
  // Whoever has only claimed to belong to a family sees nothing of it yet.
  const kk = known?.identity === 'matched' ? known.applicant.kk : undefined;
  const ofFamily =
    kk && blindDigest(dependencies.masterKeys, { regionId: region.id, purpose: 'kk', value: kk });
  const rows = await database
    .selectFrom('case_current')
    .selectAll()
    .where((cases) =>
      cases.or([
        cases('applicant_account_id', '=', who.accountId),
        ...(ofFamily
          ? [
              cases(
                'case_id',
                'in',
                cases
                  .selectFrom('blind_index')
                  .select('blind_index.case_id')
                  .where('purpose', '=', 'kk')
                  .where('digest', '=', ofFamily.digest),
              ),
            ]
          : []),
      ]),
    )
    .orderBy('filed_at', 'desc')
    .limit(maximumOwnCases)
    .execute();
  const now = dependencies.now();
  const cards = await Promise.all(
    rows.map(async (row): Promise<CaseCard | null> => {
      const { service, state } = await targetOf(dependencies, region, row);
      const isOwn = row.applicant_account_id === who.accountId;
      if (!isOwn && service.household.sees === 'nothing') return null;
      const story = service.flow.states[state.state]?.story ?? { id: '', en: '' };
      return {
        code: row.code,
        service: service.title,
        applicantName: row.applicant_name,
        story: filled(story, { office: officeName(region, state.officeId) }),
        turn: state.turn,
        end: state.end,
        promise: promiseView({ region, service, state, calendar: calendarFor(region, state) }, now),
        updatedAt: row.updated_at.toISOString(),
        ...(isOwn ? {} : { ofHousehold: true }),
      };
    }),
  );
  return success(cards.filter((card) => card !== null));
}

/** The whole case for its applicant or an officer; an officer's look is written down with it. */
export async function view(
  dependencies: CasesDependencies,
  caller: Caller,
  code: string,
): Promise<Result<CaseView>> {
  const region = regionOf(dependencies, caller.regionId);
  const now = dependencies.now();
  const read = await inTransaction(
    regionDatabase(dependencies.database, region.id),
    async (transaction): Promise<Result<ReadCase>> => {
      const found = await findCase(dependencies, transaction, region, code);
      if (!found.ok) return found;
      const row = found.value;
      const standing = standingFor(caller, 'view', policySubject(row), region);
      if (!standing.ok) return standing;
      const target = await targetOf(dependencies, region, row);
      const { actor } = standing.value;
      if (actor.kind === 'officer') {
        await transaction
          .insertInto('reveal')
          .values({
            id: newIdentifier(now),
            case_id: row.case_id,
            at: now,
            account_id: actor.accountId,
            role: actor.role,
            office_id: actor.officeId,
            purpose: 'case-view',
          })
          .execute();
      }
      const { state } = target;
      const packName = target.pack.manifest.name;
      const values = await openCase(dependencies, transaction, { region, packName, state, now, whole: true });
      if (values === undefined) return failure(problems.caseUnknown);
      const linked = state.links.map(({ caseId }) => caseId);
      return success({
        row,
        target,
        state,
        values,
        standing: standing.value,
        actions: await actionsOf(transaction, row.case_id),
        files: await dependencies.files.ofCase(transaction, row.case_id),
        messages: (await dependencies.messages?.ofCase(transaction, row.case_id)) ?? [],
        linked:
          linked.length === 0
            ? []
            : await transaction
                .selectFrom('case_current')
                .select(['case_id', 'code', 'service', 'pack_digest'])
                .where('case_id', 'in', linked)
                .execute(),
      });
    },
  );
  if (!read.ok) return read;
  return success(await present(dependencies, region, read.value, now));
}

type ReadCase = {
  readonly row: CaseRow;
  readonly target: CaseTarget;
  readonly state: CaseState;
  readonly values: CaseValues;
  readonly standing: Standing;
  readonly actions: readonly CaseAction[];
  readonly files: Awaited<ReturnType<CasesDependencies['files']['ofCase']>>;
  readonly messages: CaseView['messages'];
  readonly linked: readonly Pick<CaseRow, 'case_id' | 'code' | 'service' | 'pack_digest'>[];
};

async function present(
  dependencies: CasesDependencies,
  region: Region,
  { row, target, state, values, standing, actions, files, messages, linked }: ReadCase,
  now: Date,
): Promise<CaseView> {
  const { service } = target;
  const { viewer } = standing;
  const { answers, context, vault } = values;
  const isOfficer = viewer.kind === 'officer';
  const faults = faultViews(
    service,
    answers,
    context,
    state.faults.map(({ at, words }) => ({ at, words: vault.read<string>(words) ?? '' })),
  );
  const names = await dependencies.people.namesOf(region.id, officersIn(actions, state));
  const undo = availableUndo(state, viewer, now.toISOString());
  const applicant = values.applicant?.applicant;
  const offered = availableActions(service, state, viewer, {
    today: context.today,
    ...(context.parameters === undefined ? {} : { parameters: context.parameters }),
  });
  return {
    ...trackOf(target, state, actions, now),
    caseId: row.case_id,
    lastSeq: state.lastSeq,
    definition: service,
    stateCode: state.state,
    officeId: state.officeId,
    applicant: {
      name: row.applicant_name,
      nikMasked: applicant === undefined ? '' : maskNik(applicant.nik),
      phoneMasked: applicant === undefined ? '' : maskPhone(applicant.phone),
    },
    identity: state.identity,
    assignee:
      state.assigneeId === null || !isOfficer
        ? null
        : { accountId: state.assigneeId, name: names.get(state.assigneeId) ?? '' },
    sections: sectionsOf(service, answers, context, faults),
    documents: documentsOf(service, answers, context, state, files),
    faults,
    products: productsOf(service, state, values, isOfficer),
    actions: offered,
    entries: entriesOf(region, target.service, actions, { standing, names, values, files }),
    undoable:
      state.undoable === null || undo.until === undefined || now.toISOString() > undo.until
        ? null
        : { seq: state.undoable.seq, until: undo.until, mine: undo.possible },
    links: linked.map(({ case_id, code, service: linkedService, pack_digest }) => ({
      code,
      service:
        dependencies.packs.loaded(pack_digest)?.services[linkedService]?.title ??
        ({ id: linkedService, en: linkedService } satisfies Text),
      relation: state.links.find(({ caseId }) => caseId === case_id)?.relation ?? 'related',
    })),
    rating: state.rating,
    messages,
    registerEntry: registerEntries(region, row, target, state, values, standing),
  };
}

/** The documents that were asked for, with the checks that an officer ticks. */
function documentsOf(
  service: Service,
  answers: Answers,
  context: FormContext,
  state: CaseState,
  files: ReadCase['files'],
): CaseView['documents'] {
  return requirementsFor(service, answers, context).map(({ code, title, checks }) => ({
    requirement: code,
    title,
    files: state.attachments.flatMap(({ requirement, fileId }) => {
      const file = requirement === code ? files.get(fileId) : undefined;
      return file === undefined ? [] : [file];
    }),
    checks: checks.map((check) => ({
      code: check.code,
      that: check.that,
      ticked: state.checklist.includes(`${code}.${check.code}`),
    })),
  }));
}

/** What was made for the applicant; to the applicant only once it is theirs. */
function productsOf(
  service: Service,
  state: CaseState,
  { vault }: CaseValues,
  isOfficer: boolean,
): readonly ProductView[] {
  return Object.entries(service.products).map(([code, { title, issuer }]) => {
    const product = state.products[code] ?? { released: false, signed: false };
    const shown = isOfficer || product.released;
    const number = shown ? vault.read<string>(product.number) : undefined;
    return {
      code,
      title,
      issuer,
      released: product.released,
      signed: product.signed,
      ...(number === undefined ? {} : { number }),
      ...(shown && product.fileId !== undefined ? { fileId: product.fileId } : {}),
    };
  });
}

/** Only while a next action that is the reader's own asks for the register's result. */
function registerEntries(
  region: Region,
  row: CaseRow,
  { service }: CaseTarget,
  state: CaseState,
  { answers, context, applicant }: CaseValues,
  { viewer }: Standing,
): CaseView['registerEntry'] {
  const isAsked =
    viewer.kind === 'officer' &&
    Object.values(service.flow.actions).some(
      ({ from, by, needs }) =>
        from.includes(state.state) &&
        needs.includes('register-result') &&
        by.some((role) => viewer.roles.includes(role)),
    );
  if (!isAsked || applicant === undefined) return [];
  const values = {
    answers,
    facts: state.facts,
    context,
    applicant: applicantValues(applicant.applicant),
    office: officeValues(region, service.code, state.officeId),
    case: { code: row.code, filedOn: regionDate(region, row.filed_at) },
  };
  return Object.entries(service.products)
    .filter(([, { issuer }]) => issuer === 'register')
    .map(([product]) => ({ product, rows: registerEntry(service, product, values) }));
}

type Telling = {
  readonly standing: Standing;
  readonly names: ReadonlyMap<string, string>;
  readonly values: CaseValues;
  readonly files: ReadCase['files'];
};

function entriesOf(
  region: Region,
  service: Service,
  actions: readonly CaseAction[],
  { standing, names, values, files }: Telling,
): readonly TimelineEntry[] {
  const { viewer } = standing;
  const bySeq = new Map(actions.map((action) => [action.seq, action]));
  const told = timeline(actions, service, {
    viewer: viewer.kind,
    accountId: viewer.accountId,
    officeName: (officeId) => officeName(region, officeId),
  });
  return told.slice(-maximumTimelineEntries).map(({ seq, at, story, by, undone }) => {
    const action = bySeq.get(seq);
    const detail = action && detailOf(action, values, viewer.kind === 'officer');
    const attached = action && 'attachments' in action.body ? (action.body.attachments ?? []) : [];
    const shown = attached.flatMap(({ fileId }) => {
      const name = files.get(fileId)?.name;
      return name === undefined ? [] : [{ fileId, name }];
    });
    return {
      seq,
      at,
      story,
      by: byWords(region, action, by, names, viewer.kind === 'officer'),
      ...(detail === undefined ? {} : { detail }),
      ...(shown.length === 0 ? {} : { files: shown }),
      undone,
    };
  });
}

/** The words that were said with an action, as far as this reader may see them. */
function detailOf({ body }: CaseAction, { vault }: CaseValues, isOfficer: boolean): string | undefined {
  const read = (reference: Sealed | undefined) => vault.read<string>(reference);
  switch (body.type) {
    case 'taken': {
      const note = isOfficer ? read(body.note) : undefined;
      const said = [read(body.reason), note].filter((words) => words !== undefined && words !== '');
      return said.length === 0 ? undefined : said.join(' — ');
    }
    case 'moved-office':
      return read(body.reason);
    case 'commented':
      return read(body.words);
    case 'rated': {
      const words = read(body.words);
      return `${'★'.repeat(body.stars)}${words === undefined ? '' : ` ${words}`}`;
    }
    default:
      return undefined;
  }
}

/** Officers are named to each other; to the applicant the office acts. */
function byWords(
  region: Region,
  action: CaseAction | undefined,
  by: 'applicant' | 'office' | 'system',
  names: ReadonlyMap<string, string>,
  isOfficer: boolean,
): Text {
  if (by === 'system') return { id: 'Sistem', en: 'The system' };
  if (by === 'applicant') {
    return isOfficer ? { id: 'Pemohon', en: 'The applicant' } : { id: 'Anda', en: 'You' };
  }
  const actor = action?.actor;
  if (actor?.kind !== 'officer') return { id: 'Kantor', en: 'The office' };
  const name = isOfficer ? names.get(actor.accountId) : undefined;
  return name === undefined ? officeName(region, actor.officeId) : { id: name, en: name };
}

function officersIn(actions: readonly CaseAction[], state: CaseState): readonly string[] {
  const ids = new Set(actions.flatMap(({ actor }) => (actor.kind === 'officer' ? [actor.accountId] : [])));
  if (state.assigneeId !== null) ids.add(state.assigneeId);
  return [...ids];
}

function calendarFor(region: Region, { officeId }: CaseState) {
  const calendar = region.calendars[officeId];
  if (calendar === undefined) throw new Error(`${region.slug} has no office ${officeId}.`);
  return calendar;
}

/** For the store of files: whether the caller may see the files of a case. */
export async function mayReadCase(
  dependencies: CasesDependencies,
  caller: Caller,
  caseId: string,
): Promise<boolean> {
  if (!isIdentifier(caseId)) return false;
  const region = regionOf(dependencies, caller.regionId);
  const row = await regionDatabase(dependencies.database, region.id)
    .selectFrom('case_current')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row !== undefined && standingFor(caller, 'view', policySubject(row), region).ok;
}
