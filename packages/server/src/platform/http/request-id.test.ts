import { expect, test } from 'vitest';
import { newRequestId } from './request-id.ts';

test('request ids can be read out and differ', () => {
  const ids = Array.from({ length: 200 }, newRequestId);
  for (const id of ids)
    expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
  expect(new Set(ids).size).toBe(200);
});
