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
  /**
   * Half open for good: of what is connected now no end ever hears the other again, not even that it is gone. New
   * connections pass. The server gives the old ones up after so many milliseconds, as its keepalive would.
   */
  strand(givenUpAfter: number): void;
  stop(): Promise<void>;
};

type Link = { client: Socket; behind: Socket; stranded: boolean };

/** @param port of the server behind it, on this machine */
export const startProxy = (port: number): Promise<Proxy> => {
  const links = new Set<Link>();
  let late = 0;
  let silent = false;
  let waiting: (() => void)[] = [];
  const pass = (link: Link, from: Socket, to: Socket) => {
    let turn: Promise<unknown> = Promise.resolve();
    const end = () => link.stranded || to.destroy();
    from.setNoDelay(true);
    from.on("data", (chunk) => {
      turn = turn.then(async () => {
        if (silent) await new Promise<void>((resolve) => waiting.push(resolve));
        if (late > 0) await new Promise((resolve) => setTimeout(resolve, late));
        if (to.writable && !link.stranded) to.write(chunk);
      });
    });
    from.on("error", end);
    from.on("close", () => {
      if (link.client.destroyed && link.behind.destroyed) links.delete(link);
      void turn.then(end);
    });
  };
  const server = createServer((client) => {
    const link = { client, behind: connect(port, "127.0.0.1"), stranded: false };
    links.add(link);
    pass(link, client, link.behind);
    pass(link, link.behind, client);
  });
  const release = () => {
    for (const go of waiting) go();
    waiting = [];
  };
  const destroy = (some: Iterable<Link>, ends: ("client" | "behind")[]) => {
    for (const link of some) for (const end of ends) link[end].destroy();
  };
  const cut = () => destroy(links, ["client", "behind"]);
  const strand = (givenUpAfter: number) => {
    const now = [...links];
    for (const link of now) link.stranded = true;
    setTimeout(() => destroy(now, ["behind"]), givenUpAfter).unref();
  };
  const proxy = (): Proxy => ({
    port: (server.address() as AddressInfo).port,
    cut,
    delay: (milliseconds) => void (late = milliseconds),
    silence: (on) => {
      silent = on;
      if (!on) release();
    },
    strand,
    stop: () => {
      release();
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(proxy())));
};
