import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { postedForm } from '#lib/server/posted.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { signatureImageTexts } from '#lib/text/signature-image.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a file that is chosen before a script has come would be lost to it. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const own = unwrap(event, await services(event).signing.signatureImage(event.locals.caller));
  const { searchParams } = event.url;
  return {
    plain: true,
    name: own.name,
    title: own.title,
    picture: own.picture && `data:image/png;base64,${Buffer.from(own.picture).toString('base64')}`,
    changedAt: own.changedAt,
    kept: searchParams.has('tersimpan'),
    removed: searchParams.has('dihapus'),
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  keep: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await postedForm(event.request);
    if (form === null) {
      const message = { id: signatureImageTexts.id.tooLarge, en: signatureImageTexts.en.tooLarge };
      return refuse(event, { code: 'form-too-large', status: 413, retryable: false, message });
    }
    const file = form.get('image');
    const content = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    const key = String(form.get('key') ?? '');
    const kept = await services(event).signing.keepSignatureImage(event.locals.caller, { key, content });
    if (!kept.ok) return refuse(event, kept.error);
    redirect(303, `${event.url.pathname}?tersimpan`);
  },
  remove: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const key = String(form.get('key') ?? '');
    const removed = await services(event).signing.removeSignatureImage(event.locals.caller, { key });
    if (!removed.ok) return refuse(event, removed.error);
    redirect(303, `${event.url.pathname}?dihapus`);
  },
};
