import { connectionFailure } from '../../../io/connection-failure.ts';
import { errorCode } from '../../../io/error-code.ts';
import type { Host } from '../../../reference/exam-check-data.ts';
import type { HostOutcome, HostResult } from '../../facts.ts';
import { NoAnswerInTime } from '../reading.ts';
import { connectTcp, encrypt } from './connect.ts';
import type { NetworkAccess } from './network-access.ts';
import { timeLimit, untilAborted } from './time-limit.ts';

type Step = 'name' | 'connection' | 'encryption';

/** All hosts side by side, in the order given. Never rejects. */
export function lookAtHosts(
  network: NetworkAccess,
  hosts: readonly Host[],
  hostMs: number,
  signal: AbortSignal,
): Promise<readonly HostResult[]> {
  return Promise.all(hosts.map((host) => reachHost(network, host, hostMs, signal)));
}

/** Name, connection, encryption; the outcome says in which step it ended and how. */
async function reachHost(network: NetworkAccess, host: Host, hostMs: number, signal: AbortSignal): Promise<HostResult> {
  const limit = timeLimit(hostMs, signal);
  let step: Step = 'name';
  let connectMs: number | null = null;
  const result = (outcome: HostOutcome): HostResult => ({
    host: host.host,
    port: host.port,
    product: host.product,
    outcome,
    connectMs,
  });
  try {
    const addresses = await untilAborted(network.lookup(host.host), limit.signal);
    const allowed = addresses.filter(network.isAllowedAddress);
    if (allowed.length === 0) return result(addresses.length === 0 ? 'name-not-found' : 'private-address');
    step = 'connection';
    network.onContact(`${host.host}:${host.port}`);
    const connected = await connectTcp(allowed, host.port, limit.signal, network.monotonicMs);
    connectMs = Math.round(connected.connectMs);
    step = 'encryption';
    try {
      (await encrypt(connected.socket, host.host, network.authorities, limit.signal)).destroy();
    } finally {
      connected.socket.destroy();
    }
    return result('answered');
  } catch (error) {
    return result(outcomeOf(step, error, limit.signal.aborted));
  } finally {
    limit.done();
  }
}

/** How an attempt ended, by the step it was in and the error that came. */
export function outcomeOf(step: Step, error: unknown, timeIsUp: boolean): HostOutcome {
  const silent = timeIsUp || error instanceof NoAnswerInTime;
  if (step === 'name')
    return !silent && connectionFailure(errorCode(error)) === 'name-not-found' ? 'name-not-found' : 'name-timeout';
  if (silent) return step === 'connection' ? 'connect-timeout' : 'tls-timeout';
  switch (connectionFailure(errorCode(error))) {
    case 'refused':
      return 'refused';
    case 'reset':
      return 'reset';
    case 'certificate-not-trusted':
      return 'certificate-not-trusted';
    case 'certificate-not-valid-now':
      return 'certificate-not-valid-now';
    case 'certificate-wrong-name':
      return 'certificate-wrong-name';
    default:
      return step === 'connection' ? 'connect-timeout' : 'tls-failed';
  }
}
