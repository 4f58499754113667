/** The small invented world in which scenarios play: an office's week, places, a family, uploaded files. */
import { localDate, type OfficeCalendar } from '../calendar/index.ts';
import type { Actor, Viewer } from '../case/index.ts';
import type { FormContext, HouseholdMember } from '../form/index.ts';
import type { Answers, AnswerValue, FileValue, PersonValue, Scenario, Service } from '../pack/types.ts';

const zone = 'Asia/Jakarta';

/** Monday to Friday, 08:00 to 16:00: packs are tested against a plain week, regions bring their own hours. */
export const scenarioHours: readonly (readonly [string, string])[] = [['08:00', '16:00']];

const wholeDay: readonly (readonly [string, string])[] = [['00:00', '24:00']];

export function calendarOfScenario({
  calendar = 'office',
  holidays = [],
}: Scenario['given']): OfficeCalendar {
  const weekday = calendar === 'always-open' ? wholeDay : scenarioHours;
  const weekend = calendar === 'always-open' ? wholeDay : [];
  return {
    version: `scenario-${calendar}-${holidays.join('-')}`,
    zone,
    periods: [
      {
        from: '2000-01-01',
        week: {
          monday: weekday,
          tuesday: weekday,
          wednesday: weekday,
          thursday: weekday,
          friday: weekday,
          saturday: weekend,
          sunday: weekend,
        },
      },
    ],
    exceptions: holidays.map((date) => ({
      date,
      kind: 'public-holiday',
      hours: [],
      title: { id: 'Hari libur', en: 'Holiday' },
    })),
  };
}

/** Every place is known by its code; the family is whoever the answers name as such. */
export function contextOfScenario(
  answers: Answers,
  calendar: OfficeCalendar,
  at: string,
  given: Pick<Scenario['given'], 'applicant' | 'parameters'>,
): FormContext {
  return {
    today: localDate(calendar, at),
    zone: calendar.zone,
    household: registerPeople(answers),
    registerKnown: true,
    places: { name: (code) => code, isVillageHere: () => true },
    applicant: {
      name: 'Pemohon',
      nik: '3275010101900001',
      villageCode: '32.75.01.1001',
      ...given.applicant,
    } as FormContext['applicant'],
    ...(given.parameters && { parameters: given.parameters }),
  };
}

function registerPeople(value: AnswerValue | Answers): HouseholdMember[] {
  if (Array.isArray(value)) return value.flatMap(registerPeople);
  if (typeof value !== 'object') return [];
  const person = value as PersonValue;
  if (person.source === 'register' && person.nik) {
    return [
      {
        id: person.nik,
        nik: person.nik,
        name: person.name,
        birthDate: person.birthDate,
        relation: person.relation,
      },
    ];
  }
  return Object.values(value).flatMap(registerPeople);
}

/** The answers with an uploaded file at the field of each requirement named. */
export function withUploads(
  service: Service,
  answers: Answers,
  requirements: readonly string[],
  version: number,
): Answers {
  const uploaded: Answers = { ...answers };
  for (const field of service.form.steps.flatMap(({ fields }) => fields)) {
    if (field.type === 'file' && requirements.includes(field.requirement))
      uploaded[field.code] = [uploadedFile(service, field.requirement, version)];
  }
  return uploaded;
}

export function uploadedFile(service: Service, requirementCode: string, version: number): FileValue {
  const requirement = service.requirements.find(({ code }) => code === requirementCode);
  const isImage = requirement?.accepts.includes('image') ?? true;
  return {
    fileId: `${requirementCode}-${version}`,
    name: isImage ? `${requirementCode}.jpg` : `${requirementCode}.pdf`,
    sha256: String(version).padStart(64, '0'),
    sizeBytes: 100_000,
    mediaType: isImage ? 'image/jpeg' : 'application/pdf',
  };
}

export function instant(text: string): string {
  return new Date(text).toISOString();
}

/** `card`, or `card[1]` for an item of a group. */
export function memberName({ member, item }: { readonly member: string; readonly item?: number }): string {
  return item === undefined ? member : `${member}[${item}]`;
}

export function viewerOf(by: string): Viewer {
  if (by === 'applicant') return { kind: 'applicant', accountId: 'applicant' };
  return by === 'system' ? { kind: 'system' } : { kind: 'officer', accountId: by, roles: [by] };
}

export function actorOf(by: string): Actor {
  if (by === 'applicant') return { kind: 'resident', accountId: 'applicant' };
  return by === 'system'
    ? { kind: 'system', name: 'scenario' }
    : { kind: 'officer', accountId: by, role: by, officeId: 'office' };
}

/** What a finished case lends to the next one of an event. */
export const lentFile: FileValue = {
  fileId: 'lent',
  name: 'dokumen.pdf',
  sha256: '0'.repeat(64),
  sizeBytes: 100_000,
  mediaType: 'application/pdf',
};
