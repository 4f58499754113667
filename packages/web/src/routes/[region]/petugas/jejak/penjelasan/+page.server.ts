import { redirect } from '@sveltejs/kit';
import { postedText } from '#lib/console/posted.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { looks, catalogue } = services(event);
  return {
    mine: unwrap(event, await looks.myFlags(event.locals.caller)),
    villages: catalogue.placeGroups(event.locals.region.id, 'village'),
    key: crypto.randomUUID(),
    told: event.url.searchParams.get('hasil'),
  };
};

export const actions: Actions = {
  explain: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const [id, words] = [postedText(form, 'id'), postedText(form, 'words')];
    const explained = await services(event).looks.explainFlag(event.locals.caller, {
      key: `${postedText(form, 'key')}/${id}`,
      id,
      words,
    });
    if (!explained.ok) return refuse(event, explained.error, { id, words });
    redirect(303, `${event.url.pathname}?hasil=terkirim`);
  },
  ties: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const given = {
      nik: postedText(form, 'nik'),
      kk: postedText(form, 'kk'),
      villageCode: postedText(form, 'villageCode'),
      rt: postedText(form, 'rt'),
      rw: postedText(form, 'rw'),
    };
    const told = await services(event).looks.tellTies(event.locals.caller, {
      key: postedText(form, 'key'),
      ...given,
    });
    if (!told.ok) return refuse(event, told.error, given);
    redirect(303, `${event.url.pathname}?hasil=tersimpan`);
  },
};
