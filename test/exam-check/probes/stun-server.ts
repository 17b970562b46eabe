import { createSocket, type Socket } from 'node:dgram';

/** What a STUN server of a test does with each request. */
export interface StunBehaviour {
  /** Milliseconds before the answer to the n-th request, or null for none. */
  readonly answer: (at: number) => number | null;
  /** How often it answers: twice is once too often. */
  readonly times?: number;
  /** Changes the answer before it is sent. */
  readonly change?: (answer: Buffer) => Buffer;
}

/** STUN servers on the loopback address, with programmed loss and delay. */
export class StunServers {
  readonly #sockets: Socket[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();

  /** @returns the port */
  async listen(behaviour: StunBehaviour): Promise<number> {
    const socket = createSocket('udp4');
    this.#sockets.push(socket);
    let requests = 0;
    socket.on('message', (request, { port, address }) => {
      const delayMs = behaviour.answer(requests);
      requests += 1;
      if (delayMs === null) return;
      const plain = Buffer.from(request);
      // The answer to a binding request: type 0x0101, same transaction, no attribute.
      plain.writeUInt16BE(0x0101, 0);
      const answer = behaviour.change?.(plain) ?? plain;
      for (let times = behaviour.times ?? 1; times > 0; times -= 1)
        this.#later(delayMs, () => socket.send(answer, port, address));
    });
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return socket.address().port;
  }

  #later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }

  closeAll(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    for (const socket of this.#sockets.splice(0)) socket.close();
  }
}
