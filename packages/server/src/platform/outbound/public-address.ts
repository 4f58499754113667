import { BlockList, isIPv4 } from 'node:net';

/** Of IPv4 all that is not for the public internet (RFC 6890 and the registry that it founded). */
const notPublicIPv4 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local, and where clouds keep the credentials of their machines (169.254.169.254).
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  notPublicIPv4.addSubnet(network, prefix, 'ipv4');

/** Of IPv6 only what is handed out to the internet. Mapped, local and unspecified addresses lie outside of it. */
const globalIPv6 = new BlockList();
globalIPv6.addSubnet('2000::', 3, 'ipv6');

/** And of that not what carries an IPv4 address inside (6to4, Teredo), what documents use, and benchmarks. */
const notPublicIPv6 = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notPublicIPv6.addSubnet(network, prefix, 'ipv6');

/** Whether an address, as a resolver gives it, lies in the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublicIPv4.check(address, 'ipv4');
  return globalIPv6.check(address, 'ipv6') && !notPublicIPv6.check(address, 'ipv6');
}
