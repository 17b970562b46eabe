import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';

/** An address of documentation (RFC 5737): nobody has it, so the way there is the way to any host out there. */
const SOMEWHERE = '192.0.2.1';
const ANY_PORT = 9;

/**
 * The network interface that packets to the internet leave by. Connecting a UDP socket sends nothing: the system only
 * chooses the way, by all of its rules, those of a VPN included.
 */
export async function wayOut(): Promise<string | null> {
  const address = await ownAddressTowards(SOMEWHERE);
  if (address === null) return null;
  const found = Object.entries(networkInterfaces()).find(([, own]) => own?.some((one) => one.address === address));
  return found?.[0] ?? null;
}

function ownAddressTowards(address: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const end = (own: string | null): void => {
      resolve(own);
      socket.close();
    };
    socket.once('error', () => end(null));
    socket.once('connect', () => end(socket.address().address));
    socket.connect(ANY_PORT, address);
  });
}
