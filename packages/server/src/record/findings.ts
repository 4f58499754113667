import type { Text } from '@satuloket/engine';

/** What an audit looks at, named so that a person can find it. */
export type AuditSubject =
  | { readonly what: 'action'; readonly caseId: string; readonly seq: number }
  | { readonly what: 'entry'; readonly id: string }
  /** The row by which people read who looked; what is sealed is the entry of the same identifier. */
  | { readonly what: 'look'; readonly id: string }
  | { readonly what: 'leaf'; readonly position: number }
  | { readonly what: 'checkpoint'; readonly size: number };

/**
 * `changed`: it is not what was recorded or signed. `missing`: it was recorded and is not there. `reordered`: it stands
 * at another place than where it was recorded. `doubled`: it is there more than once. `not-sealed`: it is in neither
 * the log nor the line to it, so it was put in, or its leaf was taken out.
 */
export type AuditFaultKind = 'changed' | 'missing' | 'reordered' | 'doubled' | 'not-sealed';

export type AuditFault = {
  readonly kind: AuditFaultKind;
  readonly subject: AuditSubject;
  readonly message: Text;
};

export type Findings = ReturnType<typeof createFindings>;

/** Several checks may come upon the same fault; the first that names it stands. */
export function createFindings() {
  const faults = new Map<string, AuditFault>();
  const keys = new Set<string>();
  return {
    add(kind: AuditFaultKind, subject: AuditSubject): void {
      const key = keyOf(subject);
      keys.add(key);
      const fault = `${kind} ${key}`;
      if (!faults.has(fault)) faults.set(fault, { kind, subject, message: messageOf(kind, subject) });
    },
    knows: (subject: AuditSubject): boolean => keys.has(keyOf(subject)),
    all: (): readonly AuditFault[] => [...faults.values()],
  };
}

export function keyOf(subject: AuditSubject): string {
  if (subject.what === 'action') return `action ${subject.caseId}/${subject.seq}`;
  if (subject.what === 'entry' || subject.what === 'look') return `${subject.what} ${subject.id}`;
  return subject.what === 'leaf' ? `leaf ${subject.position}` : `checkpoint ${subject.size}`;
}

const happened: Readonly<Record<AuditFaultKind, Text>> = {
  changed: { id: 'telah diubah', en: 'was changed' },
  missing: { id: 'hilang', en: 'is missing' },
  reordered: { id: 'tidak pada urutannya', en: 'is not in its place' },
  doubled: { id: 'ada lebih dari sekali', en: 'is there more than once' },
  'not-sealed': { id: 'tidak ada di log', en: 'is not in the log' },
};

function messageOf(kind: AuditFaultKind, subject: AuditSubject): Text {
  const { id, en } = happened[kind];
  const name = nameOf(subject);
  return { id: `${name.id} ${id}.`, en: `${name.en} ${en}.` };
}

function nameOf(subject: AuditSubject): Text {
  switch (subject.what) {
    case 'action':
      return {
        id: `Tindakan nomor ${subject.seq} dari berkas ${subject.caseId}`,
        en: `Action ${subject.seq} of case ${subject.caseId}`,
      };
    case 'entry':
      return { id: `Catatan ${subject.id}`, en: `Entry ${subject.id}` };
    case 'look':
      return { id: `Baris pembukaan data ${subject.id}`, en: `The row of look ${subject.id}` };
    case 'leaf':
      return { id: `Posisi ${subject.position} dari log`, en: `Position ${subject.position} of the log` };
    case 'checkpoint':
      return {
        id: `Titik periksa pada ukuran ${subject.size}`,
        en: `The checkpoint of size ${subject.size}`,
      };
  }
}
