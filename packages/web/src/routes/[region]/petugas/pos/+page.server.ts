import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { searchParams } = event.url;
  const officeId = searchParams.get('kantor');
  const { post } = services(event);
  const desk = unwrap(event, await post.desk(event.locals.caller, { ...(officeId && { officeId }) }));
  return {
    desk,
    key: crypto.randomUUID(),
    done: (['dibuat', 'ditarik', 'dimusnahkan'] as const).find((name) => searchParams.has(name)),
  };
};

/** Back to the office's page, saying what was done. */
const back = (officeId: string, done: 'dibuat' | 'ditarik' | 'dimusnahkan') =>
  `?${new URLSearchParams({ kantor: officeId, [done]: '' })}`;

export const actions: Actions = {
  list: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const made = await services(event).post.makeManifest(event.locals.caller, {
      key: word('key'),
      officeId: word('officeId'),
    });
    if (!made.ok) return refuse(event, made.error, { form: 'list' });
    redirect(303, back(word('officeId'), 'dibuat'));
  },
  check: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const file = form.get('file');
    const table = file instanceof File ? file : new File([], '');
    const checked = await services(event).post.checkStatuses(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      name: table.name,
      content: new Uint8Array(await table.arrayBuffer()),
    });
    if (!checked.ok) return refuse(event, checked.error, { form: 'file' });
    redirect(303, `/${event.params.region}/petugas/pos/${checked.value.id}`);
  },
  takeOut: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const taken = await services(event).post.takeOut(event.locals.caller, {
      key: word('key'),
      code: word('code'),
      reason: word('reason'),
    });
    if (!taken.ok) {
      const field = taken.error.code === 'words-missing' ? 'reason' : 'code';
      return refuse(event, taken.error, { form: field, code: word('code'), reason: word('reason') });
    }
    redirect(303, back(word('officeId'), 'ditarik'));
  },
  destroy: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const itemId = word('itemId');
    const destroyed = await services(event).post.destroy(event.locals.caller, {
      key: word('key'),
      itemId,
      words: word('words'),
    });
    if (!destroyed.ok) return refuse(event, destroyed.error, { form: `words-${itemId}` });
    redirect(303, back(word('officeId'), 'dimusnahkan'));
  },
};
