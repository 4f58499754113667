import {
  type Answers,
  type ApplicantValues,
  type FileValue,
  type FormContext,
  type HouseholdMember as FormMember,
  isVillageOf,
  localDate,
  type NamedPerson,
  type PersonValue,
  placeName,
  type Region,
  type Service,
} from '@satuloket/engine';
import { blindDigest, type MasterKeys } from '../record/index.ts';
import type { Applicant } from '../types.ts';
import type { KnownApplicant } from './dependencies.ts';

/** The region's date at an instant. Every office of a region lies in one zone, so any calendar tells it. */
export function regionDate(region: Region, at: Date): string {
  const [office] = region.offices;
  const calendar = office && region.calendars[office.id];
  if (calendar === undefined) throw new Error(`${region.slug} has no office, hence no date.`);
  return localDate(calendar, at.toISOString());
}

/** What the rules of a form need of the world: the date, the places, the applicant and the household as far as known. */
export function formContext(input: {
  readonly region: Region;
  readonly packName: string;
  readonly known: KnownApplicant | null;
  readonly now: Date;
  readonly masterKeys: MasterKeys;
}): FormContext {
  const { region, known } = input;
  const parameters = region.installed.find(({ pack }) => pack === input.packName)?.parameters;
  return {
    today: regionDate(region, input.now),
    zone: region.zone,
    household: (known?.household ?? []).map((member) => formMember(input.masterKeys, region, member)),
    registerKnown: known?.identity === 'matched' && !known.isFamilyHidden,
    ...(known?.named && {
      named: known.named.map((person) => namedPerson(input.masterKeys, region, person)),
    }),
    places: {
      name: (code) => placeName(region, code),
      isVillageHere: (code) => isVillageOf(region, code),
    },
    ...(parameters === undefined ? {} : { parameters }),
    ...(known === null ? {} : { applicant: applicantValues(known.applicant) }),
  };
}

export function applicantValues(applicant: Applicant): ApplicantValues {
  const { address, ...rest } = applicant;
  const { villageCode, ...home } = address;
  return { ...rest, villageCode, address: home };
}

/** Members stand in pages under a keyed digest, because a plain digest of a NIK can be guessed. */
function formMember(
  masterKeys: MasterKeys,
  region: Region,
  member: KnownApplicant['household'][number],
): FormMember {
  return { ...member, id: pageIdentifier(masterKeys, region, `household/${member.nik}`) };
}

function namedPerson(masterKeys: MasterKeys, region: Region, person: PersonValue): NamedPerson {
  const { nik = '', name, birthDate = '' } = person;
  const words = `named/${nik}/${name}/${birthDate}`;
  return { id: pageIdentifier(masterKeys, region, words), person };
}

function pageIdentifier(masterKeys: MasterKeys, region: Region, value: string): string {
  const { digest } = blindDigest(masterKeys, { regionId: region.id, purpose: 'nik', value });
  return digest.toString('hex').slice(0, 16);
}

/** Documents are uploaded apart: they enter the answers at the field that asks for them. */
export function withFiles(
  service: Service,
  answers: Answers,
  files: Readonly<Record<string, readonly FileValue[]>>,
): Answers {
  const merged: Answers = { ...answers };
  for (const { fields } of service.form.steps) {
    for (const field of fields) {
      if (field.type !== 'file') continue;
      const uploaded = files[field.requirement] ?? [];
      if (uploaded.length > 0) merged[field.code] = uploaded;
      else delete merged[field.code];
    }
  }
  return merged;
}

export { prefilled } from '@satuloket/engine';
