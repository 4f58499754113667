import {
  type FormContext,
  isVillageOf,
  loadPack,
  type Pack,
  placeName,
  type Region,
  type Service,
  success,
} from '@satuloket/engine';
import type { Caller, PeopleService, Services } from '@satuloket/server/types';
import { readPackFolder } from '../../../server/src/packs/folder.ts';
import { createCatalogue } from '../../../server/src/packs/index.ts';
import { loadRegions } from '../../../server/src/places/index.ts';
import type { RegisterRoutes } from '../../../server/src/platform/http/index.ts';
import { sampleCases } from './cases.ts';
import { draftsInMemory } from './drafts.ts';
import { everyFieldService } from './every-field.ts';
import { filesInMemory } from './files.ts';

const root = new URL('../../../../', import.meta.url).pathname;

/** The family of the one resident of the stand-ins. */
const household = [
  {
    id: 'm1',
    nik: '3275014204930003',
    name: 'Siti Nurhaliza Ramadhani',
    birthDate: '1993-04-02',
    relation: 'wife',
  },
  { id: 'm2', nik: '3275011503900001', name: 'Bambang Wicaksono', birthDate: '1990-03-15', relation: 'head' },
] as const;

/** The citizens' pages over the real regions and the real pack, without a database. Cookie `peran=penduduk` signs in. */
export async function portalServices(now: Date): Promise<{ services: Services; routes: RegisterRoutes }> {
  const places = await loadRegions(`${root}regions`);
  if (!places.ok) throw new Error(places.error.map(({ message }) => message.en).join('\n'));
  const pack = await readPack('e-open');
  const birth = serviceOf(pack, 'akta-kelahiran');
  const everyField = everyFieldService(serviceOf(pack, 'surat-domisili'));
  const serviceNamed = (code: string): Service | undefined =>
    code === everyField.code ? everyField : pack.services[code];
  const catalogue = createCatalogue({
    places: places.value,
    packs: {
      active: () => [pack],
      serviceOf: (_region, code) => {
        const service = serviceNamed(code);
        return service && { pack, service };
      },
      byDigest: async () => pack,
      loaded: () => pack,
      install: async () => success(pack),
    },
    now: () => now,
  });
  const regionNamed = (id: string): Region => {
    const region = places.value.region(id);
    if (!region) throw new Error(`There is no region ${id}`);
    return region;
  };
  const contextOf = ({ regionId, who }: Caller): FormContext => {
    const region = regionNamed(regionId);
    return {
      today: now.toISOString().slice(0, 10),
      household: who.kind === 'resident' ? household : [],
      registerKnown: who.kind === 'resident',
      places: { name: (code) => placeName(region, code), isVillageHere: (code) => isVillageOf(region, code) },
    };
  };
  const [office = null] = catalogue.offices('3275');
  const drafts = draftsInMemory({ serviceOf: serviceNamed, contextOf, office });
  const files = filesInMemory(drafts.kept);
  const services = {
    now: () => now,
    mode: 'demo',
    catalogue,
    people: peopleStandIn,
    residents: { passkeyQuestion: async () => null, hasNationalLogin: false },
    drafts,
    files: files.service,
    cases: sampleCases(birth),
  } as unknown as Services;
  return { services, routes: files.routes };
}

async function readPack(name: string): Promise<Pack> {
  const files = await readPackFolder(`${root}packs/${name}`);
  const pack = files.ok ? loadPack(files.value) : files;
  if (pack.ok) return pack.value;
  throw new Error(pack.error.map(({ file, line, message }) => `${file}:${line} ${message.en}`).join('\n'));
}

function serviceOf(pack: Pack, code: string): Service {
  const service = pack.services[code];
  if (!service) throw new Error(`The pack has no service ${code}`);
  return service;
}

const peopleStandIn: Partial<PeopleService> = {
  async callerOf({ regionId, headers, requestId, locale }) {
    const cookies = headers.get('cookie') ?? '';
    const browserToken = /satuloket_browser=([\w-]+)/.exec(cookies)?.[1] ?? null;
    const who = /peran=penduduk/.test(cookies)
      ? ({ kind: 'resident', accountId: 'penduduk', browserToken, identity: 'matched' } as const)
      : ({ kind: 'guest', browserToken } as const);
    return { regionId, requestId, locale, who };
  },
  newBrowserToken(slug) {
    const token = crypto.randomUUID();
    return { token, setCookie: `satuloket_browser=${token}; Path=/${slug}; HttpOnly; SameSite=Lax` };
  },
  requestCode: async () => success({ expiresInSeconds: 300 }),
  signInWithCode: async () =>
    success({ setCookies: ['peran=penduduk; Path=/; HttpOnly; SameSite=Lax'], claimedDrafts: 0 }),
  signOut: async () => ({ setCookies: ['peran=; Path=/; Max-Age=0'] }),
  proveIdentity: async () => success({ identity: 'pending' }),
  profile: async () =>
    success({
      phoneMasked: '0812••••7890',
      identity: 'matched',
      name: 'Bambang Wicaksono',
      household: household.map((member) => ({ ...member, sex: 'male' })),
    }),
  demoAccounts: () => [
    {
      face: 'portal',
      title: { id: 'Keluarga dengan bayi baru lahir', en: 'A family with a newborn' },
      identifier: '0812 0000 0001',
      secret: '',
      note: { id: 'Tinggal di Margahayu, Bekasi Timur.', en: 'Lives in Margahayu, Bekasi Timur.' },
    },
  ],
};
