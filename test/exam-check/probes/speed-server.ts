import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';

/** A server of speed measurements with a programmed speed in each direction. */
export interface SpeedBehaviour {
  /** Mbit/s, 10^6 bits. */
  readonly downMbps: number;
  readonly upMbps: number;
  /** Status other than 200, from the n-th request on. */
  readonly status?: (at: number) => number;
}

const TICK_MS = 5;

/** Answers `GET /down?bytes=N` and `POST /up` at the programmed speed. */
export function speedServer(behaviour: SpeedBehaviour): (request: IncomingMessage, response: ServerResponse) => void {
  let requests = 0;
  return (request, response) => {
    const status = behaviour.status?.(requests) ?? 200;
    requests += 1;
    if (status !== 200) {
      response.writeHead(status).end('too much');
      return;
    }
    if (request.method === 'POST') take(request, response, behaviour.upMbps);
    else give(response, Number(new URL(request.url ?? '/', 'http://x').searchParams.get('bytes')), behaviour.downMbps);
  };
}

/** Sends evenly: what is due since the start, in small parts. */
function give(response: ServerResponse, bytes: number, mbps: number): void {
  response.writeHead(200, { 'content-length': bytes });
  response.flushHeaders();
  const startMs = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.min(bytes, Math.floor(((performance.now() - startMs) * mbps * 1000) / 8));
    if (due > sent) response.write(Buffer.alloc(due - sent));
    sent = due;
    if (sent >= bytes) {
      clearInterval(timer);
      response.end();
    }
  }, TICK_MS);
  response.on('close', () => clearInterval(timer));
}

/** Reads no faster than programmed: small windows of the connection make the sender wait, and the answer comes last. */
function take(request: IncomingMessage, response: ServerResponse, mbps: number): void {
  const startMs = performance.now();
  let taken = 0;
  request.on('data', (part: Buffer) => {
    taken += part.length;
    const aheadMs = (taken * 8) / (mbps * 1000) - (performance.now() - startMs);
    if (aheadMs > TICK_MS) {
      request.pause();
      setTimeout(() => request.resume(), aheadMs);
    }
  });
  request.on('end', () => {
    const leftMs = (taken * 8) / (mbps * 1000) - (performance.now() - startMs);
    setTimeout(() => response.writeHead(200).end(), Math.max(0, leftMs));
  });
}
