export { httpPopulationRegister } from './http-population-register.ts';
export {
  type CardRecording,
  type PopulationRegister,
  RegisterHousehold,
  RegisterPerson,
  registerProblems,
} from './population-register.ts';
