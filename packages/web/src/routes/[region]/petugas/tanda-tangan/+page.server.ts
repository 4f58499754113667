import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { signingTexts } from '#lib/text/signing.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** As many as someone ticks with one look; the next page is a click away. */
const rowsShown = 100;
/** As many as one confirmation signs; the rest waits. */
const mostAtOnce = 1_000;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  event.depends('satuloket:signing');
  const { caller } = event.locals;
  const { searchParams } = event.url;
  const asked = (name: string) => searchParams.get(name) || undefined;
  const [officeId, service, cursor] = ['kantor', 'layanan', 'dari'].map(asked);
  const { signing } = services(event);
  const desk = unwrap(
    event,
    await signing.desk(caller, {
      ...(officeId && { officeId }),
      ...(service && { service }),
      ...(cursor && { cursor }),
      limit: rowsShown,
    }),
  );
  return {
    desk,
    menu: await signing.menu(caller),
    withdraws: services(event).wallet.mayWithdraw(caller),
    service: service ?? '',
    looked: asked('lihat') ?? null,
    refused: asked('dikembalikan') ?? null,
    key: crypto.randomUUID(),
  };
};

/** What stands on the other pages and asks for no second look; what does is signed from the page that shows it. */
async function calmBeyond(event: RequestEvent, form: FormData): Promise<readonly string[]> {
  const word = (name: string) => String(form.get(name) ?? '') || undefined;
  const [officeId, service] = [word('kantor'), word('layanan')];
  const found = await services(event).signing.calm(event.locals.caller, {
    ...(officeId && { officeId }),
    ...(service && { service }),
  });
  return unwrap(event, found);
}

export const actions: Actions = {
  sign: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const all = form.get('how') === 'all';
    const seen = form.getAll(all ? 'signable' : 'item').map(String);
    const items = form.has('everything') ? [...new Set([...seen, ...(await calmBeyond(event, form))])] : seen;
    // Read here, handed on, and never given back to the page.
    const passphrase = String(form.get('passphrase') ?? '');
    const text = signingTexts[event.locals.locale];
    const missing = items.length === 0 ? text.noneChosen : passphrase === '' ? text.noPassphrase : null;
    const entered = { items: items.join(' ') };
    if (missing !== null)
      return refuse(
        event,
        { code: 'missing', status: 422, retryable: false, message: { id: missing, en: missing } },
        entered,
      );
    const key = String(form.get('key') ?? '');
    const begun = await services(event).signing.sign(event.locals.caller, {
      key,
      items: items.slice(0, mostAtOnce),
      passphrase,
    });
    if (!begun.ok) return refuse(event, begun.error, entered);
    redirect(303, `${event.url.pathname}/proses/${begun.value.runId}`);
  },
  refuse: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const reason = String(form.get('reason') ?? '').trim();
    const sent = await services(event).signing.refuse(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      itemId: String(form.get('itemId') ?? ''),
      reason,
    });
    if (!sent.ok) return refuse(event, sent.error, { reason });
    redirect(303, `${event.url.pathname}?dikembalikan=${encodeURIComponent(sent.value.code)}`);
  },
};
