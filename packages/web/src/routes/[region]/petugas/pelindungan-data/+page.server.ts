import { redirect } from '@sveltejs/kit';
import { postedText } from '#lib/console/posted.ts';
import { localInstant } from '#lib/server/local-instant.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { caller } = event.locals;
  const { privacy } = services(event);
  const desk = unwrap(event, await privacy.desk(caller));
  const officers = unwrap(event, await privacy.officers(caller));
  return { desk, officers, key: crypto.randomUUID(), answered: event.url.searchParams.has('dijawab') };
};

export const actions: Actions = {
  hold: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const [code, reason] = [postedText(form, 'code'), postedText(form, 'reason')];
    const key = postedText(form, 'key');
    const held = await services(event).privacy.hold(event.locals.caller, { key, code, reason });
    if (!held.ok) return refuse(event, held.error, { form: 'hold', code, reason });
    redirect(303, `${event.url.pathname}#penahanan`);
  },
  endLimit: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const lifted = await services(event).privacy.endLimit(event.locals.caller, {
      key: postedText(form, 'key'),
      requestId: postedText(form, 'requestId'),
    });
    if (!lifted.ok) return refuse(event, lifted.error, { form: 'limit' });
    redirect(303, `${event.url.pathname}#pembatasan`);
  },
  endHold: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const released = await services(event).privacy.endHold(event.locals.caller, {
      key: postedText(form, 'key'),
      holdId: postedText(form, 'holdId'),
    });
    if (!released.ok) return refuse(event, released.error, { form: 'hold' });
    redirect(303, `${event.url.pathname}#penahanan`);
  },
  prepare: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const { region, caller } = event.locals;
    const names = ['accountId', 'notice-code', 'from', 'until', 'detectedAt', 'how', 'done'] as const;
    const entered = Object.fromEntries(names.map((name) => [name, postedText(form, name)]));
    const at = (name: (typeof names)[number]) => localInstant(entered[name] ?? '', region.zone);
    const prepared = await services(event).privacy.prepareNotice(caller, {
      key: postedText(form, 'key'),
      accountId: entered.accountId ?? '',
      code: entered['notice-code'] ?? '',
      from: at('from'),
      until: at('until'),
      detectedAt: at('detectedAt'),
      how: entered.how ?? '',
      done: entered.done ?? '',
    });
    if (!prepared.ok) return refuse(event, prepared.error, { ...entered, form: 'notice' });
    redirect(303, `${event.url.pathname}/insiden/${prepared.value.noticeId}`);
  },
};
