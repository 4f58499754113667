import {
  type AddressValue,
  failure,
  officeOf,
  parcelPlace,
  parcelTold,
  type Region,
  type Result,
  success,
  villageOf,
} from '@satuloket/engine';
import { labelsOfCases } from '../delivery/index.ts';
import { localDateOf } from '../places/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { type TableFile, tableFile } from '../platform/sheets/table-file.ts';
import { isIdentifier, newIdentifier, recordList, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { PostService } from './contract.ts';
import type { PostOptions } from './dependencies.ts';
import { poster, postingOffice } from './policy.ts';
import { problems } from './problems.ts';
import { statusColumns } from './status-words.ts';
import { waitingForPost } from './waiting.ts';

type Command<Name extends keyof PostService> = Parameters<PostService[Name]>[1];

/** Lists all that waits for the post at an office, each thing once. */
export async function makeManifest(
  options: PostOptions,
  caller: Caller,
  { key, officeId: asked }: Command<'makeManifest'>,
): Promise<Result<{ manifestId: string; items: number }>> {
  const who = poster(options, caller);
  if (!who.ok) return who;
  const office = postingOffice(who.value, asked);
  if (!office.ok) return office;
  const { region, officer } = who.value;
  const officeId = office.value;
  const now = options.now();
  const frame = {
    regionId: region.id,
    caller: officer.accountId,
    key,
    content: ['post-manifest', officeId],
    now,
  };
  return runCommand(options.database, frame, async (transaction) => {
    const rows = await waitingForPost(options, transaction, who.value, officeId);
    if (rows.length === 0) return failure(problems.nothingWaits);
    const id = newIdentifier(now);
    // Who lists at the same moment lists the others: a thing is on one list only.
    const listed = await transaction
      .insertInto('post_item')
      .values(
        rows.map((row) => ({
          id: newIdentifier(now),
          case_id: row.case_id,
          code: row.code,
          office_id: officeId,
          manifest_id: id,
          tracking: null,
          status: 'listed' as const,
          made_at: now,
          changed_at: now,
          destroyed_by: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    if (listed.length === 0) return failure(problems.nothingWaits);
    const number = `P-${localDateOf(region, now).replaceAll('-', '')}-${id.slice(-4).toUpperCase()}`;
    await transaction
      .insertInto('post_manifest')
      .values({
        id,
        office_id: officeId,
        number,
        account_id: officer.accountId,
        items: listed.length,
        made_at: now,
      })
      .execute();
    return success({ manifestId: id, items: listed.length });
  });
}

const heading = [
  'Nomor urut',
  statusColumns.code.heading,
  'Isi',
  'Penerima',
  'Telepon',
  'Alamat',
  'Kelurahan/Desa',
  'Kecamatan',
  'Kota/Kabupaten',
  'Pengirim',
  'Alamat pengirim',
  statusColumns.tracking.heading,
  'Kode berkas',
];

/** The list as the partner needs it, from what the cases say today. */
export async function manifestFile(
  options: PostOptions,
  caller: Caller,
  { manifestId, form }: Command<'manifestFile'>,
): Promise<Result<TableFile>> {
  const who = poster(options, caller);
  if (!who.ok) return who;
  const { region, offices } = who.value;
  const database = regionDatabase(options.database, region.id);
  const manifest = isIdentifier(manifestId)
    ? await database.selectFrom('post_manifest').selectAll().where('id', '=', manifestId).executeTakeFirst()
    : undefined;
  if (manifest === undefined || !offices.has(manifest.office_id)) return failure(problems.manifestUnknown);
  const items = await database
    .selectFrom('post_item')
    .select(['case_id', 'code', 'tracking', 'status'])
    .where('manifest_id', '=', manifest.id)
    .where('status', 'not in', ['left', 'replaced', 'double', 'destroyed'])
    .orderBy('code')
    .execute();
  const office = officeOf(region, manifest.office_id);
  const labels = await labelsOfCases(
    database,
    items.map((item) => item.case_id),
  );
  const rows: string[][] = [];
  for (const { case_id: caseId, code, tracking, status } of items) {
    const opened = await options.cases.openValues(database, { regionId: region.id, caseId });
    if (opened === undefined) continue;
    const { service, state, values } = opened;
    // What stands on the list goes on; what went another way since is not the post's.
    const place = parcelPlace(service, state);
    if (status === 'listed' && (place !== 'packing' || state.parcel?.way !== 'post')) continue;
    const { answers, context } = values;
    const told = parcelTold(service, { answers, facts: state.facts, context });
    if (told === undefined) continue;
    const chosen = values.vault.read<AddressValue>(state.parcel?.address);
    const to = addressLines(region, chosen ?? told.address);
    rows.push([
      String(rows.length + 1),
      // As on the envelope; by either the post may call it.
      labels.get(caseId) ?? code,
      service.parcel!.holds.id,
      told.receiver,
      told.phone,
      ...to,
      office?.name.id ?? manifest.office_id,
      office?.address.id ?? '',
      tracking ?? '',
      code,
    ]);
  }
  await recordList(options, database, region, caller, {
    purpose: 'delivery',
    what: 'post-list',
    kinds: ['address', 'contact'],
    caseIds: items.map((item) => item.case_id),
  });
  return success(
    tableFile(`kiriman-pos-${manifest.number}`, form, [
      {
        name: 'Kiriman',
        rows: [heading, ...rows],
        widths: [10, 18, 28, 32, 18, 44, 22, 22, 22, 32, 44, 22, 18],
      },
    ]),
  );
}

/** Street with RT and RW, village, district, and the city or regency. */
function addressLines(region: Region, address: AddressValue | undefined): [string, string, string, string] {
  if (address === undefined) return ['', '', '', ''];
  const { street, rt, rw, villageCode } = address;
  const village = villageOf(region, villageCode);
  const block = [rt && `RT ${rt}`, rw && `RW ${rw}`].filter(Boolean).join('/');
  return [
    [street, block].filter(Boolean).join(', '),
    village?.name ?? '',
    village?.districtName ?? '',
    region.name.id,
  ];
}
