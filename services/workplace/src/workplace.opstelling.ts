import { createServer, request as rawRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { Config, momentHeader, shownHeader } from "@zvh/platform";
import pg from "pg";
import {
  adminUrl,
  asRole,
  chooseAtIssuer,
  freePorts,
  freshDatabase,
  huizen,
  mensen,
  openBrowser,
  type Browser,
} from "@zvh/testing";
import { startUitgever } from "../../../deploy/demo/oidc.js";
import { services } from "./services.js";
import { startWorkplace, workplaceMigrations, type Workplace } from "./workplace.module.js";

/** What a service answers; status 0 breaks the connection. */
export type Answer = { status?: number; type?: string; body: unknown; getoond?: string };
type Asked = { service: string; method: string; url: string; body: string; headers: IncomingMessage["headers"] };

export const meldingId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0001";
export const persoonId = "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0003";
export const nu = "2026-11-23T09:00:00.000Z";
export const melding = {
  meldingId,
  huis: "proefhuis",
  betrokkenen: [
    { betrokkeneId: "b1", rol: "betrokkene", persoonId, status: "herkend" },
    { betrokkeneId: "b2", rol: "kind", persoonId: null, status: "betwijfeld" },
  ],
};
export const problem = {
  type: "/problemen/ave-te-laag",
  code: "ave-te-laag",
  status: 409,
  title: "Te laag.",
  faults: [],
};
export const refusal: Answer = { status: 409, type: "application/problem+json", body: problem };
const unknown: Answer = { status: 404, type: "application/problem+json", body: { ...problem, code: "niet-gevonden" } };

/** Small services: what they answer to `<service> <path>`, what they were asked, and the streams they opened. */
export class Fakes {
  answers: Record<string, Answer> = {};
  asked: Asked[] = [];
  streams: { service: string; response: ServerResponse }[] = [];
  private readonly servers = services.map((service) =>
    createServer((request, response) =>
      request.url === "/v1/wijzigingen" ? this.stream(service, response) : void this.answer(service, request, response),
    ),
  );

  /** Their addresses, as SERVICES has them. */
  async start(): Promise<string> {
    const ports = this.servers.map(
      (server) =>
        new Promise<number>((resolve) =>
          server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port)),
        ),
    );
    return (await Promise.all(ports)).map((port, at) => `${services[at]}=http://127.0.0.1:${port}`).join(",");
  }

  async stop(): Promise<void> {
    for (const server of this.servers) server.closeAllConnections();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }

  askedOf(service: string, path: string): Asked[] {
    return this.asked.filter((one) => one.service === service && one.url.startsWith(path));
  }

  /** As on a quiet morning: one melding, one name. */
  reset(): void {
    this.asked = [];
    this.answers = {
      "information-hub /v1/ik": { body: mensen.screener },
      "intake /v1/meldingen": { body: { items: [melding], volgende: null }, getoond: "bewijs-van-intake" },
      "intake /v1/meldingen/telling": { body: { teScreenen: 1 } },
      [`intake /v1/meldingen/${meldingId}`]: { body: melding },
      "information-hub /v1/personen/_zoek": {
        body: {
          personen: [{ persoonId, naam: "P. Roef", voornamen: "P", geboortedatum: null, leeftijd: 40, gemeente: null }],
        },
      },
    };
  }

  /** One service refuses to be followed. */
  private stream(service: string, response: ServerResponse): void {
    this.streams.push({ service, response });
    if (service === "notification") response.writeHead(403).end();
    else response.writeHead(200, { "content-type": "text/event-stream" }).write("\n");
  }

  private async answer(service: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const body = Buffer.concat(await request.toArray()).toString();
    this.asked.push({ service, method, url, headers, body });
    const answer = this.answers[`${service} ${url.replace(/\?.*/, "")}`] ?? unknown;
    if (answer.status === 0) return void request.socket.destroy();
    const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    const own = {
      "content-type": answer.type ?? "application/json",
      ...(answer.type ? {} : { [momentHeader]: nu }),
      ...(answer.getoond && { [shownHeader]: answer.getoond }),
    };
    response.writeHead(answer.status ?? 200, own).end(text);
  }
}

const startIssuer = (port: number, workplacePort: number, folder: string, geldig?: number) =>
  startUitgever({
    port,
    file: join(folder, "sleutels.json"),
    mensen: Object.values(mensen),
    afzenders: [mensen.afzender],
    werkplek: `http://127.0.0.1:${workplacePort}`,
    huizen,
    geldig,
  });

