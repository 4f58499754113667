import { beforeAll, expect, test } from 'vitest';
import { masterKeys } from '../cases/testing/arrange.ts';
import { arrangeSigning } from '../signing/testing/arrange.ts';
import type { Breach } from './breach.ts';
import { examineSignatures } from './signatures.ts';

const world = await arrangeSigning();
const made = { signed: '', waiting: '' };
const region = world.places.region('9901');
if (region === undefined) throw new Error('The region is not there.');

async function breaches(): Promise<Breach[]> {
  const found: Breach[] = [];
  for await (const breach of examineSignatures({ ...world.dependencies, masterKeys, region: region! }))
    found.push(breach);
  return found;
}

beforeAll(async () => {
  made.signed = await world.newLetter();
  await world.signAll([made.signed]);
  made.waiting = await world.newLetter();
});

test('what people did breaks nothing', async () => {
  expect(await breaches()).toEqual([]);
});

/** Each is broken by hand, named, and mended again. */
test.each<[string, () => string, () => string, () => string]>([
  [
    'published without a record',
    () => `update signed_document set file_id = item_id where code = '${made.signed}'`,
    () =>
      `update signed_document document set file_id = (action.body->>'fileId')::uuid from case_action action
       where action.case_id = document.case_id and action.type = 'document-made'`,
    () => made.signed,
  ],
  [
    'signed and not published',
    () => `update signing_item set state = 'void' where code = '${made.signed}'`,
    () => `update signing_item set state = 'signed' where code = '${made.signed}'`,
    () => made.signed,
  ],
  [
    'its case stands elsewhere',
    () => `update case_current set queue = null where code = '${made.waiting}'`,
    () => `update case_current set queue = 'plot-letter/judge' where code = '${made.waiting}'`,
    () => made.waiting,
  ],
  [
    'signed but stuck',
    () =>
      `update case_current set queue = 'plot-letter/judge', ended_at = null where code = '${made.signed}'`,
    () => `update case_current set queue = null, ended_at = updated_at where code = '${made.signed}'`,
    () => made.signed,
  ],
  [
    'being signed by nobody',
    () =>
      `update signing_item set state = 'being-signed', run_id = (select id from signing_run limit 1)
       where code = '${made.waiting}'`,
    () => `update signing_item set state = 'waiting', run_id = null where code = '${made.waiting}'`,
    () => made.waiting,
  ],
])('%s', async (_, how, mend, code) => {
  await world.admin.query(how());
  const found = await breaches();
  await world.admin.query(mend());
  expect(found.map(({ invariant, key }) => [invariant, key])).toEqual([['signed-once', `${code()}/letter`]]);
});

test('mended, there is nothing to name again', async () => {
  expect(await breaches()).toEqual([]);
});
