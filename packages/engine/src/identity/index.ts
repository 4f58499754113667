export {
  checkEmail,
  indonesianMobileNumbers,
  type MobileNumbering,
  normalisePhone,
} from './contact.ts';
export { ageOn, checkBirthDate, daysBetween, isLateReport } from './dates.ts';
export { maskName, maskNik, maskPhone } from './masks.ts';
export { checkNewName, checkRecordedName, type NameRule, tidyName } from './names.ts';
export { type FamilyCardNumber, formatNik, type Nik, parseFamilyCardNumber, parseNik } from './nik.ts';
export { checkNip, type Nip } from './nip.ts';
export type { ValueProblem } from './value-problem.ts';
