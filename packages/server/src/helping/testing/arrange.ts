import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Region, success } from '@satuloket/engine';
import { arrangeCases, masterKeys, value } from '../../cases/testing/arrange.ts';
import { officerCaller, residentCaller } from '../../cases/testing/fakes.ts';
import { gardenPack } from '../../cases/testing/invented-pack.ts';
import { gardenRegion } from '../../cases/testing/invented-region.ts';
import { createFileStore } from '../../files/index.ts';
import {
  type PopulationRegister,
  type RegisterHousehold,
  type RegisterPerson,
  registerProblems,
} from '../../people/register-adapter/index.ts';
import type { Caller } from '../../types.ts';
import { createHelping } from '../index.ts';

const village = '99.01.01.1001';
const words = (id: string, en: string) => ({ id, en });

export function neighbour(
  nik: string,
  name: string,
  birthDate: string,
  more: Partial<RegisterPerson> = {},
): RegisterPerson {
  return {
    nik,
    kk: `${nik.slice(0, 12)}0001`,
    name,
    birthDate,
    birthPlace: 'Kebun',
    sex: 'female',
    relation: 'head',
    maritalStatus: 'widowed',
    religion: 'Islam',
    occupation: 'Pekebun',
    citizenship: 'WNI',
    motherName: 'Ibu',
    fatherName: 'Bapak',
    card: { state: 'held' },
    status: 'active',
    address: { street: 'Jalan Mawar 9', rt: '001', rw: '002' },
    villageCode: village,
    ...more,
  };
}

export function householdOf(...members: readonly RegisterPerson[]): RegisterHousehold {
  const [head] = members;
  if (head === undefined) throw new Error('A household has a head.');
  const { kk, address, villageCode } = head;
  return { kk, address, villageCode, villageName: 'Mawar', districtName: 'Utara', members: [...members] };
}

/** A register in memory with several households and a switch. */
export function manyHouseholds(households: readonly RegisterHousehold[]): PopulationRegister & {
  down: boolean;
  asked: number;
} {
  const of = (nik: string) => households.find(({ members }) => members.some((each) => each.nik === nik));
  const register = {
    down: false,
    asked: 0,
    async match(claim: { nik: string; name: string; birthDate: string }) {
      if (register.down) return { ok: false as const, error: registerProblems.unavailable };
      register.asked += 1;
      const person = of(claim.nik)?.members.find(({ nik }) => nik === claim.nik);
      const isSame =
        person !== undefined &&
        person.birthDate === claim.birthDate &&
        person.name.toLowerCase() === claim.name.toLowerCase();
      return success({ match: isSame });
    },
    async household({ nik }: { nik: string }) {
      if (register.down) return { ok: false as const, error: registerProblems.unavailable };
      const household = of(nik);
      return household ? success(household) : { ok: false as const, error: registerProblems.personUnknown };
    },
    async person() {
      return { ok: false as const, error: registerProblems.personUnknown };
    },
    status: () => ({ available: !register.down }),
  };
  return register as unknown as PopulationRegister & { down: boolean; asked: number };
}

export const sri = neighbour('9901015507480001', 'Sri Lestari', '1948-07-15');
export const tarno = neighbour('9901010203450002', 'Tarno', '1945-03-02', { sex: 'male' });
export const faraway = neighbour('9901016009500003', 'Wati', '1950-09-20', { villageCode: '99.01.02.1001' });
export const mother = neighbour('9901015403960004', 'Dewi Kenanga', '1996-03-14', { relation: 'wife' });
export const father = neighbour('9901010208940005', 'Rizky Mawar', '1994-08-02', {
  sex: 'male',
  kk: mother.kk,
});
export const child = neighbour('9901010101180006', 'Bima Mawar', '2018-01-01', {
  sex: 'male',
  kk: mother.kk,
  relation: 'child',
});

type Limits = { readonly lookUpsPerDay?: number; readonly strangers?: number };

