import {
  type AddressValue,
  mayTakeBack,
  neighbourhoodWords,
  officeOf,
  type ParcelFailure,
  parcelLabel,
  parcelPlace,
  parcelTold,
  type Region,
  type RoutePoint,
  type Service,
  type Text,
  villageOf,
} from '@satuloket/engine';
import type { Selectable } from 'kysely';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { ParcelRow } from './contract.ts';
import type { DeliveryDependencies } from './dependencies.ts';
import type { ParcelTable } from './schema.ts';

export type StoredParcel = Selectable<ParcelTable>;

/** What is read out of the case for whoever brings or gives out the thing; never a NIK. */
export type ParcelTold = {
  readonly service: Service;
  readonly holds: Text;
  readonly receiver: string;
  readonly phone: string;
  readonly address: AddressValue | undefined;
  /** The old card that is taken back. */
  readonly takeBack: Text | null;
};

/** Undefined once the case's data have been erased. */
export async function toldOf(
  { cases }: Pick<DeliveryDependencies, 'cases'>,
  database: DatabaseConnection,
  { regionId, caseId }: { readonly regionId: string; readonly caseId: string },
): Promise<ParcelTold | undefined> {
  const opened = await cases.openValues(database, { regionId, caseId });
  if (opened === undefined) return undefined;
  const { service, state, values } = opened;
  const told = parcelTold(service, { answers: values.answers, facts: state.facts, context: values.context });
  if (told === undefined || service.parcel === undefined) return undefined;
  const chosen = state.parcel?.address && values.vault.read<AddressValue>(state.parcel.address);
  // Whoever packs it and whoever waits for it should know before the courier stands at the door.
  const isAsked =
    parcelPlace(service, state) !== null &&
    Object.values(service.flow.actions).some((action) => mayTakeBack(action, state.facts));
  return {
    service,
    holds: service.parcel.holds,
    receiver: told.receiver,
    phone: told.phone,
    address: chosen ?? told.address,
    takeBack: isAsked ? oldCard : null,
  };
}

const oldCard: Text = { id: 'Kartu lama ditarik', en: 'Take the old card back' };

export function streetWords(address: AddressValue | undefined): string {
  if (address === undefined) return '';
  return [address.street, neighbourhoodWords(address)].filter((part) => part !== '').join(', ');
}

export function villageName(region: Region, code: string): string {
  const village = villageOf(region, code);
  return village === undefined ? code : `${village.name}, ${village.districtName}`;
}

/** Where an address is, as near as is known: its own point, else the office that serves its village. */
export function pointOf(
  region: Region,
  address: AddressValue | undefined,
  villageCode: string,
): RoutePoint | undefined {
  if (address?.point !== undefined) return address.point;
  const nearest = region.offices.find(({ serves }) =>
    serves.some(({ reach, villages }) => reach !== 'region' && villages.includes(villageCode)),
  );
  return nearest?.location;
}

export function windowTitle(region: Region, code: string | null): Text | null {
  return region.delivery.windows.find((window) => window.code === code)?.title ?? null;
}

export function windowHours(region: Region, code: string | null): string | null {
  const window = region.delivery.windows.find((each) => each.code === code);
  return window === undefined ? null : `${window.from}–${window.until}`;
}

export function officeNameOf(region: Region, officeId: string): Text {
  return officeOf(region, officeId)?.name ?? { id: officeId, en: officeId };
}

const failures: Readonly<Record<ParcelFailure, Text>> = {
  nobody: { id: 'Tidak ada orang', en: 'Nobody was there' },
  'unclear-address': { id: 'Alamat tidak jelas', en: 'The address is unclear' },
  moved: { id: 'Sudah pindah', en: 'Has moved away' },
  refused: { id: 'Menolak menerima', en: 'Refused to take it' },
  died: { id: 'Penerima meninggal', en: 'The receiver has died' },
};

export function failureWords(failure: ParcelFailure | ''): Text | null {
  return failure === '' ? null : failures[failure];
}

export const labelOf = ({ number }: Pick<StoredParcel, 'number'>): string => parcelLabel(Number(number));

const dayMilliseconds = 86_400_000;

/** Since when something has waited longer than the region lets it wait. */
export function overdueBefore(region: Region, now: Date): Date {
  return new Date(now.getTime() - region.delivery.uncollectedAfterDays * dayMilliseconds);
}

const waiting: readonly StoredParcel['standing'][] = ['counter', 'village'];

export async function rowOf(
  dependencies: Pick<DeliveryDependencies, 'cases'>,
  database: DatabaseConnection,
  region: Region,
  parcel: StoredParcel,
  now: Date,
): Promise<ParcelRow> {
  const told = await toldOf(dependencies, database, { regionId: region.id, caseId: parcel.case_id });
  return {
    parcelId: parcel.case_id,
    code: parcel.code,
    label: labelOf(parcel),
    holds: told?.holds ?? { id: 'Kiriman', en: 'Parcel' },
    receiver: told?.receiver ?? '',
    village: villageName(region, parcel.village_code),
    standing: parcel.standing,
    way: parcel.way,
    window: windowTitle(region, parcel.window_code),
    attempts: parcel.attempts,
    failure: failureWords(parcel.failure),
    since: parcel.since.toISOString(),
    isOverdue: waiting.includes(parcel.standing) && parcel.since < overdueBefore(region, now),
    takeBack: told?.takeBack ?? null,
    manifestId: parcel.manifest_id,
  };
}
