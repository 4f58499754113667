import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedQuery, queues, readWorkQuery, sorts, writeWorkQuery } from './work-query.ts';

const read = (address: string) => readWorkQuery(new URLSearchParams(address));

describe('reading an address', () => {
  test.each`
    address                             | query
    ${''}                               | ${{ queue: 'to-take', sort: 'promise' }}
    ${'antrean=pada-saya&urut=terbaru'} | ${{ queue: 'mine', sort: 'newest' }}
    ${'antrean=lain&urut=toString'}     | ${{ queue: 'to-take', sort: 'promise' }}
    ${'cari=+Rina+'}                    | ${{ queue: 'all', sort: 'promise', search: 'Rina' }}
    ${'antrean=berakhir&cari=Rina'}     | ${{ queue: 'ended', sort: 'promise', search: 'Rina' }}
    ${'layanan=&kantor=x'}              | ${{ queue: 'to-take', sort: 'promise', officeId: 'x' }}
  `('“$address”', ({ address, query }) => {
    expect(read(address)).toEqual(query);
  });
});

test('an address that was written is read as the same question', () => {
  const word = fc.string({ minLength: 1, maxLength: 40 }).filter((value) => value.trim() === value);
  const query = fc.record(
    {
      queue: fc.constantFrom(...queues),
      sort: fc.constantFrom(...sorts),
      service: word,
      state: word,
      officeId: word,
      role: word,
      search: word,
      cursor: word,
    },
    { requiredKeys: ['queue', 'sort'] },
  );
  fc.assert(
    fc.property(query, (asked) => {
      expect(read(writeWorkQuery(asked))).toEqual(asked);
    }),
  );
});

test('a change begins again at the top', () => {
  const changed = changedQuery({ queue: 'mine', sort: 'promise', cursor: 'x' }, { service: 'akta' });
  expect(writeWorkQuery(changed)).toBe('?antrean=pada-saya&layanan=akta');
});
