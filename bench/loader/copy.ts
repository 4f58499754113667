import { createHash, createHmac, hkdfSync, randomFillSync } from 'node:crypto';
import { makeTrackingCode } from '@satuloket/engine';
import { newFileKey, sealFileName } from '../../packages/server/src/files/file-keys.ts';
import { receiverOf } from '../../packages/server/src/notices/receivers.ts';
import {
  type BlindPurpose,
  blindDigest,
  type MasterKeys,
  newCaseKey,
  sealBox,
} from '../../packages/server/src/record/index.ts';
import type { Person } from './people.ts';
import type { Cell, Columns, Row, Stencil } from './stencil.ts';
import { caseTables } from './stencil.ts';
import { type Copied, type Template, templateOf } from './template.ts';

export type CopyInput = {
  readonly masterKeys: MasterKeys;
  /** The region's letters in tracking codes. */
  readonly codePrefix: string;
  /** Milliseconds by which everything happened earlier. */
  readonly earlier: number;
  readonly person: Person;
  /** Whose case it is, where they have an account. */
  readonly accountId?: string;
  /** Without messages and files, which fill half of the disk and nobody reads after years. */
  readonly isOld: boolean;
};

/** For each table the lines of one more case, as COPY takes them. */
export type CopyMaker = (input: CopyInput) => ReadonlyMap<string, string>;

// As the engine tells the uses of its hash apart; the maker compares with what the product wrote.
const actionDomain = 'satuloket/action/v1\0';
const commitmentDomain = 'satuloket/commitment/v1\0';
const nothingBefore = Buffer.alloc(32);
const saltBytes = 16;
const recentOnly: ReadonlySet<string> = new Set(['message', 'file', 'document_work']);

/**
 * Another case of the same story: other people, other keys, other times, a chain of its own. What it holds opens and
 * verifies as if the product had made it; only the contents of its files are missing. Undefined where a story can't be
 * copied exactly.
 */
export function copyMaker(stencil: Stencil, columns: Columns): CopyMaker | undefined {
  const { regionId, marks } = stencil;
  if (!stencil.texts.every((text) => isCopyable(text, marks.own))) return undefined;
  const contents = stencil.values.map(({ text }) => templateOf(text, marks, true));
  const actions = stencil.actions.map(({ text }) => templateOf(text, marks));
  const messages = stencil.messages.map(({ text }) => templateOf(text, marks, true));
  const lines = caseTables.map(({ name }) => ({
    name,
    rows: stencil.rows[name].map((row) => lineOf(row, columns[name], stencil)),
  }));
  const bornAt = marks.own.map((id) => Number.parseInt(id.replace('-', '').slice(0, 12), 16));
  const original: Copied = {
    ids: marks.own,
    person: marks.person,
    code: marks.code,
    earlier: 0,
    commitments: marks.commitments,
    hashes: marks.hashes,
  };
  if (!sameChain(actions, original)) return undefined;

  return ({ masterKeys, codePrefix, earlier, person, accountId, isOld }) => {
    const ids = bornAt.map((at) => identifierAt(at - earlier));
    if (accountId !== undefined && stencil.accountAt >= 0) ids[stencil.accountAt] = accountId;
    const caseId = ids[0] ?? '';
    const code = makeTrackingCode(codePrefix, someBytes(6));
    const commitments: string[] = [];
    const hashes: string[] = [];
    const copied: Copied = { ids, person, code, earlier, commitments, hashes };
    const { caseKey, wrapped } = newCaseKey(masterKeys, regionId, caseId);
    const sealed = contents.map((content, index) => {
      const salt = someBytes(saltBytes);
      const bytes = Buffer.from(content(copied), 'utf8');
      commitments[index] = commitmentTo(salt, bytes);
      const place = `entry/${regionId}/${caseId}/${ids[stencil.values[index]?.at ?? 0]}`;
      return sealBox(caseKey.key, Buffer.concat([salt, bytes]), place).toString('hex');
    });
    let previous: Buffer = nothingBefore;
    for (const action of actions) {
      previous = hashOf(previous, action(copied));
      hashes.push(previous.toString('hex'));
    }
    const sealedMessages = (isOld ? [] : messages).map((message, index) => {
      const place = `message/${regionId}/${caseId}/${ids[stencil.messages[index]?.at ?? 0]}`;
      return sealBox(caseKey.key, Buffer.from(message(copied), 'utf8'), place).toString('hex');
    });
    const files = (isOld ? [] : stencil.files).map(({ at, name }) => {
      const place = { regionId, fileId: ids[at] ?? '' };
      const { fileKey, wrapped: fileWrapped } = newFileKey(masterKeys, place);
      return {
        key: fileWrapped.wrapped_key.toString('hex'),
        name: sealFileName(fileKey, name).toString('hex'),
      };
    });
    const made: Made = {
      copied,
      caseKey: wrapped.wrapped_key.toString('hex'),
      sealed,
      messages: sealedMessages,
      files,
      receiver: isOld
        ? ''
        : receiverOf(
            masterKeys,
            stencil.accountAt < 0 ? { phone: person.phone } : { accountId: ids[stencil.accountAt] ?? '' },
          ),
      digest: (purpose) =>
        createHmac('sha256', blindKey(masterKeys, regionId, purpose))
          .update(person[purpose], 'utf8')
          .digest('hex'),
    };
    return new Map(
      lines
        .filter(({ name }) => !isOld || !recentOnly.has(name))
        .map(({ name, rows }) => [name, rows.map((line) => line(made)).join('')]),
    );
  };
}

