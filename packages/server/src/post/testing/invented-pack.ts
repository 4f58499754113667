import { gardenPack } from '../../cases/testing/invented-pack.ts';
import type { PackFile } from '../../packs/index.ts';

const words = (id: string, en: string) => ({ id, en });

const state = (id: string, en: string, more: Record<string, unknown>) => ({
  title: words(id, en),
  story: words(`${id} di {office}.`, `${en} at {office}.`),
  turn: 'office',
  ...more,
});

const step = (from: readonly string[], to: string, more: Record<string, unknown>) => ({
  title: words(`Ke ${to}`, `To ${to}`),
  from,
  to,
  by: ['recorder'],
  needs: [],
  undoMinutes: 5,
  story: words(`Menjadi ${to}.`, `Became ${to}.`),
  tone: 'main',
  ...more,
});

const text = (code: string) => ({ code, type: 'text', label: words(code, code) });
const choice = (code: string, values: readonly string[]) => ({
  code,
  type: 'choice',
  label: words(code, code),
  options: values.map((value) => ({ value, label: words(value, value) })),
});

/** The invented pack, whose letter goes by post: large ones do, small ones are collected. */
export function postedPack(): readonly PackFile[] {
  return gardenPack().map((file) => {
    if (file.path !== 'services/plot-letter.yaml') return file;
    const service = JSON.parse(file.text);
    service.facts.way = { value: "form.size == 'large' ? 'post' : 'pick-up'", type: 'string' };
    service.parcel = {
      holds: words('Surat petak', 'Letter of a plot'),
      receiver: 'applicant.name',
      phone: "has(applicant.phone) ? applicant.phone : ''",
      address: 'home',
      way: 'way',
      ways: ['post', 'pick-up'],
      attempts: 1,
    };
    Object.assign(service.flow.states, {
      printing: state('Dicetak', 'Being printed', { role: 'judge' }),
      packing: state('Dikemas', 'Being packed', { role: 'recorder', parcel: 'packing' }),
      posted: state('Di pos', 'With the post', { role: 'recorder', turn: 'nobody', parcel: 'post' }),
      waiting: state('Di loket', 'At the counter', {
        role: 'recorder',
        turn: 'applicant',
        parcel: 'counter',
      }),
    });
    Object.assign(service.flow.actions, {
      approve: { ...service.flow.actions.approve, to: 'packing', releases: undefined },
      post: step(['packing'], 'posted', { parcel: 'to-post', asks: [text('trackingNumber')] }),
      arrived: step(['posted'], 'finished', { by: ['applicant'], parcel: 'deliver', releases: ['letter'] }),
      delivered: step(['posted'], 'finished', {
        parcel: 'deliver',
        releases: ['letter'],
        asks: [text('receiverName'), choice('receiverRelation', ['self', 'family', 'mandate'])],
      }),
      back: step(['posted'], 'waiting', {
        needs: ['reason'],
        parcel: 'fail',
        asks: [choice('why', ['nobody', 'unclear-address', 'moved', 'refused', 'died'])],
      }),
      again: step(['waiting'], 'packing', { by: ['applicant'], parcel: 'choose', way: 'post' }),
      collect: step(['waiting'], 'finished', {
        parcel: 'deliver',
        releases: ['letter'],
        asks: [text('receiverName')],
      }),
      reprint: step(['packing', 'posted'], 'printing', { needs: ['reason'], parcel: 'print-again' }),
      printed: step(['printing'], 'packing', { by: ['judge'] }),
    });
    return { ...file, text: JSON.stringify(service) };
  });
}
