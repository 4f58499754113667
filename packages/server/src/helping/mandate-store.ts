import type { Text } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import type { DatabaseConnection } from '../platform/database/index.ts';
import { isIdentifier, newIdentifier } from '../record/index.ts';
import type { Post } from '../types.ts';
import type { EndedBy, MandateKind, MandatePaper, MandateTable } from './schema.ts';
import type { MandateView } from './service.ts';

export type MandateRow = Selectable<MandateTable>;

/** Whether it lets the helper act at this moment: nobody has ended it and its time has not run out. */
export const holds = (mandate: Pick<MandateRow, 'ended_at' | 'valid_until'>, now: Date): boolean =>
  mandate.ended_at === null && mandate.valid_until > now;

export const covers = (mandate: Pick<MandateRow, 'services'>, service: string): boolean =>
  mandate.services === null || mandate.services.includes(service);

export async function insertMandate(
  database: DatabaseConnection,
  input: {
    readonly id?: string;
    readonly personId: string;
    readonly helperId: string;
    readonly digest: Buffer;
    readonly kind: MandateKind;
    readonly services: readonly string[] | null;
    readonly post?: Post;
    readonly paper?: { readonly kind: MandatePaper; readonly fileId: string };
    readonly now: Date;
    readonly until: Date;
  },
): Promise<string> {
  const id = input.id ?? newIdentifier(input.now);
  await database
    .insertInto('mandate')
    .values({
      id,
      person_id: input.personId,
      helper_account_id: input.helperId,
      nik_digest: input.digest,
      kind: input.kind,
      services: input.services === null ? null : [...input.services],
      role: input.post?.role ?? null,
      office_id: input.post?.officeId ?? null,
      paper: input.paper?.kind ?? null,
      paper_file_id: input.paper?.fileId ?? null,
      given_at: input.now,
      valid_until: input.until,
      ended_at: null,
      ended_by: null,
    })
    .execute();
  return id;
}

export async function findMandate(database: DatabaseConnection, id: string): Promise<MandateRow | undefined> {
  if (!isIdentifier(id)) return undefined;
  return database.selectFrom('mandate').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Of a helper for a person, those that hold, the last given first. */
export function heldMandates(
  database: DatabaseConnection,
  input: { readonly helperId: string; readonly digest: Buffer; readonly now: Date },
): Promise<MandateRow[]> {
  return database
    .selectFrom('mandate')
    .selectAll()
    .where('helper_account_id', '=', input.helperId)
    .where('nik_digest', '=', input.digest)
    .where('valid_until', '>', input.now)
    .where('ended_at', 'is', null)
    .orderBy('given_at', 'desc')
    .limit(20)
    .execute();
}

export async function endMandateRow(
  database: DatabaseConnection,
  input: { readonly id: string; readonly by: EndedBy; readonly now: Date },
): Promise<void> {
  await database
    .updateTable('mandate')
    .set({ ended_at: input.now, ended_by: input.by })
    .where('id', '=', input.id)
    .where('ended_at', 'is', null)
    .execute();
}

export function mandateView(
  row: MandateRow,
  told: {
    readonly person: string;
    readonly helper: string;
    readonly titleOf: (service: string) => Text;
    readonly now: Date;
  },
): MandateView {
  return {
    mandateId: row.id,
    kind: row.kind,
    person: told.person,
    helper: told.helper,
    services: row.services?.map((code) => ({ code, title: told.titleOf(code) })) ?? null,
    paper: row.paper,
    givenAt: row.given_at.toISOString(),
    until: row.valid_until.toISOString(),
    ended: row.ended_at && row.ended_by ? { at: row.ended_at.toISOString(), by: row.ended_by } : null,
    holds: holds(row, told.now),
  };
}
