import type { Person } from './people.ts';

/** What differs from copy to copy. */
export type Copied = {
  /** Of the case's own identifiers, in the order of `Marks.own`. */
  readonly ids: readonly string[];
  readonly person: Person;
  readonly code: string;
  /** Milliseconds by which everything happened earlier. */
  readonly earlier: number;
  /** Of the vault's entries, as hexadecimal, in the order of `Marks.commitments`. */
  readonly commitments: readonly string[];
  /** Of the actions, in the order of `Marks.hashes`. */
  readonly hashes: readonly string[];
};

/** What is looked for in a text of the case that is copied. */
export type Marks = {
  readonly own: readonly string[];
  readonly commitments: readonly string[];
  readonly hashes: readonly string[];
  readonly person: Person;
  readonly code: string;
};

export type Template = (copied: Copied) => string;

type Slot = (copied: Copied) => string;

const identifier = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
// As in JSON, and as PostgreSQL writes it.
const moment = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00)`;
const digest = '[0-9a-f]{64}';
const parts = ['name', 'nik', 'kk', 'phone'] as const;

/**
 * A text taken apart once, so that a copy only has to put it together: searching each text of each copy is most of what
 * a million copies would cost. Names and numbers of the person are replaced where `withPerson` says so.
 */
export function templateOf(text: string, marks: Marks, withPerson = false): Template {
  const named = withPerson ? parts.filter((part) => marks.person[part] !== '') : [];
  const words = [...named.map((part) => marks.person[part]), ...(withPerson ? [marks.code] : [])];
  const pattern = new RegExp(
    [identifier, moment, digest, ...words.map((word) => escapedPattern(word))].join('|'),
    'g',
  );
  const literals: string[] = [];
  const slots: Slot[] = [];
  let literal = '';
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const [piece] = match;
    literal += text.slice(end, match.index);
    end = match.index + piece.length;
    const slot = slotOf(piece, marks, named);
    if (slot === undefined) {
      literal += piece;
      continue;
    }
    literals.push(literal);
    slots.push(slot);
    literal = '';
  }
  literal += text.slice(end);
  if (slots.length === 0) return () => literal;
  return (copied) => {
    let made = '';
    for (let index = 0; index < slots.length; index += 1) {
      made += literals[index];
      made += slots[index]?.(copied);
    }
    return made + literal;
  };
}

function slotOf(
  piece: string,
  { own, commitments, hashes, person, code }: Marks,
  named: readonly (typeof parts)[number][],
): Slot | undefined {
  for (const part of named) if (piece === person[part]) return (copied) => copied.person[part];
  if (piece === code) return (copied) => copied.code;
  const id = own.indexOf(piece);
  if (id >= 0) return ({ ids }) => ids[id] ?? '';
  if (piece.length === 64) {
    const commitment = commitments.indexOf(piece);
    if (commitment >= 0) return (copied) => copied.commitments[commitment] ?? '';
    const hash = hashes.indexOf(piece);
    return hash >= 0 ? (copied) => copied.hashes[hash] ?? '' : undefined;
  }
  return piece.length < 36 ? momentSlot(piece) : undefined;
}

/** A moment written anew, in the form that it had. */
function momentSlot(text: string): Slot {
  const at = Date.parse(text.replace(' ', 'T').replace('+00', 'Z'));
  const isJson = text.endsWith('Z');
  return ({ earlier }) => {
    const iso = new Date(at - earlier).toISOString();
    return isJson ? iso : `${iso.slice(0, 10)} ${iso.slice(11, 23)}+00`;
  };
}

function escapedPattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
