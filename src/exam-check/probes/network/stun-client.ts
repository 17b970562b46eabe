import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { isIP } from 'node:net';
import { answeredTransaction, bindingRequest, TRANSACTION_ID_BYTES } from './stun-message.ts';

/** A server by its address: names have been looked up before. */
export interface StunServer {
  readonly host: string;
  readonly address: string;
  readonly port: number;
}

/** A question that was sent. */
export interface Asked {
  readonly server: StunServer;
  readonly sentAtMs: number;
  /** Null as long as there is no answer. */
  readonly roundTripMs: number | null;
}

interface Pending {
  readonly server: StunServer;
  readonly sentAtMs: number;
  roundTripMs: number | null;
  readonly answered: (roundTripMs: number) => void;
}

/** Asks STUN servers over UDP and notes how long each answer took. */
export interface StunClient {
  /** Sends one question; false where the system would not send it. The promise of the answer may never settle. */
  readonly ask: (server: StunServer) => { readonly sent: Promise<boolean>; readonly answer: Promise<number> };
  /** Every question that was sent so far, in order. */
  readonly asked: () => readonly Asked[];
  readonly close: () => void;
}

/** @param monotonicMs a clock that never jumps, milliseconds */
export function stunClient(monotonicMs: () => number): StunClient {
  const sockets = new Map<4 | 6, Socket>();
  const pending = new Map<string, Pending>();
  const asked: Pending[] = [];
  let closed = false;

  const onMessage = (message: Uint8Array): void => {
    const now = monotonicMs();
    const id = answeredTransaction(message);
    const question = id === null ? undefined : pending.get(id);
    // An answer that comes twice counts once.
    if (id === null || question === undefined) return;
    pending.delete(id);
    question.roundTripMs = Math.max(0, now - question.sentAtMs);
    question.answered(question.roundTripMs);
  };

  const socketFor = (address: string): Socket => {
    const family = isIP(address) === 6 ? 6 : 4;
    const there = sockets.get(family);
    if (there) return there;
    const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
    socket.on('message', onMessage);
    // A host that refuses says so here; for us that is no answer.
    socket.on('error', () => {});
    sockets.set(family, socket);
    return socket;
  };

  return {
    ask: (server) => {
      const transactionId = randomBytes(TRANSACTION_ID_BYTES);
      const id = transactionId.toString('hex');
      let question: Pending | undefined;
      const answer = new Promise<number>((answered) => {
        question = { server, sentAtMs: monotonicMs(), roundTripMs: null, answered };
      });
      const sent = new Promise<boolean>((resolve) => {
        if (closed || question === undefined) {
          resolve(false);
          return;
        }
        pending.set(id, question);
        asked.push(question);
        const noted = question;
        try {
          socketFor(server.address).send(bindingRequest(transactionId), server.port, server.address, (error) => {
            if (error) forget(noted, id);
            resolve(error === null || error === undefined);
          });
        } catch {
          forget(noted, id);
          resolve(false);
        }
      });
      return { sent, answer };
    },
    asked: () => asked.map(({ server, sentAtMs, roundTripMs }) => ({ server, sentAtMs, roundTripMs })),
    close: () => {
      closed = true;
      for (const socket of sockets.values()) socket.close();
      sockets.clear();
      pending.clear();
    },
  };

  /** What was never sent was not lost on the way either. */
  function forget(question: Pending, id: string): void {
    pending.delete(id);
    const at = asked.indexOf(question);
    if (at >= 0) asked.splice(at, 1);
  }
}
