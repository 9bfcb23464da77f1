import { isIP } from 'node:net';

/** An address for the log that still tells networks apart, but no person: IPv4 without its last byte, IPv6 by /48. */
export function shortAddress(address: string): string {
  const version4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address);
  if (version4) return `${version4[1]}.0`;
  if (isIP(address) !== 6) return 'unknown';
  const [head = ''] = address.split('::');
  return `${head.split(':').slice(0, 3).filter(Boolean).join(':')}::`;
}
