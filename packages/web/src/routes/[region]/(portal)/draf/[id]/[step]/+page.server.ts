import type { Field, FieldProblem, Problem } from '@satuloket/engine';
import type { Draft, OfficeSummary } from '@satuloket/server/types';
import { fail, redirect } from '@sveltejs/kit';
import { readAskedItems } from '#lib/portal/step-form.ts';
import { openedDraft, withoutDraft } from '#lib/server/drafts.ts';
import { helpersPath } from '#lib/server/helping.ts';
import { groupAction, postedForm, postedWords, tooLargeAtOnce, withoutItem } from '#lib/server/posted.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const draft = await openedDraft(event);
  const onward = event.url.pathname;
  if (!draft) return { page: null, onward };
  return { page: { ...stepPage(event, draft), proof: await missingProof(event, draft) }, onward };
};

/** What would let family members be chosen instead of typed; null when the register has answered or was asked already. */
async function missingProof(
  event: Parameters<PageServerLoad>[0],
  draft: Draft,
): Promise<'sign-in' | 'identity' | 'proof' | null> {
  const { caller } = event.locals;
  if (draft.registerKnown || caller.who.kind === 'officer') return null;
  if (caller.who.kind === 'guest') return 'sign-in';
  const profile = await services(event).people.profile(caller);
  if (!profile.ok) return null;
  if (profile.value.isFamilyHidden) return 'proof';
  return profile.value.identity === 'none' ? 'identity' : null;
}

function stepPage(event: Pick<RequestEvent, 'params' | 'url' | 'locals' | 'platform'>, draft: Draft) {
  const { region, id, step } = event.params;
  const at = draft.steps.findIndex(({ code }) => code === step);
  if (at < 0) redirect(303, `/${region}/draf/${id}`);
  const fields = draft.visible.filter((field) => field.step === step).map(({ field }) => field);
  const shown = draft.definition.form.steps.find(({ code }) => code === step);
  const { catalogue } = services(event);
  const regionId = event.locals.region.id;
  return {
    draft,
    helperBack: helpersPath(event),
    at,
    code: step,
    title: shown?.title ?? draft.title,
    intro: shown?.intro,
    previous: draft.steps[at - 1]?.code ?? null,
    asked: readAskedItems(event.url.searchParams.get('tambah')),
    reviewing: event.url.searchParams.has('periksa'),
    groups: Object.fromEntries(
      placeLevels(fields).map((level) => [level, catalogue.placeGroups(regionId, level)]),
    ),
    offices: asksForPoint(fields) ? landmarks(catalogue.offices(regionId)) : [],
  };
}

