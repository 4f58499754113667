import { join } from 'node:path';
import {
  isSignedHere,
  lintPack,
  loadPack,
  type Pack,
  runScenario,
  type Scenario,
  signingStep,
} from '@satuloket/engine';
import { readPackFolder } from '@satuloket/server/packs/folder';
import { beforeAll, describe, expect, test } from 'vitest';

/**
 * A region whose rules let it sign a document of the register changes one word in the pack. Here that is done in a copy:
 * everything that `issuer: register` says of the family card becomes `issuer: local`, and nothing else.
 */
const root = join(import.meta.dirname, '..', '..', '..', '..', 'packs', 'e-open');
let asShipped: Pack;
let changed: Pack;

beforeAll(async () => {
  const files = await readPackFolder(root);
  if (!files.ok) throw new Error('The pack can not be read.');
  const before = /^(family-card:\n(?: {2}.*\n)*? {2}issuer: )register$/m;
  const copy = files.value.map((file) =>
    file.path === 'shared/products.yaml' ? { ...file, text: file.text.replace(before, '$1local') } : file,
  );
  asShipped = loaded(files.value);
  changed = loaded(copy);
});

function loaded(files: Parameters<typeof loadPack>[0]): Pack {
  const pack = loadPack(files);
  if (!pack.ok) throw new Error(pack.error.map(({ message }) => message.en).join('\n'));
  return pack.value;
}

function storyOf(pack: Pack, steps: Scenario['steps']): readonly string[] {
  const told = pack.scenarios.find(({ service }) => service === 'kk-hilang');
  if (told === undefined) throw new Error('There is no story of a lost family card.');
  return runScenario(pack, { ...told, steps }).failures.map(String);
}

type Step = Scenario['steps'][number];
const step = (when: Step['when'], told: Step['then'], at?: string): Step =>
  Object.fromEntries([['when', when], ['then', told], ...(at === undefined ? [] : [['at', at]])]) as Step;
const taken = (by: string, action: string, told: Step['then'], at?: string): Step =>
  step({ by, action, with: { reason: 'Alamatnya keliru.' } }, told, at);
const finished = { state: 'finished', message: 'finished', released: ['familyCard'] };

const toApproval: readonly Step[] = [
  step('filed', { state: 'checking' }),
  taken('verifier', 'accept', { state: 'registering' }),
  taken('operator', 'register', { state: 'approving' }),
];
const straight: readonly Step[] = [...toApproval, taken('approver', 'approve', finished)];
const byTheDesk: readonly Step[] = [
  ...toApproval,
  taken('approver', 'approve', { state: 'signing', turn: 'office', released: [], impossible: ['sign'] }),
  taken('signer', 'refuse-signature', { state: 'checking' }),
  taken('verifier', 'accept', { state: 'registering' }, '2026-11-17T10:00:00+07:00'),
  taken('operator', 'register', { state: 'approving' }),
  taken('approver', 'approve', { state: 'signing' }),
  taken('signer', 'sign', finished),
];

describe('who issues the family card', () => {
  test('as shipped it is the register: it passes the desk without a stop', () => {
    expect(isSignedHere(asShipped.services['kk-hilang']?.products.familyCard)).toBe(false);
    expect(storyOf(asShipped, straight)).toEqual([]);
    expect(storyOf(asShipped, byTheDesk)).not.toEqual([]);
  });

  test('with one word changed it is signed here, in every service that gives one', () => {
    const services = Object.values(changed.services).filter(({ products }) =>
      isSignedHere(products.familyCard),
    );
    expect(services.map(({ code }) => code)).toEqual(expect.arrayContaining(['kk-baru', 'kk-hilang']));
    for (const service of services) expect(signingStep(service, 'signing')?.code).toBe('sign');
    expect(lintPack(changed).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(storyOf(changed, byTheDesk)).toEqual([]);
    expect(storyOf(changed, straight)).not.toEqual([]);
  });
});
