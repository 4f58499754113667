import { normalisePhone, parseNik, type Text } from '@satuloket/engine';
import type { KnownApplicant } from '../cases/index.ts';
import { applicantOf, memberOf } from '../people/household.ts';
import type { PopulationRegister } from '../people/register-adapter/index.ts';
import { formerColumns } from './columns.ts';

/** What is wrong, by column code. */
export type ColumnFault = { readonly code: string; readonly at: string; readonly reason: Text };

export type FoundApplicant = { readonly known: KnownApplicant } | { readonly faults: readonly ColumnFault[] };

const mismatched: Text = {
  id: 'Tidak cocok dengan data kependudukan. Periksa NIK, nama, tanggal lahir (dan KK bila diisi) persis seperti di KTP.',
  en: 'This does not match the population register. Check NIK, name, birth date (and family card) as on the card.',
};

/**
 * Who applies, by the register. While that is down only what the table says is known: the case comes in as `pending`
 * and the register is asked later.
 */
export async function findApplicant(
  register: PopulationRegister,
  values: Readonly<Record<string, string>>,
): Promise<FoundApplicant> {
  const text = (name: keyof typeof formerColumns) => values[formerColumns[name]] ?? '';
  const faults: ColumnFault[] = (['nik', 'name', 'birthDate'] as const)
    .filter((name) => text(name) === '')
    .map((name) => missing(formerColumns[name]));
  const nik = parseNik(text('nik'));
  if (text('nik') !== '' && !nik.ok)
    faults.push({ at: formerColumns.nik, code: nik.error.code, reason: nik.error.message });
  const phone = text('phone') === '' ? undefined : normalisePhone(text('phone'));
  if (phone?.ok === false)
    faults.push({ at: formerColumns.phone, code: phone.error.code, reason: phone.error.message });
  if (faults.length > 0 || !nik.ok) return { faults };
  const reached = phone?.ok ? phone.value : '';
  const kk = text('kk');
  const claim = {
    nik: nik.value.text,
    name: text('name'),
    birthDate: text('birthDate'),
    ...(kk === '' ? {} : { kk }),
  };
  const answer = await register.match(claim);
  if (answer.ok && !answer.value.match)
    return { faults: [{ at: formerColumns.nik, code: 'identity-mismatch', reason: mismatched }] };
  const household = answer.ok ? await register.household({ nik: claim.nik }) : undefined;
  const own = household?.ok ? household.value.members.find(({ nik: each }) => each === claim.nik) : undefined;
  if (household?.ok && own !== undefined) {
    return {
      known: {
        applicant: applicantOf(household.value, own, reached),
        household: household.value.members.filter(({ status }) => status === 'active').map(memberOf),
        identity: 'matched',
      },
    };
  }
  return {
    known: {
      applicant: {
        ...claim,
        kk,
        sex: nik.value.sex,
        address: { street: '', rt: '', rw: '', villageCode: '' },
        phone: reached,
      },
      household: [],
      identity: 'pending',
    },
  };
}

function missing(at: string): ColumnFault {
  return {
    at,
    code: 'missing',
    reason: { id: 'Kolom ini wajib diisi.', en: 'This column must be filled in.' },
  };
}
