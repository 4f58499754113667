import { redirect } from '@sveltejs/kit';
import { postedText } from '#lib/console/posted.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const cursor = event.url.searchParams.get('dari');
  const broken = await services(event).measures.broken(event.locals.caller, { ...(cursor && { cursor }) });
  return {
    broken: unwrap(event, broken),
    key: crypto.randomUUID(),
    sent: event.url.searchParams.get('terkirim'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const [code, words] = [postedText(form, 'code'), postedText(form, 'words')];
    const answered = await services(event).measures.answerBroken(event.locals.caller, {
      key: `${postedText(form, 'key')}/${code}`,
      code,
      words,
    });
    if (!answered.ok) return refuse(event, answered.error, { code, words });
    redirect(303, `${event.url.pathname}?terkirim=${encodeURIComponent(code)}`);
  },
};
