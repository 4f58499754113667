export { createPeopleDirectory } from './directory.ts';
export { demoOfficers, seedOfficers } from './officers.ts';
export { createPeople, type People } from './people.ts';
export { peopleRoutes } from './routes.ts';
export { requireFresh } from './staff/freshness.ts';
export { tellWaitingCases } from './waiting-cases.ts';
