import { randomBytes } from 'node:crypto';
import { actionHash, canonicalBytes, commitment, makeTrackingCode } from '@satuloket/engine';
import type { Random } from '@satuloket/sandbox';
import { newFileKey, sealFileName } from '../../packages/server/src/files/file-keys.ts';
import { sealMessage } from '../../packages/server/src/notices/sealed-message.ts';
import {
  type BlindPurpose,
  blindDigest,
  type MasterKeys,
  newCaseKey,
  newIdentifier,
  sealBox,
} from '../../packages/server/src/record/index.ts';
import type { Cell, Columns, Row, Stencil } from './stencil.ts';
import { caseTables } from './stencil.ts';

export type CopyInput = {
  readonly stencil: Stencil;
  readonly columns: Columns;
  readonly masterKeys: MasterKeys;
  /** The region's letters in tracking codes. */
  readonly codePrefix: string;
  /** Milliseconds by which everything happened earlier. */
  readonly earlier: number;
  readonly person: Stencil['person'];
};

export type CopiedCase = {
  readonly code: string;
  readonly rows: ReadonlyMap<string, readonly (readonly Cell[])[]>;
};

// Identifiers, moments (as in JSON and as PostgreSQL writes them) and digests.
const pieces =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00)|[0-9a-f]{64}/g;

/**
 * Another case of the same story: other people, other keys, other times, a chain of its own. What it holds opens and
 * verifies as if the product had made it; only the contents of its files are missing.
 */
export function copyCase(input: CopyInput): CopiedCase {
  const { stencil, columns, masterKeys, earlier, person } = input;
  const { regionId } = stencil;
  const changed = new Map<string, string>();
  for (const id of stencil.own) changed.set(id, newIdentifier(momentOf(id, earlier)));
  const caseId = changed.get(stencil.caseId) ?? '';
  const code = makeTrackingCode(input.codePrefix, randomBytes(6));
  const oldCode = stencil.rows.case_current[0]?.code ?? '';

  const moved = (text: string): string =>
    text.replace(pieces, (piece) => {
      const known = changed.get(piece);
      if (known !== undefined) return known;
      return piece.length < 36 ? shifted(piece, earlier) : piece;
    });
  const renamed = (text: string): string => {
    let result = text;
    for (const part of ['name', 'nik', 'kk', 'phone'] as const) {
      if (stencil.person[part] !== '') result = result.replaceAll(stencil.person[part], person[part]);
    }
    return result;
  };

  const { caseKey, wrapped } = newCaseKey(masterKeys, regionId, caseId);
  const sealedEntries = new Map<string, Buffer>();
  const references = committedIn(stencil);
  for (const [id, { value }] of stencil.values) {
    const own = JSON.parse(moved(renamed(JSON.stringify(value)))) as unknown;
    const salt = randomBytes(16);
    const newId = changed.get(id) ?? '';
    const content = Buffer.concat([salt, canonicalBytes(own)]);
    sealedEntries.set(id, sealBox(caseKey.key, content, `entry/${regionId}/${caseId}/${newId}`));
    const before = references.get(id);
    if (before) changed.set(before, Buffer.from(commitment(salt, own)).toString('hex'));
  }

  const chained = chain(stencil, moved, regionId, caseId);
  const lastHash = stencil.rows.case_action.at(-1)?.hash?.slice(2);
  const newLastHash = chained.at(-1)?.hash?.slice(2);
  if (lastHash && newLastHash) changed.set(lastHash, newLastHash);

  const rows = new Map<string, readonly (readonly Cell[])[]>();
  for (const { name } of caseTables) {
    const made = stencil.rows[name].map((row, index): Row => {
      if (name === 'case_action') return chained[index] ?? row;
      const copy: Row = {};
      for (const { name: column, type } of columns[name]) {
        const cell = row[column] ?? null;
        copy[column] =
          cell === null || type === 'bytea'
            ? cell
            : type === 'date'
              ? shifted(`${cell}T12:00:00.000Z`, earlier).slice(0, 10)
              : moved(cell);
      }
      switch (name) {
        case 'vault_key':
          copy.master_key_id = wrapped.master_key_id;
          copy.wrapped_key = hex(wrapped.wrapped_key);
          break;
        case 'vault_entry':
          copy.sealed = hex(sealedEntries.get(row.id ?? '') ?? Buffer.alloc(0));
          break;
        case 'blind_index': {
          const purpose = row.purpose as BlindPurpose;
          const blind = blindDigest(masterKeys, { regionId, purpose, value: person[purpose] });
          copy.digest = hex(blind.digest);
          copy.key_id = blind.keyId;
          break;
        }
        case 'file': {
          const { fileKey, wrapped: fileWrapped } = newFileKey(masterKeys, {
            regionId,
            fileId: copy.id ?? '',
          });
          copy.master_key_id = fileWrapped.master_key_id;
          copy.wrapped_key = hex(fileWrapped.wrapped_key);
          copy.name_sealed = hex(sealFileName(fileKey, stencil.files.get(row.id ?? '')?.name ?? ''));
          break;
        }
        case 'message': {
          const content = stencil.messages.get(row.id ?? '');
          if (content === undefined) throw new Error(`The message ${row.id} was not opened.`);
          const own = JSON.parse(
            renamed(JSON.stringify(content)).replaceAll(oldCode, code),
          ) as typeof content;
          copy.sealed = hex(sealMessage(caseKey, copy.id ?? '', own));
          break;
        }
        case 'case_current':
          copy.code = code;
          copy.applicant_name = person.name;
          break;
        default:
      }
      return copy;
    });
    rows.set(
      name,
      made.map((row) => columns[name].map((column) => row[column.name] ?? null)),
    );
  }
  return { code, rows };
}

