import { rootCertificates } from 'node:tls';
import { connectionFailure } from '../../../io/connection-failure.ts';
import { errorCode } from '../../../io/error-code.ts';
import type { Host } from '../../../reference/exam-check-data.ts';
import type { Certificates } from '../../network-facts.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { connectTcp, encrypt } from './connect.ts';
import { addressesOf, type NetworkAccess } from './network-access.ts';
import { timeLimit } from './time-limit.ts';

/**
 * Whose certificates the hosts show. A certificate that fails against the public authorities and is accepted with those
 * of the computer was made by somebody in between, such as a virus scanner.
 */
export async function lookAtCertificates(
  network: NetworkAccess,
  hosts: readonly Host[],
  limitMs: number,
  signal: AbortSignal,
): Promise<Reading<Certificates>> {
  const limit = timeLimit(limitMs, signal);
  try {
    const seen = await Promise.all(hosts.map((host) => certificateOf(network, host, limit.signal)));
    return readCertificates(seen);
  } finally {
    limit.done();
  }
}

type Seen = Certificates | 'no-answer';

/** The worst of what was seen: one connection that is read along is one too many. */
export function readCertificates(seen: readonly Seen[]): Reading<Certificates> {
  const worst = (['not-public', 'system-only', 'public'] as const).find((kind) => seen.includes(kind));
  return worst === undefined ? unknown('timeout') : known(worst);
}

async function certificateOf(network: NetworkAccess, host: Host, signal: AbortSignal): Promise<Seen> {
  // Not Node's own choice, to which `NODE_EXTRA_CA_CERTS` and `--use-system-ca` add.
  const isPublic = await isAccepted(network, host, network.authorities ?? rootCertificates, signal);
  if (isPublic === null) return 'no-answer';
  if (isPublic) return 'public';
  const own = await network.systemAuthorities(signal).catch(() => []);
  if (own.length === 0) return 'not-public';
  const isOwn = await isAccepted(network, host, own, signal);
  return isOwn === null ? 'no-answer' : isOwn ? 'system-only' : 'not-public';
}

/** Null where the connection ended for another reason than who made the certificate. */
async function isAccepted(
  network: NetworkAccess,
  host: Host,
  authorities: string | readonly string[],
  signal: AbortSignal,
): Promise<boolean | null> {
  try {
    const addresses = await addressesOf(network, host, signal);
    if (addresses.length === 0) return null;
    network.onContact(`${host.host}:${host.port}`);
    const { socket } = await connectTcp(addresses, host.port, signal, network.monotonicMs);
    try {
      (await encrypt(socket, host.host, authorities, signal)).destroy();
      return true;
    } finally {
      socket.destroy();
    }
  } catch (error) {
    return connectionFailure(errorCode(error)) === 'certificate-not-trusted' ? false : null;
  }
}
