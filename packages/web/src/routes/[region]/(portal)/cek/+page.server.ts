import type { Problem } from '@satuloket/engine';
import { redirect } from '@sveltejs/kit';
import { keepForGuests } from '#lib/server/catalogue.ts';
import { postedForm } from '#lib/server/posted.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { checkingTexts } from '#lib/text/checking.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const typed = event.url.searchParams.get('kode');
  const code = typed?.trim().slice(0, 60);
  if (code) redirect(303, `/${event.params.region}/cek/${encodeURIComponent(code)}`);
  keepForGuests(event);
  return { empty: typed !== null };
};

type Fault = 'fileEmpty' | 'consentMissing' | 'fileTooLarge';

function fault(path: 'file' | 'consent', name: Fault, status = 422): Problem {
  const message = { id: checkingTexts.id[name], en: checkingTexts.en[name] };
  const code = `verification-${path}`;
  return { code, status, retryable: false, message, fields: [{ path, code, message }] };
}

export const actions: Actions = {
  default: async (event) => {
    const form = await postedForm(event.request);
    if (form === null) return refuse(event, fault('file', 'fileTooLarge', 413));
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0) return refuse(event, fault('file', 'fileEmpty'));
    if (form.get('consent') === null) return refuse(event, fault('consent', 'consentMissing'));
    const content = new Uint8Array(await file.arrayBuffer());
    const checked = await services(event).verification.byFile(event.locals.region.id, content);
    if (!checked.ok) return refuse(event, checked.error);
    return { answer: checked.value };
  },
};
