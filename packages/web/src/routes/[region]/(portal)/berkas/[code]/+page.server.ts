import type { ParcelWay } from '@satuloket/engine';
import { redirect } from '@sveltejs/kit';
import { keptAsks, postedAsks } from '#lib/form/posted-asks.ts';
import { formTooLarge, takeAttachments } from '#lib/server/attachments.ts';
import { endMandate } from '#lib/server/helping.ts';
import { postedForm } from '#lib/server/posted.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  const { code } = event.params;
  // The address of one's own case, opened on a device where nobody is signed in, still tells where the case is.
  if (caller.who.kind === 'guest') redirect(303, `/${region.slug}/lacak/${code}`);
  const view = unwrap(event, await services(event).cases.view(caller, code));
  // An officer who helps sees what the applicant sees; one who works on it has the console.
  if (caller.who.kind === 'officer' && !view.parts.asHelper) {
    redirect(303, `/${region.slug}/petugas/berkas/${code}`);
  }
  const hasParcel =
    view.definition.parcel !== undefined && view.end !== 'cancelled' && view.end !== 'refused';
  const parcel = hasParcel ? await services(event).delivery.followParcel(caller, code) : undefined;
  return {
    view,
    parcel: parcel?.ok ? parcel.value : null,
    villages: parcel?.ok && parcel.value.mayChange ? villagesOf(event) : [],
    chosen: event.url.searchParams.has('diubah'),
    sent: event.url.searchParams.has('terkirim'),
    corrected: event.url.searchParams.has('diperbaiki'),
    mandateEnded: event.url.searchParams.has('diakhiri'),
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  end: endMandate,
  act: async (event) => {
    const form = await event.request.formData();
    const reason = words(form, 'reason');
    const asked = postedAsks(form);
    const done = await services(event).cases.act(event.locals.caller, {
      ...named(event, form),
      lastSeq: Number(form.get('lastSeq')),
      action: words(form, 'action'),
      with: { ...(reason && { reason }), ...(asked && { asked }) },
    });
    if (!done.ok) {
      return refuse(event, done.error, { reason, action: words(form, 'action'), ...keptAsks(form) });
    }
    back(event);
  },
  choose: async (event) => {
    const form = await event.request.formData();
    const [way, window, street, village] = ['way', 'window', 'street', 'village'].map((name) =>
      words(form, name),
    ) as [string, string, string, string];
    const [rt, rw] = [words(form, 'rt'), words(form, 'rw')];
    const address = { street, villageCode: village, ...(rt && { rt }), ...(rw && { rw }) };
    const chosen = await services(event).delivery.choose(event.locals.caller, {
      ...named(event, form),
      ...(way && { way: way as ParcelWay }),
      ...(window && { window }),
      ...((street || village) && { address }),
    });
    if (!chosen.ok) return refuse(event, chosen.error, { choosing: 'way' });
    redirect(303, `/${event.params.region}/berkas/${event.params.code}?diubah#kiriman`);
  },
  renewCode: async (event) => {
    const form = await event.request.formData();
    const renewed = await services(event).delivery.renewCode(event.locals.caller, named(event, form));
    if (!renewed.ok) return refuse(event, renewed.error, { choosing: 'code' });
    redirect(303, `/${event.params.region}/berkas/${event.params.code}#kiriman`);
  },
  correct: async (event) => {
    const started = await services(event).cases.startCorrection(event.locals.caller, event.params.code);
    if (!started.ok) return refuse(event, started.error);
    // The overview first: it shows all that was marked, each with its way to the field.
    redirect(303, `/${event.params.region}/draf/${started.value.draftId}/periksa`);
  },
  begin: async (event) => {
    const form = await event.request.formData();
    const item = words(form, 'item');
    const begun = await services(event).events.startMember(event.locals.caller, {
      code: event.params.code,
      member: words(form, 'member'),
      ...(item === '' ? {} : { item: Number(item) }),
    });
    if (!begun.ok) return refuse(event, begun.error);
    // Most of it is filled in already: the overview shows what is missing.
    redirect(303, `/${event.params.region}/draf/${begun.value.draftId}/periksa`);
  },
  comment: async (event) => {
    const form = await postedForm(event.request);
    if (form === null) return refuse(event, formTooLarge, { words: '', fileIds: '' });
    const said = words(form, 'words');
    const fileIds = await takeAttachments(event, event.params.code, form);
    const done = fileIds.ok
      ? await services(event).cases.comment(event.locals.caller, {
          ...named(event, form),
          audience: 'applicant',
          words: said,
          fileIds: fileIds.value,
        })
      : fileIds;
    if (!done.ok) return refuse(event, done.error, { words: said, fileIds: words(form, 'fileIds') });
    back(event);
  },
  sendAgain: async (event) => {
    const form = await event.request.formData();
    const sent = await services(event).confirmations.sendAgain(event.locals.caller, {
      ...named(event, form),
      confirmation: words(form, 'confirmation'),
      person: Number(form.get('person')),
    });
    if (!sent.ok) return refuse(event, sent.error);
    redirect(303, `/${event.params.region}/berkas/${event.params.code}#saksi`);
  },
  rate: async (event) => {
    const form = await event.request.formData();
    const said = words(form, 'words');
    const rated = await services(event).cases.rate(event.locals.caller, {
      ...named(event, form),
      stars: Number(form.get('stars')),
      ...(said ? { words: said } : {}),
    });
    if (!rated.ok) return refuse(event, rated.error, { words: said, stars: words(form, 'stars') });
    back(event);
  },
  undo: async (event) => {
    const form = await event.request.formData();
    const undone = await services(event).cases.undo(event.locals.caller, {
      ...named(event, form),
      seq: Number(form.get('seq')),
    });
    if (!undone.ok) return refuse(event, undone.error);
    back(event);
  },
};

/** Where another address may lie: villages of this region, under their districts' names. */
function villagesOf(event: RequestEvent): readonly { readonly code: string; readonly name: string }[] {
  return services(event)
    .catalogue.placeGroups(event.locals.region.id, 'village')
    .flatMap(({ name: district, places }) =>
      places.map(({ code, name }) => ({ code, name: `${name}, ${district}` })),
    );
}

function named(event: RequestEvent, form: FormData): { key: string; code: string } {
  return { key: words(form, 'key'), code: event.params.code };
}

function words(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}

function back(event: RequestEvent): never {
  redirect(303, `/${event.params.region}/berkas/${event.params.code}`);
}
