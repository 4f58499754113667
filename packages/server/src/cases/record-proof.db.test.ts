import { verifyRecordProof } from '@satuloket/engine';
import { expect, test } from 'vitest';
import { logKeys, noteVerifierOf, sealRegion } from '../record/index.ts';
import { arrangeCases, codeOf, masterKeys, value } from './testing/arrange.ts';
import { residentCaller } from './testing/fakes.ts';

const world = await arrangeCases();
const { services, resident, officers, sendNew, act, allChecked } = world;
const { cases } = services;
const { signer } = logKeys(masterKeys, { regionId: '9901', name: 'kota-kebun' });
const seal = () =>
  sealRegion(world.as('satuloket_sealer'), {
    regionId: '9901',
    origin: 'contoh.id/kota-kebun',
    signer,
    now: world.clock.now,
  });

test('a citizen keeps a proof of each step that was sealed; what is too young is named', async () => {
  const code = await sendNew();
  expect(codeOf(await cases.proof(resident, code))).toBe('log-empty');
  await seal();
  const sealed = value(await cases.proof(resident, code)).entries.length;
  value(await act(officers.reader, code, 'accept', allChecked));
  const proof = value(await cases.proof(resident, code));
  expect([proof.region, proof.case, proof.entries.length]).toEqual(['kota-kebun', code, sealed]);
  expect(proof.waiting[0]).toBe(sealed + 1);
  const kept: unknown = JSON.parse(JSON.stringify(proof));
  expect(await verifyRecordProof(kept, noteVerifierOf)).toMatchObject({ value: { entries: sealed } });
});

test('whoever may not see a case gets no proof of it, and a proof is no look', async () => {
  const code = await sendNew();
  await seal();
  const looks = () => world.region('9901').selectFrom('reveal').select('id').execute();
  const before = await looks();
  expect(codeOf(await cases.proof(officers.reader, code))).toBe('ok');
  expect(await looks()).toEqual(before);
  const tono = residentCaller('tono');
  expect(codeOf(await cases.proof(tono, code))).toBe(codeOf(await cases.view(tono, code)));
  expect(codeOf(await cases.proof(tono, code))).not.toBe('ok');
  expect(codeOf(await cases.proof(officers.southReader, code))).toBe('outside-your-office');
});
