import { expect, test } from 'vitest';
import { columnsOf, processedTables } from '../register/index.ts';
import { sources } from './sources.ts';

/** Opened by the key of their draft, file or case (`collecting.ts`). */
const openedWithTheirKey: ReadonlySet<string> = new Set([
  'draft.sealed',
  'draft.subject_sealed',
  'file.name_sealed',
  'message.sealed',
  'vault_entry.sealed',
]);

test('whatever is sealed in a table that goes into a copy opens: one value that does not leaves no copy', () => {
  const closed = sources.flatMap(({ table, open, hides = [] }) =>
    columnsOf(processedTables[table]!)
      .filter(({ name, kind }) => kind === 'sealed' && !hides.includes(name))
      .filter(({ name }) => open?.[name] === undefined)
      .map(({ name }) => `${table}.${name}`),
  );
  expect(new Set(closed)).toEqual(openedWithTheirKey);
});
