import { Agent, request } from 'node:https';
import { performance } from 'node:perf_hooks';
import { type ConnectionFailure, connectionFailure } from './connection-failure.ts';
import { errorCode } from './error-code.ts';
import { checkedLookup, type HostLookup, PRIVATE_ADDRESS } from './http.ts';

/** How names are found and hosts are trusted. */
export interface TransferTrust {
  readonly lookup: HostLookup;
  readonly isAllowedAddress: (address: string) => boolean;
  readonly authorities?: string;
}

/** One transfer, in one direction. */
export interface Transfer {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly direction: 'download' | 'upload';
  /** What is sent; and what may be received at most. */
  readonly bytes: number;
  readonly signal: AbortSignal;
  /** Told of every part that arrives; true ends the transfer, which then counts as far as it came. */
  readonly isEnough?: (bytes: number, ms: number) => boolean;
}

export type TransferResult =
  | {
      readonly kind: 'done' | 'cut';
      /** Bytes that were timed: all that arrived after the first part, or all that the host has taken. */
      readonly bytes: number;
      /** From the first part to the last, or from the first byte sent to the host's answer less one round trip. */
      readonly ms: number;
    }
  | {
      readonly kind: 'failed';
      readonly failure: ConnectionFailure | 'private-address' | 'refused-by-host' | 'aborted';
    };

/** A line to one host that stays open from one transfer to the next, so that setting it up is not measured. */
export interface TransferLine {
  readonly run: (transfer: Transfer) => Promise<TransferResult>;
  readonly close: () => void;
}

const PART = Buffer.alloc(16_384);

/** Of the answer to an upload. */
const MOST_ANSWER_BYTES = 4_096;

/** Opens nothing yet. Certificates are always checked; no redirect is followed; only the count of what comes is kept. */
export function transferLine(trust: TransferTrust): TransferLine {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 1,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    lookup: checkedLookup(trust.lookup, trust.isAllowedAddress),
    ...(trust.authorities === undefined ? {} : { ca: trust.authorities }),
  });
  return { run: (transfer) => runTransfer(transfer, agent), close: () => agent.destroy() };
}

function runTransfer(transfer: Transfer, agent: Agent): Promise<TransferResult> {
  const { host, port, path, direction, bytes, signal } = transfer;
  return new Promise((resolve) => {
    const upload = direction === 'upload';
    const outgoing = request({
      host,
      port,
      path,
      agent,
      method: upload ? 'POST' : 'GET',
      headers: {
        'accept-encoding': 'identity',
        ...(upload ? { 'content-type': 'application/octet-stream', 'content-length': bytes } : {}),
      },
      signal,
    });
    const end = (result: TransferResult, keep = false): void => {
      resolve(result);
      if (!keep) outgoing.destroy();
    };
    const failed = (error: unknown): void => {
      const code = errorCode(error);
      const failure =
        code === PRIVATE_ADDRESS ? 'private-address' : signal.aborted ? 'aborted' : connectionFailure(code);
      end({ kind: 'failed', failure: failure ?? 'refused-by-host' });
    };
    let startMs = performance.now();
    outgoing.on('error', failed);
    outgoing.on('socket', (socket) => {
      // What is measured begins when the line is ready, not when its name is looked up.
      const ready = (): void => {
        startMs = performance.now();
        if (upload) send(outgoing, bytes);
        else outgoing.end();
      };
      if (socket.connecting || ('secureConnecting' in socket && socket.secureConnecting === true)) {
        socket.once('secureConnect', ready);
      } else {
        ready();
      }
    });
    outgoing.on('response', (response) => {
      response.on('error', failed);
      // An answer before everything was taken is about something else than the line.
      if (response.statusCode !== 200 || !outgoing.writableEnded) {
        end({ kind: 'failed', failure: 'refused-by-host' });
        return;
      }
      if (upload) {
        const ms = performance.now() - startMs;
        let received = 0;
        response.on('data', (part: Buffer) => {
          received += part.length;
          // What was sent has been taken; an answer without end is not listened to.
          if (received > MOST_ANSWER_BYTES) end({ kind: 'done', bytes, ms });
        });
        response.on('end', () => end({ kind: 'done', bytes, ms }, true));
        return;
      }
      let firstMs: number | null = null;
      let lastMs = 0;
      let timed = 0;
      response.on('data', (part: Buffer) => {
        lastMs = performance.now();
        // The first part tells when the stream began; its own bytes were on their way before.
        if (firstMs === null) firstMs = lastMs;
        else timed += part.length;
        const ms = lastMs - firstMs;
        if (transfer.isEnough?.(timed, ms) === true || timed > bytes) end({ kind: 'cut', bytes: timed, ms });
      });
      // A transfer that runs out of time counts as far as it came.
      const cutOff = (): void => {
        if (timed > 0) end({ kind: 'cut', bytes: timed, ms: performance.now() - (firstMs ?? startMs) });
      };
      signal.addEventListener('abort', cutOff, { once: true });
      response.on('end', () => {
        signal.removeEventListener('abort', cutOff);
        end({ kind: 'done', bytes: timed, ms: lastMs - (firstMs ?? lastMs) }, true);
      });
    });
  });
}

/** Writes as fast as the line takes it, and never more than one part ahead. */
function send(outgoing: ReturnType<typeof request>, bytes: number): void {
  let left = bytes;
  const more = (): void => {
    while (left > 0) {
      const part = left < PART.length ? PART.subarray(0, left) : PART;
      left -= part.length;
      if (!outgoing.write(part)) {
        if (left > 0) outgoing.once('drain', more);
        else outgoing.end();
        return;
      }
    }
    outgoing.end();
  };
  more();
}
