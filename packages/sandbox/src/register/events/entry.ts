import type { Text } from '@satuloket/engine';
import type { World } from '../world.ts';
import { memberText, readMembers } from './members.ts';

export type EntryField = {
  readonly key: string;
  readonly label: Text;
  readonly required: boolean;
  readonly kind:
    | 'nik'
    | 'kk'
    | 'text'
    | 'date'
    | 'time'
    | 'number'
    | 'choice'
    | 'village'
    /** People by their NIK, each with a relation to the head where it is told. */
    | 'members'
    /** What the register keeps as it is typed, without a look at it. */
    | 'note';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: string;
};

export type EntryFault = { readonly path: string; readonly code: string; readonly message: string };

/** What was typed, in one way of writing, by field; a field that was left empty is absent. */
export type EntryValues = Readonly<Record<string, string>>;

/**
 * Reads what was typed, faults of every field at once. `today` is the register's own day: what is registered
 * cannot lie after it.
 */
export function readEntry(
  fields: readonly EntryField[],
  typed: Readonly<Record<string, unknown>>,
  context: { readonly today: string; readonly world: World },
): { readonly values: EntryValues } | { readonly faults: readonly EntryFault[] } {
  const faults: EntryFault[] = [];
  const values: Record<string, string> = {};
  for (const field of fields) {
    const text = asText(typed[field.key]);
    if (text === '') {
      if (field.required)
        faults.push({ path: field.key, code: 'required', message: `Isi ${field.label.id}.` });
      continue;
    }
    const read = readValue(field, text, context);
    if ('value' in read) values[field.key] = read.value;
    else faults.push({ path: field.key, code: 'malformed', message: read.fault });
  }
  return faults.length > 0 ? { faults } : { values };
}

function asText(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (value === true) return 'yes';
  if (Array.isArray(value)) return value.map(asText).join(', ');
  return typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : '';
}

type Read = { readonly value: string } | { readonly fault: string };

function readValue(
  field: EntryField,
  text: string,
  context: { readonly today: string; readonly world: World },
): Read {
  const label = field.label.id;
  switch (field.kind) {
    case 'nik':
    case 'kk':
      return /^\d{16}$/.test(text) ? { value: text } : { fault: `${label} terdiri atas 16 angka.` };
    case 'date':
      if (!isDate(text)) return { fault: `${label} ditulis tahun-bulan-tanggal, misalnya 2026-11-21.` };
      return text > context.today ? { fault: `${label} belum terjadi.` } : { value: text };
    case 'time':
      return /^([01]\d|2[0-3])[:.][0-5]\d$/.test(text)
        ? { value: text.replace('.', ':') }
        : { fault: `${label} ditulis seperti 07:30.` };
    case 'number':
      return /^\d{1,5}$/.test(text) && Number(text) > 0
        ? { value: String(Number(text)) }
        : { fault: `${label} berupa angka lebih dari nol.` };
    case 'choice': {
      const found = field.options?.find(
        ({ value, label: shown }) => value === text || shown.toLowerCase() === text.toLowerCase(),
      );
      return found === undefined ? { fault: `Pilih ${label} dari daftar.` } : { value: found.value };
    }
    case 'village': {
      const village = context.world.findVillage(text);
      return village === undefined
        ? { fault: `${label} tidak dikenal. Tulis nama dan kecamatannya, misalnya Margahayu, Bekasi Timur.` }
        : { value: village.code };
    }
    case 'members': {
      const members = readMembers(text);
      return members === undefined
        ? { fault: `${label}: tulis NIK 16 angka dipisah koma, boleh diikuti hubungannya.` }
        : { value: memberText(members) };
    }
    case 'note':
      return text.length <= 2_000 ? { value: text } : { fault: `${label} paling banyak 2.000 huruf.` };
    case 'text':
      return text.length <= 120 ? { value: text } : { fault: `${label} paling banyak 120 huruf.` };
  }
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