/** What is new in one copy, beside what its texts say. */
type Made = {
  readonly copied: Copied;
  readonly caseKey: string;
  readonly sealed: readonly string[];
  readonly messages: readonly string[];
  readonly files: readonly { readonly key: string; readonly name: string }[];
  /** Whose messages they are, as the product tells people apart without naming them. */
  readonly receiver: string;
  digest(purpose: BlindPurpose): string;
};

type Line = (made: Made) => string;

/** A row as a line of COPY: what stays is written once, the rest is put in. */
function lineOf(row: Row, columns: Columns[keyof Columns], stencil: Stencil): Line {
  const { marks } = stencil;
  const cells = columns.map(({ name, type }): Line => {
    const own = newCell(row, name, stencil);
    if (own !== undefined) return own;
    const cell = row[name] ?? null;
    if (cell === null) return () => String.raw`\N`;
    if (type === 'bytea') return () => `\\${cell}`;
    if (type === 'date') {
      const noon = Date.parse(`${cell}T12:00:00.000Z`);
      return ({ copied }) => new Date(noon - copied.earlier).toISOString().slice(0, 10);
    }
    const template = templateOf(escaped(cell), marks);
    return ({ copied }) => template(copied);
  });
  return (made) => `${cells.map((cell) => cell(made)).join('\t')}\n`;
}

/** What each copy has of its own in a column; undefined where the text of the column says it all. */
function newCell(row: Row, column: string, stencil: Stencil): Line | undefined {
  const { marks } = stencil;
  const bytes = (hex: string): string => `\\\\x${hex}`;
  const at = marks.own.indexOf(row.id ?? '');
  const value = stencil.values.findIndex((each) => each.at === at);
  const message = stencil.messages.findIndex((each) => each.at === at);
  const file = stencil.files.findIndex((each) => each.at === at);
  switch (column) {
    case 'applicant_name':
      return ({ copied }) => copied.person.name;
    case 'code':
      return row.code === marks.code ? ({ copied }) => copied.code : undefined;
    case 'wrapped_key':
      return file >= 0 ? ({ files }) => bytes(files[file]?.key ?? '') : ({ caseKey }) => bytes(caseKey);
    case 'name_sealed':
      return ({ files }) => bytes(files[file]?.name ?? '');
    case 'sealed':
      return value >= 0
        ? ({ sealed }) => bytes(sealed[value] ?? '')
        : ({ messages }) => bytes(messages[message] ?? '');
    case 'receiver':
      return row.receiver ? ({ receiver }) => receiver : undefined;
    case 'digest': {
      const purpose = row.purpose as BlindPurpose;
      return ({ digest }) => bytes(digest(purpose));
    }
    case 'hash':
    case 'previous_hash': {
      const index = Number(row.seq) - (column === 'hash' ? 1 : 2);
      const first = nothingBefore.toString('hex');
      return ({ copied }) => bytes(index < 0 ? first : (copied.hashes[index] ?? ''));
    }
    default:
      return undefined;
  }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(cell: NonNullable<Cell>): string {
  return cell.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}

/** Keys of an object that are identifiers would stand in another order in the canonical form of a copy. */
function isCopyable(text: string, own: readonly string[]): boolean {
  return !own.some((id) => text.includes(`"${id}":`));
}

function sameChain(actions: readonly Template[], original: Copied): boolean {
  let previous: Buffer = nothingBefore;
  return actions.every((action, index) => {
    previous = hashOf(previous, action(original));
    return previous.toString('hex') === original.hashes[index];
  });
}

function hashOf(previous: Uint8Array, canonical: string): Buffer {
  return createHash('sha256').update(actionDomain).update(previous).update(canonical, 'utf8').digest();
}

function commitmentTo(salt: Uint8Array, canonical: Uint8Array): string {
  const length = Uint8Array.of(salt.length >> 8, salt.length & 255);
  const hash = createHash('sha256').update(commitmentDomain).update(length).update(salt);
  return hash.update(canonical).digest('hex');
}

const blindKeys = new Map<string, Buffer>();

/** The key behind `blindDigest`, derived once for all copies and compared with what that makes. */
function blindKey(masterKeys: MasterKeys, regionId: string, purpose: BlindPurpose): Buffer {
  const name = `${regionId}/${purpose}`;
  const known = blindKeys.get(name);
  if (known !== undefined) return known;
  const { currentId = '', keys = {} } = masterKeys.roots ?? {};
  const info = `satuloket blind index/${name}`;
  const key = Buffer.from(hkdfSync('sha256', keys[currentId] ?? '', new Uint8Array(0), info, 32));
  const { digest } = blindDigest(masterKeys, { regionId, purpose, value: name });
  if (!createHmac('sha256', key).update(name, 'utf8').digest().equals(digest))
    throw new Error('The key of blind indexes is derived in another way now.');
  blindKeys.set(name, key);
  return key;
}

const pool = Buffer.alloc(64 * 1024);
let taken = pool.length;

/** Asking the system for a few bytes costs as much as for many. */
function someBytes(count: number): Buffer {
  if (taken + count > pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  const bytes = Buffer.from(pool.subarray(taken, taken + count));
  taken += count;
  return bytes;
}

/** A UUIDv7 as `newIdentifier` makes it. */
function identifierAt(milliseconds: number): string {
  const bytes = someBytes(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
