import type { Problem, Text } from '@satuloket/engine';

/** What can go wrong when an application of an event is begun by hand, in the order in which it is told. */
export const problems = {
  memberUnknown: problem('member-unknown', 404, {
    id: 'Bagian ini tidak ada dalam permohonan Anda. Muat ulang halaman.',
    en: 'Your application has no such part. Reload the page.',
  }),
  memberOpened: problem('member-opened', 409, {
    id: 'Bagian ini sudah diajukan. Lihat kelanjutannya di halaman permohonan Anda.',
    en: 'This part has been applied for already. See how it goes on at your application.',
  }),
  memberWaits: problem('member-waits', 409, {
    id: 'Bagian ini menunggu yang sebelumnya selesai, lalu kami ajukan sendiri. Anda tidak perlu berbuat apa-apa.',
    en: 'This part waits for what comes before it, and is then applied for by itself. You need not do anything.',
  }),
  eventEnded: problem('event-ended', 409, {
    id: 'Permohonan ini sudah berakhir. Ajukan layanannya sendiri dari beranda.',
    en: 'This application has ended. Apply for the service itself from the home page.',
  }),
} as const satisfies Record<string, Problem>;

function problem(code: string, status: number, message: Text): Problem {
  return { code, status, message, retryable: false };
}
