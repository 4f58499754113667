export type { Official } from './authority/kept.ts';
export { createDemoClock, type DemoClock, keepDemoClock } from './clock.ts';
export type { Channel, InboxMessage } from './inbox/inbox.ts';
export { createKeyServiceStandIn, type KeyServiceStandIn } from './key-service.ts';
export type { DemoPerson } from './register/demo-household.ts';
export { demoPeople } from './register/demo-people.ts';
export { eventKinds as registerScreens } from './register/events/index.ts';
export { generatePopulation, populationDay } from './register/generate.ts';
export { type Random, seededRandom } from './register/random.ts';
export type {
  Household,
  HouseholdAnswer,
  Population,
  RegisterPerson,
  SandboxVillage,
} from './register/types.ts';
export { joinSandbox, populationOf, type SandboxOptions, type StandIns } from './stand-ins.ts';
