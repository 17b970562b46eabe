import type { Host } from '../../../reference/exam-check-data.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { connectTcp } from './connect.ts';
import { addressesOf, type NetworkAccess } from './network-access.ts';
import { timeLimit } from './time-limit.ts';

/**
 * Online when a name was found and a connection made to at least one of the hosts within `onlineMs`. Silence is the
 * answer "no", not a missing one; unless a proxy is set, through which the student may well be online.
 */
export async function lookAtOnline(
  network: NetworkAccess,
  hosts: readonly Host[],
  onlineMs: number,
  signal: AbortSignal,
): Promise<Reading<boolean>> {
  const limit = timeLimit(onlineMs, signal);
  // Ends the slower attempt as soon as the other has succeeded.
  const enough = new AbortController();
  const both = AbortSignal.any([limit.signal, enough.signal]);
  try {
    await Promise.any(hosts.map((host) => reach(network, host, both)));
    return known(true);
  } catch {
    return network.proxySet ? unknown('disturbed') : known(false);
  } finally {
    enough.abort();
    limit.done();
  }
}

async function reach(network: NetworkAccess, host: Host, signal: AbortSignal): Promise<void> {
  const addresses = await addressesOf(network, host, signal);
  if (addresses.length === 0) throw new Error(`${host.host} leads to no public address`);
  network.onContact(`${host.host}:${host.port}`);
  const { socket } = await connectTcp(addresses, host.port, signal, network.monotonicMs);
  socket.destroy();
}
