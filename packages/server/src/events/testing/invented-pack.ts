import type { Region } from '@satuloket/engine';
import { gardenPack } from '../../cases/testing/invented-pack.ts';
import { gardenRegion } from '../../cases/testing/invented-region.ts';
import type { PackFile } from '../../packs/index.ts';

const words = (id: string, en = id) => ({ id, en });

const text = (code: string, more: object = {}) => ({
  code,
  type: 'text',
  maximumLength: 40,
  label: words(code),
  ...more,
});

/** The event takes in anyone; a path is asked for by the family. */
const maker = (others: boolean) => ({
  code: 'maker',
  type: 'person',
  others,
  optional: true,
  label: words('Pembuat', 'Maker'),
});

const home = {
  code: 'home',
  type: 'address',
  label: words('Alamat', 'Address'),
  prefill: 'applicant.address',
};

const paper = (code: string, requirement: string) => ({
  code,
  type: 'file',
  requirement,
  label: words(requirement),
});

const requirement = (code: string, maximumFiles = 1) => ({
  code,
  title: words(code),
  accepts: ['image', 'pdf'],
  maximumFiles,
  maximumMegabytes: 5,
  checks: [{ code: 'clear', that: words('Terbaca.', 'It can be read.') }],
});

/**
 * New plants of a gardener: a name plate for each, then the plot's book once all plates are there, then a photo of each;
 * a path is made beside them when it is asked for. Names longer than ten letters fit on no plate.
 */
export function plantsPack(): readonly PackFile[] {
  const pack = gardenPack();
  const base = JSON.parse(pack.find(({ path }) => path === 'services/plot-deed.yaml')?.text ?? '');
  const service = (code: string, own: object) => ({
    path: `services/${code}.yaml`,
    text: JSON.stringify({
      ...base,
      code,
      title: words(`Layanan ${code}`, `Service ${code}`),
      facts: {},
      requirements: [],
      ...own,
    }),
  });
  const form = (...fields: object[]) => ({
    steps: [{ code: 'only', title: words('Isian', 'Form'), fields }],
  });
  /** Read, then given out: or refused, or called off by the applicant while it is read. */
  const product = (code: string, asks: object[] = []) => ({
    flow: {
      ...base.flow,
      start: 'checking',
      states: Object.fromEntries(
        ['checking', 'finished', 'refused', 'cancelled', 'returned'].map((name) => [
          name,
          base.flow.states[name],
        ]),
      ),
      actions: {
        give: {
          ...base.flow.actions.record,
          from: ['checking'],
          to: 'finished',
          by: ['reader'],
          releases: [code],
          ...(asks.length > 0 && { asks }),
        },
        return: base.flow.actions.return,
        correct: base.flow.actions.correct,
        refuse: base.flow.actions.refuse,
        cancel: base.flow.actions.cancel,
        reopen: base.flow.actions.reopen,
      },
    },
    products: {
      [code]: {
        ...base.products.deed,
        title: words(code),
        showsFamily: code === 'plate',
        entry: [{ label: words('Nama'), value: 'applicant.name' }],
      },
    },
  });
  const step = (from: string, to: string, by: string, more: object) => ({
    ...base.flow.actions.cancel,
    title: words(to),
    from: [from],
    to,
    by: [by],
    story: words(`Menjadi ${to}.`, `Became ${to}.`),
    ...more,
  });
  const event = service('new-plants', {
    form: form(
      home,
      text('owner'),
      { code: 'withPath', type: 'yes-no', label: words('Jalan setapak', 'Path') },
      maker(true),
      paper('sketchFile', 'sketch'),
      {
        code: 'plants',
        type: 'group',
        label: words('Tanaman', 'Plants'),
        itemTitle: words('Tanaman', 'Plant'),
        minimumItems: 1,
        maximumItems: 4,
        fields: [text('plateName'), text('nickname', { optional: true })],
      },
    ),
    requirements: [requirement('sketch')],
    facts: { withPath: { value: 'form.withPath', type: 'bool' } },
    products: {},
    delivery: ['download'],
    messages: {},
    flow: {
      start: 'underway',
      states: {
        underway: {
          title: words('Berjalan', 'Under way'),
          story: words('Kami urus.', 'Under way.'),
          turn: 'nobody',
        },
        finished: base.flow.states.finished,
        cancelled: base.flow.states.cancelled,
      },
      actions: {
        complete: step('underway', 'finished', 'system', {
          automatic: true,
          guard: { that: 'case.members.open == 0', otherwise: words('Belum semua.', 'Not all yet.') },
          needs: [],
          undoMinutes: 0,
          confirm: words('Selesai.', 'Done.'),
          tone: 'other',
        }),
        cancel: step('underway', 'cancelled', 'applicant', { undoMinutes: 10, tone: 'danger' }),
        reopen: step('finished', 'underway', 'judge', { needs: ['reason'], undoMinutes: 5, tone: 'other' }),
      },
    },
    members: {
      plate: { service: 'name-plate', title: words('Papan nama', 'Name plate'), each: 'plants', answers: {} },
      path: {
        service: 'garden-path',
        title: words('Jalan setapak', 'Path'),
        when: 'facts.withPath',
        answers: {},
      },
      book: {
        service: 'plot-book',
        title: words('Buku petak', 'Plot book'),
        after: ['plate'],
        waiting: words('Menunggu semua papan nama.', 'Waits for all name plates.'),
        answers: { plates: { from: 'products.plate.plate' }, plateNumbers: { from: 'products.plate.plate' } },
      },
      photo: {
        service: 'plant-photo',
        title: words('Foto', 'Photo'),
        each: 'plants',
        after: ['plate', 'book'],
        answers: {
          title: { from: 'item.nickname' },
          letters: { from: 'asked.plate.letters' },
          plate: { from: 'products.plate.plate' },
        },
      },
    },
  });
  const manifest = JSON.parse(pack.find(({ path }) => path === 'pack.yaml')?.text ?? '');
  return [
    { path: 'pack.yaml', text: JSON.stringify(manifest) },
    event,
    service('name-plate', {
      form: form(home, text('plateName', { maximumLength: 10 }), paper('sketchFile', 'sketch')),
      requirements: [requirement('sketch')],
      ...product('plate', [text('letters', { optional: true })]),
    }),
    service('garden-path', { form: form(home, maker(false)), ...product('path') }),
    service('plot-book', {
      form: form(home, text('owner'), text('plateNumbers'), paper('plates', 'plates')),
      requirements: [requirement('plates', 4)],
      ...product('book'),
    }),
    service('plant-photo', {
      form: form(home, text('title'), text('letters', { optional: true }), paper('plate', 'plate')),
      requirements: [requirement('plate')],
      ...product('photo'),
    }),
  ];
}

/** The invented region with the services of that pack. */
export function plantsRegion(id: '9901' | '9902' = '9901'): Region {
  const region = gardenRegion(id);
  const services = ['new-plants', 'name-plate', 'garden-path', 'plot-book', 'plant-photo'];
  return {
    ...region,
    installed: region.installed.map((installed) => ({
      ...installed,
      services: services.map((service) => ({ service, work: 'gardening' })),
    })),
  };
}
