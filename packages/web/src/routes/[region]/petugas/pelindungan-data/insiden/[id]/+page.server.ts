import { fail, redirect } from '@sveltejs/kit';
import { postedText } from '#lib/console/posted.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { protectingTexts } from '#lib/text/protecting.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const notice = unwrap(event, await services(event).privacy.notice(event.locals.caller, event.params.id));
  return { notice, key: crypto.randomUUID(), told: event.url.searchParams.has('terkirim') };
};

export const actions: Actions = {
  default: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    if (postedText(form, 'sure') === '') {
      const message = protectingTexts[event.locals.locale].sureMissing;
      return fail(422, {
        problem: { code: 'not-sure', message, fields: [{ path: 'sure', message }], details: {} },
        entered: {},
      });
    }
    const sent = await services(event).privacy.sendNotice(event.locals.caller, {
      key: postedText(form, 'key'),
      noticeId: event.params.id,
    });
    if (!sent.ok) return refuse(event, sent.error);
    redirect(303, `${event.url.pathname}?terkirim`);
  },
};
