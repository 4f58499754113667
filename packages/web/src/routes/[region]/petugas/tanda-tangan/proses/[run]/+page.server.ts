import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  event.depends('satuloket:signing-run');
  const run = unwrap(event, await services(event).signing.run(event.locals.caller, event.params.run));
  return { run, key: crypto.randomUUID() };
};

export const actions: Actions = {
  retry: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const again = await services(event).signing.retry(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      runId: event.params.run,
      passphrase: String(form.get('passphrase') ?? ''),
    });
    if (!again.ok) return refuse(event, again.error);
    redirect(303, `/${event.params.region}/petugas/tanda-tangan/proses/${again.value.runId}`);
  },
};
