import { describe, expect, test } from 'vitest';
import { checkSkew, checkSweeps, compareMigrations, keyFinding, stuckFindings } from './database.ts';
import { checkBackup, examine } from './examine.ts';
import { exitCodeOf, fault, linesOf, ok, warning } from './finding.ts';
import { checkDisk, checkMemory, checkNode } from './machine.ts';
import { checkExpiry } from './outside.ts';

const gigabyte = 1e9;
const hour = 3_600_000;
const now = Date.UTC(2026, 10, 23, 3);
const run = (sweep: string, endedAgo: number, failedAgo?: number) => ({
  sweep,
  every_milliseconds: 2_000,
  ended_at: new Date(now - endedAgo),
  failed_at: failedAgo === undefined ? null : new Date(now - failedAgo),
});
const twoKeys = { currentId: 'k2', keys: { k1: new Uint8Array(32), k2: new Uint8Array(32) } };
const wraps = (masterKeyId: string, keys: number) => ({ masterKeyId, keys });
const known = [1, 2].map((number) => ({ number, checksum: `c${number}` }));

describe('what is found', () => {
  test.each([
    ['Node of today', checkNode('24.21.0'), 'ok'],
    ['an old Node', checkNode('20.1.0'), 'fault'],
    ['room on the disk', checkDisk({ freeBytes: 40 * gigabyte, totalBytes: 100 * gigabyte }), 'ok'],
    ['little room', checkDisk({ freeBytes: 9 * gigabyte, totalBytes: 100 * gigabyte }), 'warning'],
    ['no room', checkDisk({ freeBytes: 0.9 * gigabyte, totalBytes: 5 * gigabyte }), 'fault'],
    ['memory', checkMemory({ freeBytes: gigabyte, totalBytes: 4 * gigabyte }), 'ok'],
    ['little memory', checkMemory({ freeBytes: gigabyte, totalBytes: gigabyte }), 'warning'],
    ['clocks together', checkSkew(-0.4), 'ok'],
    ['clocks apart', checkSkew(5), 'warning'],
    ['clocks far apart', checkSkew(-31), 'fault'],
    ['all migrations', compareMigrations(known, known), 'ok'],
    ['a migration to come', compareMigrations(known, known.slice(0, 1)), 'warning'],
    ['a migration of a newer version', compareMigrations(known.slice(0, 1), known), 'fault'],
    ['a changed migration', compareMigrations(known, [known[0]!, { number: 2, checksum: 'x' }]), 'fault'],
    ['sweeps that run', checkSweeps([run('a', 2_000), run('b', 5_000, 2 * hour)], now), 'ok'],
    ['a sweep that failed lately', checkSweeps([run('a', 2_000, 60_000)], now), 'warning'],
    ['one sweep that stands still', checkSweeps([run('a', 2_000), run('b', hour)], now), 'fault'],
    ['no server', checkSweeps([run('a', hour), run('b', hour)], now), 'fault'],
    ['no sweep ever', checkSweeps([], now), 'warning'],
    ['nothing stuck', stuckFindings([{ kind: 'messages', stuck: 0 }])[0]!, 'ok'],
    ['something stuck', stuckFindings([{ kind: 'messages', stuck: 2 }])[0]!, 'warning'],
    ['a master key that opens all', keyFinding(true, [wraps('k2', 9)], twoKeys), 'ok'],
    ['a rotation that was begun', keyFinding(true, [wraps('k1', 3), wraps('k2', 9)], twoKeys), 'warning'],
    ['a key that nobody gave', keyFinding(true, [wraps('k0', 3), wraps('k2', 9)], twoKeys), 'fault'],
    ['a key of another content', keyFinding(false, [wraps('k2', 9)], twoKeys), 'fault'],
    ['a certificate', checkExpiry('x', new Date(now + 40 * 24 * hour), now), 'ok'],
    ['a certificate near its end', checkExpiry('x', new Date(now + 3 * 24 * hour), now), 'warning'],
    ['a certificate beyond it', checkExpiry('x', new Date(now - 24 * hour), now), 'fault'],
    ['a backup of last night', checkBackup('/b', { ageSeconds: 20 * 3600 }), 'ok'],
    ['a backup of the day before', checkBackup('/b', { ageSeconds: 40 * 3600 }), 'warning'],
    ['an old backup', checkBackup('/b', { ageSeconds: 100 * 3600 }), 'fault'],
    ['no backup', checkBackup('/b', undefined), 'fault'],
    ['no folder of backups', checkBackup(undefined, undefined), 'warning'],
  ])('%s', (_, finding, level) => {
    expect(finding.level).toBe(level);
    expect(finding.remedy === undefined).toBe(level === 'ok');
  });
});

test('a fault ends with 1, a warning does not', () => {
  expect(exitCodeOf([ok('a', 'b'), warning('c', 'd', 'e')])).toBe(0);
  expect(exitCodeOf([ok('a', 'b'), fault('c', 'd', 'e')])).toBe(1);
});

test('each line says what to do', () => {
  expect(linesOf([ok('Node', '24'), fault('Jam', 'salah', 'Betulkan.')])).toEqual([
    '✓ Node: 24',
    '✗ Jam: salah',
    '    Betulkan.',
    '1 masalah, 0 peringatan, 1 baik.',
  ]);
});

test('a wrong setting is the first thing to mend', async () => {
  expect(await examine({ SATULOKET_MODE: 'toko' })).toMatchObject([{ about: 'Setelan', level: 'fault' }]);
});
