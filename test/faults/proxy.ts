import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** Stands between clients and a server, and does what networks do. */
export type Proxy = {
  port: number;
  /** Breaks every connection. */
  cut(): void;
  /** Holds every byte back for so many milliseconds, until it is 0 again. */
  delay(milliseconds: number): void;
  /** Half open: accepts, and lets nothing through in either direction, until it is false again. */
  silence(on: boolean): void;
  stop(): Promise<void>;
};

/** @param port of the server behind it, on this machine */
export const startProxy = (port: number): Promise<Proxy> => {
  const sockets = new Set<Socket>();
  let late = 0;
  let silent = false;
  let waiting: (() => void)[] = [];
  const pass = (from: Socket, to: Socket) => {
    let turn: Promise<unknown> = Promise.resolve();
    from.on("data", (chunk) => {
      turn = turn.then(async () => {
        if (silent) await new Promise<void>((resolve) => waiting.push(resolve));
        if (late > 0) await new Promise((resolve) => setTimeout(resolve, late));
        if (to.writable) to.write(chunk);
      });
    });
    from.on("error", () => to.destroy());
    from.on("close", () => void turn.then(() => to.destroy()));
  };
  const server = createServer((client) => {
    const behind = connect(port, "127.0.0.1");
    for (const socket of [client, behind]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.once("close", () => sockets.delete(socket));
    }
    pass(client, behind);
    pass(behind, client);
  });
  const release = () => {
    for (const go of waiting) go();
    waiting = [];
  };
  const cut = () => sockets.forEach((socket) => socket.destroy());
  const proxy = (): Proxy => ({
    port: (server.address() as AddressInfo).port,
    cut,
    delay: (milliseconds) => void (late = milliseconds),
    silence: (on) => {
      silent = on;
      if (!on) release();
    },
    stop: () => {
      release();
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(proxy())));
};
