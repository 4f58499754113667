import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What processes used over a while. */
export type Usage = {
  readonly cpuSeconds: number;
  readonly cores: number;
  /** The most that they took together at a time, in MiB, what they share counted once. */
  readonly memory: number;
  /** The most that one of them was resident with, in MiB. */
  readonly largestProcess: number;
};

const ticksPerSecond = 100;
const pageBytes = 4096;
const mebibyte = 1024 * 1024;

/** Watches a process and all its descendants, but for those of `without`, as Linux tells of them. */
export function watchUsage(pid: number, without?: number): { stop(): Usage } {
  const members = () => {
    const others = new Set(without === undefined ? [] : familyOf(without));
    return familyOf(pid).filter((id) => !others.has(id));
  };
  const startedAt = performance.now();
  const before = ticksOf(members());
  let memory = 0;
  let largest = 0;
  const look = () => {
    const ids = members();
    memory = Math.max(memory, memoryOf(ids));
    largest = Math.max(largest, ...ids.map(residentMemory));
  };
  look();
  const timer = setInterval(look, 500);
  return {
    stop() {
      clearInterval(timer);
      look();
      const seconds = (performance.now() - startedAt) / 1000;
      const used = ticksOf(members()) - before;
      return {
        cpuSeconds: used / ticksPerSecond,
        cores: Math.round((used / ticksPerSecond / seconds) * 100) / 100,
        memory: Math.round(memory / mebibyte),
        largestProcess: Math.round(largest / mebibyte),
      };
    },
  };
}

export type ProcessMemory = { readonly name: string; readonly memory: number };

/** The memory of a process and of each that it started, but for those of `without`: what is resident, in MiB. */
export function processesOf(pid: number, without: number): readonly ProcessMemory[] {
  const others = new Set(familyOf(without));
  return familyOf(pid)
    .filter((id) => !others.has(id))
    .map((id) => ({ name: nameOf(id), memory: Math.round(residentMemory(id) / mebibyte) }));
}

/** The script that it runs, without its folder. */
function nameOf(pid: number): string {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return basename(words.find((word) => /\.m?[jt]s$/.test(word)) ?? words[0] ?? '');
  } catch {
    return 'ended';
  }
}

/** A process and everything that it started. */
function familyOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(statOf(Number(name))?.[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []));
  return family;
}

/** Their own, and those of children which have ended: a connection's process in PostgreSQL lives no longer than it. */
function ticksOf(members: readonly number[]): number {
  return members.reduce((sum, id) => {
    const fields = statOf(id);
    return sum + [11, 12, 13, 14].reduce((ticks, place) => ticks + Number(fields?.[place] ?? 0), 0);
  }, 0);
}

/** Proportional where it can be read: PostgreSQL's processes share most of theirs. */
function memoryOf(members: readonly number[]): number {
  return members.reduce((sum, id) => sum + (sharedOutMemory(id) ?? residentMemory(id)), 0);
}

function sharedOutMemory(pid: number): number | undefined {
  try {
    const match = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return match ? Number(match[1]) * 1024 : undefined;
  } catch {
    return undefined;
  }
}

function residentMemory(pid: number): number {
  return Number(statOf(pid)?.[21] ?? 0) * pageBytes;
}

/** The fields after the name: state is the first (0), parent the second (1). */
function statOf(pid: number): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
