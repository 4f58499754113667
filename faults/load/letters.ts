import { inventedPhoto } from '../../packages/server/src/files/invented-files.ts';
import { fillInForm, type Paper } from './forms.ts';
import type { Resident } from './people.ts';
import type { Speaker } from './repeating.ts';

/** In districts where the demo has an officer for each role. */
const villages: Readonly<Record<string, string>> = {
  'kota-bekasi': '32.75.01.1002',
  'kabupaten-bekasi': '32.16.06.2004',
};
const homeIn = (region: string) => ({
  street: 'Jalan Rajawali 3',
  rt: '001',
  rw: '009',
  villageCode: villages[region],
});

let photo: Promise<Buffer> | undefined;

async function photographed(): Promise<Paper> {
  photo ??= inventedPhoto({ width: 1000, height: 700 });
  return { name: 'foto.jpg', bytes: await photo };
}

type Draft = { readonly id: string; readonly version: number };

const subjectOf = (known: Readonly<Record<string, unknown>>, { person }: Resident): unknown => {
  const { nik, name, birthDate } = person;
  return known.subject ?? { source: 'register', nik, name, birthDate };
};

/** A letter that is short to fill in and has every kind of step. */
export async function fillInLetter(speaker: Speaker, region: string, resident: Resident): Promise<Draft> {
  return fillInForm(speaker, region, resident, {
    service: 'surat-domisili',
    papers: { 'identity-card': await photographed() },
    answers: (known) => ({
      subject: subjectOf(known, resident),
      occupation: 'Guru',
      home: homeIn(region),
      since: '2020-01-01',
      tenure: 'own',
      purpose: 'work',
      truth: true,
    }),
  });
}

/** A visit is booked for it, of which there are few. */
export async function fillInVisit(speaker: Speaker, region: string, resident: Resident): Promise<Draft> {
  const { kk, phone } = resident.person;
  return fillInForm(speaker, region, resident, {
    service: 'ktp-rekam',
    papers: { 'family-card': await photographed() },
    answers: (known) => ({
      subject: subjectOf(known, resident),
      everMarried: true,
      assistance: 'none',
      familyCard: kk,
      phone,
      home: homeIn(region),
      delivery: 'home',
      deliveryTime: 'evening',
      truth: true,
    }),
  });
}

/** A card in exchange for a damaged one: a blank is used up for it, of which there are few. */
export async function fillInCard(speaker: Speaker, region: string, resident: Resident): Promise<Draft> {
  const { kk, phone } = resident.person;
  return fillInForm(speaker, region, resident, {
    service: 'ktp-rusak',
    papers: { 'damaged-card': await photographed(), 'family-card': await photographed() },
    answers: (known) => ({
      subject: subjectOf(known, resident),
      familyCard: kk,
      phone,
      damage: 'broken',
      home: homeIn(region),
      delivery: 'pick-up',
      truth: true,
    }),
  });
}

export async function sendDraft(
  speaker: Speaker,
  region: string,
  { client }: Pick<Resident, 'client'>,
  { id, version }: Draft,
): Promise<string> {
  const { code } = await speaker.command('send', (header) =>
    client.POST('/api/regions/{region}/drafts/{id}/send', {
      params: { path: { region, id }, header },
      body: { version },
    }),
  );
  return code;
}
