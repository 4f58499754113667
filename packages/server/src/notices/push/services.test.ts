import { expect, test } from 'vitest';
import { knownPushServices } from './services.ts';

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
  ['https://web.push.apple.com/abc', true],
  ['https://wns2-sg2p.notify.windows.com/w/?token=abc', true],
  ['http://127.0.0.1:9001/push/abc', true],
  ['http://fcm.googleapis.com/abc', false],
  ['https://fcm.googleapis.com.contoh.id/abc', false],
  ['https://fcm.googleapis.com:8443/abc', false],
  ['https://a@fcm.googleapis.com/abc', false],
  ['http://127.0.0.1:5432/', false],
  ['http://169.254.169.254/latest', false],
  ['bukan alamat', false],
])('%s is a push service: %s', (endpoint, expected) => {
  expect(knownPushServices('http://127.0.0.1:9001')(endpoint)).toBe(expected);
});

test('without a stand-in no address of this machine is one', () => {
  expect(knownPushServices()('http://127.0.0.1:9001/push/abc')).toBe(false);
});
