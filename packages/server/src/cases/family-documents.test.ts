import type { Service } from '@satuloket/engine';
import { expect, test } from 'vitest';
import { showsFamily } from './family-documents.ts';

const service = (flag?: boolean) =>
  ({
    code: 'card',
    products: { card: flag === undefined ? {} : { showsFamily: flag } },
  }) as unknown as Service;

test.each<[string, Service, Service | undefined, boolean]>([
  ['neither says so', service(), service(), false],
  ['the case’s pack says so', service(true), service(), true],
  ['only the pack that is installed now says so', service(), service(true), true],
  ['the service is not offered any more', service(true), undefined, true],
  ['it says that it does not', service(false), service(false), false],
])('%s', (_, begun, installed, shows) => {
  const packs = { serviceOf: () => installed && { pack: {} as never, service: installed } };
  expect(showsFamily({ packs: packs as never }, '9901', begun, 'card')).toBe(shows);
});
