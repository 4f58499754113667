import { agencyResponsible, type CaseState } from '@satuloket/engine';
import type { CaseEvent, Follower } from '../cases/index.ts';
import { statement } from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import type { WebhookEvent } from './contract.ts';
import { type IntegrationDependencies, regionOf } from './dependencies.ts';

/** What an action means to whoever listens from outside; most mean nothing. */
export function eventsOf({
  action,
  before,
  after,
}: Pick<CaseEvent, 'action' | 'before' | 'after'>): WebhookEvent[] {
  const { body } = action;
  const events: WebhookEvent[] = [];
  if (body.type === 'filed') events.push('case.filed');
  else if (before !== null && before.state !== after.state) events.push('case.state-changed');
  if (before?.end === null && after.end !== null) events.push('case.ended');
  if (signedProducts(after) > (before === null ? 0 : signedProducts(before))) events.push('document.signed');
  if (body.type === 'escalated' && body.level === 'broken') events.push('promise.broken');
  return events;
}

const signedProducts = (state: CaseState): number =>
  Object.values(state.products).filter(({ signed }) => signed).length;

const webhooksThatListen = statement((database, { now }: { readonly now: Date }) =>
  database
    .selectFrom('webhook')
    .innerJoin('program', 'program.id', 'webhook.program_id')
    .where('webhook.ended_at', 'is', null)
    .where('program.revoked_at', 'is', null)
    .where('program.expires_at', '>', now)
    .select(['webhook.id', 'webhook.events', 'webhook.program_id', 'program.agency_id', 'program.scopes']),
);

/**
 * Puts what happened into the outbox of everyone who asked for it, in the transaction of what happened: told if and only
 * if it is so. A program hears of its agency's cases when it may read them, and of those that it filed.
 */
export const followForWebhooks =
  (dependencies: IntegrationDependencies): Follower =>
  async (event) => {
    const events = eventsOf(event);
    if (events.length === 0) return;
    const { tx, regionId, caseId, after, service, now } = event;
    const listening = await webhooksThatListen(tx, { now });
    if (listening.length === 0) return;
    const region = regionOf(dependencies, regionId);
    const agency = agencyResponsible(region, service.code, after.officeId)?.id;
    const filers = await filersOf(event);
    const messages = listening.flatMap((webhook) => {
      const hears =
        (webhook.scopes.includes('cases:read') && webhook.agency_id === agency) ||
        filers.has(webhook.program_id);
      return hears
        ? events
            .filter((kind) => webhook.events.includes(kind))
            .map((kind) => ({ webhookId: webhook.id, kind }))
        : [];
    });
    if (messages.length === 0) return;
    const address = `${dependencies.publicUrl}/api/regions/${region.slug}/agency/cases/${event.code}`;
    await tx
      .insertInto('webhook_message')
      .values(
        messages.map(({ webhookId, kind }) => ({
          id: newIdentifier(now),
          webhook_id: webhookId,
          event: kind,
          payload: JSON.stringify({
            type: kind,
            timestamp: now.toISOString(),
            data: {
              region: region.slug,
              case: event.code,
              service: service.code,
              state: after.state,
              officeId: after.officeId,
              link: address,
            },
          }),
          happened_at: now,
          state: 'waiting' as const,
          next_try_at: now,
          delivered_at: null,
        })),
      )
      .execute();

    async function filersOf({ action }: CaseEvent): Promise<ReadonlySet<string>> {
      // The case is brought to its program just after it was filed.
      if (action.body.type === 'filed')
        return new Set(action.actor.kind === 'program' ? [action.actor.programId] : []);
      const rows = await tx
        .selectFrom('program_case')
        .select('program_id')
        .where('case_id', '=', caseId)
        .execute();
      return new Set(rows.map(({ program_id }) => program_id));
    }
  };
