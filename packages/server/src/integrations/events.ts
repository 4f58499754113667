import { agencyResponsible, type CaseState } from '@satuloket/engine';
import { sql } from 'kysely';
import type { CaseEvent, Follower } from '../cases/index.ts';
import { writing } from '../platform/database/index.ts';
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

/**
 * Puts what happened into the outbox of everyone who asked for it, in the transaction of what happened: told if and only
 * if it is so. A program hears of its agency's cases when it may read them, and of those that it filed.
 */
export const followForWebhooks =
  (dependencies: IntegrationDependencies): Follower =>
  async (event) => {
    const kinds = eventsOf(event);
    if (kinds.length === 0) return;
    const { tx, regionId, action, caseId, after, service, now } = event;
    const region = regionOf(dependencies, regionId);
    const data = {
      region: region.slug,
      case: event.code,
      service: service.code,
      state: after.state,
      officeId: after.officeId,
      link: `${dependencies.publicUrl}/api/regions/${region.slug}/agency/cases/${event.code}`,
    };
    const told = kinds.map((kind) => ({ kind, payload: { type: kind, timestamp: now.toISOString(), data } }));
    await tellListeners(tx, {
      regionId,
      caseId,
      now,
      told: JSON.stringify(told),
      identifier: newIdentifier(now),
      agency: agencyResponsible(region, service.code, after.officeId)?.id ?? null,
      // The case is brought to its program just after it was filed.
      filer: action.body.type === 'filed' && action.actor.kind === 'program' ? action.actor.programId : null,
    });
  };

type Telling = {
  readonly regionId: string;
  readonly caseId: string;
  readonly now: Date;
  /** JSON of the kinds of events with what is sent of each. */
  readonly told: string;
  /** As the messages' own begin, so that those made together lie together. */
  readonly identifier: string;
  readonly agency: string | null;
  readonly filer: string | null;
};

/** Most often nobody listens; whether anybody does is not asked first, so that no step of a case waits for it. */
const tellListeners = writing(
  (_database, given: Telling) => sql`
    insert into webhook_message (region_id, id, webhook_id, event, payload, happened_at, state, next_try_at)
    select ${given.regionId}, (left(${given.identifier}, 18) || substr(gen_random_uuid()::text, 19))::uuid, webhook.id,
      told.kind, told.payload, ${given.now}, 'waiting', ${given.now}
    from jsonb_to_recordset(${given.told}::jsonb) as told (kind text, payload jsonb)
    join webhook on webhook.region_id = ${given.regionId} and webhook.ended_at is null
      and told.kind = any(webhook.events)
    join program on program.region_id = ${given.regionId} and program.id = webhook.program_id
      and program.revoked_at is null and program.expires_at > ${given.now}
    where (program.agency_id = ${given.agency} and 'cases:read' = any(program.scopes))
      or program.id = ${given.filer}::uuid
      or exists (
        select from program_case as filed where filed.region_id = ${given.regionId}
          and filed.case_id = ${given.caseId}::uuid and filed.program_id = program.id
      )
  `,
);
