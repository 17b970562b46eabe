import { isIP } from 'node:net';

/**
 * The address that may be asked, or null: https, a name and not an address, no user name, no dot at the end. A page
 * that leads on (`from`) may not change to a look-alike name or to a port of its choice.
 */
export function allowedUrl(address: string, from: URL | null): URL | null {
  const url = URL.canParse(address, from?.href) ? new URL(address, from?.href) : null;
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  const host = url.hostname;
  // A URL turns 0x7f.1 and 2130706433 into dotted form, so that isIP sees every way to write an address.
  if (host === '' || host.startsWith('[') || host.endsWith('.') || isIP(host) !== 0) return null;
  if (from !== null && host.split('.').some((label) => label.startsWith('xn--'))) return null;
  if (from !== null && url.port !== '' && url.port !== from.port) return null;
  return url;
}

/** Endings that no name of the public internet has: RFC 6761, RFC 6762, RFC 8375, and those of networks at home. */
const PRIVATE_ENDINGS = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|lan|home|corp|home\.arpa)$/i;

/**
 * Whether a host may be on the public internet by its name: one with a dot, and no name of this machine or its network.
 * Where a name really leads is looked at again when it is asked.
 */
export function isPublicName(host: string): boolean {
  return host.includes('.') && !PRIVATE_ENDINGS.test(host);
}
