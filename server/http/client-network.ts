import { isIPv4, isIPv6 } from 'node:net';

/**
 * What counts as one visitor: an IPv4 address, or the /64 network of an IPv6 address, as a single line has all of it. An IPv4
 * address in IPv6 clothes (RFC 4291, section 2.5.5.2) is the IPv4 address. Anything else is `unknown`.
 */
export function clientNetwork(address: string): string {
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return 'unknown';
  const [plain = ''] = address.split('%');
  const groups = expanded(plain.toLowerCase());
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) return groups.slice(6).flatMap(bytesOf).join('.');
  return groups.slice(0, 4).map(hexadecimal).join(':');
}

/** The eight groups of an IPv6 address. */
function expanded(address: string): number[] {
  const [head = [], tail] = address.split('::').map(groupsOf);
  if (tail === undefined) return [...head];
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

function groupsOf(part: string): number[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}

const bytesOf = (group: number) => [group >> 8, group & 255];
const hexadecimal = (group: number) => group.toString(16);
