import { askedToConfirm } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import type { ViewPart } from '../cases/index.ts';
import type { CaseParts } from '../types.ts';
import type { ConfirmationLinkTable } from './schema.ts';
import { timesOfDay, waitMilliseconds } from './sending-again.ts';

/** Who is asked to confirm a case, and who has, in the order of the pack; nothing of it for the public. */
export const confirmationsPart: ViewPart = async ({ database, row, target, reader, values, now }) => {
  const { service, state } = target;
  if (service.confirmations === undefined || values === null || reader === 'public') return {};
  const links = await database
    .selectFrom('confirmation_link')
    .selectAll()
    .where('case_id', '=', row.case_id)
    .where('answers_entry', '=', state.answers.entryId)
    .orderBy('made_at', 'desc')
    .limit(100)
    .execute();
  const confirmations: NonNullable<CaseParts['confirmations']> = Object.entries(
    service.confirmations,
  ).flatMap(([confirmation, { title }]) =>
    askedToConfirm(service, confirmation, values.answers, values.context).map(({ person, name }) => {
      const link = links.find((one) => one.confirmation === confirmation && one.person === person);
      const open = link?.state === 'open' ? link : undefined;
      const from = open && againFrom(open, values.context.today);
      return {
        confirmation,
        person,
        title,
        name,
        answer: state.confirmations[confirmation]?.[person] ?? null,
        askedAt: link?.sent_at.toISOString() ?? null,
        answeredAt: link?.answered_at?.toISOString() ?? null,
        mayAskAgain: from !== undefined && from <= now,
        ...(from !== undefined && from > now ? { askAgainFrom: from.toISOString() } : {}),
        ...(open && (open.expires_at <= now || open.proofs_left === 0) ? { linkIsOver: true } : {}),
        ...(reader.viewer.kind === 'officer' && link?.shares_phone ? { sharesPhone: true } : {}),
      };
    }),
  );
  return confirmations.length === 0 ? {} : { confirmations };
};

/** When a link may be sent again at the earliest; after the last time of a day, a day later. */
function againFrom(
  { sent_at: sentAt, sent_on: sentOn, sent_again: again }: Selectable<ConfirmationLinkTable>,
  today: string,
): Date {
  const wait = sentOn === today && again >= timesOfDay ? 24 * 3600 * 1000 : waitMilliseconds;
  return new Date(sentAt.getTime() + wait);
}
