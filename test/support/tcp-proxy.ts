import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between the product and a database, and can do to a connection what a network does. */
export interface TcpProxy {
  /** The address of the database, by way of here. */
  url(url: string): string;
  /** Breaks off every connection, and takes no more. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  /** Breaks off the next connection that sends this text: before it arrives, or when it has and is carried out. */
  breakAt(text: string, when: 'before' | 'after'): void;
  close(): Promise<void>;
}

export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const sockets = new Set<Socket>();
  let trap: { text: string; when: 'before' | 'after' } | null = null;
  const pass = (client: Socket) => {
    const server = connect(Number(targetPort), hostname);
    const pair = [client, server];
    const breakOff = () => {
      for (const one of pair) one.destroy();
    };
    for (const one of pair) {
      sockets.add(one);
      one.on('error', breakOff).on('close', () => sockets.delete(one) && breakOff());
    }
    let isTrapped = false;
    client.on('data', (data) => {
      isTrapped ||= trap !== null && data.includes(trap.text);
      if (!isTrapped) return server.write(data);
      const isBefore = trap?.when === 'before';
      trap = null;
      return isBefore ? breakOff() : server.write(data);
    });
    server.on('data', (data) => (isTrapped ? breakOff() : client.write(data)));
  };
  const listen = (port: number) =>
    new Promise<Server>((resolve) => {
      const listener = createServer(pass).listen(port, '127.0.0.1', () => resolve(listener));
    });
  let listener = await listen(0);
  const { port } = listener.address() as AddressInfo;
  const goAway = async () => {
    const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
    for (const one of sockets) one.destroy();
    await closed;
  };
  return {
    url: (url) => url.replace(`:${targetPort}`, `:${port}`),
    goAway,
    comeBack: async () => {
      listener = await listen(port);
    },
    breakAt: (text, when) => {
      trap = { text, when };
    },
    close: async () => {
      if (listener.listening) await goAway();
    },
  };
}
