import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** Servers on the loopback address, which all close at the end, with every connection. */
export class LoopbackServers {
  readonly #servers: { server: Server; sockets: Set<Socket> }[] = [];

  /** @returns the port that the system chose */
  async listen(server: Server): Promise<number> {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    });
    server.on('tlsClientError', () => {});
    this.#servers.push({ server, sockets });
    return portOf(server);
  }

  /** A port that refuses connections: it was free a moment ago. */
  async closedPort(): Promise<number> {
    const server = createServer();
    const port = await portOf(server);
    await new Promise((resolve) => server.close(resolve));
    return port;
  }

  async closeAll(): Promise<void> {
    await Promise.all(
      this.#servers.splice(0).map(({ server, sockets }) => {
        for (const socket of sockets) socket.destroy();
        return new Promise((resolve) => server.close(resolve));
      }),
    );
  }
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
