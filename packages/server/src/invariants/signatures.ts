import { sql } from 'kysely';
import { regionDatabase } from '../platform/database/index.ts';
import { type Breach, breachIn, type Examined, mostRows } from './breach.ts';

/** What waits for a signature stands where its case stands, and what was signed is published, once and with its record. */
export async function* examineSignatures(examined: Examined): AsyncGenerator<Breach> {
  const regionId = examined.region.id;
  const database = regionDatabase(examined.database, regionId);
  const breach = breachIn(examined, 'signed-once');
  const { rows: unrecorded } = await sql<{ code: string; product: string }>`
    select document.code, document.product from signed_document document
    where document.region_id = ${regionId} and not exists (
      select from case_action action
      where action.region_id = document.region_id and action.case_id = document.case_id
        and action.type = 'document-made' and action.body->>'fileId' = document.file_id::text
        and (action.body->>'signed')::boolean)
    limit ${mostRows}`.execute(database);
  for (const { code, product } of unrecorded) {
    yield breach(
      `${code}/${product}`,
      'Dokumen diterbitkan tanpa catatan bahwa dokumen itu ditandatangani.',
      'A document is published without a record that it was signed.',
    );
  }
  const { rows: unpublished } = await sql<{ code: string; product: string; state: string }>`
    select item.code, item.product, item.state from signing_item item
    left join signed_document document
      on document.region_id = item.region_id and document.item_id = item.id
    where item.region_id = ${regionId} and (item.state = 'signed') <> (document.item_id is not null)
    limit ${mostRows}`.execute(database);
  for (const { code, product, state } of unpublished) {
    yield breach(
      `${code}/${product}`,
      `Di meja tanda tangan tertulis ${state}, tetapi terbitannya berkata lain.`,
      `The desk says ${state}, and what is published says otherwise.`,
    );
  }
  const { rows: elsewhere } = await sql<{ code: string; product: string; state: string }>`
    select item.code, item.product, item.state from signing_item item
    join case_current current on current.region_id = item.region_id and current.case_id = item.case_id
    where item.region_id = ${regionId} and item.state in ('preparing', 'waiting', 'being-signed', 'stuck')
      and (current.queue is distinct from item.queue or current.ended_at is not null
        or current.office_id <> item.office_id)
    limit ${mostRows}`.execute(database);
  for (const { code, product, state } of elsewhere) {
    yield breach(
      `${code}/${product}`,
      `Menunggu tanda tangan (${state}), padahal berkasnya sudah di tempat lain.`,
      `It waits for a signature (${state}), and its case stands elsewhere.`,
    );
  }
  const { rows: stuck } = await sql<{ code: string; product: string }>`
    select item.code, item.product from signing_item item
    join case_current current on current.region_id = item.region_id and current.case_id = item.case_id
    where item.region_id = ${regionId} and item.state = 'signed' and current.queue = item.queue
      and current.ended_at is null and not exists (
        select from signing_item open
        where open.region_id = item.region_id and open.case_id = item.case_id
          and open.state in ('preparing', 'waiting', 'being-signed', 'stuck'))
    limit ${mostRows}`.execute(database);
  for (const { code, product } of stuck) {
    yield breach(
      `${code}/${product}`,
      'Sudah ditandatangani, tetapi berkasnya masih menunggu tanda tangan.',
      'It is signed, and its case still waits for a signature.',
    );
  }
  const { rows: ownerless } = await sql<{ code: string; product: string }>`
    select item.code, item.product from signing_item item
    left join signing_run run on run.region_id = item.region_id and run.id = item.run_id
    where item.region_id = ${regionId} and item.state = 'being-signed'
      and (run.id is null or run.ended_at is not null)
    limit ${mostRows}`.execute(database);
  for (const { code, product } of ownerless) {
    yield breach(
      `${code}/${product}`,
      'Tertulis sedang ditandatangani, padahal penandatanganannya sudah berakhir.',
      'It is being signed by a run that is over.',
    );
  }
}
