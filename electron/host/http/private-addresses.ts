import { BlockList, isIP } from 'node:net';

/** Ranges that are not the public Internet (IANA special-purpose registries), each with its prefix length. */
const ranges4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
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
] as const;

/** Includes the translation prefixes (NAT64, 6to4, Teredo, IPv4-compatible): they can carry a private IPv4 address inside. */
const ranges6 = [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;

const privateRanges = new BlockList();
for (const [network, prefix] of ranges4) privateRanges.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of ranges6) privateRanges.addSubnet(network, prefix, 'ipv6');

/** True for any IP address outside the public Internet, in whatever spelling `net.isIP` accepts (`::ffff:` ones count as the IPv4 address they carry). */
export const isPrivateIp = (address: string): boolean => {
  const plain = address.split('%')[0] ?? '';
  const family = isIP(plain);
  return family !== 0 && privateRanges.check(plain, family === 4 ? 'ipv4' : 'ipv6');
};

/** The IP address that a URL's host spells (decimal and hexadecimal forms are already dotted by the URL parser), or `null` for a name. */
export const ipOfHost = (host: string): string | null => {
  const plain = host.startsWith('[') ? host.slice(1, -1) : host;
  return isIP(plain) === 0 ? null : plain;
};
