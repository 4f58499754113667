import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { beginLimit, endLimit } from '../cases/index.ts';
import { arrangeCases, value } from '../cases/testing/arrange.ts';
import { guestCaller } from '../cases/testing/fakes.ts';
import { gardenPack } from '../cases/testing/invented-pack.ts';
import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { OutgoingMessage } from './channels/index.ts';
import { sendDueReminders } from './index.ts';

const words = (id: string) => ({ id, en: id });

/** The deed of a plot, with a day of sowing from which it should be sent within sixty days. */
const files = gardenPack().map((file) => {
  if (file.path !== 'services/plot-deed.yaml') return file;
  const deed = JSON.parse(file.text);
  deed.form.steps[0].fields.push({ code: 'sownOn', type: 'date', label: words('Ditabur') });
  deed.draftReminders = [
    {
      code: 'soon',
      on: 'addDays(form.sownOn, 53)',
      deadline: 'addDays(form.sownOn, 60)',
      message: 'sow',
    },
  ];
  deed.messages.sow = { subject: words('Ingat'), body: words('Kirim {service} sebelum {due}: {link}') };
  return { ...file, text: JSON.stringify(deed) };
});

const all = await arrangeCases({ packFiles: files });
const { services, resident, clock, dependencies } = all;
const delivered = new Map<string, OutgoingMessage>();
const channel = { works: true };

const remind = () =>
  sendDueReminders(
    {
      ...dependencies,
      publicUrl: 'https://layanan.contoh.id',
      phoneOf: async (accountId) => (accountId === 'sari' ? '+6281200000001' : undefined),
      channels: {
        whatsapp: {
          kind: 'whatsapp',
          status: () => ({ available: channel.works }),
          async send(message) {
            if (!channel.works) {
              const message = words('Gangguan.');
              return { ok: false, error: { code: 'channel-down', message, status: 503, retryable: true } };
            }
            delivered.set(message.idempotencyKey, message);
            return { ok: true, value: { providerId: 'p' } };
          },
        },
      },
    },
    '9901',
  );

async function begin(sownOn: string, caller = resident): Promise<string> {
  const { id } = value(await services.drafts.start(caller, 'plot-deed'));
  const answers = { size: 'small', sownOn };
  value(await services.drafts.saveStep(caller, id, 'plot', { answers }));
  return id;
}

const shown = async (id: string) =>
  value(await services.drafts.mine(resident)).find((draft) => draft.id === id)?.reminder;

test('a draft is reminded of once, on its day, by the phone of its owner', async () => {
  clock.now = new Date('2026-11-16T02:00:00.000Z');
  const id = await begin('2026-11-13');
  expect(await shown(id)).toEqual({ at: '2027-01-05T02:00:00.000Z', deadline: '2027-01-12' });
  expect(await remind()).toBe(0);
  clock.now = new Date('2027-01-05T02:00:00.000Z');
  channel.works = false;
  expect(await remind()).toBe(0);
  channel.works = true;
  expect(await remind()).toBe(0);
  clock.now = new Date('2027-01-05T02:10:00.000Z');
  expect(await remind()).toBe(1);
  expect(await remind()).toBe(0);
  expect([...delivered.values()]).toEqual([
    expect.objectContaining({
      to: '+6281200000001',
      text: `Kirim Akta petak sebelum Selasa, 12 Januari 2027: https://layanan.contoh.id/kota-kebun/draf/${id}`,
    }),
  ]);
  // A day that is entered anew moves what is shown, and reminds nobody a second time.
  value(await services.drafts.saveStep(resident, id, 'plot', { answers: { sownOn: '2026-12-01' } }));
  expect(await shown(id)).toEqual({ deadline: '2027-01-30' });
  clock.now = new Date('2027-01-29T02:00:00.000Z');
  expect(await remind()).toBe(0);
});

test.each([
  // sown on     begun on 16 November, reminded on the 53rd day until the 60th
  ['2026-09-20', 'tomorrow', { at: '2026-11-17T02:00:00.000Z', deadline: '2026-11-19' }],
  ['2026-09-18', 'tomorrow, the last day', { at: '2026-11-17T02:00:00.000Z', deadline: '2026-11-17' }],
  ['2026-09-17', 'never: today is the last day', undefined],
  ['2026-09-01', 'never: it is over', undefined],
])('who begins late, on what was sown on %s, is reminded %s', async (sownOn, _when, expected) => {
  clock.now = new Date('2026-11-16T02:00:00.000Z');
  const id = await begin(sownOn);
  expect(await shown(id)).toEqual(expected);
  value(await services.drafts.discard(resident, id));
});

test.each([
  ['thrown away', (id: string) => services.drafts.discard(resident, id)],
  ['without its day', (id: string) => services.drafts.saveStep(resident, id, 'plot', { answers: {} })],
])('a draft that is %s reminds nobody', async (_title, change) => {
  clock.now = new Date('2026-11-16T02:00:00.000Z');
  delivered.clear();
  value<unknown>(await change(await begin('2026-11-13')));
  clock.now = new Date('2027-01-06T02:00:00.000Z');
  expect(await remind()).toBe(0);
  expect(delivered.size).toBe(0);
});

test('who objects to the use of their data is not reminded', async () => {
  clock.now = new Date('2026-11-16T02:00:00.000Z');
  delivered.clear();
  const id = await begin('2026-11-13');
  const region = regionDatabase(dependencies.database, '9901');
  const requestId = randomUUID();
  await inTransaction(region, (transaction) =>
    beginLimit(transaction, { requestId, accountId: 'sari', kind: 'objection' }, clock.now),
  );
  clock.now = new Date('2027-01-06T02:00:00.000Z');
  expect(await remind()).toBe(0);
  expect(delivered.size).toBe(0);
  await inTransaction(region, (transaction) =>
    endLimit(transaction, { requestId, by: 'protector', now: clock.now }),
  );
  value(await services.drafts.discard(resident, id));
});

test('a draft that was sent reminds nobody', async () => {
  clock.now = new Date('2026-11-16T02:00:00.000Z');
  const { draftId, version } = await all.fillIn();
  const home = { street: 'Jalan Mawar 1', rt: '001', rw: '002', villageCode: '99.01.01.1001' };
  const answers = { size: 'large', plants: 'Cabai', home, sownOn: '2026-11-13' };
  const saved = value(await services.drafts.saveStep(resident, draftId, 'plot', { answers }));
  expect(saved.version).toBe(version + 1);
  value(await services.cases.send(resident, { key: randomUUID(), draftId, version: saved.version }));
  clock.now = new Date('2027-01-06T02:00:00.000Z');
  expect(await remind()).toBe(0);
});

test('a guest has no phone to remind; whoever signs in meanwhile has', async () => {
  clock.now = new Date('2026-11-16T02:00:00.000Z');
  await begin('2026-11-13', guestCaller('token-a'));
  await begin('2026-11-13', guestCaller('token-b'));
  await dependencies.database
    .transaction()
    .execute((transaction) =>
      services.claimDrafts(transaction, { regionId: '9901', browserToken: 'token-b', accountId: 'sari' }),
    );
  clock.now = new Date('2027-01-06T02:00:00.000Z');
  expect(await remind()).toBe(1);
});
