export { createPeopleDirectory } from './directory.ts';
export type { IdentityFollower } from './identity.ts';
export type { IdentityClaim } from './identity-claim.ts';
export { appoint, demoOfficers, type OfficerRegion, officersAt, seedOfficers } from './officers.ts';
export { createPeople, type People, type PeopleDependencies, type SignedIn } from './people.ts';
export { peopleRoutes } from './routes.ts';
export { keyedDigest, purposeKey } from './sealing.ts';
export { type IdentityCases, tellWaitingCases } from './waiting-cases.ts';
