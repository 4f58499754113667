import { postMayAct, type Region, roleBinding } from '@satuloket/engine';
import { sql } from 'kysely';
import type { SignatureLook } from '../fulfilment/request.ts';
import { localDateOf } from '../places/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { SigningDependencies } from './dependencies.ts';
import type { Officer } from './policy.ts';
import { type Capacity, capacitiesOf, type Delegation, signerTitle, type ToSign } from './rules.ts';
import { type SignState, signStates } from './sign-states.ts';

/** As whom an officer may sign today, and how much of each delegation is used. */
export type Official = {
  readonly capacities: readonly Capacity[];
  readonly today: string;
  readonly taken: ReadonlyMap<string, number>;
  readonly states: readonly SignState[];
};

const mostDelegations = 200;

export async function officialOf(
  dependencies: Pick<SigningDependencies, 'database' | 'packs' | 'now'>,
  region: Region,
  officer: Officer,
): Promise<Official> {
  const today = localDateOf(region, dependencies.now());
  const own = capacitiesOf(region, officer, []);
  const database = regionDatabase(dependencies.database, region.id);
  const delegations = await currentDelegations(
    database,
    own.map(({ post }) => post.id),
    today,
  );
  const limited = delegations.filter(({ perDay }) => perDay !== null).map(({ id }) => id);
  const rows =
    limited.length === 0
      ? []
      : await database
          .selectFrom('signing_delegation_day')
          .select(['delegation_id', 'taken'])
          .where('delegation_id', 'in', limited)
          .where('day', '=', today)
          .execute();
  return {
    capacities: capacitiesOf(region, officer, delegations),
    today,
    taken: new Map(rows.map(({ delegation_id, taken }) => [delegation_id, taken])),
    states: signStates(dependencies, region),
  };
}

async function currentDelegations(
  database: DatabaseConnection,
  posts: readonly string[],
  today: string,
): Promise<readonly Delegation[]> {
  if (posts.length === 0) return [];
  const rows = await database
    .selectFrom('signing_delegation')
    .selectAll()
    .select([sql<string>`from_day::text`.as('from_text'), sql<string>`until_day::text`.as('until_text')])
    .where('to_post', 'in', [...posts])
    .where('ended_at', 'is', null)
    .where('from_day', '<=', today)
    .where('until_day', '>=', today)
    .orderBy('id')
    .limit(mostDelegations)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    post: row.post,
    toPost: row.to_post,
    from: row.from_text,
    until: row.until_text,
    products: row.products,
    offices: row.offices,
    perDay: row.per_day,
    isEnded: false,
  }));
}

/** What a capacity reaches: offices together with queues, and of a delegation only what was given. */
export type Reach = {
  readonly officeIds: readonly string[];
  readonly queues: readonly string[];
  /** `service/product`; empty: all. */
  readonly products: readonly string[];
};

export function reachesOf(region: Region, { capacities, states }: Official): readonly Reach[] {
  return capacities.flatMap(({ post, signer, delegation }) =>
    signer.holder === undefined
      ? []
      : states.flatMap(({ pack, service, role }): Reach[] => {
          const officeIds = region.offices
            .map(({ id }) => id)
            .filter((officeId) => postMayAct(region, post, { pack, service: service.code, role, officeId }))
            .filter(
              (id) => !delegation || delegation.offices.length === 0 || delegation.offices.includes(id),
            );
          return officeIds.length === 0
            ? []
            : [{ officeIds, queues: [`${service.code}/${role}`], products: delegation?.products ?? [] }];
        }),
  );
}

/**
 * The caller with the authority of the post for which they stand in, for the one step that was given to them; the
 * record names the person who took it.
 */
export function actingFor(region: Region, caller: Caller, capacity: Capacity, item: ToSign): Caller {
  const { who } = caller;
  if (who.kind !== 'officer' || capacity.delegation === undefined) return caller;
  const bound = roleBinding(region, item);
  if (bound === undefined) return caller;
  const post = { role: bound.role, officeId: capacity.post.office };
  return { ...caller, who: { ...who, posts: [...who.posts, post] } };
}

/** The look of the signature on the document. */
export function lookOf(
  capacity: Capacity,
  code: { readonly documentCode: string; readonly url: string },
  image?: string,
): SignatureLook {
  const { holder } = capacity.signer;
  return {
    ...code,
    name: holder?.name ?? '',
    title: signerTitle(capacity).id,
    ...(holder?.rank && { rank: holder.rank }),
    ...(holder?.nip && { nip: holder.nip }),
    ...(image && { image }),
  };
}

/** For whom a document was made: another capacity puts another name under it, another picture another signature. */
export function capacityKey(capacity: Capacity, imageMark: string): string {
  const key = personKey(capacity);
  return imageMark === '' ? key : `${key}/${imageMark}`;
}

/** Whose name stands under a document that was made, whatever their signature looks like. */
export function isPreparedFor({ prepared_for: key }: { prepared_for: string | null }, capacity: Capacity) {
  const person = personKey(capacity);
  return key === person || (key?.startsWith(`${person}/`) ?? false);
}

function personKey({ post, signer, delegation }: Capacity): string {
  return `${post.id}/${signer.id}/${delegation?.kind ?? ''}/${signer.holder?.name ?? ''}`;
}
