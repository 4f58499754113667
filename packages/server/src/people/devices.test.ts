import { expect, test } from 'vitest';
import { browserOf, networkOf, systemOf } from './devices.ts';

test.each([
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox', 'Linux'],
  ['node', '', ''],
  ['', '', ''],
])('%s is told as %j on %j', (userAgent, browser, system) => {
  expect([browserOf(userAgent), systemOf(userAgent)]).toEqual([browser, system]);
});

test.each([
  ['103.12.44.9', '103.12.x.x'],
  ['::ffff:103.12.44.9', '103.12.x.x'],
  ['10.1.2.3', 'local'],
  ['172.20.0.1', 'local'],
  ['172.40.0.1', '172.40.x.x'],
  ['::1', 'local'],
  ['fd12:3456::1', 'local'],
  ['2001:db8:aaaa::7', '2001:db8:…'],
  ['not an address', ''],
  ['', ''],
])('of the address %j the network %j is kept', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
