import type { Problem, Text } from '@satuloket/engine';
import type { FileCheck } from './guarded.ts';
import type { FileVerdict } from './report.ts';
import { tellingOf } from './verdicts.ts';
import { verificationProblems } from './verification.ts';

/**
 * Looks at the register's file for a product as it arrives. `typed` is what the operator enters into the register for
 * it: a file that repeats none of the numbers and names is about someone else.
 */
export type ArrivalCheck = (content: Uint8Array, typed: readonly string[]) => Promise<Problem | undefined>;

/** What else may be wrong with a file is told where it is kept. */
const refused: ReadonlySet<FileVerdict> = new Set([
  'incomplete',
  'changed-after-signing',
  'signature-unreadable',
  'signed-by-stranger',
  'certificate-not-valid-then',
  'certificate-revoked',
  'wrongly-dated',
]);

const keep: Text = {
  id: 'Berkas tidak disimpan; isian Anda yang lain tetap ada. Unduh lagi dari SIAK, lalu unggah.',
  en: 'The file was not kept; what else you entered is still there. Download it again from SIAK and upload it.',
};

export function createArrivalCheck(check: FileCheck): ArrivalCheck {
  return async (content, typed) => {
    const answer = await check.check(content, { withText: true });
    if (answer === undefined) return verificationProblems.busy;
    const { verdict } = answer.report;
    if (refused.has(verdict)) {
      const { title, meaning } = tellingOf(verdict);
      return problem('result-not-genuine', {
        id: `${title.id}. ${meaning.id} ${keep.id}`,
        en: `${title.en}. ${meaning.en} ${keep.en}`,
      });
    }
    if (verdict !== 'genuine' || answer.text === undefined || isAbout(answer.text, typed)) return undefined;
    return problem('result-of-another', {
      id: `Dokumen ini bukan tentang orang dalam berkas ini: nomor dan namanya tidak ada di dalamnya. ${keep.id}`,
      en: `This document is not about the people of this case: it holds none of their numbers and names. ${keep.en}`,
    });
  };
}

function problem(code: string, message: Text): Problem {
  return { code, status: 422, retryable: false, message };
}

/** A NIK or KK number, or a name of two words and more, as all names are since Permendagri 73/2022. */
function isAbout(text: string, typed: readonly string[]): boolean {
  const said = plain(text);
  const telling = typed
    .map(plain)
    .filter((value) => /^\d{16}$/.test(value) || /^[\p{L}'. -]+ [\p{L}'. -]+$/u.test(value));
  return telling.length === 0 || telling.some((value) => said.includes(value));
}

function plain(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toUpperCase();
}
