import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type PageFindings, parseFindings } from '../../camera-page/findings.ts';
import { judgeRequest, MAX_BODY_BYTES, type RequestHead } from './gate.ts';
import { answerHeaders } from './headers.ts';

/** More open connections than these are not served; the one that has been silent longest gives way. */
const MOST_SOCKETS = 8;
/** Connections that the system keeps for us: with fewer, a flood makes the page's own wait for its second try. */
const MOST_WAITING = 4096;
/** A request must be there in whole by then. */
const REQUEST_MS = 10_000;
const MOST_HEADER_BYTES = 8192;
const SECOND_MS = 1000;
/** A page that has not come to life by then was no page: a link preview, or a browser without scripts. */
const UNUSED_MS = 10_000;
/** The page has this long to hear that all is over. */
const FAREWELL_MS = 500;

/** What the page is told when it is no longer wanted. */
export type Farewell = 'timeout' | 'skipped' | 'stopped';

export interface CameraPageEvents {
  /** The page is open and at work. */
  readonly onOpened: () => void;
  /** The tab was closed, left or reloaded before it was done; a new address has been made. */
  readonly onLeft: (address: string) => void;
  readonly onFindings: (findings: PageFindings) => void;
}

export interface PageContent {
  /** The start page, with the token it needs and the nonce that its script and style carry. */
  readonly startPage: (nonce: string, token: string, secondsLeft: number) => string;
  /** What stands under the start address once it has been used. */
  readonly usedPage: (nonce: string) => string;
}

export interface CameraPageServer {
  /** Where the page can be opened once; changes after `onLeft`. */
  readonly address: () => string;
  readonly secondsLeft: () => number;
  /** Tells the page, and closes everything within half a second. Safe to call twice. */
  readonly close: (farewell: Farewell) => Promise<void>;
}

const secret = (bytes: number): string => randomBytes(bytes).toString('base64url');

/**
 * Serves the camera page to one browser of this computer: three routes, no files. The start address works once; it
 * gives the page a token, and with it the page opens one session and sends one result.
 *
 * @param lifeMs how long the page may take in all
 */
export async function serveCameraPage(
  content: PageContent,
  events: CameraPageEvents,
  lifeMs: number,
): Promise<CameraPageServer> {
  const server = new PageServer(content, events, performance.now() + lifeMs);
  await server.listen();
  return server;
}

class PageServer implements CameraPageServer {
  private readonly content: PageContent;
  private readonly events: CameraPageEvents;
  private readonly endsAtMs: number;
  private readonly server: Server;
  /** Open connections, oldest first; those that asked something are not idle any more. */
  private readonly sockets = new Map<Socket, { idle: boolean }>();
  private host = '';
  private code: string | null = secret(32);
  private readonly usedCodes: string[] = [];
  private token: string | null = null;
  private session: ServerResponse | null = null;
  private done = false;
  private closing: Promise<void> | null = null;

