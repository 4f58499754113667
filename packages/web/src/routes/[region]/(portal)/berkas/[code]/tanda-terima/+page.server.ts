import { redirect } from '@sveltejs/kit';
import { helperHome, helpPlaceOf } from '#lib/server/helping.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

/** For whoever may see the case; on paper it says the same to someone without a phone. */
export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  const { code } = event.params;
  if (caller.who.kind === 'guest') redirect(303, `/${region.slug}/lacak/${code}`);
  const { cases, catalogue } = services(event);
  const view = unwrap(event, await cases.view(caller, code));
  const place = helpPlaceOf(event);
  const service = event.url.searchParams.get('layanan') ?? view.definition.code;
  const office = catalogue.offices(region.id).find(({ id }) => id === view.officeId);
  return {
    code: view.code,
    applicant: view.applicant,
    service: view.service,
    office: view.office,
    address: office?.address ?? '',
    promise: view.promise,
    filedAt: view.entries[0]?.at ?? '',
    helper: view.parts.helper?.sentence ?? null,
    fee: { ...view.definition.fee },
    complaints: view.definition.standard.complaints,
    tracking: new URL(`/${region.slug}/lacak/${view.code}`, event.url.origin).href,
    sent: event.url.searchParams.has('terkirim'),
    next: place
      ? `/${region.slug}/petugas/${helperHome[place]}${place === 'village' ? '/baru' : ''}?layanan=${encodeURIComponent(service)}`
      : null,
  };
};
