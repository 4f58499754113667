import { expect, test } from 'vitest';
import { diffPacks, loadPack, type Pack, type Service } from './index.ts';
import { fullClubFiles } from './invented-extras.ts';

const loaded = loadPack(fullClubFiles());
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const pack = loaded.value;

/** The same pack with one thing of a service put in another's place. */
function withChange(code: string, property: keyof Service): Pack {
  const service = pack.services[code]!;
  const from = pack.services[code === 'club-party' ? 'club-membership' : 'club-party']![property];
  return { ...pack, services: { ...pack.services, [code]: { ...service, [property]: from } } };
}

// What stands apart: the code is the service itself, parameters are the manifest's.
const properties = (code: string) =>
  Object.keys(pack.services[code]!).filter(
    (name) => name !== 'code' && name !== 'parameters',
  ) as (keyof Service)[];

test.each(
  ['club-membership', 'club-party'].flatMap((code) => properties(code).map((name) => [code, name] as const)),
)('a change of %s in %s is told', (code, property) => {
  const after = withChange(code, property);
  const isChanged =
    JSON.stringify(after.services[code]![property]) !== JSON.stringify(pack.services[code]![property]);
  const changes = diffPacks(pack, after).filter(({ service }) => service === code);
  expect(changes.length > 0).toBe(isChanged);
});

test('what a page says of itself is told, and the order of its questions', () => {
  const service = pack.services['club-membership']!;
  const [first, ...steps] = service.form.steps;
  const turned = { ...first!, intro: { id: 'Halo', en: 'Hello' }, fields: [...first!.fields].reverse() };
  const after = {
    ...pack,
    services: { ...pack.services, 'club-membership': { ...service, form: { steps: [turned, ...steps] } } },
  };
  expect(diffPacks(pack, after).map(({ words }) => words.en)).toEqual([
    'Changed: step "player" (order, intro).',
  ]);
});

test('stock and base packs are told, a promise with its hour', () => {
  const manifest = { ...pack.manifest, stock: {}, builtOn: [{ pack: 'oldclub', version: '1.0.0' }] };
  const service = pack.services['club-membership']!;
  const promise = { ...service.promise, cutOff: '12:00' };
  const after = {
    ...pack,
    manifest,
    services: { ...pack.services, 'club-membership': { ...service, promise } },
  };
  expect(diffPacks(pack, after).map(({ words }) => words.en)).toEqual([
    'Removed: stock "ball".',
    'New: base pack "oldclub".',
    'Promise: the same day when asked by 11:00 becomes the same day when asked by 12:00.',
  ]);
});
