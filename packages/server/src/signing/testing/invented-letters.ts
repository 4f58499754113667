import type { Region } from '@satuloket/engine';
import { gardenPack } from '../../cases/testing/invented-pack.ts';
import { gardenRegion } from '../../cases/testing/invented-region.ts';
import type { PackFile } from '../../packs/index.ts';

const words = (id: string, en: string) => ({ id, en });
const state = (id: string, en: string, turn: string, more: Record<string, unknown> = {}) => ({
  title: words(id, en),
  story: words(`${id} di {office}.`, `${en} at {office}.`),
  turn,
  ...more,
});
const action = (
  from: readonly string[],
  to: string,
  by: readonly string[],
  more: Record<string, unknown> = {},
) => ({
  title: words(`Ke ${to}`, `To ${to}`),
  from,
  to,
  by,
  needs: [],
  undoMinutes: 5,
  story: words(`Menjadi ${to}.`, `Became ${to}.`),
  tone: 'main',
  ...more,
});

/**
 * A letter of the invented garden that is checked, signed by the head of the office and handed over, with other
 * documents that the same step has signed.
 */
export function letterPack(others: readonly string[] = []): readonly PackFile[] {
  const all = ['letter', ...others];
  const files = gardenPack();
  const path = 'services/plot-letter.yaml';
  const letter = JSON.parse(files.find((file) => file.path === path)?.text ?? '{}') as {
    products: { letter: Record<string, unknown> };
  } & Record<string, unknown>;
  const signed = {
    ...letter,
    flow: {
      start: 'checking',
      states: {
        checking: state('Diperiksa', 'Being checked', 'office', { role: 'reader' }),
        signing: state('Menunggu tanda tangan', 'Waiting for signature', 'office', {
          role: 'judge',
          queue: 'sign',
        }),
        finished: state('Selesai', 'Finished', 'nobody', { end: 'finished' }),
      },
      actions: {
        approve: action(['checking'], 'signing', ['reader'], {
          needs: ['note'],
          undoMinutes: 0,
          confirm: words('Ke meja tanda tangan.', 'To the signing desk.'),
          prepares: all,
        }),
        'approve-for-now': action(['checking'], 'signing', ['reader'], { prepares: all }),
        sign: action(['signing'], 'finished', ['judge'], {
          needs: ['signature'],
          undoMinutes: 0,
          confirm: words('Diserahkan.', 'Handed over.'),
          signs: all,
          releases: all,
        }),
        refuse: action(['signing'], 'checking', ['judge'], { needs: ['reason'], tone: 'return' }),
        reopen: action(['finished'], 'checking', ['reader'], { needs: ['reason'], tone: 'return' }),
      },
    },
    products: Object.fromEntries(
      all.map((code) => [code, { ...letter.products.letter, signature: { by: 'judge' } }]),
    ),
  };
  return [...files.filter((file) => file.path !== path), { path, text: JSON.stringify(signed, null, 2) }];
}

/** The invented region, with people in its posts. */
export function letterRegion(id: '9901' | '9902'): Region {
  const holder = (name: string, number: number): string =>
    `holder: { name: ${name}, nip: '19800101200501100${number}', rank: Pembina (IV/a) }`;
  return gardenRegion(id, [], {
    'posts.yaml': `roles:
  - { id: checker, name: { id: Pemeriksa, en: Checker }, does: { id: Memeriksa., en: Checks. } }
  - { id: recorder, name: { id: Pencatat, en: Recorder }, does: { id: Mencatat., en: Records. } }
  - { id: head, name: { id: Kepala, en: Head }, does: { id: Memutus., en: Decides. } }
  - { id: admin, name: { id: Admin, en: Administrator }, does: { id: Mengatur., en: Keeps. } }
posts:
  - { id: chief, title: { id: Kepala Dinas, en: Chief }, office: registry, roles: [head], covers: agency, ${holder('Ratna Dewi', 1)} }
  - { id: north-head, title: { id: Camat Utara, en: Head of North }, office: north-office, roles: [head], covers: office, ${holder('Eka Camat', 2)} }
  - { id: north-deputy, title: { id: Wakil Camat Utara, en: Deputy Head of North }, office: north-office, roles: [head], covers: office }
  - { id: north-checker, title: { id: Pemeriksa Utara, en: Checker North }, office: north-office, roles: [checker], covers: office, ${holder('Ani Pemeriksa', 3)} }
  - { id: north-recorder, title: { id: Sekretaris Utara, en: Secretary of North }, office: north-office, roles: [recorder], covers: office, ${holder('Dodi Sekretaris', 4)} }
  - { id: north-admin, title: { id: Admin Utara, en: Administrator of North }, office: north-office, roles: [admin], covers: office, ${holder('Gani Admin', 5)} }
  - { id: south-checker, title: { id: Pemeriksa Selatan, en: Checker South }, office: south-office, roles: [checker], covers: office }
  - { id: south-recorder, title: { id: Pencatat Selatan, en: Recorder South }, office: south-office, roles: [recorder], covers: office }
  - { id: south-head, title: { id: Camat Selatan, en: Head of South }, office: south-office, roles: [head], covers: office, ${holder('Hana Camat', 6)} }
`,
  });
}