/** The folder of a screen of two files, next to a file that is not of it. */
const screenIn = (folder: string): string => {
  const webFolder = join(folder, "web");
  mkdirSync(join(webFolder, "assets"), { recursive: true });
  writeFileSync(join(folder, "buiten.txt"), "buiten");
  writeFileSync(join(webFolder, "index.html"), "<!doctype html><title>werkplek</title>");
  writeFileSync(join(webFolder, "assets", "app-a1b2.js"), "export {};");
  return webFolder;
};

type Init = RequestInit & { headers?: Record<string, string> };

/**
 * A workplace before the small services and a real issuer, and a browser in which the screener signed in.
 * @param options.geldig seconds that an access token lasts
 */
export const setUp = async ({ geldig, ...environment }: Partial<Config> & { geldig?: number } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), "zvh-web-"));
  const fakes = new Fakes();
  const [port, issuerPort] = (await freePorts(2)) as [number, number];
  const startAgain = () => startIssuer(issuerPort, port, folder, geldig);
  const uitgever = await startAgain();
  const database = await freshDatabase({ name: "workplace", migrations: workplaceMigrations }, []);
  const where = { PORT: port, SERVICES: await fakes.start(), DATABASE_URL: asRole("workplace", database) };
  const config = Object.assign(new Config(), { NODE_ENV: "test" }, where, uitgever.environment, environment);
  const webFolder = screenIn(folder);
  const workplace: Workplace = await startWorkplace({ config, huizen, webFolder });
  /** Signs in up to the end; `naar` is where this one was. */
  const signIn = async (persoonId: string, naar = "/", browser: Browser = openBrowser()) => {
    const back = await chooseAtIssuer(
      browser,
      `${workplace.url}/api/aanmelden?naar=${encodeURIComponent(naar)}`,
      persoonId,
    );
    return { browser, back, answer: await browser.ask(back) };
  };
  const { browser } = await signIn(mensen.screener.id);
  const cookie = cookieOf(browser);
  /** A call as the screen makes it. */
  const ask = (path: string, init: Init = {}): Promise<Response> =>
    fetch(workplace.url + path, { ...init, headers: { cookie, "zvh-werkplek": "0", ...init.headers } });
  const stop = async () => {
    await workplace.stop();
    await uitgever.stop();
    await fakes.stop();
    rmSync(folder, { recursive: true });
  };
  const read = async (path: string): Promise<any> => (await ask(path)).json();
  return {
    fakes,
    config,
    database,
    uitgever,
    startAgain,
    webFolder,
    url: workplace.url,
    cookie,
    signIn,
    ask,
    read,
    stop,
  };
};

export const lijst = "/api/screening?huis=proefhuis";

/** A workplace with a view of its sessions, and what tests of signing in do with a browser. */
export const setUpSessions = async (options: Parameters<typeof setUp>[0] = {}) => {
  const at = await setUp(options);
  const admin = new pg.Client({ connectionString: adminUrl(at.database) });
  await admin.connect();
  return {
    ...at,
    /** What a browser gets when its screen reads; the screen says how long ago somebody did something. */
    reads: async (browser: Browser, seconds: number | null = 0): Promise<number> => {
      const headers: Record<string, string> = seconds === null ? {} : { "zvh-werkplek": String(seconds) };
      return (await browser.ask(at.url + lijst, { headers })).status;
    },
    signedIn: async (wie: string = mensen.screener.id): Promise<Browser> => (await at.signIn(wie)).browser,
    sessions: async (): Promise<any[]> => (await admin.query("select * from sessie order by begonnen")).rows,
    moveClock: (interval: string) =>
      admin.query("update app.klok set verschuiving = verschuiving + $1::interval", [interval]),
    stop: async () => {
      await admin.end();
      await at.stop();
    },
  };
};

/** The session of a browser as the header of a request. */
export const cookieOf = ({ cookies }: Browser): string => `zvh-sessie=${cookies.get("zvh-sessie")}`;

/** Status and body of a GET whose path goes over the line exactly as written. */
export const raw = (url: string, path: string, cookie: string): Promise<[number, string]> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const answered = (response: IncomingMessage) =>
      response.toArray().then((parts) => resolve([response.statusCode!, Buffer.concat(parts).toString()]), reject);
    rawRequest({ hostname, port, path, headers: { cookie } }, (response) => void answered(response))
      .on("error", reject)
      .end();
  });

export const codeOf = async (answer: Response): Promise<[number, string]> => {
  const { code } = (await answer.json()) as { code: string };
  return [answer.status, code];
};
