import { connect, isIP, type Socket } from 'node:net';
import { type TLSSocket, connect as tlsConnect } from 'node:tls';

/** A TCP connection; the caller destroys the socket. */
export interface Connected {
  readonly socket: Socket;
  /** Time of the connection alone, without the name lookup, milliseconds. */
  readonly connectMs: number;
}

/**
 * Connects to one of the addresses; families are tried beside each other (RFC 8305, as Node does it).
 *
 * @throws the socket's error, or the signal's reason when it aborts.
 */
export function connectTcp(
  addresses: readonly string[],
  port: number,
  signal: AbortSignal,
  monotonicMs: () => number,
): Promise<Connected> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    const startMs = monotonicMs();
    const socket = connect({
      host: 'resolved.invalid',
      port,
      autoSelectFamily: true,
      lookup: (_host, _options, callback) => callback(null, found),
    });
    const abort = (): void => {
      socket.destroy();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    // Stays for the socket's whole life: a reset after the connection must not end the program.
    socket.on('error', (error) => {
      signal.removeEventListener('abort', abort);
      reject(error);
    });
    socket.once('connect', () => {
      signal.removeEventListener('abort', abort);
      resolve({ socket, connectMs: Math.max(0, monotonicMs() - startMs) });
    });
  });
}

/** How long a connection takes; it is closed at once. Ends as `connectTcp` does. */
export async function connectOnce(
  addresses: readonly string[],
  port: number,
  signal: AbortSignal,
  monotonicMs: () => number,
): Promise<number> {
  const { socket, connectMs } = await connectTcp(addresses, port, signal, monotonicMs);
  socket.destroy();
  return connectMs;
}

/**
 * Puts TLS on a connection and checks the certificate for `host`, whatever `NODE_TLS_REJECT_UNAUTHORIZED` says.
 *
 * @throws the TLS error, or the signal's reason when it aborts.
 */
export function encrypt(
  socket: Socket,
  host: string,
  authorities: string | readonly string[] | undefined,
  signal: AbortSignal,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const secured = tlsConnect({
      socket,
      servername: host,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(authorities === undefined ? {} : { ca: [authorities].flat() }),
    });
    const abort = (): void => {
      secured.destroy();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    secured.on('error', (error) => {
      signal.removeEventListener('abort', abort);
      reject(error);
    });
    secured.once('secureConnect', () => {
      signal.removeEventListener('abort', abort);
      resolve(secured);
    });
    // A host that hangs up in the middle of the handshake raises no error on the secured socket in every case.
    secured.once('close', () => {
      signal.removeEventListener('abort', abort);
      reject(Object.assign(new Error('closed during the handshake'), { code: 'ECONNRESET' }));
    });
  });
}