export const actions: Actions = {
  /** Saves the step and goes on; what was typed is kept whatever is wrong with it. */
  save: async (event) => {
    const { region, id, step } = event.params;
    const { drafts } = services(event);
    const form = await postedForm(event.request);
    if (!form) return fail(413, { problems: [tooLargeAtOnce], more: false });
    const typed = postedWords(form);
    const before = await openedDraft(event);
    if (!before) return fail(401, { typed });
    const asked = new Set(before.visible.map(({ path }) => path));
    const change = groupAction(form);
    const words = change?.kind === 'remove' ? withoutItem(typed, change.item) : typed;
    const uploads = await takeFiles(event, form);
    const saved = await drafts.saveStep(event.locals.caller, id, step, { posted: words });
    if (!saved.ok) {
      withoutDraft(event, saved.error);
      return fail(401, { typed });
    }
    const reviewing = event.url.searchParams.has('periksa');
    const query = reviewing ? 'periksa&' : '';
    const here = `/${region}/draf/${id}/${step}`;
    if (change) {
      const group = change.kind === 'add' ? change.group : change.item.replace(/\[\d+\]$/, '');
      const items = itemsPosted(typed, group) + (change.kind === 'add' ? 1 : -1);
      const anchor = change.kind === 'add' ? `${group}[${items - 1}]` : group;
      redirect(303, `${here}?${query}tambah=${encodeURIComponent(`${group}.${items}`)}#${anchor}`);
    }
    if (form.has('later')) {
      const isOfficer = event.locals.caller.who.kind === 'officer';
      redirect(303, isOfficer ? helpersPath(event) : `/${region}/akun?disimpan`);
    }

    const after = unwrap(event, await drafts.open(event.locals.caller, id));
    const fresh = new Set(
      after.visible.filter((field) => field.step === step && !asked.has(field.path)).map(({ path }) => path),
    );
    // A question that has only now appeared was not left out by anyone.
    const refused = new Set(uploads.map(({ path }) => path));
    const found = saved.value.problems.filter(
      ({ path }) => !fresh.has(path) && !refused.has(requirementAt(after, path)),
    );
    const problems = [...uploads, ...found];
    if (problems.length > 0) return fail(422, { problems, more: false });
    if (saved.value.problems.length > 0) return fail(422, { problems, more: true });
    const at = after.steps.findIndex(({ code }) => code === step);
    const next = reviewing ? undefined : after.steps[at + 1];
    redirect(303, `/${region}/draf/${id}/${next?.code ?? 'periksa'}`);
  },
  /** Removes one file; what was typed in the same form is kept. */
  removeFile: async (event) => {
    const { region, id, step } = event.params;
    const form = await event.request.formData();
    const { fileId: _, ...typed } = postedWords(form);
    const saved = await services(event).drafts.saveStep(event.locals.caller, id, step, { posted: typed });
    if (!saved.ok) {
      withoutDraft(event, saved.error);
      return fail(401, { typed });
    }
    const removed = await services(event).files.remove(event.locals.caller, {
      draftId: id,
      fileId: String(form.get('fileId') ?? ''),
    });
    // Someone who presses twice finds the file gone, which is what they asked for.
    if (!removed.ok && removed.error.status !== 404) unwrap(event, removed);
    redirect(303, `/${region}/draf/${id}/${step}`);
  },
};

/** How many items of a group stood on the page, empty ones included. */
function itemsPosted(words: Readonly<Record<string, unknown>>, group: string): number {
  const indices = Object.keys(words).flatMap((name) =>
    name.startsWith(`${group}[`) ? [Number.parseInt(name.slice(group.length + 1), 10) + 1] : [],
  );
  return Math.max(0, ...indices);
}

/** Files that came with the form itself, as they do without JavaScript. Each refused one is a problem at its field. */
async function takeFiles(event: RequestEvent, form: FormData): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const [name, value] of form.entries()) {
    // A file field that was left alone is posted as a file without a name.
    if (!name.startsWith('file:') || typeof value === 'string' || value.name === '') continue;
    const requirement = name.slice('file:'.length);
    const taken = await services(event).files.accept(event.locals.caller, {
      draftId: event.params.id,
      requirement,
      name: value.name,
      content: value.stream(),
      sizeBytes: value.size,
    });
    if (!taken.ok) problems.push(fileProblem(requirement, taken.error));
  }
  return problems;
}

/** A file that was refused is told about once: that it is missing says nothing more. */
function requirementAt(draft: Draft, path: string): string {
  const field = draft.visible.find((visible) => visible.path === path)?.field;
  return field?.type === 'file' ? `requirement.${field.requirement}` : '';
}

function fileProblem(requirement: string, { code, message }: Problem): FieldProblem {
  return { path: `requirement.${requirement}`, code, message };
}

/** Which lists of places the fields choose from, those inside groups included. */
function placeLevels(fields: readonly Field[]): ('village' | 'district' | 'regency')[] {
  const levels = fields.flatMap((field) => {
    if (field.type === 'place') return [field.level];
    if (field.type === 'address') return ['village' as const];
    return field.type === 'group' ? placeLevels(field.fields) : [];
  });
  return [...new Set(levels)];
}

/** One office a district tells where one is on the map; a region without such offices shows those it has. */
function landmarks(offices: readonly OfficeSummary[]): readonly OfficeSummary[] {
  const ofDistricts = offices.filter(({ id }) => id.startsWith('kecamatan-'));
  return ofDistricts.length > 0 ? ofDistricts : offices;
}

function asksForPoint(fields: readonly Field[]): boolean {
  return fields.some((field) =>
    field.type === 'group' ? asksForPoint(field.fields) : field.type === 'address' && field.point === true,
  );
}
