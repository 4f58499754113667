import {
  calendarOf,
  type OfficeCalendar,
  officesForService,
  postMayAct,
  type Region,
  roleBinding,
} from '@satuloket/engine';
import type { Random } from '@satuloket/sandbox';
import type { Places } from '@satuloket/server';
import type { Caller } from '@satuloket/server/types';

/** An account of `demo.yaml` as it stands in the database. */
export type DemoOfficer = {
  readonly regionId: string;
  readonly username: string;
  readonly accountId: string;
};

type OfficerCaller = Caller & { readonly who: Extract<Caller['who'], { kind: 'officer' }> };

/** The offices of a region where the demo's accounts can carry a case from its first day to its last. */
export type DemoOffices = {
  readonly region: Region;
  /** Villages whose cases go to such an office. */
  readonly villageCodes: readonly string[];
  calendar(officeId: string): OfficeCalendar;
  /** The date on the walls of the region at a moment. */
  today(moment: number): string;
  /** Whoever may act in this role of a pack at the office. */
  officers(place: {
    readonly officeId: string;
    readonly service: string;
    readonly role: string;
  }): readonly OfficerCaller[];
  pick(random: Random, place: { officeId: string; service: string; role: string }): OfficerCaller;
};

/** The roles without which no case is ever finished. */
const neededRoles: Readonly<Record<string, readonly string[]>> = {
  'akta-kelahiran': ['verifier', 'operator', 'approver'],
  'surat-domisili': ['verifier', 'approver', 'signer'],
};

/** Villages whose kecamatan the demo's accounts work in. */
export function villagesOfDemoOffices(region: Region): string[] {
  const withAccounts = new Set(
    region.accounts.map(({ post }) => region.posts.find(({ id }) => id === post)?.office),
  );
  return region.villages
    .filter(({ code }) =>
      Object.keys(neededRoles).every((service) => {
        const [nearest] = officesForService(region, code, service);
        return nearest !== undefined && nearest.kind === 'kecamatan' && withAccounts.has(nearest.id);
      }),
    )
    .map(({ code }) => code);
}

export function createDemoOffices(
  places: Places,
  regionId: string,
  accounts: readonly DemoOfficer[],
): DemoOffices {
  const region = places.region(regionId);
  if (region === undefined) throw new Error(`There is no region ${regionId}.`);
  const callers = accounts
    .filter((account) => account.regionId === regionId)
    .flatMap(({ username, accountId }): { caller: OfficerCaller; post: Region['posts'][number] }[] => {
      const postId = region.accounts.find((account) => account.username === username)?.post;
      const post = region.posts.find(({ id }) => id === postId);
      if (post === undefined) return [];
      const posts = post.roles.map((role) => ({ role, officeId: post.office }));
      const who = { kind: 'officer' as const, accountId, name: post.holder?.name ?? username, posts };
      return [{ caller: { regionId, requestId: 'demo', locale: 'id', who }, post }];
    });
  const known = new Map<string, readonly OfficerCaller[]>();

  const offices: DemoOffices = {
    region,
    villageCodes: villagesOfDemoOffices(region),
    calendar: (officeId) => calendarOf(region, officeId),
    today: (moment) => new Intl.DateTimeFormat('en-CA', { timeZone: region.zone }).format(moment),
    officers({ officeId, service, role }) {
      const key = `${officeId} ${service} ${role}`;
      const found =
        known.get(key) ??
        callers
          .filter(({ post }) => {
            const pack = region.installed.find(({ services }) =>
              services.some((each) => each.service === service),
            );
            if (pack === undefined || roleBinding(region, { pack: pack.pack, role, service }) === undefined)
              return false;
            return postMayAct(region, post, { pack: pack.pack, role, service, officeId });
          })
          .map(({ caller }) => caller);
      known.set(key, found);
      return found;
    },
    pick(random, place) {
      const found = offices.officers(place);
      const [usual] = found;
      if (usual === undefined) throw new Error(`Nobody of the demo is ${place.role} at ${place.officeId}.`);
      // One does most of it, a colleague or the head of the kecamatan the rest.
      return random.chance(0.6) ? usual : random.pick(found);
    },
  };
  return offices;
}
