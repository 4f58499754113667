import {
  agencyResponsible,
  failure,
  type Problem,
  type Region,
  type Result,
  serviceBinding,
  success,
} from '@satuloket/engine';
import type { Caller, Post } from '../types.ts';

/** Roles of a region whose holders answer for an agency's whole work, and so for what comes over from before. */
const importingRoles: readonly string[] = ['head', 'admin'];

export const importingProblems = {
  signInNeeded: problem('sign-in-needed', 401, 'Masuk dahulu.', 'Sign in first.'),
  notAllowed: problem(
    'not-allowed',
    403,
    'Impor berkas hanya untuk kepala dinas dan admin layanannya.',
    'Only heads and administrators of the agency import cases.',
  ),
  jobUnknown: problem(
    'import-unknown',
    404,
    'Impor ini tidak ada, atau bukan milik Anda.',
    'There is no such import, or it is not yours.',
  ),
  notChecked: problem(
    'import-not-checked',
    409,
    'Berkas ini masih diperiksa atau sudah diimpor. Muat ulang halaman.',
    'This table is still being checked, or was imported. Reload the page.',
  ),
  expired: problem(
    'import-expired',
    410,
    'Berkas ini sudah dihapus karena lebih dari sebulan. Unggah lagi.',
    'This table was removed after a month. Upload it again.',
  ),
  officeOfOthers: problem(
    'office-of-others',
    403,
    'Berkas ini milik kantor lain menurut alamatnya. Minta kepala kantor itu mengimpornya.',
    'By its address this case belongs to another office. Ask the head of that office to import it.',
  ),
  systemMalformed: {
    ...problem('system-malformed', 422, 'Nama sistem lama belum benar.', 'The name of the system is wrong.'),
    fields: [
      {
        path: 'system',
        code: 'malformed',
        message: {
          id: 'Isi nama sistem lama dengan huruf dan angka, paling banyak 40.',
          en: 'Name the former system with letters and digits, at most 40.',
        },
      },
    ],
  },
} as const satisfies Record<string, Problem>;

function problem(code: string, status: number, id: string, en: string): Problem {
  return { code, status, message: { id, en }, retryable: false };
}

type Officer = Extract<Caller['who'], { kind: 'officer' }>;

/** The officer who calls, when their posts let them import at all. */
export function importer(region: Region, caller: Caller): Result<Officer> {
  const { who } = caller;
  if (who.kind === 'guest') return failure(importingProblems.signInNeeded);
  if (caller.regionId !== region.id || who.kind !== 'officer') return failure(importingProblems.notAllowed);
  return importableServices(region, who.posts).length > 0
    ? success(who)
    : failure(importingProblems.notAllowed);
}

/** Services for which an agency of these posts answers at an office that does their work. */
export function importableServices(region: Region, posts: readonly Post[]): readonly string[] {
  const services = region.installed.flatMap((pack) => pack.services.map(({ service }) => service));
  return services.filter((service) => {
    const work = serviceBinding(region, service)?.work.id;
    return region.offices.some(
      ({ id, serves }) =>
        serves.some(({ works }) => work !== undefined && works.includes(work)) &&
        mayImportTo(region, posts, { service, officeId: id }),
    );
  });
}

/** Whether an agency of these posts answers for a case of this service at this office. */
export function mayImportTo(
  region: Region,
  posts: readonly Post[],
  { service, officeId }: { readonly service: string; readonly officeId: string },
): boolean {
  const responsible = agencyResponsible(region, service, officeId);
  return responsible !== undefined && agenciesOf(region, posts).has(responsible.id);
}

function agenciesOf(region: Region, posts: readonly Post[]): ReadonlySet<string> {
  return new Set(
    posts
      .filter(({ role, villageCode }) => importingRoles.includes(role) && villageCode === undefined)
      .flatMap(({ role, officeId }) =>
        region.posts
          .filter(({ office, roles }) => office === officeId && roles.includes(role))
          .map(({ agency }) => agency),
      ),
  );
}

/** The post under which an officer imports, for the record. */
export function importingPost(posts: readonly Post[]): Post | undefined {
  return posts.find(({ role }) => importingRoles.includes(role));
}
