/** One thing that was looked at. */
export type Finding = {
  readonly about: string;
  readonly level: 'ok' | 'warning' | 'fault';
  readonly found: string;
  /** What to do about it; only where something is to be done. */
  readonly remedy?: string;
};

export const ok = (about: string, found: string): Finding => ({ about, level: 'ok', found });
export const warning = (about: string, found: string, remedy: string): Finding => ({
  about,
  level: 'warning',
  found,
  remedy,
});
export const fault = (about: string, found: string, remedy: string): Finding => ({
  about,
  level: 'fault',
  found,
  remedy,
});

const signs = { ok: '✓', warning: '!', fault: '✗' } as const;

/** A line each, and a second one with what to do. */
export function linesOf(findings: readonly Finding[]): readonly string[] {
  const lines = findings.flatMap(({ about, level, found, remedy }) => [
    `${signs[level]} ${about}: ${found}`,
    ...(remedy === undefined ? [] : [`    ${remedy}`]),
  ]);
  const count = (level: Finding['level']): number => findings.filter((each) => each.level === level).length;
  return [...lines, `${count('fault')} masalah, ${count('warning')} peringatan, ${count('ok')} baik.`];
}

/** Warnings alone are no reason to wake anyone. */
export const exitCodeOf = (findings: readonly Finding[]): number =>
  findings.some(({ level }) => level === 'fault') ? 1 : 0;
