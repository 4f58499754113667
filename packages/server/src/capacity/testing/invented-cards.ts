import { gardenPack } from '../../cases/testing/invented-pack.ts';
import { gardenRegion } from '../../cases/testing/invented-region.ts';
import type { PackFile } from '../../packs/index.ts';

/**
 * A service of the invented garden that ends in a card: it waits to be printed on a numbered blank, may be printed
 * again, and the old card is taken back and destroyed.
 */
export function cardPack(): readonly PackFile[] {
  const files = gardenPack();
  const letter = JSON.parse(textOf(files, 'services/plot-letter.yaml')) as Record<string, unknown>;
  const manifest = JSON.parse(textOf(files, 'pack.yaml')) as Record<string, unknown>;
  const card = {
    ...letter,
    code: 'garden-card',
    title: words('Kartu kebun', 'Garden card'),
    flow: {
      start: 'printing',
      states: {
        printing: state('Dicetak', 'Being printed', 'office', { role: 'recorder', queue: 'print' }),
        printed: state('Jadi', 'Printed', 'office', { role: 'recorder' }),
        destroying: state('Kartu lama', 'Old card', 'nobody', { role: 'recorder' }),
        finished: state('Selesai', 'Finished', 'nobody', { end: 'finished' }),
        cancelled: state('Batal', 'Cancelled', 'nobody', { end: 'cancelled' }),
      },
      actions: {
        print: action(['printing'], 'printed', ['recorder'], {
          uses: [{ stock: 'blanks', count: 1 }],
          releases: ['letter'],
        }),
        'print-again': action(['printed'], 'printing', ['recorder'], {
          needs: ['reason'],
          reprints: true,
        }),
        'hand-over': action(['printed'], 'destroying', ['recorder'], {
          takesBack: 'old-card',
          asks: [{ code: 'taken', type: 'yes-no', label: words('Kartu lama ditarik?', 'Old card taken?') }],
        }),
        destroy: action(['destroying'], 'finished', ['recorder'], {
          destroys: 'old-card',
          asks: [{ code: 'day', type: 'date', label: words('Tanggal', 'Day') }],
        }),
        cancel: action(['printing'], 'cancelled', ['applicant']),
      },
    },
  };
  return [
    ...files.filter(({ path }) => path !== 'pack.yaml'),
    file('pack.yaml', {
      ...manifest,
      stock: {
        blanks: {
          title: words('Blangko', 'Blanks'),
          unit: words('keping', 'pieces'),
          serial: true,
          minutes: minutesTemplate.path,
        },
      },
    }),
    file('services/garden-card.yaml', card),
    minutesTemplate,
  ];
}

const minutesTemplate = {
  path: 'templates/minutes.typ',
  text: `#set document(title: "Berita Acara " + json(bytes(sys.inputs.data)).number)
#set text(lang: "id")
#let data = json(bytes(sys.inputs.data))
= Berita Acara #data.number
#data.weekday, #data.date di #data.place. #for item in data.items [#item.code #item.name #item.about. ]
#for witness in data.witnesses [#witness.name ]
`,
};

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

/** Both district offices keep blanks; the one in the north has two printers. */
export function cardRegion(id: '9901' | '9902') {
  const region = gardenRegion(id, [], {
    'installed.yaml': `packs:
  - pack: garden
    version: '1.0.0'
    services:
      - { service: plot-deed, work: gardening }
      - { service: plot-letter, work: letters }
      - { service: garden-card, work: letters }
    roles:
      - { role: reader, as: checker }
      - { role: recorder, as: recorder }
      - { role: judge, as: head }
    parameters: {}
    stock:
      - { stock: blanks, offices: [north-office, south-office], alarmBelowDays: 3, keptBy: [recorder, head] }
    couriers: []
`,
  });
  const printers = (officeId: string) =>
    (officeId === 'north-office' ? ['one', 'two'] : ['one']).map((name) => ({
      id: name,
      name: words(`Pencetak ${name}`, `Printer ${name}`),
      stock: 'blanks',
    }));
  return {
    ...region,
    offices: region.offices.map((office) =>
      office.id === 'registry' ? office : { ...office, printers: printers(office.id) },
    ),
  };
}