/** The actions of the copy, each bound to those before it, by the same rule as `nextAction`. */
function chain(
  stencil: Stencil,
  moved: (text: string) => string,
  regionId: string,
  caseId: string,
): readonly Row[] {
  let previous: Uint8Array | null = null;
  return stencil.rows.case_action.map((row) => {
    const seq = Number(row.seq);
    const id = moved(row.id ?? '');
    const at = new Date(moved(row.at ?? '')).toISOString();
    const actor = moved(row.actor ?? '');
    const body = moved(row.body ?? '');
    const content = { regionId, caseId, seq, id, at, actor: JSON.parse(actor), body: JSON.parse(body) };
    const hash: Uint8Array = actionHash(previous, content);
    const before: Uint8Array = previous ?? new Uint8Array(32);
    previous = hash;
    return {
      ...row,
      case_id: caseId,
      id,
      at,
      actor,
      body,
      previous_hash: hex(before),
      hash: hex(hash),
    };
  });
}

/** The commitment to each entry of the vault, as actions refer to it. */
function committedIn(stencil: Stencil): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { body } of stencil.rows.case_action) {
    const text = body ?? '';
    // jsonb writes keys by length and then by letters: `entryId` stands before `commitment`.
    for (const [, entryId = '', digest = ''] of text.matchAll(
      /"entryId": "([0-9a-f-]{36})", "commitment": "([0-9a-f]{64})"/g,
    )) {
      found.set(entryId, digest);
    }
  }
  return found;
}

/** A moment written anew, in the form that it had. */
function shifted(text: string, earlier: number): string {
  const iso = new Date(Date.parse(text.replace(' ', 'T').replace('+00', 'Z')) - earlier).toISOString();
  return text.endsWith('Z') ? iso : iso.replace('T', ' ').replace('Z', '+00');
}

/** When an identifier was made, earlier by so much. */
function momentOf(id: string, earlier: number): Date {
  return new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16) - earlier);
}

function hex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}

/** An invented resident: names of Bekasi, and numbers that are well-formed and nobody's. */
export function inventPerson(random: Random, regionId: string, names: readonly string[]): Stencil['person'] {
  const digits = (count: number) => Array.from({ length: count }, () => random.between(0, 9)).join('');
  const two = (value: number) => String(value).padStart(2, '0');
  const day = random.between(1, 28) + (random.chance(0.5) ? 40 : 0);
  const born = `${two(day)}${two(random.between(1, 12))}${two(random.between(50, 99))}`;
  const district = two(random.between(1, 12));
  return {
    name: `${random.pick(names)} ${random.pick(names)}`,
    nik: `${regionId}${district}${born}${digits(3)}${random.between(1, 9)}`,
    kk: `${regionId}${district}${two(random.between(1, 28))}${two(random.between(1, 12))}${two(random.between(10, 25))}${digits(3)}${random.between(1, 9)}`,
    phone: `+62812${digits(8)}`,
  };
}
