import { request } from 'node:http';
import { type ConnectionFailure, connectionFailure } from './connection-failure.ts';
import { errorCode } from './error-code.ts';
import { checkedLookup, type HostLookup, PRIVATE_ADDRESS } from './http.ts';

/** One question without encryption: the only one that may be asked so is whether a sign-in page answers instead. */
export interface PlainQuestion {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** From the name lookup to the last byte. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly lookup: HostLookup;
  readonly isAllowedAddress: (address: string) => boolean;
}

export type PlainResult =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'failed'; readonly failure: ConnectionFailure | 'private-address' | 'not-understood' };

/** Of the answer; what comes after it is not read. */
const MOST_BYTES = 1024;

/**
 * Asks over plain HTTP. No redirect is followed, at most 1 KiB of the answer is read, and nothing of it is shown.
 * Never rejects.
 */
export function askPlain(question: PlainQuestion): Promise<PlainResult> {
  return new Promise((resolve) => {
    const { host, port, path, lookup, isAllowedAddress } = question;
    const outgoing = request({
      host,
      port,
      path,
      agent: false,
      headers: { 'accept-encoding': 'identity', connection: 'close' },
      lookup: checkedLookup(lookup, isAllowedAddress),
      signal: question.signal,
    });
    const end = (result: PlainResult): void => {
      clearTimeout(deadline);
      resolve(result);
      outgoing.destroy();
    };
    const deadline = setTimeout(() => end({ kind: 'failed', failure: 'timeout' }), question.deadlineMs);
    outgoing.on('error', (error) => end({ kind: 'failed', failure: failureOf(error, question.signal) }));
    outgoing.on('response', (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      const answered = (): void => {
        const text = Buffer.concat(parts).subarray(0, MOST_BYTES).toString('latin1');
        end({ kind: 'answered', status: response.statusCode ?? 0, text });
      };
      response.on('data', (part: Buffer) => {
        parts.push(part);
        bytes += part.length;
        if (bytes >= MOST_BYTES) answered();
      });
      response.on('end', answered);
      response.on('error', (error) => end({ kind: 'failed', failure: failureOf(error, question.signal) }));
    });
    outgoing.end();
  });
}

function failureOf(error: unknown, { aborted }: AbortSignal): Extract<PlainResult, { kind: 'failed' }>['failure'] {
  const code = errorCode(error);
  if (code === PRIVATE_ADDRESS) return 'private-address';
  return aborted ? 'timeout' : (connectionFailure(code) ?? 'not-understood');
}
