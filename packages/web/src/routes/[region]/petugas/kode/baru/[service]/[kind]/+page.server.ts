import { type Answers, type Field, normaliseAnswers } from '@satuloket/engine';
import { error, fail, redirect } from '@sveltejs/kit';
import { officerOf } from '#lib/server/officers.ts';
import { groupAction, postedForm, postedWords, tooLargeAtOnce, withoutItem } from '#lib/server/posted.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = Pick<RequestEvent, 'locals' | 'params' | 'platform'>;

async function kindOf(event: Event) {
  const kinds = unwrap(event, await services(event).helping.startCodeKinds(event.locals.caller));
  const { service, kind } = event.params;
  return kinds.find((each) => each.service === service && each.kind === kind) ?? error(404);
}

/** Plain forms: what is typed before a script has come would be lost to it. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const kind = await kindOf(event);
  const fields = kind.definition.form.steps
    .flatMap((step) => step.fields)
    .filter(({ code }) => kind.fields.includes(code));
  const { catalogue } = services(event);
  const regionId = event.locals.region.id;
  return {
    plain: true,
    kind: { title: kind.title, serviceTitle: kind.serviceTitle, validDays: kind.validDays },
    definition: kind.definition,
    fields,
    requirements: kind.requirements,
    groups: Object.fromEntries(
      placeLevels(fields).map((level) => [level, catalogue.placeGroups(regionId, level)]),
    ),
    key: crypto.randomUUID(),
  };
};

function placeLevels(fields: readonly Field[]): ('village' | 'district' | 'regency')[] {
  const levels = fields.flatMap((field) => {
    if (field.type === 'place') return [field.level];
    if (field.type === 'address') return ['village' as const];
    return field.type === 'group' ? placeLevels(field.fields) : [];
  });
  return [...new Set(levels)];
}

export const actions: Actions = {
  default: async (event) => {
    officerOf(event);
    const form = await postedForm(event.request);
    if (form === null) return fail(413, { problems: [tooLargeAtOnce], answers: {}, asked: null });
    const kind = await kindOf(event);
    const typed = postedWords(form);
    const change = groupAction(form);
    const words = change?.kind === 'remove' ? withoutItem(typed, change.item) : typed;
    const answers = answersOf(event, kind.definition, words);
    if (change) {
      const group = change.kind === 'add' ? change.group : change.item.replace(/\[\d+\]$/, '');
      const items = answers[group];
      const count = (Array.isArray(items) ? items.length : 0) + (change.kind === 'add' ? 1 : 0);
      return { problems: [], answers, asked: { group, count: Math.max(1, count) } };
    }
    const files = [...form.entries()].flatMap(([name, value]) =>
      name.startsWith('file:') && value instanceof File && value.size > 0
        ? [{ requirement: name.slice('file:'.length), name: value.name, content: value.stream() }]
        : [],
    );
    const { key = '', ...posted } = words;
    const given = await services(event).helping.giveStartCode(event.locals.caller, {
      key: String(key),
      service: kind.service,
      kind: kind.kind,
      entered: { posted },
      files,
    });
    if (given.ok) redirect(303, `/${event.params.region}/petugas/kode/${given.value.id}`);
    const { fields, code, message } = given.error;
    const problems = fields && fields.length > 0 ? [...fields] : [{ path: '', code, message }];
    return fail(given.error.status, { problems, answers, asked: null });
  },
};

/** What was typed, to be shown again; nobody of a household is known here. */
function answersOf(
  event: Event,
  service: Parameters<typeof normaliseAnswers>[0],
  words: Parameters<typeof normaliseAnswers>[1],
): Answers {
  const { catalogue, now } = services(event);
  return normaliseAnswers(service, words, {
    today: now().toISOString().slice(0, 10),
    household: [],
    registerKnown: false,
    places: {
      name: (code: string) => catalogue.place(code)?.name,
      isVillageHere: () => true,
    },
  });
}
