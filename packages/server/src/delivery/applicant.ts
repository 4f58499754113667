import {
  type AddressValue,
  type CaseState,
  failure,
  officeOf,
  type ParcelPlace,
  type ParcelWay,
  parcelAction,
  parcelPlace,
  type Region,
  type Result,
  type Service,
  success,
  type Text,
  villageOf,
} from '@satuloket/engine';
import type { CaseRow } from '../cases/index.ts';
import type { Standing } from '../cases/policy.ts';
import { type DatabaseTransaction, regionDatabase } from '../platform/database/index.ts';
import { recordList, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { mostWrongCodes, receiverCode } from './codes.ts';
import type { DeliveryService, ParcelCard } from './contract.ts';
import { type DeliveryDependencies, regionOf } from './dependencies.ts';
import { deliveryPolicy, reachOf } from './policy.ts';
import { problems } from './problems.ts';
import {
  failureWords,
  labelOf,
  officeNameOf,
  type StoredParcel,
  streetWords,
  toldOf,
  villageName,
} from './told.ts';

export const wayTitles: Readonly<Record<ParcelWay, Text>> = {
  home: { id: 'Diantar ke rumah', en: 'Brought to the door' },
  'pick-up': { id: 'Diambil di kantor', en: 'Collected at the office' },
  village: { id: 'Diambil di kelurahan atau desa', en: 'Collected in the village' },
  post: { id: 'Dikirim lewat pos', en: 'Sent by post' },
};

/** Where the receiver says a code. */
const placesWithCode: readonly StoredParcel['standing'][] = ['counter', 'village', 'courier', 'resting'];

export async function followParcel(
  dependencies: DeliveryDependencies,
  caller: Caller,
  code: string,
): Promise<Result<ParcelCard>> {
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const found = await dependencies.cases.standing(database, caller, { code, command: 'view', lock: false });
  if (!found.ok) return found;
  const { row, standing, target } = found.value;
  const { service, state } = target;
  if (service.parcel === undefined || state.parcel === undefined) return failure(problems.parcelUnknown);
  const parcel = await database
    .selectFrom('parcel')
    .selectAll()
    .where('case_id', '=', row.case_id)
    .executeTakeFirst();
  const told = await toldOf(dependencies, database, { regionId: region.id, caseId: row.case_id });
  const isOwn = standing.viewer.kind === 'applicant';
  // Who gives it out, or looks it up, sees where its receiver lives; residents see what is their own.
  if (told?.address !== undefined)
    await recordList(dependencies, database, region, caller, {
      purpose: 'delivery',
      what: 'parcel',
      kinds: ['address'],
      caseIds: [row.case_id],
    });
  const { way } = state.parcel;
  return success({
    code: row.code,
    lastSeq: state.lastSeq,
    holds: service.parcel.holds,
    label: parcel === undefined ? null : labelOf(parcel),
    way,
    ways: waysOf(region, service, row).map((each) => ({ way: each, title: wayTitles[each] })),
    window: state.parcel.window,
    windows: region.delivery.windows.map(({ code: window, title, from, until }) => ({
      window,
      title,
      hours: `${from}–${until}`,
    })),
    steps: stepsOf(service, state, parcel),
    address: told?.address
      ? { street: streetWords(told.address), village: villageName(region, told.address.villageCode) }
      : null,
    attempts: state.parcel.attempts,
    failure: failureWords(state.parcel.failure),
    mayChange: mayChange(service, state, parcel) && !(await hasLeft(database, parcel)),
    pickupCode:
      isOwn && parcel !== undefined && isCodeUsed(parcel) ? codeOfParcel(dependencies, region, parcel) : null,
    isCodeLocked: parcel !== undefined && isCodeUsed(parcel) && parcel.code_tries >= mostWrongCodes,
    mayConfirm: isOwn ? confirmationOf(service, state, parcel) : null,
    mayDispute: isOwn ? (parcelAction(service, state, 'dispute')?.code ?? null) : null,
    takeBack: told?.takeBack ?? null,
    collectAt: collectAt(region, parcel),
  });
}

/** A village gives out only what the region lets it. */
function waysOf(
  region: Region,
  { parcel }: Service,
  row: Pick<CaseRow, 'village_code'>,
): readonly ParcelWay[] {
  const { villages } = region.delivery;
  const atVillage = villages === 'all' || villages.includes(row.village_code);
  return (parcel?.ways ?? []).filter((way) => way !== 'village' || atVillage);
}

const isCodeUsed = ({ standing }: StoredParcel): boolean => placesWithCode.includes(standing);

function codeOfParcel(
  { masterKeys }: Pick<DeliveryDependencies, 'masterKeys'>,
  region: Region,
  parcel: Pick<StoredParcel, 'case_id' | 'code_key_id' | 'code_version'>,
): string {
  return receiverCode(masterKeys, {
    regionId: region.id,
    caseId: parcel.case_id,
    keyId: parcel.code_key_id,
    version: parcel.code_version,
  });
}

/** The flow's step by which the applicant says that what was given out is right: then nobody has anything to do for it. */
function confirmationOf(
  service: Service,
  state: CaseState,
  parcel: Pick<StoredParcel, 'standing' | 'is_disputed'> | undefined,
): string | null {
  if (parcel?.standing !== 'delivered' || parcel.is_disputed) return null;
  const found = Object.entries(service.flow.actions).find(
    ([, action]) =>
      action.by.includes('applicant') &&
      action.from.includes(state.state) &&
      action.parcel === undefined &&
      service.flow.states[action.to]?.turn === 'nobody',
  );
  return found?.[0] ?? null;
}

/** Until it leaves: while it is made, packed, waits somewhere, or is on its way back. */
function mayChange(
  service: Service,
  state: CaseState,
  parcel: Pick<StoredParcel, 'standing'> | undefined,
): boolean {
  if (state.end !== null || parcel?.standing === 'delivered') return false;
  const place = parcelPlace(service, state);
  return (
    place === null ||
    (['packing', 'counter', 'village', 'resting'] satisfies ParcelPlace[] as string[]).includes(place)
  );
}

/** Handed to the courier already, although the courier has not said so yet. */
async function hasLeft(
  database: Pick<DatabaseTransaction, 'selectFrom'>,
  parcel: Pick<StoredParcel, 'manifest_id' | 'standing'> | undefined,
): Promise<boolean> {
  if (parcel === undefined || parcel.manifest_id === null || parcel.standing !== 'packing') return false;
  const manifest = await database
    .selectFrom('manifest')
    .select('state')
    .where('manifest_id', '=', parcel.manifest_id)
    .executeTakeFirst();
  return manifest !== undefined && manifest.state !== 'prepared';
}

function collectAt(region: Region, parcel: StoredParcel | undefined): ParcelCard['collectAt'] {
  if (parcel === undefined || (parcel.standing !== 'counter' && parcel.standing !== 'village')) return null;
  const days = region.delivery.uncollectedAfterDays * 86_400_000;
  const until = new Date(parcel.since.getTime() + days).toISOString();
  if (parcel.standing === 'village') {
    const village = villageOf(region, parcel.village_code);
    const name = village?.name ?? parcel.village_code;
    return {
      name:
        village?.kind === 'desa'
          ? { id: `Kantor Desa ${name}`, en: `Village office of ${name}` }
          : { id: `Kantor Kelurahan ${name}`, en: `Village office of ${name}` },
      address: village === undefined ? '' : `${village.name}, ${village.districtName}`,
      until,
    };
  }
  const office = officeOf(region, parcel.office_id);
  return { name: officeNameOf(region, parcel.office_id), address: office?.address.id ?? '', until };
}

const order: readonly (readonly StoredParcel['standing'][])[] = [
  [],
  ['packing'],
  ['courier', 'counter', 'village', 'post', 'resting'],
  ['delivered'],
];

/** From the office to the hand, as a clear line. */
function stepsOf(service: Service, state: CaseState, parcel: StoredParcel | undefined): ParcelCard['steps'] {
  const now =
    parcel === undefined || parcel.standing === 'gone'
      ? 0
      : order.findIndex((at) => at.includes(parcel.standing));
  const at = parcel?.since.toISOString() ?? null;
  const titles: readonly Text[] = [
    { id: 'Dikerjakan di kantor', en: 'Made at the office' },
    { id: 'Dikemas', en: 'Packed' },
    onTheWay(service, state),
    { id: 'Diterima', en: 'Received' },
  ];
  return titles.map((title, index) => ({
    title,
    at: index === now ? at : null,
    standing: index < now || (now === 3 && index === 3) ? 'done' : index === now ? 'now' : 'ahead',
  }));
}

function onTheWay(service: Service, state: CaseState): Text {
  const place = parcelPlace(service, state);
  // While it is packed nothing but the choice tells how it will come.
  switch (place === null || place === 'packing' ? state.parcel?.way : place) {
    case 'counter':
    case 'pick-up':
      return { id: 'Siap di loket', en: 'Ready at the counter' };
    case 'village':
      return { id: 'Siap di kelurahan atau desa', en: 'Ready in the village' };
    case 'post':
      return { id: 'Di perjalanan pos', en: 'With the post' };
    case 'resting':
      return { id: 'Belum bisa diserahkan, dibawa kembali', en: 'Not handed over, on its way back' };
    default:
      return { id: 'Diantar ke rumah', en: 'On its way to the door' };
  }
}

function callerName(caller: Caller): string | undefined {
  const { who } = caller;
  return 'accountId' in who ? `${who.kind}:${who.accountId}` : undefined;
}

/** The applicant's own or a helper's case, or one that an officer's desk has. */
function mayCommand(
  dependencies: DeliveryDependencies,
  caller: Caller,
  command: 'choose' | 'renew-code',
  region: Region,
  standing: Standing,
  officeId: string,
): boolean {
  if (standing.viewer.kind === 'applicant') return true;
  if (caller.who.kind !== 'officer') return false;
  const { offices, villages } = reachOf(dependencies, region, caller.who.posts);
  return deliveryPolicy[command].some(
    (place) =>
      place !== 'applicant' &&
      (offices[place].includes(officeId) || (place === 'village' && villages.length > 0)),
  );
}

export async function choose(
  dependencies: DeliveryDependencies,
  caller: Caller,
  command: Parameters<DeliveryService['choose']>[1],
): ReturnType<DeliveryService['choose']> {
  const region = regionOf(dependencies, caller.regionId);
  const name = callerName(caller);
  if (name === undefined) return failure(problems.signInNeeded);
  const { key, code, way, window, address } = command;
  const frame = {
    regionId: region.id,
    caller: name,
    key,
    content: ['choose', code, way ?? null, window ?? null, address ?? null],
    now: dependencies.now(),
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const found = await dependencies.cases.standing(transaction, caller, {
      code,
      command: 'act',
      lock: true,
    });
    if (!found.ok) return found;
    const { row, standing, target } = found.value;
    const { service, state } = target;
    if (!mayCommand(dependencies, caller, 'choose', region, standing, row.office_id))
      return failure(problems.notAllowed);
    if (state.parcel === undefined) return failure(problems.parcelUnknown);
    if (way !== undefined && !waysOf(region, service, row).includes(way)) return failure(problems.wayUnknown);
    if (window !== undefined && !region.delivery.windows.some((each) => each.code === window))
      return failure(problems.windowUnknown);
    if (address !== undefined && villageOf(region, address.villageCode) === undefined)
      return failure(problems.villageElsewhere);
    const changed = {
      ...(way !== undefined && way !== state.parcel.way && { way }),
      ...(window !== undefined && window !== state.parcel.window && { window }),
    };
    // After a failed try the same choice is one too: bring it once more.
    const isAgain = way !== undefined && state.parcel.attempts > 0;
    if (Object.keys(changed).length === 0 && address === undefined && !isAgain)
      return failure(problems.nothingChosen);
    const parcel = await transaction
      .selectFrom('parcel')
      .select(['standing', 'manifest_id'])
      .where('case_id', '=', row.case_id)
      .forUpdate()
      .executeTakeFirst();
    if (!mayChange(service, state, parcel) || (await hasLeft(transaction, parcel)))
      return failure(problems.hasLeft);
    if (parcel !== undefined && parcel.manifest_id !== null && parcel.standing === 'packing')
      await takeOff(transaction, row.case_id, parcel.manifest_id);
    const after = await dependencies.cases.note(transaction, {
      regionId: region.id,
      caseId: row.case_id,
      actor: standing.actor,
      body: (_, seal) => ({
        type: 'parcel-chosen',
        ...changed,
        ...(isAgain && way !== undefined && { way }),
        ...(address && { address: seal(addressValue(address)), villageCode: address.villageCode }),
      }),
    });
    return success({ code: row.code, way: after.parcel?.way ?? '', window: after.parcel?.window ?? '' });
  });
}

