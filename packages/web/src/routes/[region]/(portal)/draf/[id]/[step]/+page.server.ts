import type { Field, FieldProblem, Problem } from '@satuloket/engine';
import { fail, redirect } from '@sveltejs/kit';
import { groupAction, postedWords, withoutItem } from '#lib/server/posted.ts';
import { stopWith, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { region, id, step } = event.params;
  const draft = unwrap(event, await services(event).drafts.open(event.locals.caller, id));
  const at = draft.steps.findIndex(({ code }) => code === step);
  if (at < 0) redirect(303, `/${region}/draf/${id}`);
  const fields = draft.visible.filter((field) => field.step === step);
  const shown = draft.definition.form.steps.find(({ code }) => code === step);
  const levels = new Set(placeLevels(fields.map(({ field }) => field)));
  const { catalogue } = services(event);
  const groups = Object.fromEntries(
    [...levels].map((level) => [level, catalogue.placeGroups(event.locals.region.id, level)]),
  );
  return {
    draft,
    groups,
    step: { code: step, title: shown?.title, intro: shown?.intro, number: at + 1, of: draft.steps.length },
    fields,
    previous: draft.steps[at - 1]?.code ?? null,
    addTo: event.url.searchParams.get('tambah'),
    reviewing: event.url.searchParams.has('periksa'),
  };
};

export const actions: Actions = {
  /** Saves the step and goes on; what was typed is kept whatever is wrong with it. */
  save: async (event) => {
    const { region, id, step } = event.params;
    const form = await event.request.formData();
    const before = unwrap(event, await services(event).drafts.open(event.locals.caller, id));
    const asked = new Set(before.visible.map(({ path }) => path));
    const change = groupAction(form);
    const words = change?.kind === 'remove' ? withoutItem(postedWords(form), change.item) : postedWords(form);
    const uploads = await takeFiles(event, form);
    const saved = await services(event).drafts.saveStep(event.locals.caller, id, step, { posted: words });
    if (!saved.ok) return stopWith(event, saved.error);
    const here = `/${region}/draf/${id}/${step}`;
    if (change?.kind === 'add')
      redirect(303, `${here}?tambah=${encodeURIComponent(change.group)}#${change.group}`);
    if (change?.kind === 'remove') redirect(303, `${here}#${change.item.replace(/\[\d+\]$/, '')}`);
    if (form.has('later')) redirect(303, `/${region}/akun?disimpan`);

    const after = unwrap(event, await services(event).drafts.open(event.locals.caller, id));
    const fresh = new Set(
      after.visible.filter((field) => field.step === step && !asked.has(field.path)).map(({ path }) => path),
    );
    const problems = [...uploads, ...saved.value.problems.filter(({ path }) => !fresh.has(path))];
    if (problems.length > 0 || fresh.size > 0)
      return fail(problems.length > 0 ? 422 : 200, { problems, more: fresh.size > 0, fresh: [...fresh] });
    const at = after.steps.findIndex(({ code }) => code === step);
    const next = event.url.searchParams.has('periksa') ? undefined : after.steps[at + 1];
    redirect(303, `/${region}/draf/${id}/${next?.code ?? 'periksa'}`);
  },
  /** Removes one file; what was typed in the same form is kept. */
  removeFile: async (event) => {
    const { region, id, step } = event.params;
    const form = await event.request.formData();
    const { fileId: _, ...words } = postedWords(form);
    const saved = await services(event).drafts.saveStep(event.locals.caller, id, step, { posted: words });
    unwrap(event, saved);
    const removed = await services(event).files.remove(event.locals.caller, {
      draftId: id,
      fileId: String(form.get('fileId') ?? ''),
    });
    unwrap(event, removed);
    redirect(303, `/${region}/draf/${id}/${step}`);
  },
};

/** Files that came with the form itself, as they do without JavaScript. Each refused one is a problem at its field. */
async function takeFiles(event: RequestEvent, form: FormData): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const [name, value] of form.entries()) {
    if (!name.startsWith('file:') || typeof value === 'string' || value.size === 0) continue;
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

function fileProblem(requirement: string, { code, message }: Problem): FieldProblem {
  return { path: `requirement.${requirement}`, code, message };
}

/** Which lists of places the fields choose from, those inside groups included. */
function placeLevels(fields: readonly Field[]): ('village' | 'district' | 'regency')[] {
  return fields.flatMap((field) => {
    if (field.type === 'place') return [field.level];
    if (field.type === 'address') return ['village' as const];
    return field.type === 'group' ? placeLevels(field.fields) : [];
  });
}