/** The garden with a counter, two village officers and a nursery that gives out start codes. */
function helpingRegion(id: '9901' | '9902', limits: Limits): Region {
  const region = gardenRegion(id);
  const role = (code: string) => ({ id: code, name: words(code, code), does: words('Membantu.', 'Helps.') });
  const post = (code: string, roles: string[], more: object = {}) => ({
    id: code,
    title: words(code, code),
    office: 'north-office',
    agency: 'north',
    roles,
    covers: 'office' as const,
    ...more,
  });
  const [garden] = region.installed;
  if (garden === undefined) throw new Error('The garden is not installed.');
  return {
    ...region,
    helping: {
      lookUpsPerDay: { counter: 5, village: limits.lookUpsPerDay ?? 5 },
      startCodeAttemptsPerDay: 3,
      strangers: { days: 30, phone: limits.strangers ?? 2, village: limits.strangers ?? 2, counter: 50 },
    },
    roles: [...region.roles, role('front-desk'), role('village-officer'), role('nursery')],
    posts: [
      ...region.posts,
      post('desk', ['front-desk']),
      post('mawar', ['village-officer'], { village: `${region.code}.01.1001` }),
      post('melati', ['village-officer'], { village: `${region.code}.01.1002` }),
      post('nursery', ['nursery']),
    ],
    installed: [{ ...garden, roles: [...garden.roles, { role: 'sower', as: 'nursery' }] }],
  };
}

/** The invented pack, whose deed begins with a seed letter of the nursery. */
function helpingPack() {
  return gardenPack().map((file) => {
    if (file.path === 'pack.yaml') {
      const manifest = JSON.parse(file.text);
      manifest.roles.sower = { title: words('Pembibit', 'Nursery'), description: words('Bibit.', 'Seeds.') };
      return { ...file, text: JSON.stringify(manifest, null, 2) };
    }
    if (file.path !== 'services/plot-deed.yaml') return file;
    const service = JSON.parse(file.text);
    service.form.steps[0].fields.push({
      code: 'sower',
      type: 'person',
      others: true,
      optional: true,
      label: words('Penanam', 'Who sows'),
    });
    service.form.steps[0].fields.push({
      code: 'seedlings',
      type: 'group',
      minimumItems: 0,
      maximumItems: 3,
      itemTitle: words('Bibit', 'Seedling'),
      label: words('Bibit', 'Seedlings'),
      fields: ['kind', 'name'].map((code) => ({
        code,
        type: 'text',
        maximumLength: 40,
        label: words(code, code),
      })),
    });
    service.startCodes = {
      seeds: {
        title: words('Surat bibit', 'Seed letter'),
        by: ['sower'],
        fields: ['plants', 'sower', 'seedlings', 'sketchFile'],
        person: 'sower',
        validDays: 30,
      },
    };
    return { ...file, text: JSON.stringify(service, null, 2) };
  });
}

const accounts = {
  desk: '00000000-0000-7000-8000-0000000000a1',
  otherDesk: '00000000-0000-7000-8000-0000000000a2',
  mawar: '00000000-0000-7000-8000-0000000000b1',
  melati: '00000000-0000-7000-8000-0000000000b2',
  nursery: '00000000-0000-7000-8000-0000000000c1',
  chief: '00000000-0000-7000-8000-0000000000c2',
  mother: '00000000-0000-7000-8000-0000000000d1',
  father: '00000000-0000-7000-8000-0000000000d2',
  stranger: '00000000-0000-7000-8000-0000000000d3',
} as const;

