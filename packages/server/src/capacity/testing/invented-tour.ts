import { gardenPack } from '../../cases/testing/invented-pack.ts';
import { gardenRegion } from '../../cases/testing/invented-region.ts';
import type { PackFile } from '../../packs/index.ts';

/**
 * A service of the invented garden with all that this part cares for: people come at a booked time, and then wait in a
 * line for a bag of seeds, those with large plots first.
 */
export function tourPack(): readonly PackFile[] {
  const files = gardenPack();
  const letter = JSON.parse(textOf(files, 'services/plot-letter.yaml')) as Record<string, unknown>;
  const manifest = JSON.parse(textOf(files, 'pack.yaml')) as Record<string, unknown>;
  const tour = {
    ...letter,
    code: 'garden-tour',
    title: words('Kunjungan kebun', 'Garden tour'),
    visit: {
      title: words('Kunjungan', 'Visit'),
      minutes: 30,
      bring: [words('Topi', 'A hat')],
      movableUntilHours: 2,
    },
    line: {
      state: 'waiting',
      stock: 'seeds',
      order: ['facts.large ? 0 : 1'],
      rule: words('Petak besar dulu, lalu yang lebih dulu masuk.', 'Large plots first, then who came first.'),
    },
    flow: {
      start: 'choosing',
      states: {
        choosing: state('Pilih waktu', 'Choose a time', 'applicant'),
        booked: state('Terjadwal', 'Booked', 'office', { role: 'reader' }),
        waiting: state('Menunggu', 'Waiting', 'office', { role: 'recorder' }),
        finished: state('Selesai', 'Finished', 'nobody', { end: 'finished' }),
        cancelled: state('Batal', 'Cancelled', 'nobody', { end: 'cancelled' }),
      },
      actions: {
        book: action(['choosing'], 'booked', ['applicant', 'reader'], { needs: ['slot'] }),
        move: action(['booked'], 'booked', ['applicant', 'reader'], { needs: ['slot'] }),
        miss: action(['booked'], 'choosing', ['reader']),
        come: action(['booked'], 'waiting', ['reader']),
        give: action(['waiting'], 'finished', ['recorder'], {
          uses: [{ stock: 'seeds', count: 1 }],
          releases: ['letter'],
        }),
        cancel: action(['choosing', 'booked', 'waiting'], 'cancelled', ['applicant']),
      },
    },
  };
  return [
    ...files.filter(({ path }) => path !== 'pack.yaml'),
    file('pack.yaml', {
      ...manifest,
      stock: { seeds: { title: words('Benih', 'Seeds'), unit: words('kantong', 'bags') } },
    }),
    file('services/garden-tour.yaml', tour),
  ];
}

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
const file = (path: string, content: unknown): PackFile => ({ path, text: JSON.stringify(content, null, 2) });

function textOf(files: readonly PackFile[], path: string): string {
  const found = files.find((each) => each.path === path);
  if (found === undefined) throw new Error(`The invented pack has no ${path}.`);
  return found.text;
}

/** Tours on weekdays at 08:00 and 08:30 for ten at a time, at the two district offices, which keep seeds. */
export function tourRegion(id: '9901' | '9902') {
  return gardenRegion(id, [], {
    'installed.yaml': `packs:
  - pack: garden
    version: '1.0.0'
    services:
      - { service: plot-deed, work: gardening }
      - { service: plot-letter, work: letters }
      - { service: garden-tour, work: letters }
    roles:
      - { role: reader, as: checker }
      - { role: recorder, as: recorder }
      - { role: judge, as: head }
    parameters: {}
    stock:
      - { stock: seeds, offices: [north-office, south-office], alarmBelowDays: 3, keptBy: [recorder, head] }
    couriers: []
`,
    'schedules.yaml': `schedules:
  - id: tours
    services: [garden-tour]
    offices: [north-office, south-office]
    hours:
      - { days: [monday, tuesday, wednesday, thursday, friday], spans: ['08:00-09:00'] }
    minutes: 30
    places: 10
    opens: { daysAhead: 7, at: '09:00' }
`,
  });
}
