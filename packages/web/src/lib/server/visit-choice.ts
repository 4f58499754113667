import type { VisitChoice } from '@satuloket/server/types';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { visitTexts } from '#lib/text/visit.ts';
import { refuse, unwrap } from './results.ts';
import { services } from './services.ts';

type Event = Pick<RequestEvent, 'locals' | 'params' | 'url' | 'platform'>;

export type ChoicePage = {
  readonly choice: VisitChoice;
  readonly action: string | null;
  readonly key: string;
};

/** What may be chosen, as far as the address says what was chosen already. */
export async function visitChoice(event: Event): Promise<ChoicePage> {
  const { searchParams } = event.url;
  const officeId = searchParams.get('kantor');
  const date = searchParams.get('hari');
  const choice = unwrap(
    event,
    await services(event).capacity.choice(event.locals.caller, {
      code: event.params.code ?? '',
      ...(officeId && { officeId }),
      ...(date && { date }),
    }),
  );
  const asked = choice.actions.find(({ action }) => action === searchParams.get('langkah'));
  return { choice, action: (asked ?? choice.actions[0])?.action ?? null, key: crypto.randomUUID() };
}

/** Books what was chosen and goes back to the case; a place that was taken meanwhile is told at the times. */
export async function bookVisit(event: Event & Pick<RequestEvent, 'request'>, back: string) {
  const form = await event.request.formData();
  const word = (name: string) => String(form.get(name) ?? '').trim();
  const slotId = word('slotId');
  if (slotId === '') return refuse(event, noTime);
  const booked = await services(event).cases.act(event.locals.caller, {
    key: word('key'),
    code: event.params.code ?? '',
    lastSeq: Number(word('lastSeq')),
    action: word('action'),
    with: { slotId },
  });
  if (!booked.ok) return refuse(event, booked.error, { slotId });
  redirect(303, back);
}

const noTime = {
  code: 'visit-missing',
  status: 422,
  retryable: false,
  message: { id: visitTexts.id.chooseTime, en: visitTexts.en.chooseTime },
};
