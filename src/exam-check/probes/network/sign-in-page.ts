import { askPlain, type PlainResult } from '../../../io/plain-http.ts';
import type { Host, Measuring } from '../../../reference/exam-check-data.ts';
import { known, type Reading, unknown } from '../reading.ts';
import type { NetworkAccess } from './network-access.ts';

const NETWORK_AUTHENTICATION_REQUIRED = 511;

/**
 * Whether something else than the host answered: another text, a redirect, or status 511 (RFC 6585, section 6). A host
 * that has trouble itself says nothing, and neither does a name that is blocked.
 */
export function readSignInPage(result: PlainResult, expected: string): Reading<boolean> {
  if (result.kind === 'failed') {
    // Such networks answer every name with an address of their own.
    if (result.failure === 'private-address') return known(true);
    return unknown(result.failure === 'timeout' || result.failure === 'name-timeout' ? 'timeout' : 'garbled');
  }
  const { status, text } = result;
  if (status === 200) return known(text !== expected);
  if (status === NETWORK_AUTHENTICATION_REQUIRED || (status >= 300 && status < 400)) return known(true);
  return unknown('garbled');
}

/** Asks for a page whose text is known: the one request without encryption. */
export async function lookAtSignInPage(
  network: NetworkAccess,
  page: Measuring['signInPage'] & Pick<Host, 'port'>,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<Reading<boolean>> {
  const { lookup, isAllowedAddress, onContact } = network;
  const { host, port, path } = page;
  const addresses = await lookup(host).catch(() => []);
  // Filters of advertisements answer a name with nowhere or with this computer: that is no sign-in page.
  if (addresses.length > 0 && addresses.every(isNowhere) && !addresses.some(isAllowedAddress))
    return unknown('garbled');
  onContact(`${host}:${port}`);
  const result = await askPlain({ host, port, path, deadlineMs, signal, lookup, isAllowedAddress });
  const reading = readSignInPage(result, page.text);
  // Behind a proxy a direct question may go nowhere.
  return !reading.known && network.proxySet ? unknown('disturbed') : reading;
}

function isNowhere(address: string): boolean {
  return /^(?:0\.0\.0\.0|127\.|::1?$)/.test(address);
}
