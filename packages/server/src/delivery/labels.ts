import { failure, type Result, success } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import { recordList } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { DeliveryService, ParcelLabel } from './contract.ts';
import { type DeliveryDependencies, regionOf } from './dependencies.ts';
import { findManifest } from './manifest-list.ts';
import { deskAt } from './policy.ts';
import { problems } from './problems.ts';
import { labelOf, officeNameOf, streetWords, toldOf, villageName, windowTitle } from './told.ts';

/** As many as a sheet printer takes at once. */
const mostLabels = 60;

/** For the printer: names, streets and numbers, never a NIK, and of the phone only its end. */
export async function labels(
  dependencies: DeliveryDependencies,
  caller: Caller,
  { manifestId, officeId, parcelIds }: Parameters<DeliveryService['labels']>[1],
): Promise<Result<readonly ParcelLabel[]>> {
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const manifest =
    manifestId === undefined ? undefined : await findManifest(database, manifestId, { lock: false });
  const may = deskAt(dependencies, caller, 'print-labels', region, manifest?.office_id ?? officeId);
  if (!may.ok) return may;
  if (manifestId !== undefined && manifest === undefined) return failure(problems.manifestUnknown);
  let query = database
    .selectFrom('parcel')
    .leftJoin('manifest_stop', (join) =>
      join
        .onRef('manifest_stop.region_id', '=', 'parcel.region_id')
        .onRef('manifest_stop.case_id', '=', 'parcel.case_id')
        .onRef('manifest_stop.manifest_id', '=', 'parcel.manifest_id'),
    )
    .selectAll('parcel')
    .where('parcel.office_id', '=', may.value.officeId);
  if (manifestId !== undefined) query = query.where('parcel.manifest_id', '=', manifestId);
  else if (parcelIds !== undefined && parcelIds.length > 0)
    query = query.where('parcel.case_id', 'in', parcelIds.slice(0, mostLabels));
  else query = query.where('parcel.standing', '=', 'packing');
  const found = await query
    .orderBy('manifest_stop.position')
    .orderBy('parcel.since')
    .orderBy('parcel.case_id')
    .limit(mostLabels)
    .execute();
  const printed: ParcelLabel[] = [];
  for (const parcel of found) {
    const told = await toldOf(dependencies, database, { regionId: region.id, caseId: parcel.case_id });
    if (told === undefined) continue;
    printed.push({
      parcelId: parcel.case_id,
      label: labelOf(parcel),
      code: parcel.code,
      holds: told.holds,
      receiver: told.receiver,
      street: streetWords(told.address),
      village: villageName(region, parcel.village_code),
      phoneMasked: told.phone === '' ? '' : `•••• ${told.phone.slice(-4)}`,
      window: windowTitle(region, parcel.window_code),
      office: officeNameOf(region, parcel.office_id),
      takeBack: told.takeBack,
    });
  }
  await recordList(dependencies, database, region, caller, {
    purpose: 'delivery',
    what: 'label',
    kinds: ['address'],
    caseIds: printed.map(({ parcelId }) => parcelId),
  });
  return success(printed);
}
