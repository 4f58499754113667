import {
  checkBirthDate,
  checkRecordedName,
  type FieldProblem,
  failure,
  type Problem,
  parseFamilyCardNumber,
  parseNik,
  type Result,
  success,
} from '@satuloket/engine';
import { invalidFields } from './problems.ts';

/** What a person says of themselves, to be compared with the register. */
export type IdentityClaim = {
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  readonly birthDate: string;
};

/** Older than anyone alive: what is entered beyond is a slip of the finger. */
const maximumAgeYears = 130;
const maximumNameLength = 200;

/** The claim as the register wants it, or a problem at each field that can't be true. */
export function checkClaim(entered: IdentityClaim, today: string): Result<IdentityClaim, Problem> {
  const nik = parseNik(entered.nik);
  const kk = parseFamilyCardNumber(entered.kk);
  const name = entered.name.trim().replaceAll(/\s+/g, ' ');
  const faults: FieldProblem[] = [];
  if (!nik.ok) faults.push({ path: 'nik', ...nik.error });
  if (!kk.ok) faults.push({ path: 'kk', ...kk.error });
  for (const fault of checkRecordedName(name, { maximumLength: maximumNameLength }).slice(0, 1)) {
    faults.push({ path: 'name', ...fault });
  }
  for (const fault of checkBirthDate(entered.birthDate, { today, maximumAgeYears }).slice(0, 1)) {
    faults.push({ path: 'birthDate', ...fault });
  }
  if (!nik.ok || !kk.ok || faults.length > 0) return failure(invalidFields('identity-invalid', faults));
  return success({ nik: nik.value.text, kk: kk.value.text, name, birthDate: entered.birthDate });
}
