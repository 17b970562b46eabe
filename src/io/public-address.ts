import { BlockList, isIP } from 'node:net';

/**
 * Address ranges that no public host has: this host, private and shared networks, link-local, loopback, benchmarks,
 * documentation, multicast. From the IANA special-purpose registries (RFC 6890).
 */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const SPECIAL_IPV6: readonly (readonly [string, number])[] = [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const special = new BlockList();
for (const [network, bits] of SPECIAL_IPV4) {
  special.addSubnet(network, bits, 'ipv4');
  // The same networks behind NAT64 (RFC 6052) and 6to4 (RFC 3056), whose addresses hold an IPv4 address.
  const [high, low] = hexPairs(network);
  special.addSubnet(`64:ff9b::${high}:${low}`, 96 + bits, 'ipv6');
  special.addSubnet(`2002:${high}:${low}::`, 16 + bits, 'ipv6');
}
for (const [network, bits] of SPECIAL_IPV6) special.addSubnet(network, bits, 'ipv6');

/** `10.0.0.0` as `a00` and `0`, the way IPv6 writes it. */
function hexPairs(ipv4: string): readonly [string, string] {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number);
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
}

/** True for an address on the public internet. An IPv4 address inside IPv6 (`::ffff:10.0.0.1`) counts as itself. */
export function isPublicAddress(address: string): boolean {
  const withoutZone = address.split('%')[0] ?? '';
  switch (isIP(withoutZone)) {
    case 4:
      return !special.check(withoutZone, 'ipv4');
    case 6:
      return !special.check(withoutZone, 'ipv6');
    default:
      return false;
  }
}
