import {
  type Answers,
  askForm,
  availableActions,
  availableUndo,
  type CaseAction,
  type CaseState,
  describeAnswers,
  type TimelineEntry as EngineEntry,
  type FormContext,
  type GuardContext,
  type HelperMark,
  lookPurposes,
  maskAnswers,
  maskNik,
  maskPhone,
  maskText,
  purposesToChoose,
  type Region,
  regencyByCode,
  registerEntry,
  requirementsFor,
  type Sealed,
  type Service,
  type Text,
  timeline,
} from '@satuloket/engine';
import type { CaseParts, CaseTrack, CaseView, ProductView, TimelineEntry } from '../types.ts';
import type { CaseValues } from './case-values.ts';
import type { CaseMessage, CasesDependencies } from './dependencies.ts';
import { faultViews, sectionsOf } from './draft-situation.ts';
import { showsFamily, withoutFamily } from './family-documents.ts';
import { applicantValues, regionDate } from './form-context.ts';
import type { CaseRow } from './loading.ts';
import { officeName, officeValues } from './office-values.ts';
import type { Standing } from './policy.ts';
import { promiseView } from './promise-view.ts';
import { storyOf } from './story.ts';
import type { CaseTarget } from './writing.ts';

/** A record of more actions than this is read to its end all the same, but a screen shows the last ones. */
const maximumTimelineEntries = 500;

export type ReadCase = {
  readonly row: CaseRow;
  readonly target: CaseTarget;
  readonly state: CaseState;
  readonly values: CaseValues;
  readonly standing: Standing;
  /** An officer who has neither the case in hand nor named a purpose today. */
  readonly isMasked: boolean;
  readonly isFamilyHidden: boolean;
  readonly parts: CaseParts;
  readonly guards: Pick<GuardContext, 'stock' | 'isTheirTurn'>;
  readonly actions: readonly CaseAction[];
  readonly files: Awaited<ReturnType<CasesDependencies['files']['ofCase']>>;
  readonly messages: readonly CaseMessage[];
  readonly linked: readonly Pick<CaseRow, 'case_id' | 'code' | 'service' | 'pack_digest'>[];
};

