import { lookPurposes, purposesToChoose } from '@satuloket/engine';
import { postedText } from '#lib/console/posted.ts';
import { lookQueryIn } from '#lib/server/look-query.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { looks, catalogue } = services(event);
  const latest = await looks.search(event.locals.caller, {});
  const automatic = Object.keys(lookPurposes).filter(
    (code) => !(purposesToChoose as string[]).includes(code),
  );
  return {
    latest: unwrap(event, latest),
    offices: catalogue.offices(event.locals.region.id).map(({ id, name }) => ({ id, name })),
    purposes: [...purposesToChoose, ...automatic].map((code) => ({
      code,
      title: lookPurposes[code as keyof typeof lookPurposes].title,
    })),
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  /** Posted, not asked by an address: a NIK would stay in the browser's history and in logs. */
  search: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const { query, entered } = lookQueryIn(await event.request.formData());
    const found = await services(event).looks.search(event.locals.caller, query);
    if (!found.ok) return refuse(event, found.error, entered);
    return { found: found.value, entered };
  },
  protect: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const kept = await services(event).looks.protect(event.locals.caller, {
      key: postedText(form, 'key'),
      nik: postedText(form, 'protectedNik'),
      isProtected: postedText(form, 'what') === 'protect',
    });
    if (!kept.ok) return refuse(event, kept.error, { protecting: 'yes' });
    return { protectedCount: kept.value.protectedCount };
  },
};
