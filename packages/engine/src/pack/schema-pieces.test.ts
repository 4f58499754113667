import { expect, test } from 'vitest';
import { ServiceFile } from './schema/index.ts';
import { inPieces } from './schema-pieces.ts';

type Piece = { readonly $ref?: string };

const written = inPieces(ServiceFile) as Readonly<Record<string, unknown>> & {
  readonly $defs: Readonly<Record<string, object>>;
};

/** With every name replaced by what it names. */
function whole(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(whole);
  if (typeof value !== 'object' || value === null) return value;
  const { $ref } = value as Piece;
  if ($ref !== undefined) return whole(written.$defs[$ref.slice('#/$defs/'.length)]);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, whole(each)]));
}

test('pieces say together what was written at once', () => {
  const { $defs, ...rest } = written;
  expect(Object.keys($defs).length).toBeGreaterThan(5);
  expect(whole(rest)).toEqual(JSON.parse(JSON.stringify(ServiceFile)));
});

test('no piece is large any more', () => {
  const { $defs, ...rest } = written;
  const lengths = [rest, ...Object.values($defs)].map((each) => JSON.stringify(each).length);
  expect(Math.max(...lengths)).toBeLessThan(JSON.stringify(ServiceFile).length / 4);
});

test('a small schema stays as it is', () => {
  const small = { type: 'object', properties: { name: { type: 'string' } } };
  expect(inPieces(small)).toBe(small);
});
