import { failure, type Problem, showDocumentCode, success, type Text } from '@satuloket/engine';
import type { SignedDocument, SignedDocuments } from '../signing/contract.ts';
import type { DocumentAnswer, DocumentVerdict, PublishedDocument, VerificationService } from './contract.ts';
import type { FileCheck } from './guarded.ts';
import { type Telling, tellingOf, tellingOfStanding, unknownTellings } from './verdicts.ts';

export type VerificationDependencies = {
  readonly documents: Pick<SignedDocuments, 'byCode' | 'byDigests'>;
  readonly check: FileCheck;
  readonly officeName: (regionId: string, officeId: string) => Text | undefined;
};

/** So many beginnings of one file are looked up. */
export const maximumDigests = 20;

export const verificationProblems = {
  busy: {
    code: 'verification-busy',
    status: 503,
    retryable: true,
    message: {
      id: 'Banyak berkas sedang diperiksa. Coba lagi sebentar; berkas Anda tidak kami simpan.',
      en: 'Many files are being checked. Try again in a moment; your file was not kept.',
    },
  },
} as const satisfies Record<string, Problem>;

export function createVerificationService(dependencies: VerificationDependencies): VerificationService {
  const { documents, check } = dependencies;
  const shown = (document: SignedDocument) => publishedDocument(dependencies, document);
  const digestsOf = (regionId: string, digests: readonly string[]) =>
    documents.byDigests(regionId, digests.slice(0, maximumDigests));

  return {
    async byCode(regionId, documentCode) {
      const document = await documents.byCode(regionId, documentCode);
      if (document === undefined) return answer('unknown', unknownTellings.code);
      return standing(document, shown(document));
    },

    async byDigests(regionId, digests) {
      const found = await digestsOf(regionId, digests);
      const whole = found.find(({ sha256 }) => sha256 === digests[0]);
      if (whole !== undefined) return standing(whole, shown(whole));
      return answer('unknown', found.length > 0 ? unknownTellings.extended : unknownTellings.file);
    },

    async byFile(regionId, content) {
      let checked = await check.check(content);
      if (checked?.report.verdict === 'wrongly-dated') {
        // What was published here was there then, though no time stamp proves it.
        const [whole = ''] = checked.report.digests;
        const known = (await documents.byDigests(regionId, [whole])).find(({ sha256 }) => sha256 === whole);
        if (known !== undefined)
          checked = await check.check(content, { existedAt: new Date(known.publishedAt) });
      }
      if (checked === undefined) return failure(verificationProblems.busy);
      const { verdict, signatures, digests } = checked.report;
      if (verdict !== 'genuine') return success(answer(verdict, tellingOf(verdict), { signatures }));
      const found = await digestsOf(regionId, digests);
      // A document that was extended begins with the one that was published.
      const document = digests.flatMap((digest) => found.filter(({ sha256 }) => sha256 === digest))[0];
      if (document === undefined) return success(answer('genuine', tellingOf('genuine'), { signatures }));
      return success({ ...standing(document, shown(document)), signatures });
    },
  };
}

function standing({ state }: SignedDocument, document: PublishedDocument): DocumentAnswer {
  if (state === 'valid') return answer('genuine', tellingOf('genuine'), { document });
  return answer(state, tellingOfStanding(state), { document });
}

/** What proves nothing either way. */
const open: ReadonlySet<DocumentVerdict> = new Set([
  'unknown',
  'unsigned',
  'incomplete',
  'not-a-pdf',
  'locked',
  'unreadable',
  'too-large',
  'too-complex',
]);

function answer(
  verdict: DocumentVerdict,
  telling: Telling,
  more: Partial<Pick<DocumentAnswer, 'document' | 'signatures'>> = {},
): DocumentAnswer {
  const outcome = verdict === 'genuine' ? 'valid' : open.has(verdict) ? 'open' : 'invalid';
  return { verdict, outcome, ...telling, document: null, signatures: [], ...more };
}

function publishedDocument(
  { officeName }: VerificationDependencies,
  document: SignedDocument,
): PublishedDocument {
  const { documentCode, regionId, officeId, signer, replacedBy, ...rest } = document;
  const { title, signedAt, publishedAt, holderInitials, state, stateSince } = rest;
  return {
    code: showDocumentCode(documentCode),
    title,
    office: officeName(regionId, officeId) ?? { id: '', en: '' },
    signer: { name: signer.name, title: signer.title },
    signedAt,
    publishedAt,
    holderInitials,
    state,
    stateSince,
    replacedBy: replacedBy === null ? null : showDocumentCode(replacedBy),
  };
}
