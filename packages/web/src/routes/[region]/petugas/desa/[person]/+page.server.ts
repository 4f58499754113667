import { fail } from '@sveltejs/kit';
import { readDate } from '#lib/form/date.ts';
import { beginFor, endMandate, servicesByName } from '#lib/server/helping.ts';
import { officerOf } from '#lib/server/officers.ts';
import { postedForm, tooLargeAtOnce } from '#lib/server/posted.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { helpingTexts } from '#lib/text/helping.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { name } = officerOf(event);
  const person = unwrap(
    event,
    await services(event).helping.person(event.locals.caller, event.params.person),
  );
  return {
    person,
    helper: name,
    services: servicesByName(event),
    chosen: event.url.searchParams.get('layanan') ?? '',
    ended: event.url.searchParams.has('diakhiri'),
    key: crypto.randomUUID(),
  };
};

const papers = ['signature', 'thumb', 'signed-paper'] as const;

export const actions: Actions = {
  /** Takes the mandate and, where a service was chosen, goes straight on to its form. */
  give: async (event) => {
    officerOf(event);
    const form = await postedForm(event.request);
    const told = helpingTexts[event.locals.locale];
    const locale = event.locals.locale;
    if (form === null) {
      return fail(413, problemAt('file', tooLargeAtOnce.message[locale], {}));
    }
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const service = word('service');
    const until = readDate(form, 'until');
    const paper = papers.find((each) => each === word('paper')) ?? 'signature';
    const entered = { service, until, paper, covers: word('covers') };
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0) {
      return fail(422, problemAt('file', told.paperMissing, entered));
    }
    const given = await services(event).helping.giveMandate(event.locals.caller, {
      key: word('key'),
      personId: event.params.person,
      services: word('covers') === 'one' ? [service].filter(Boolean) : null,
      until,
      paper,
      name: file.name,
      content: file.stream(),
    });
    if (!given.ok) return refuse(event, given.error, entered);
    if (service) return beginFor(event, given.value.mandateId, service, `${word('key')}:begin`);
    return { given: true };
  },
  begin: async (event) => {
    officerOf(event);
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '');
    return beginFor(event, word('mandateId'), word('service'), word('key'));
  },
  end: endMandate,
};

function problemAt(path: string, message: string, entered: Readonly<Record<string, string>>) {
  return { problem: { code: 'paper-missing', message, fields: [{ path, message }], details: {} }, entered };
}
