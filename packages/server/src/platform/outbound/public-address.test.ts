import { expect, test } from 'vitest';
import { isPublicAddress } from './public-address.ts';

test.each([
  ['8.8.8.8', true, 'the internet'],
  ['103.31.38.10', true, 'the internet'],
  ['2606:4700:4700::1111', true, 'the internet'],
  ['127.0.0.1', false, 'this machine'],
  ['127.9.9.9', false, 'this machine'],
  ['0.0.0.0', false, 'this machine, as some systems read it'],
  ['10.1.2.3', false, 'a private network'],
  ['172.16.0.1', false, 'a private network'],
  ['172.31.255.255', false, 'a private network'],
  ['172.32.0.1', true, 'just after a private network'],
  ['192.168.1.1', false, 'a private network'],
  ['100.64.0.1', false, 'a provider’s own network'],
  ['169.254.169.254', false, 'the credentials of a machine in a cloud'],
  ['198.18.0.1', false, 'benchmarks'],
  ['224.0.0.1', false, 'many machines'],
  ['255.255.255.255', false, 'all machines'],
  ['::1', false, 'this machine'],
  ['::', false, 'this machine'],
  ['::ffff:127.0.0.1', false, 'this machine, mapped'],
  ['::ffff:a9fe:a9fe', false, 'credentials, mapped'],
  ['64:ff9b::a00:1', false, 'a private network, translated'],
  ['2002:7f00:1::', false, 'this machine by 6to4'],
  ['2001:0:7f00:1::', false, 'Teredo'],
  ['2001:db8::1', false, 'documentation'],
  ['fc00::1', false, 'a private network'],
  ['fd00:ec2::254', false, 'the credentials of a machine in a cloud'],
  ['fe80::1', false, 'link-local'],
  ['ff02::1', false, 'many machines'],
  ['fe80::1%eth0', false, 'link-local with a zone'],
  ['not an address', false, 'nothing'],
])('%s: %s (%s)', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
