import { error, redirect } from '@sveltejs/kit';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { visitTexts } from '#lib/text/visit.ts';
import { calendarFile } from '#lib/visit/calendar-file.ts';
import type { RequestHandler } from './$types';

/** The visit as a file for the calendar of a phone. */
export const GET: RequestHandler = async (event) => {
  const { caller, locale, region, requestId } = event.locals;
  const { code } = event.params;
  if (caller.who.kind === 'guest') redirect(303, `/${region.slug}/lacak/${code}`);
  const { cases, now } = services(event);
  const view = unwrap(event, await cases.view(caller, code));
  const { visit } = view.parts;
  if (!visit) error(404, { message: visitTexts[locale].notNow, code: 'no-visit', requestId });
  const address = `${event.url.origin}/${region.slug}/berkas/${view.code}`;
  const bring = visit.bring.map((each) => `- ${each[locale]}`).join('\n');
  const file = calendarFile({
    id: `${view.code}@${event.url.hostname}`,
    sequence: view.lastSeq,
    now: now().toISOString(),
    startsAt: visit.startsAt,
    endsAt: visit.endsAt,
    title: `${view.service[locale]} (${view.code})`,
    place: `${visit.office.name[locale]}, ${visit.office.address}`,
    ...(visit.office.point && { point: visit.office.point }),
    description: `${visitTexts[locale].bring}:\n${bring}\n${address}`,
    url: address,
  });
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${view.code}.ics"`,
      'cache-control': 'private, no-store',
    },
  });
};