function addressValue(
  address: NonNullable<Parameters<DeliveryService['choose']>[1]['address']>,
): AddressValue {
  const { street, rt, rw, villageCode } = address;
  return { street: street.trim(), ...(rt && { rt }), ...(rw && { rw }), villageCode };
}

async function takeOff(transaction: DatabaseTransaction, caseId: string, manifestId: string): Promise<void> {
  await transaction
    .deleteFrom('manifest_stop')
    .where('manifest_id', '=', manifestId)
    .where('case_id', '=', caseId)
    .execute();
  await transaction.updateTable('parcel').set({ manifest_id: null }).where('case_id', '=', caseId).execute();
}

export async function renewCode(
  dependencies: DeliveryDependencies,
  caller: Caller,
  { key, code }: Parameters<DeliveryService['renewCode']>[1],
): ReturnType<DeliveryService['renewCode']> {
  const region = regionOf(dependencies, caller.regionId);
  const name = callerName(caller);
  if (name === undefined) return failure(problems.signInNeeded);
  const frame = {
    regionId: region.id,
    caller: name,
    key,
    content: ['renew-code', code],
    now: dependencies.now(),
  };
  const renewed = await runCommand(dependencies.database, frame, async (transaction) => {
    const found = await dependencies.cases.standing(transaction, caller, {
      code,
      command: 'act',
      lock: true,
    });
    if (!found.ok) return found;
    const { row, standing } = found.value;
    if (!mayCommand(dependencies, caller, 'renew-code', region, standing, row.office_id))
      return failure(problems.notAllowed);
    const parcel = await transaction
      .updateTable('parcel')
      .set((update) => ({ code_version: update('code_version', '+', 1), code_tries: 0 }))
      .where('case_id', '=', row.case_id)
      .where('standing', 'in', placesWithCode)
      .returning(['case_id', 'code_key_id', 'code_version'])
      .executeTakeFirst();
    if (parcel === undefined) return failure(problems.stepGone);
    // Only what it is made from is kept with the command; the code goes to the applicant alone.
    return success({ code: row.code, parcel, isOwn: standing.viewer.kind === 'applicant' });
  });
  if (!renewed.ok) return renewed;
  const { parcel, isOwn } = renewed.value;
  return success({
    code: renewed.value.code,
    pickupCode: isOwn ? codeOfParcel(dependencies, region, parcel) : '',
  });
}
