import type { Problem, Text } from '@satuloket/engine';
import { type Places, regionOf } from '../places/index.ts';
import type { FileCheck } from './guarded.ts';
import type { FileVerdict } from './report.ts';
import { type Telling, tellingOf } from './verdicts.ts';
import { verificationProblems } from './verification.ts';

/** What is expected of the register's file for a product. */
export type Expected = {
  readonly regionId: string;
  /** What the operator enters into the register for it: some of it stands on the file. */
  readonly typed: readonly string[];
  /** Whom it is about, as the pack tells: all of it stands on the file. */
  readonly about: readonly string[];
  /** The register's number of the document, where it is known. */
  readonly number?: string;
};

/** Looks at the register's file as it arrives. */
export type ArrivalCheck = (content: Uint8Array, expected: Expected) => Promise<Problem | undefined>;

export type ArrivalDependencies = {
  readonly check: FileCheck;
  readonly places: Pick<Places, 'region'>;
  /** Whether the installation believes any authority: without one nothing can be judged. */
  readonly trustsAnyone: boolean;
};

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

/** A print that was scanned, or a file that was saved anew: the register's own is signed (Permendagri 104/2019). */
const unsigned: Pick<Telling, 'title' | 'meaning'> = {
  title: {
    id: 'Berkas ini tidak bertanda tangan elektronik',
    en: 'This file carries no electronic signature',
  },
  meaning: {
    id: 'Dokumen dari SIAK selalu ditandatangani; hasil pindai atau simpan ulang kehilangan tanda tangannya.',
    en: 'Documents of SIAK are always signed; what was scanned or saved anew has lost its signature.',
  },
};

const noAuthority: Problem = {
  code: 'result-not-checkable',
  status: 503,
  retryable: false,
  message: {
    id: 'Tanda tangan dokumen ini belum dapat diperiksa: pemasangan ini belum diberi tahu otoritas mana yang dipercaya. Berkas tidak disimpan; isian Anda yang lain tetap ada. Beri tahu pengelola sistem.',
    en: 'The signature of this document can not be checked yet: this installation was not told which authority to trust. The file was not kept; what else you entered is still there. Tell whoever runs the system.',
  },
};

const noNumber: Problem = {
  code: 'result-number-needed',
  status: 422,
  retryable: false,
  message: {
    id: 'Isi dulu nomor dokumennya: nomor itu dibandingkan dengan yang tertulis di berkas. Berkas tidak disimpan.',
    en: 'Enter the number of the document first: it is compared with the one on the file. The file was not kept.',
  },
};

/**
 * A file of the register is kept only when it is whole, genuine and about the people of the case. Where the region's
 * rules say `registerDocuments: checked`, one without a signature is refused too.
 */
export function createArrivalCheck({ check, places, trustsAnyone }: ArrivalDependencies): ArrivalCheck {
  return async (content, expected) => {
    const mustBeSigned = regionOf({ places }, expected.regionId).registerDocuments === 'checked';
    if (!trustsAnyone) return mustBeSigned ? noAuthority : undefined;
    const answer = await check.check(content, { withText: true });
    if (answer === undefined) return verificationProblems.busy;
    const { verdict } = answer.report;
    if (refused.has(verdict)) return notGenuine(tellingOf(verdict));
    if (verdict === 'unsigned' && mustBeSigned) return notGenuine(unsigned);
    if (verdict !== 'genuine' || answer.text === undefined) return undefined;
    return aboutAnother(answer.text, expected);
  };
}

function notGenuine({ title, meaning }: Pick<Telling, 'title' | 'meaning'>): Problem {
  return problem('result-not-genuine', {
    id: `${title.id}. ${meaning.id} ${keep.id}`,
    en: `${title.en}. ${meaning.en} ${keep.en}`,
  });
}

/**
 * Siblings share a family card and their parents, so what the pack names as the person's own must all stand there; where
 * the person has no number yet, as a newborn, the document's own number stands in for it.
 */
function aboutAnother(text: string, { typed, about, number }: Expected): Problem | undefined {
  const said = plain(text);
  const stands = (value: string): boolean => standsIn(said, plain(value));
  if (about.length === 0) {
    const telling = typed.map(plain).filter((value) => isNumber(value) || isName(value));
    return telling.length === 0 || telling.some(stands) ? undefined : ofAnother;
  }
  if (!about.every(stands)) return ofAnother;
  if (about.some((value) => isNumber(plain(value)))) return undefined;
  if (number === undefined || number.trim() === '') return noNumber;
  return stands(number) ? undefined : ofAnotherNumber;
}

const ofAnother = problem('result-of-another', {
  id: `Dokumen ini bukan tentang orang dalam berkas ini: nama atau nomornya tidak ada di dalamnya. ${keep.id}`,
  en: `This document is not about the person of this case: it does not hold their name or number. ${keep.en}`,
});

const ofAnotherNumber = problem('result-of-another', {
  id: `Nomor yang Anda isi tidak tertulis pada dokumen ini. ${keep.id}`,
  en: `The number that you entered does not stand on this document. ${keep.en}`,
});

function problem(code: string, message: Text): Problem {
  return { code, status: 422, retryable: false, message };
}

const isNumber = (value: string): boolean => /^\d{16}$/.test(value);

/** A name of two words and more, as all names are since Permendagri 73/2022. */
const isName = (value: string): boolean => /^[\p{L}'. -]+ [\p{L}'. -]+$/u.test(value);

/** As a whole word: `ANI` does not stand in `ANITA`. */
function standsIn(said: string, value: string): boolean {
  const isPart = (letter: string | undefined): boolean =>
    letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  for (let at = said.indexOf(value); at !== -1; at = said.indexOf(value, at + 1)) {
    if (!isPart(said[at - 1]) && !isPart(said[at + value.length])) return true;
  }
  return false;
}

/** Without diacritics, which not every font has; upper case, single spaces. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toUpperCase();
}