  constructor(content: PageContent, events: CameraPageEvents, endsAtMs: number) {
    this.content = content;
    this.events = events;
    this.endsAtMs = endsAtMs;
    this.server = createServer(
      {
        // Missing and double hosts are answered by our own rule, with our own headers.
        requireHostHeader: false,
        maxHeaderSize: MOST_HEADER_BYTES,
        headersTimeout: REQUEST_MS,
        requestTimeout: REQUEST_MS,
        connectionsCheckingInterval: SECOND_MS,
        keepAlive: false,
      },
      (request, response) => this.answer(request, response),
    )
      .on('connection', (socket) => this.admit(socket))
      .on('checkContinue', (request, response) => this.answer(request, response))
      .on('checkExpectation', (request, response) => this.answer(request, response))
      .on('upgrade', (_request, socket) => refuseRaw(socket, 400))
      .on('connect', (_request, socket) => refuseRaw(socket, 405))
      .on('clientError', (error: NodeJS.ErrnoException, socket) => refuseRaw(socket, statusOf(error.code)));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject).listen({ port: 0, host: '127.0.0.1', backlog: MOST_WAITING }, resolve);
    });
    this.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  address(): string {
    return `http://${this.host}/${this.code ?? ''}`;
  }

  secondsLeft(): number {
    return Math.max(0, Math.ceil((this.endsAtMs - performance.now()) / SECOND_MS));
  }

  close(farewell: Farewell): Promise<void> {
    this.done = true;
    this.closing ??= this.end(farewell);
    return this.closing;
  }

  private async end(farewell: Farewell): Promise<void> {
    this.session?.end(`${JSON.stringify({ ended: farewell })}\n`);
    this.session = null;
    const closed = new Promise((resolve) => this.server.close(resolve));
    const late = setTimeout(() => this.server.closeAllConnections(), FAREWELL_MS);
    await closed;
    clearTimeout(late);
  }

  private admit(socket: Socket): void {
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    if (this.sockets.size >= MOST_SOCKETS) {
      const idle = [...this.sockets].find(([, state]) => state.idle)?.[0];
      if (idle === undefined) {
        socket.destroy();
        return;
      }
      this.sockets.delete(idle);
      idle.destroy();
    }
    this.sockets.set(socket, { idle: true });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const state = this.sockets.get(request.socket);
    if (state) state.idle = false;
    const head: RequestHead = {
      method: request.method ?? '',
      target: request.url ?? '',
      headers: request.headersDistinct,
    };
    const { host, code, usedCodes, token } = this;
    const judged = judgeRequest(head, { host, code, usedCodes, token });
    if (this.done) refuse(response, 503);
    else if (judged.kind === 'page') this.startPage(response);
    else if (judged.kind !== 'refused') this.read(request, response, judged.kind);
    else if (judged.status === 410) this.sendPage(response, 410, this.content.usedPage);
    else refuse(response, judged.status);
  }

  private startPage(response: ServerResponse): void {
    const token = secret(32);
    this.token = token;
    if (this.code !== null) this.usedCodes.push(this.code);
    this.code = null;
    setTimeout(() => {
      if (!this.done && this.session === null && this.code === null) this.renewCode();
    }, UNUSED_MS).unref();
    this.sendPage(response, 200, (nonce) => this.content.startPage(nonce, token, this.secondsLeft()));
  }

  private sendPage(response: ServerResponse, status: number, page: (nonce: string) => string): void {
    const nonce = secret(16);
    response
      .writeHead(status, { ...answerHeaders(nonce), 'Content-Type': 'text/html; charset=utf-8' })
      .end(page(nonce));
  }

  /** Reads a body whose length was told and is small; one that is longer all the same is cut off. */
  private read(request: IncomingMessage, response: ServerResponse, kind: 'session' | 'result'): void {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) request.destroy();
      else chunks.push(chunk);
    });
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const status = kind === 'session' ? this.openSession(response, text) : this.takeResult(response, text);
      if (status !== null) refuse(response, status);
    });
  }

  /**
   * One answer that stays open as long as the page: each side learns at once when the other is gone. Every second it
   * tells how much time is left.
   *
   * @returns the status to refuse it with, or null
   */
  private openSession(response: ServerResponse, text: string): number | null {
    if (this.done) return 503;
    if (text !== '{}') return 400;
    if (this.session !== null) return 409;
    this.session = response;
    response.writeHead(200, { ...answerHeaders(secret(16)), 'Content-Type': 'application/x-ndjson; charset=utf-8' });
    const tell = (): void => {
      response.write(`${JSON.stringify({ secondsLeft: this.secondsLeft() })}\n`);
    };
    tell();
    const ticking = setInterval(tell, SECOND_MS);
    response.on('close', () => {
      clearInterval(ticking);
      if (this.session !== response) return;
      this.session = null;
      if (this.done) return;
      this.token = null;
      this.renewCode();
    });
    this.events.onOpened();
    return null;
  }

  private renewCode(): void {
    this.code = secret(32);
    this.events.onLeft(this.address());
  }

  /** @returns the status to refuse it with, or null */
  private takeResult(response: ServerResponse, text: string): number | null {
    if (this.done) return 503;
    if (this.session === null) return 409;
    const findings = parseFindings(text);
    if (findings === null) return 400;
    this.done = true;
    response.writeHead(204, answerHeaders(secret(16))).end(() => this.events.onFindings(findings));
    return null;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response
    .writeHead(status, { ...answerHeaders(secret(16)), 'Content-Type': 'text/plain; charset=utf-8' })
    .end(`${status}\n`);
}

/** An answer where Node could not read a request, or where it would hand the connection over. */
function refuseRaw(socket: Duplex, status: number): void {
  if (!socket.writable || socket.destroyed) return;
  const headers = { ...answerHeaders(secret(16)), 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': '4' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`${[`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines].join('\r\n')}\r\n\r\n${status}\n`, () =>
    socket.destroy(),
  );
}

function statusOf(code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}
