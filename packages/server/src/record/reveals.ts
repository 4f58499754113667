import type { LookKind, LookPurpose, Region } from '@satuloket/engine';
import { sql } from 'kysely';
import { type DatabaseConnection, write } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import { newIdentifier } from './identifiers.ts';
import { blindDigest, type DigestPurpose, type MasterKeys, rootsOf } from './master-keys.ts';
import { entryHash } from './stream.ts';

export type RevealedTo = { readonly accountId: string; readonly role: string; readonly officeId: string };

/** Whose data were shown, as far as the one who shows them knows; only keyed digests of it are kept. */
export type RevealedOf = {
  readonly nik: string;
  readonly kk?: string;
  readonly address?: { readonly villageCode: string; readonly rt?: string; readonly rw?: string };
};

export type Reveal = {
  readonly to: RevealedTo;
  readonly purpose: LookPurpose;
  /** What was opened: `case`, `file/<id>`, `search`, `register`; by it the same look of one day is known again. */
  readonly what: string;
  readonly kinds: readonly LookKind[];
  readonly caseId?: string;
  readonly of?: RevealedOf;
  readonly face?: 'api';
};

export type RevealDependencies = { readonly masterKeys: MasterKeys; readonly now: () => Date };

/**
 * Writes down that personal data are shown to an officer, before they leave: the row by which people and auditors find
 * it, and the entry of the region's stream with the same identifier, in one statement of the caller's transaction. When
 * it can't be written it throws, and nothing is shown. The same officer, case, day, purpose and thing are one look.
 */
export async function recordReveals(
  { masterKeys, now }: RevealDependencies,
  database: DatabaseConnection,
  region: Pick<Region, 'id' | 'zone'>,
  reveals: readonly Reveal[],
): Promise<void> {
  if (reveals.length === 0) return;
  const at = now();
  const hex = (purpose: DigestPurpose, value: string | undefined): string | null =>
    value === undefined
      ? null
      : blindDigest(masterKeys, { regionId: region.id, purpose, value }).digest.toString('hex');
  const rows = reveals.map(({ to, purpose, what, kinds, caseId, of, face }) => {
    const id = newIdentifier(at);
    const kind = `reveal.${what.split('/')[0]}`;
    const detail = { purpose, what, kinds, ...(face && { face }) };
    const entry = {
      region_id: region.id,
      id,
      at,
      kind,
      account_id: to.accountId,
      role: to.role,
      office_id: to.officeId,
      case_id: caseId ?? null,
      detail,
    };
    return {
      ...entry,
      purpose,
      what,
      kinds,
      face: face ?? 'page',
      subject: hex('nik', of?.nik),
      family: hex('kk', of?.kk),
      neighbourhood: hex('neighbourhood', of?.address && neighbourhoodOf(of.address)),
      hash: Buffer.from(entryHash(entry)).toString('hex'),
    };
  });
  await write(
    database,
    sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (
        id uuid, kind text, account_id text, role text, office_id text, case_id uuid, detail jsonb, purpose text,
        what text, kinds text[], face text, subject text, family text, neighbourhood text, hash text
      )
    ), added as (
      insert into reveal (
        region_id, id, case_id, at, day, account_id, role, office_id, purpose, what, kinds, face,
        subject_digest, family_digest, neighbourhood_digest
      )
      select ${region.id}, id, case_id, ${at}, ${dayIn(region.zone, at)}::date, account_id, role, office_id, purpose,
        what, kinds, face, decode(subject, 'hex'), decode(family, 'hex'), decode(neighbourhood, 'hex')
      from given
      on conflict do nothing
      returning id
    ), entry as (
      insert into stream_entry (
        region_id, id, at, kind, account_id, role, office_id, case_id, subject_digest, detail, hash
      )
      select ${region.id}, id, ${at}, kind, account_id, role, office_id, case_id, decode(subject, 'hex'), detail,
        decode(hash, 'hex')
      from given join added using (id)
    )
    insert into stream_outbox (region_id, entry_id, hash)
    select ${region.id}, id, decode(hash, 'hex') from given join added using (id)
  `,
  );
}

const dates = new Map<string, Intl.DateTimeFormat>();

/** The date that calendars in the zone show, `2026-11-22`; making a format takes far longer than using it. */
function dayIn(zone: string, at: Date): string {
  const format = dates.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  dates.set(zone, format);
  return format.format(at);
}

/** As whom a caller looks, where no case says it: by the first of the posts; null for whoever is no officer. */
export function revealedTo({ who }: Caller): RevealedTo | null {
  if (who.kind !== 'officer') return null;
  const [post] = who.posts;
  return { accountId: who.accountId, role: post?.role ?? '', officeId: post?.officeId ?? '' };
}

/** What a list shows of several cases at once: a look at each of them. */
export async function recordList(
  dependencies: RevealDependencies,
  database: DatabaseConnection,
  region: Pick<Region, 'id' | 'zone'>,
  caller: Caller,
  list: Pick<Reveal, 'purpose' | 'what' | 'kinds'> & { readonly caseIds: readonly string[] },
): Promise<void> {
  const to = revealedTo(caller);
  if (to === null) return;
  const { caseIds, ...look } = list;
  const face = caller.face && { face: caller.face };
  await recordReveals(
    dependencies,
    database,
    region,
    [...new Set(caseIds)].map((caseId) => ({ ...look, to, caseId, ...face })),
  );
}

/** The smallest neighbourhood of an address, the RT; undefined where it is not told. */
export function neighbourhoodOf({
  villageCode,
  rt,
  rw,
}: NonNullable<RevealedOf['address']>): string | undefined {
  const number = (text: string | undefined): number => Number.parseInt(text ?? '', 10);
  const [ofRt, ofRw] = [number(rt), number(rw)];
  return ofRt > 0 && ofRw > 0 ? `${villageCode}/${ofRw}/${ofRt}` : undefined;
}

/** Every digest under which a value may stand in what can't be computed anew: one for each root key. */
export function digestsOfAnyKey(
  masterKeys: MasterKeys,
  input: { readonly regionId: string; readonly purpose: DigestPurpose; readonly value: string },
): readonly Buffer[] {
  const roots = rootsOf(masterKeys);
  return Object.keys(roots.keys).map(
    (currentId) => blindDigest({ ...masterKeys, roots: { ...roots, currentId } }, input).digest,
  );
}
