export { type HttpPopulationRegisterSettings, httpPopulationRegister } from './http-population-register.ts';
export {
  type IdentityClaim,
  type PopulationRegister,
  RegisterAddress,
  RegisterHousehold,
  RegisterPerson,
  registerProblems,
} from './population-register.ts';
