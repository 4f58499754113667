import { failure, type Problem, type Result, success } from '../result.ts';
import { type Hash, hashesEqual, sha256 } from './hashing.ts';

/** The head of a log, as published (C2SP tlog-checkpoint). */
export type Checkpoint = {
  /** Names the log without a scheme, `layanan.contoh.id/kota`. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** Further lines, of which readers ignore those that they do not know. */
  readonly extensions?: readonly string[];
};

export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  const lines = [origin, String(size), base64(root), ...extensions];
  if (lines.some((line) => line === '' || line.includes('\n'))) {
    throw new RangeError('Lines of a checkpoint hold a text without line breaks');
  }
  return `${lines.join('\n')}\n`;
}

/** Reads the signed text of a note. Code: `not-a-checkpoint`. */
export function parseCheckpoint(body: string): Result<Checkpoint> {
  const lines = body.split('\n');
  const [origin = '', size = '', root = '', ...extensions] = lines.slice(0, -1);
  const bytes = fromBase64(root);
  const isWellFormed =
    lines.at(-1) === '' &&
    origin !== '' &&
    /^(0|[1-9]\d{0,14})$/.test(size) &&
    bytes?.length === 32 &&
    !extensions.includes('');
  if (!isWellFormed) return failure(notACheckpoint);
  return success({ origin, size: Number(size), root: bytes, ...(extensions.length > 0 && { extensions }) });
}

/** Ed25519 in C2SP signed-note. */
const signatureType = 1;

export type NoteSigner = {
  /** The name of the key, without spaces or plus signs. */
  readonly name: string;
  /** The raw Ed25519 key, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
};

export type NoteVerifier = {
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly verify: (bytes: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;
};

/** A signed note: the text, an empty line, and a line for each signature (C2SP signed-note). */
export async function signNote(body: string, ...signers: readonly NoteSigner[]): Promise<string> {
  if (!body.endsWith('\n')) throw new RangeError('The text of a note ends with a line break');
  const lines: string[] = [];
  for (const signer of signers) {
    const signature = await signer.sign(new TextEncoder().encode(body));
    lines.push(`— ${signer.name} ${base64(concatenated(keyIdOf(signer), signature))}\n`);
  }
  return `${body}\n${lines.join('')}`;
}

/**
 * Opens a note. It is trusted when at least one of the verifiers signed it; signatures of unknown keys are passed over,
 * a wrong one of a known key refuses it. Codes: `not-a-note`, `wrong-signature`, `no-known-signature`.
 */
export async function openNote(
  note: string,
  verifiers: readonly NoteVerifier[],
): Promise<Result<{ readonly body: string; readonly signedBy: readonly string[] }>> {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return failure(notANote);
  const body = note.slice(0, end + 1);
  const signedBy: string[] = [];
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, encoded] = /^— ([^ +]+) (\S+)$/.exec(line) ?? [];
    const bytes = encoded === undefined ? null : fromBase64(encoded);
    if (name === undefined || bytes === null || bytes.length < 5) return failure(notANote);
    const verifier = verifiers.find(
      (known) => known.name === name && hashesEqual(keyIdOf(known), bytes.slice(0, 4)),
    );
    if (verifier === undefined) continue;
    if (!(await verifier.verify(new TextEncoder().encode(body), bytes.slice(4))))
      return failure(wrongSignature);
    if (!signedBy.includes(name)) signedBy.push(name);
  }
  return signedBy.length > 0 ? success({ body, signedBy }) : failure(noKnownSignature);
}

/** How readers configure a key: `name+id+key` (C2SP signed-note, "vkey"). */
export function verifierKey(signer: Pick<NoteSigner, 'name' | 'publicKey'>): string {
  const id = Buffer.from(keyIdOf(signer)).toString('hex');
  return `${signer.name}+${id}+${base64(concatenated(Uint8Array.of(signatureType), signer.publicKey))}`;
}

/** Reads what `verifierKey` writes. Code: `not-a-key`. */
export function parseVerifierKey(text: string): Result<Pick<NoteVerifier, 'name' | 'publicKey'>> {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? [];
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  if (name === undefined || bytes === null || bytes.length !== 33 || bytes[0] !== signatureType) {
    return failure(notAKey);
  }
  const key = { name, publicKey: bytes.slice(1) };
  return Buffer.from(keyIdOf(key)).toString('hex') === id ? success(key) : failure(notAKey);
}

function keyIdOf({ name, publicKey }: Pick<NoteSigner, 'name' | 'publicKey'>): Uint8Array {
  if (name === '' || /[\s+]/u.test(name)) throw new RangeError('A key’s name has no spaces and no plus sign');
  return sha256(`${name}\n`, Uint8Array.of(signatureType), publicKey).slice(0, 4);
}

function concatenated(first: Uint8Array, second: Uint8Array): Uint8Array {
  return Uint8Array.of(...first, ...second);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** Null unless the text is the one way to write these bytes. */
function fromBase64(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  return base64(bytes) === text ? bytes : null;
}

const notACheckpoint: Problem = {
  code: 'not-a-checkpoint',
  status: 422,
  retryable: false,
  message: {
    id: 'Berkas ini bukan titik periksa catatan. Unduh lagi dari halaman daerah.',
    en: 'This is not a checkpoint of the record. Download it again from the region’s page.',
  },
};

const notANote: Problem = {
  code: 'not-a-note',
  status: 422,
  retryable: false,
  message: {
    id: 'Berkas ini bukan catatan bertanda tangan. Unduh lagi seluruhnya.',
    en: 'This is not a signed note. Download all of it again.',
  },
};

const wrongSignature: Problem = {
  code: 'wrong-signature',
  status: 422,
  retryable: false,
  message: {
    id: 'Tanda tangan tidak cocok: isinya telah diubah sesudah ditandatangani. Jangan dipercaya.',
    en: 'The signature does not match: the text was changed after it was signed. Do not trust it.',
  },
};

const noKnownSignature: Problem = {
  code: 'no-known-signature',
  status: 422,
  retryable: false,
  message: {
    id: 'Tidak ada tanda tangan dari kunci yang dikenal. Periksa kunci daerah yang Anda pakai.',
    en: 'There is no signature of a known key. Check which key of the region you use.',
  },
};

const notAKey: Problem = {
  code: 'not-a-key',
  status: 422,
  retryable: false,
  message: {
    id: 'Kunci publik ini tidak utuh. Salin lagi seluruhnya dari halaman daerah.',
    en: 'This public key is not whole. Copy all of it again from the region’s page.',
  },
};
