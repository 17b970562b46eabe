import { connect, type Socket } from 'node:net';

/** Requests as bytes on a socket, so that nothing tidies them up. */

export interface RawAnswer {
  /** Null where the connection was closed without an answer. */
  readonly status: number | null;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const PATIENCE_MS = 15_000;

/** Sends bytes and reads until the other side closes. */
export function sendRaw(port: number, bytes: string | Buffer): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let text = '';
    const late = setTimeout(() => socket.destroy(new Error(`No end after ${text || 'nothing'}`)), PATIENCE_MS);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    let failed: NodeJS.ErrnoException | null = null;
    socket.on('error', (error) => {
      failed = error;
    });
    socket.on('close', () => {
      clearTimeout(late);
      // A reset is a refusal too; a late end is not.
      if (failed !== null && failed.code !== 'ECONNRESET' && failed.code !== 'EPIPE') reject(failed);
      else resolve(answerOf(text));
    });
    socket.write(bytes);
  });
}

function answerOf(text: string): RawAnswer {
  const [head = ''] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1];
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { status: status === undefined ? null : Number(status), headers: Object.fromEntries(headers), text };
}

/** A request with its lines; the last header is followed by the empty line and the body. */
export function request(line: string, headers: readonly string[], body = ''): string {
  return `${[line, ...headers].join('\r\n')}\r\n\r\n${body}`;
}
