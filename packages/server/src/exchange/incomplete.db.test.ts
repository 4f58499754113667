import { expect, it } from 'vitest';
import { value } from '../cases/testing/arrange.ts';
import { arrangeExchange } from './testing/arrange.ts';

/** The message says where someone moves to in words that fit no village of the other city. */
const world = await arrangeExchange({
  carried: { street: { value: 'Jalan Baru 1' }, village: { value: 'Antah Berantah' } },
});
const { cases, resident, residentThere, approved, exchangeAll, advance } = world;

it('opens a draft with all that is known, and tells the citizen what is missing', async () => {
  const code = await approved();
  advance(6);
  await exchangeAll();
  const home = value(await cases.cases.view(resident, code));
  const told = home.entries.map(({ story }) => story.id).find((story) => story.includes('lengkapi'));
  expect(told).toMatch(/Alamat/);
  const [draft] = value(await cases.drafts.mine(residentThere));
  expect(told).toContain(`/kota-taman/draf/${draft!.id}`);
  const opened = value(await cases.drafts.open(residentThere, draft!.id));
  expect(opened.answers).toMatchObject({ size: 'small', plants: 'Cabai', truth: true });
  expect(opened.files.sketch).toHaveLength(1);

  const address = { street: 'Jalan Baru 1', rt: '003', rw: '001', villageCode: '99.02.02.1001' };
  const answers = { ...opened.answers, home: address };
  const { version } = value(await cases.drafts.saveStep(residentThere, draft!.id, 'plot', { answers }));
  const sent = { key: 'sent-by-hand', draftId: draft!.id, version };
  const { code: there } = value(await cases.cases.send(residentThere, sent));
  await exchangeAll();
  expect(value(await cases.cases.view(resident, code)).parts.abroad).toMatchObject([{ code: there }]);
  expect(value(await cases.cases.view(residentThere, there)).parts.abroad).toMatchObject([
    { direction: 'from', code },
  ]);
});
