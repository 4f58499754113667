import type { FileValue } from '@satuloket/engine';
import type { Applicant, Caller, HouseholdMember } from '../../types.ts';
import type { CaseFiles, KnownApplicant, OfficerCard, PeopleDirectory } from '../dependencies.ts';

/** People kept in memory, behind the interface that `people` implements. */
export function fakePeople(): PeopleDirectory & {
  readonly applicants: Map<string, KnownApplicant>;
  readonly officers: OfficerCard[];
} {
  const applicants = new Map<string, KnownApplicant>();
  const officers: OfficerCard[] = [];
  return {
    applicants,
    officers,
    applicantOf: async (_regionId, accountId) => applicants.get(accountId) ?? null,
    applicantsOf: async (_regionId, accountIds) =>
      new Map([...applicants].filter(([accountId]) => accountIds.includes(accountId))),
    namesOf: async (_regionId, accountIds) =>
      new Map(
        officers.filter(({ accountId }) => accountIds.includes(accountId)).map((o) => [o.accountId, o.name]),
      ),
    officersOf: async () => officers,
  };
}

/** Files kept in memory, behind the interface that `files` implements. */
export function fakeFiles(): CaseFiles & {
  readonly upload: (draftId: string, requirement: string, name?: string) => FileValue;
  readonly uploadResult: (caseId: string, name?: string, product?: string) => FileValue;
  readonly remove: (draftId: string, fileId: string) => void;
  /** The digest of the file that comes next. */
  readonly nextContent: (sha256: string) => void;
} {
  type Kept = { file: FileValue; requirement: string };
  const ofDrafts = new Map<string, Kept[]>();
  const ofCases = new Map<string, Map<string, FileValue>>();
  const uploaders = new Map<string, string>();
  /** The register's files, by the product that each is for. */
  const results = new Map<string, string>();
  let count = 0;
  let content: string | undefined;
  const make = (name: string): FileValue => {
    count += 1;
    const fileId = `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
    const sha256 = content ?? String(count).padStart(64, '0');
    content = undefined;
    return { fileId, name, sha256, sizeBytes: 90_000, mediaType: 'image/jpeg' };
  };
  const caseFiles = (caseId: string) => {
    const files = ofCases.get(caseId) ?? new Map<string, FileValue>();
    ofCases.set(caseId, files);
    return files;
  };
  const draftFiles = (draftId: string) => {
    const files = ofDrafts.get(draftId) ?? [];
    ofDrafts.set(draftId, files);
    return files;
  };
  return {
    upload(draftId, requirement, name = 'denah.jpg') {
      const file = make(name);
      draftFiles(draftId).push({ file, requirement });
      return file;
    },
    uploadResult(caseId, name = 'akta.pdf', product = 'deed') {
      const file = make(name);
      caseFiles(caseId).set(file.fileId, file);
      results.set(file.fileId, product);
      return file;
    },
    nextContent(sha256) {
      content = sha256;
    },
    remove(draftId, fileId) {
      ofDrafts.set(
        draftId,
        draftFiles(draftId).filter(({ file }) => file.fileId !== fileId),
      );
    },
    async ofDraft(_database, draftId) {
      const files: Record<string, FileValue[]> = {};
      for (const { file, requirement } of draftFiles(draftId)) {
        files[requirement] = [...(files[requirement] ?? []), file];
      }
      return files;
    },
    ofCase: async (_database, caseId) => caseFiles(caseId),
    forResults: async (_database, caseId) =>
      new Map(
        [...caseFiles(caseId)]
          .filter(([fileId]) => results.has(fileId))
          .map(([fileId, file]) => [fileId, { product: results.get(fileId) ?? '', file }]),
      ),
    forComments: async (_database, { caseId, uploaderId }) =>
      new Map([...caseFiles(caseId)].filter(([fileId]) => uploaders.get(fileId) === uploaderId)),
    keepAsProof: async () => true,
    async acceptAttachment(_caller, { caseId, uploaderId, name }) {
      const file = make(name);
      caseFiles(caseId).set(file.fileId, file);
      uploaders.set(file.fileId, uploaderId);
      return { ok: true, value: { file, warnings: [] } };
    },
    async adopt(_transaction, { draftId, caseId }) {
      for (const { file } of draftFiles(draftId)) caseFiles(caseId).set(file.fileId, file);
    },
    async attach(_transaction, { caseId, fileIds }) {
      const known = [...ofCases.values()].flatMap((files) => [...files.values()]);
      const drafted = [...ofDrafts.values()].flatMap((files) => files.map(({ file }) => file));
      for (const file of [...known, ...drafted]) {
        if (fileIds.includes(file.fileId)) caseFiles(caseId).set(file.fileId, file);
      }
    },
    async lend(_transaction, { caseId, draftId, files }) {
      for (const { requirement, fileId } of files) {
        const file = caseFiles(caseId).get(fileId);
        if (file !== undefined) draftFiles(draftId).push({ file, requirement });
      }
    },
    async discard(_transaction, draftId) {
      ofDrafts.delete(draftId);
    },
    async acceptResult(_caller, { caseId, product, name }) {
      const file = make(name);
      caseFiles(caseId).set(file.fileId, file);
      results.set(file.fileId, product);
      return { ok: true, value: { file, warnings: [] } };
    },
  };
}

export const gardener: Applicant = {
  nik: '9901014101800001',
  kk: '9901010101100001',
  name: 'Sari Melati',
  birthDate: '1980-01-01',
  sex: 'female',
  address: { street: 'Jalan Mawar 1', rt: '001', rw: '002', villageCode: '99.01.01.1001' },
  phone: '+6281200000001',
};

/** The gardener and her husband as their family card lists them. */
export const gardenFamily = {
  sari: {
    nik: gardener.nik,
    name: gardener.name,
    birthDate: '1980-01-01',
    sex: 'female',
    relation: 'wife',
  },
  rizky: {
    nik: '9901010208940002',
    name: 'Rizky',
    birthDate: '1994-08-02',
    sex: 'male',
    relation: 'head',
  },
} as const satisfies Record<string, HouseholdMember>;

export function residentCaller(accountId: string, regionId = '9901'): Caller {
  return {
    regionId,
    requestId: 'test',
    locale: 'id',
    who: { kind: 'resident', accountId, browserToken: null, identity: 'matched' },
  };
}

export function guestCaller(browserToken: string | null, regionId = '9901'): Caller {
  return { regionId, requestId: 'test', locale: 'id', who: { kind: 'guest', browserToken } };
}

export function officerCaller(
  accountId: string,
  posts: readonly { role: string; officeId: string }[],
  regionId = '9901',
): Caller {
  return {
    regionId,
    requestId: 'test',
    locale: 'id',
    who: { kind: 'officer', accountId, name: accountId, posts },
  };
}
