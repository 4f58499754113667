import type { Region, Result } from '@satuloket/engine';
import type { Caller } from '../../types.ts';
import type { StaffService } from './contract.ts';
import { regionOf, type StaffDependencies } from './dependencies.ts';
import { createEmergencies } from './emergency.ts';
import { requireFresh } from './freshness.ts';
import { createInvitationLinks } from './invitation-links.ts';
import { createInvitations, type FirstOfficer } from './invitations.ts';
import { officersList } from './officers-list.ts';
import { createOversight } from './oversight.ts';
import { createOwnSecurity } from './own-security.ts';
import { coverageOf, officerFor } from './policy.ts';
import { createPosts } from './posts.ts';
import { createStandIns } from './stand-ins.ts';
import { createReopening } from './unused.ts';

export type Staff = {
  readonly service: StaffService;
  /** For the operator of an installation: the first officer of a region, who invites the others. */
  inviteFirst(input: FirstOfficer): Promise<Result<{ readonly link: string }>>;
};

/** Who may let officers of other regions oversee this one. */
function keepsRegion(caller: Caller, region: Region): boolean {
  const found = officerFor(caller, 'list-oversight', region);
  return found.ok && found.value.by.some((post) => coverageOf(region, post) === 'region');
}

/** Staff's side of accounts: who becomes an officer, by what they get in, what posts they hold and for whom. */
export function createStaff(dependencies: StaffDependencies): Staff {
  const { newLink, send, ...links } = createInvitationLinks(dependencies);
  const { inviteFirst, ...invitations } = createInvitations(dependencies, { newLink, send });
  const { bannerOf, ...emergencies } = createEmergencies(dependencies);
  return {
    inviteFirst,
    service: {
      secondFactor: dependencies.secondFactor,
      ...createOwnSecurity(dependencies),
      ...links,
      ...invitations,
      ...createPosts(dependencies),
      ...createStandIns(dependencies),
      ...createReopening(dependencies),
      ...createOversight(dependencies),
      ...emergencies,
      officers: (caller, query) => officersList(dependencies, caller, query),
      async menu(caller) {
        const region = regionOf(dependencies, caller.regionId);
        return {
          officers: officerFor(caller, 'list-officers', region).ok,
          oversight: keepsRegion(caller, region),
          regions: caller.who.kind === 'officer' && caller.who.oversees === true,
          emergencies: officerFor(caller, 'list-emergencies', region).ok,
          isFresh: requireFresh(caller, dependencies.now()).ok,
          emergency: bannerOf(caller),
        };
      },
    },
  };
}