/** The whole case as this reader may see it. */
export async function present(
  dependencies: CasesDependencies,
  region: Region,
  {
    row,
    target,
    state,
    values,
    standing,
    isMasked,
    isFamilyHidden,
    parts,
    guards,
    actions,
    files,
    messages,
    linked,
  }: ReadCase,
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
  const said = (words: string): string => (isMasked ? maskText(words) : words);
  const sections = sectionsOf(service, answers, context, faults);
  const names = await dependencies.people.namesOf(region.id, officersIn(actions, state));
  const undo = availableUndo(state, viewer, now.toISOString());
  const applicant = values.applicant?.applicant;
  const offered = availableActions(service, state, viewer, {
    today: context.today,
    ...(context.zone === undefined ? {} : { zone: context.zone }),
    ...(context.parameters === undefined ? {} : { parameters: context.parameters }),
    ...guards,
  });
  return {
    ...trackOf(target, state, actions, now),
    parts,
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
    ...(isMasked && {
      masked: { purposes: purposesToChoose.map((code) => ({ code, title: lookPurposes[code].title })) },
    }),
    sections: isMasked
      ? sections.map((section) => ({
          ...section,
          rows: maskAnswers(service, answers, context, section.rows),
        }))
      : sections,
    documents: documentsOf(service, answers, context, state, files),
    faults: faults.map((fault) => ({ ...fault, words: said(fault.words) })),
    products: productsOf(service, state, values, isOfficer).map((product) => {
      if (isFamilyHidden && product.released && showsFamily(dependencies, region.id, service, product.code))
        return withoutFamily(product);
      const { number, ...told } = product;
      return number === undefined || isMasked ? told : product;
    }),
    actions: offered,
    entries: entriesOf(region, target.service, actions, {
      standing,
      names,
      values,
      files,
      regionName: (regionId) => nameOfRegion(dependencies, regionId),
    }).map(({ detail, ...entry }) => (detail === undefined ? entry : { ...entry, detail: said(detail) })),
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
    messages: messages.map(({ toOthers, ...message }) => ({
      ...message,
      text: said(viewer.kind === 'applicant' ? message.text : toOthers),
    })),
    registerEntry: isMasked ? [] : registerEntries(region, row, target, state, values, standing),
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
  return Object.entries(service.products).map(([code, { title, form, issuer, made }]) => {
    const product = state.products[code] ?? { released: false, signed: false };
    if (made === 'filing' && product.fileId === undefined)
      return { code, title, form, issuer, released: true, signed: false, isReceipt: true };
    const shown = isOfficer || product.released;
    const number = shown ? vault.read<string>(product.number) : undefined;
    return {
      code,
      title,
      form,
      issuer,
      released: product.released,
      signed: product.signed,
      ...(product.standing === undefined ? {} : { standing: product.standing }),
      ...(number === undefined ? {} : { number }),
      ...(shown && product.fileId !== undefined ? { fileId: product.fileId } : {}),
    };
  });
}

/** What is the applicant's now, without what only the vault knows of it. */
export function handedOver(service: Service, state: CaseState): readonly ProductView[] {
  return Object.entries(service.products).flatMap(([code, { title, form, issuer }]) => {
    const product = state.products[code];
    if (!product?.released) return [];
    const { released, signed, fileId, standing } = product;
    return [
      {
        code,
        title,
        form,
        issuer,
        released,
        signed,
        ...(fileId === undefined ? {} : { fileId }),
        ...(standing === undefined ? {} : { standing }),
      },
    ];
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
  readonly regionName: (regionId: string) => Text;
  readonly values: CaseValues;
  readonly files: ReadCase['files'];
};

function entriesOf(
  region: Region,
  service: Service,
  actions: readonly CaseAction[],
  { standing, names, values, files, regionName }: Telling,
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
    const detail = action && detailOf(action, service, values, viewer.kind === 'officer');
    const attached = action && 'attachments' in action.body ? (action.body.attachments ?? []) : [];
    const proof = action?.body.type === 'taken' ? action.body.proof : undefined;
    const pictures = proof === undefined || proof.kind === 'code' ? [] : [proof];
    const shown = [...attached, ...pictures].flatMap(({ fileId }) => {
      const name = files.get(fileId)?.name;
      return name === undefined ? [] : [{ fileId, name }];
    });
    return {
      seq,
      at,
      story,
      by:
        action?.actor.kind === 'region'
          ? regionName(action.actor.regionId)
          : byWords(region, action, by, names, viewer.kind === 'officer'),
      ...(detail === undefined ? {} : { detail }),
      ...(shown.length === 0 ? {} : { files: shown }),
      undone,
    };
  });
}

/** What was answered to the action's own questions, `Nomor resi: P2611`; the applicant reads what is told. */
function askedWords(
  service: Service,
  { action, asked = {} }: CaseAction['body'] & { type: 'taken' },
  vault: CaseValues['vault'],
  context: FormContext,
  isOfficer: boolean,
): readonly string[] {
  const definition = service.flow.actions[action];
  if (definition?.asks === undefined) return [];
  const shown = new Set(definition.asks.filter(({ told }) => isOfficer || told).map(({ code }) => code));
  const answers: Answers = {};
  for (const [code, sealed] of Object.entries(asked)) {
    const value = vault.read<Answers[string]>(sealed);
    if (shown.has(code) && value !== undefined) answers[code] = value;
  }
  return describeAnswers(askForm(service, definition), answers, context)
    .filter(({ path }) => answers[path] !== undefined)
    .map(({ label, value }) => `${label.id}: ${value.id}`);
}

/** The words that were said with an action, as far as this reader may see them. */
function detailOf(
  { body }: CaseAction,
  service: Service,
  { vault, context }: CaseValues,
  isOfficer: boolean,
): string | undefined {
  const read = (reference: Sealed | undefined) => vault.read<string>(reference);
  switch (body.type) {
    case 'taken': {
      const note = isOfficer ? read(body.note) : undefined;
      const said = [read(body.reason), note, ...askedWords(service, body, vault, context, isOfficer)].filter(
        (words) => words !== undefined && words !== '',
      );
      return said.length === 0 ? undefined : said.join(' — ');
    }
    case 'moved-office':
    case 'document-withdrawn':
      return read(body.reason);
    case 'commented':
      return read(body.words);
    case 'confirmed':
      return isOfficer ? read(body.words) : undefined;
    case 'rated': {
      const words = read(body.words);
      return `${'★'.repeat(body.stars)}${words === undefined ? '' : ` ${words}`}`;
    }
    default:
      return undefined;
  }
}

const applicantWords: Text = { id: 'Pemohon', en: 'The applicant' };

const partyWords: Readonly<Record<Exclude<EngineEntry['by'], 'office'>, Text>> = {
  applicant: { id: 'Anda', en: 'You' },
  helper: { id: 'Pendamping', en: 'The helper' },
  witness: { id: 'Saksi', en: 'A witness' },
  region: { id: 'Daerah lain', en: 'Another region' },
  program: { id: 'Sistem lain', en: 'Another system' },
  system: { id: 'Sistem', en: 'The system' },
};

/** A region of this installation, or any other city or regency. */
function nameOfRegion({ places }: CasesDependencies, regionId: string): Text {
  const name = regencyByCode(`${regionId.slice(0, 2)}.${regionId.slice(2)}`)?.name ?? partyWords.region.id;
  return places.region(regionId)?.name ?? { id: name, en: name };
}

/** Who filed for the applicant was no part of the office's work on it. */
const helperWords: Readonly<Record<HelperMark['kind'], Text>> = {
  officer: { id: 'Petugas loket', en: 'The counter officer' },
  household: { id: 'Keluarga', en: 'The family' },
  'village-officer': { id: 'Petugas kelurahan/desa', en: 'The village officer' },
  institution: { id: 'Fasilitas kesehatan', en: 'The health facility' },
};

/** Officers are named to each other; to the applicant the office acts. */
function byWords(
  region: Region,
  action: CaseAction | undefined,
  by: EngineEntry['by'],
  names: ReadonlyMap<string, string>,
  isOfficer: boolean,
): Text {
  // Systems are named to everyone: people may ask their agency what it did.
  if (action?.actor.kind === 'program') {
    const { name } = action.actor;
    return { id: `Sistem ${name}`, en: `The system ${name}` };
  }
  if (by !== 'office') return isOfficer && by === 'applicant' ? applicantWords : partyWords[by];
  const actor = action?.actor;
  if (actor?.kind !== 'officer') return { id: 'Kantor', en: 'The office' };
  const helper = action?.body.type === 'filed' ? action.body.helper?.kind : undefined;
  if (helper !== undefined && !isOfficer) return helperWords[helper];
  const name = isOfficer ? names.get(actor.accountId) : undefined;
  if (name === undefined) return officeName(region, actor.officeId);
  if (actor.acting === undefined) return { id: name, en: name };
  // Every action of who stands in is told as that.
  const acting = actingWords[actor.acting];
  return { id: `${name} (${acting.id})`, en: `${name} (${acting.en})` };
}

const actingWords = {
  plh: { id: 'Plh.', en: 'acting' },
  plt: { id: 'Plt.', en: 'acting' },
  emergency: { id: 'akses darurat', en: 'emergency access' },
  oversight: { id: 'pengawas', en: 'overseer' },
} as const;

function officersIn(actions: readonly CaseAction[], state: CaseState): readonly string[] {
  const ids = new Set(actions.flatMap(({ actor }) => (actor.kind === 'officer' ? [actor.accountId] : [])));
  if (state.assigneeId !== null) ids.add(state.assigneeId);
  return [...ids];
}

/** What anyone with the code may see. */
export function trackOf(
  target: CaseTarget,
  state: CaseState,
  actions: Parameters<typeof timeline>[0],
  now: Date,
): Omit<CaseTrack, 'parts'> {
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
    story: storyOf(region, service, state),
    turn: state.turn,
    end: state.end,
    office,
    promise: promiseView({ region, service, state, calendar: calendarFor(region, state) }, now),
    timeline: entries.map(({ at, story }) => ({ at, story })),
  };
}

export function calendarFor(region: Region, { officeId }: Pick<CaseState, 'officeId'>) {
  const calendar = region.calendars[officeId];
  if (calendar === undefined) throw new Error(`${region.slug} has no office ${officeId}.`);
  return calendar;
}
