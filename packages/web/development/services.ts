import type { Caller, RegionSummary, Services } from '@satuloket/server/types';

const regions: readonly RegionSummary[] = [
  {
    id: '32.75',
    slug: 'kota-bekasi',
    name: { id: 'Kota Bekasi', en: 'Bekasi City' },
    accent: '#0b6e4f',
    codePrefix: 'KB',
    zone: 'Asia/Jakarta',
  },
  {
    id: '32.16',
    slug: 'kabupaten-bekasi',
    name: { id: 'Kabupaten Bekasi', en: 'Bekasi Regency' },
    accent: '#1d4ed8',
    codePrefix: 'KN',
    zone: 'Asia/Jakarta',
  },
];

/** Just enough of the server to look at the design without a database; anything else tells that it is not there. */
export function designServices(): Services {
  const catalogue = {
    regions: () => regions,
    region: (slug: string) => regions.find((region) => region.slug === slug),
  };
  const people = {
    callerOf: async (request: {
      regionId: string;
      headers: Headers;
      requestId: string;
      locale: 'id' | 'en';
    }) => callerFor(request),
  };
  return absent('services', {
    now: () => new Date(),
    mode: 'demo',
    catalogue,
    people,
    // What the console's menu asks.
    capacity: { menu: () => ({ visits: false, stock: false }) },
    printing: { menu: () => ({ printing: false }) },
    delivery: { menu: () => ({ desk: false, village: false, courier: false }) },
    field: { menu: () => ({ device: false, setAside: false }) },
    measures: { menu: async () => ({ morning: false, broken: null }) },
    post: { mayUse: () => false },
    helping: { startCodeKinds: async () => ({ ok: true, value: [] }) },
    importing: { services: () => [] },
    exchange: { hasTroubles: async () => false },
    documents: { hasFailed: async () => false },
    signing: { menu: async () => ({ desk: false, delegations: false }) },
    operations: { mayUse: () => false },
    looks: { menu: async () => ({ audits: false, asked: 0 }) },
    staff: {
      menu: async () => ({ officers: false, emergencies: false, isFresh: false, emergency: null }),
    },
    privacy: { mayProtect: () => false },
    integrations: { menu: () => ({ integrations: false }) },
  }) as unknown as Services;
}

/** The cookie `peran` chooses who looks: `penduduk`, or a role of an officer. */
function callerFor(input: {
  regionId: string;
  headers: Headers;
  requestId: string;
  locale: 'id' | 'en';
}): Caller {
  const { regionId, requestId, locale } = input;
  const role = /(?:^|;\s*)peran=([a-z-]+)/.exec(input.headers.get('cookie') ?? '')?.[1];
  if (role === undefined) return { regionId, requestId, locale, who: { kind: 'guest', browserToken: null } };
  if (role === 'penduduk') {
    const who = { kind: 'resident', accountId: 'penduduk', browserToken: null, identity: 'matched' } as const;
    return { regionId, requestId, locale, who };
  }
  const posts = [{ role, officeId: 'kecamatan-bekasi-timur' }];
  return {
    regionId,
    requestId,
    locale,
    who: { kind: 'officer', accountId: role, name: 'Siti Rahmawati', posts },
  };
}

function absent(path: string, present: object): object {
  return new Proxy(present, {
    get(target, name) {
      if (name in target || typeof name === 'symbol' || name === 'then') return Reflect.get(target, name);
      throw new Error(`${path}.${name} is not part of the design's stand-in services`);
    },
  });
}
