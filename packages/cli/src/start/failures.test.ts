import { expect, test } from 'vitest';
import { describeSystemError } from './failures.ts';

const systemError = (properties: object): Error => Object.assign(new Error('system'), properties);

test.each([
  [
    { code: 'ENOSPC', path: '/data/secrets.json' },
    'disk-full',
    'Cakram penuh saat menulis /data/secrets.json',
  ],
  [{ code: '53100' }, 'disk-full', 'Cakram penuh. Kosongkan'],
  [{ code: 'EDQUOT' }, 'disk-full', 'Cakram penuh. Kosongkan'],
  [{ code: 'EROFS', path: '/data' }, 'disk-read-only', '/data hanya dapat dibaca'],
  [
    { code: 'EACCES', path: '/data', syscall: 'mkdir' },
    'path-forbidden',
    'Tidak ada izin untuk /data (mkdir)',
  ],
  [{ code: 'EACCES', port: 80, syscall: 'listen' }, 'port-forbidden', 'porta 80'],
  [{ code: 'EADDRINUSE', port: 8080, syscall: 'listen' }, 'port-taken', 'SATULOKET_PORT=8081'],
  [{ code: 'EADDRNOTAVAIL', syscall: 'listen' }, 'host-unknown', 'SATULOKET_HOST'],
  [{ code: 'EMFILE' }, 'files-too-many', 'ulimit'],
])('%o is told as %s', (properties, code, sentence) => {
  expect(describeSystemError(systemError(properties))).toMatchObject({
    code,
    message: { id: expect.stringContaining(sentence) },
  });
});

test.each([systemError({ code: 'ECONNRESET' }), systemError({}), 'a thrown string', undefined])(
  '%o is not the fault of the machine, so it is not explained away',
  (error) => {
    expect(describeSystemError(error)).toBeUndefined();
  },
);