/** Helping over a real database and a real store of files, with people and register in memory. */
export async function arrangeHelping(
  given: Limits & { readonly neighbours?: readonly RegisterPerson[] } = {},
) {
  const garden = await arrangeCases({
    regions: [helpingRegion('9901', given), helpingRegion('9902', given)],
    packFiles: helpingPack(),
  });
  const family = householdOf(father, mother, child);
  const alone = [sri, tarno, faraway, ...(given.neighbours ?? [])].map((person) => householdOf(person));
  const register = manyHouseholds([...alone, family]);
  const folder = mkdtempSync(join(tmpdir(), 'helping-'));
  const { database, packs, places } = garden;
  const now = () => garden.clock.now;
  const store = createFileStore({
    database,
    masterKeys,
    now,
    folder: join(folder, 'files'),
    uploadFolder: join(folder, 'uploads'),
  });
  /** The accounts whose identity is proven, by NIK. */
  const known = new Map<string, string>();
  const helping = createHelping({
    database,
    masterKeys,
    now,
    places,
    packs,
    register,
    people: garden.people,
    accountOf: async (nik) => known.get(nik),
    householdOf: async (accountId) =>
      garden.people.applicants.get(accountId)?.applicant.kk === family.kk ? family : undefined,
    store,
    cases: garden.services,
  });

  function officer(accountId: string, name: string, role: string, villageCode?: string): Caller {
    const posts = [{ role, officeId: 'north-office', ...(villageCode && { villageCode }) }];
    garden.people.officers.push({ accountId, name, posts });
    const caller = officerCaller(accountId, posts);
    return { ...caller, who: { ...caller.who, name } as Caller['who'] };
  }

  /** Signs a person of the family in, or someone without one. */
  function resident(accountId: string, person: RegisterPerson): Caller {
    known.set(person.nik, accountId);
    const { nik, kk, name, birthDate, sex, address } = person;
    garden.people.applicants.set(accountId, {
      applicant: {
        nik,
        kk,
        name,
        birthDate,
        sex,
        address: { ...address, villageCode: person.villageCode },
        phone: '+6281200000077',
      },
      household: kk === family.kk ? family.members.map((each) => ({ ...each })) : [],
      identity: 'matched',
    });
    return residentCaller(accountId);
  }

  let serial = 0;
  const key = () => {
    serial += 1;
    return `key-${serial}`;
  };
  const card = ({ nik, name, birthDate }: RegisterPerson) => ({ nik, name, birthDate });

  /** Fills in and sends a draft that is for someone else. */
  async function fillAndSend(caller: Caller, draftId: string) {
    const home = { street: 'Jalan Mawar 9', rt: '001', rw: '002', villageCode: village };
    const plot = { size: 'small', plants: 'Cabai', home };
    value(await garden.services.drafts.saveStep(caller, draftId, 'plot', { answers: plot }));
    garden.files.upload(draftId, 'sketch');
    const saved = value(
      await garden.services.drafts.saveStep(caller, draftId, 'papers', { answers: { truth: true } }),
    );
    return garden.services.cases.send(caller, { key: key(), draftId, version: saved.version });
  }

  return {
    ...garden,
    helping,
    register,
    store,
    known,
    accounts,
    staff: {
      desk: officer(accounts.desk, 'Nia Loket', 'front-desk'),
      otherDesk: officer(accounts.otherDesk, 'Oki Loket', 'front-desk'),
      mawar: officer(accounts.mawar, 'Dedi Pamor', 'village-officer', village),
      melati: officer(accounts.melati, 'Euis Pamor', 'village-officer', '99.01.01.1002'),
      nursery: officer(accounts.nursery, 'Bidan Ayu', 'nursery'),
      chief: officer(accounts.chief, 'Ratna Kepala', 'head'),
    },
    resident,
    key,
    card,
    fillAndSend,
  };
}

/** A picture as a canvas gives it, small and white with a stroke. */
export async function strokePicture(): Promise<ReadableStream<Uint8Array>> {
  const { default: sharp } = await import('sharp');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="240"><rect width="600" height="240" fill="white"/><path d="M20 200 Q 150 20 300 120 T 580 60" stroke="black" stroke-width="5" fill="none"/></svg>';
  const png = await sharp(Buffer.from(svg)).png().toBuffer();
  return new Blob([new Uint8Array(png)]).stream();
}
