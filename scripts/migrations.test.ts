/**
 * Migrations are applied by the first process of a new version while others of the old one still serve: what they use
 * must stay as it is (docs/guides/upgrade.md). Read from the SQL, so that nobody has to remember.
 */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findMigrations } from '../packages/server/src/platform/database/migrations.ts';
import { serverSourceFolder } from '../packages/server/src/platform/database/prepare.ts';

/** The last number of the first release: nothing served before it. */
const releasedWith = 199;

type Rule = { readonly name: string; readonly breaks: (statement: string, sql: string) => boolean };

const tableOf = (statement: string): string | undefined =>
  /\bon\s+(?:only\s+)?(?:public\.)?"?([a-z_]+)"?/.exec(statement)?.[1];

const createsTable = (sql: string, table: string | undefined): boolean =>
  table !== undefined && new RegExp(`create table (?:if not exists )?(?:public\\.)?${table}\\b`).test(sql);

const altersNewTable = (statement: string, sql: string): boolean =>
  createsTable(sql, /^alter table (?:only )?(?:if exists )?(?:public\.)?([a-z_]+)/.exec(statement)?.[1]);

const onOldTable =
  (shape: RegExp) =>
  (statement: string, sql: string): boolean =>
    shape.test(statement) && !altersNewTable(statement, sql);

const rules: readonly Rule[] = [
  {
    name: 'drops what the old version reads',
    breaks: onOldTable(/\bdrop (?:table|column|view|type|schema|function)\b/),
  },
  { name: 'renames', breaks: onOldTable(/\brename\b/) },
  {
    name: 'changes the type of a column',
    breaks: onOldTable(/\balter (?:column )?\S+ (?:set data )?type\b/),
  },
  {
    name: 'adds a column that must have a value, without a default',
    breaks: (statement, sql) =>
      !altersNewTable(statement, sql) &&
      [
        ...statement.matchAll(
          /\badd (?:column )?(?!constraint\b|check\b|foreign\b|unique\b|primary\b)[^,;]*/g,
        ),
      ].some(([added]) => /\bnot null\b/.test(added) && !/\bdefault\b|\bgenerated\b/.test(added)),
  },
  { name: 'forbids null where the old version writes it', breaks: onOldTable(/\bset not null\b/) },
  {
    name: 'adds a constraint that reads the whole table under a lock',
    breaks: (statement, sql) =>
      onOldTable(/\badd (?:constraint \S+ )?(?:check|foreign key|unique|primary key)\b/)(statement, sql) &&
      !/\bnot valid\b|\busing index\b/.test(statement),
  },
  {
    name: 'makes an index on a table that people write to meanwhile',
    breaks: (statement, sql) =>
      /^create (?:unique )?index (?!concurrently)/.test(statement) && !createsTable(sql, tableOf(statement)),
  },
  {
    name: 'removes an index under a lock',
    breaks: (statement) => /^drop index (?!concurrently)/.test(statement),
  },
  { name: 'empties a table', breaks: (statement) => /^truncate\b/.test(statement) },
  { name: 'takes a right from the old version', breaks: (statement) => /^revoke\b/.test(statement) },
];

/** A statement after `-- safe while serving: why` has been thought about. */
const declared = /^\s*-- safe while serving: \S.{9,}/m;

function faultsOf(source: string): readonly string[] {
  const sql = bare(source);
  return source
    .split(/;\s*(?:\n|$)/)
    .filter((written) => !declared.test(written))
    .flatMap((written) => {
      const statement = bare(written);
      return rules.filter(({ breaks }) => breaks(statement, sql)).map(({ name }) => name);
    });
}

/** Without comments, in lower case, one space between words. */
const bare = (sql: string): string => sql.replace(/--.*$/gm, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** Number and checksum of each migration of the first release. */
const releasedDigest = '4f1a21bd878cb307c2ef3163f4d45ccebe43dd964136914db61056b2e047d898';

test('the migrations of the first release are as they were: none came among them, none was edited', () => {
  const lines = findMigrations(serverSourceFolder)
    .filter(({ number }) => number <= releasedWith)
    .map(({ number, checksum }) => `${number} ${checksum}\n`);
  expect(createHash('sha256').update(lines.join('')).digest('hex')).toBe(releasedDigest);
});

describe('a migration that people do not notice', () => {
  test.each(
    findMigrations(serverSourceFolder)
      .filter(({ number }) => number > releasedWith)
      .map(({ part, name, sql }) => [`${part}/${name}`, sql] as const),
  )('%s', (_, sql) => {
    expect(faultsOf(sql)).toEqual([]);
  });

  test.each([
    [
      'a new table with its index',
      'create table cup (id uuid not null);\ncreate index cup_id on cup (id);',
      [],
    ],
    ['a new column that may be empty', 'alter table cup add column colour text;', []],
    ['a new column with a default', 'alter table cup add column size integer not null default 1;', []],
    ['an index beside the work', 'create index concurrently cup_size on cup (size);', []],
    ['a constraint for what is new', 'alter table cup add constraint big check (size > 0) not valid;', []],
    ['its check later', 'alter table cup validate constraint big;', []],
    ['a right more', 'grant select on cup to satuloket_runtime;', []],
    ['a column that goes', 'alter table cup drop column colour;', ['drops what the old version reads']],
    ['a table that goes', 'drop table cup;', ['drops what the old version reads']],
    ['a new name', 'alter table cup rename column colour to shade;', ['renames']],
    ['another type', 'alter table cup alter column size type bigint;', ['changes the type of a column']],
    [
      'a column that must be filled',
      'alter table cup add column size integer not null, add column b text;',
      ['adds a column that must have a value, without a default'],
    ],
    [
      'no null any more',
      'alter table cup alter colour set not null;',
      ['forbids null where the old version writes it'],
    ],
    [
      'a check of every row',
      'alter table cup add constraint big check (size > 0);',
      ['adds a constraint that reads the whole table under a lock'],
    ],
    [
      'an index in the way',
      'create unique index cup_size on cup (size);',
      ['makes an index on a table that people write to meanwhile'],
    ],
    ['an index removed in the way', 'drop index cup_size;', ['removes an index under a lock']],
    ['a table emptied', 'truncate cup;', ['empties a table']],
    ['a right less', 'revoke insert on cup from satuloket_runtime;', ['takes a right from the old version']],
    [
      'what was thought about',
      '-- safe while serving: the table has a row for each region only\ncreate index cup_size on cup (size);',
      [],
    ],
    ['what is said without a reason', '-- safe while serving:\ntruncate cup;', ['empties a table']],
  ])('%s', (_, sql, faults) => {
    expect(faultsOf(sql)).toEqual(faults);
  });
});
