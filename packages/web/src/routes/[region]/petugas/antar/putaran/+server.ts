import { json } from '@sveltejs/kit';
import { problemAnswer } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** What the phone keeps of the courier's round, and whose it is. */
export const GET: RequestHandler = async (event) => {
  const { caller } = event.locals;
  const { field, delivery } = services(event);
  const round = await delivery.round(caller);
  if (!round.ok) return problemAnswer(event, round.error);
  const { who } = caller;
  if (who.kind !== 'officer' || !field.menu(caller).device) throw new Error('Only couriers have a round.');
  return json({ who: { accountId: who.accountId, name: who.name }, round: round.value });
};
