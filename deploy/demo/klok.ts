import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import pg from "pg";

const week = 7 * 86_400_000;

/** Sets the clock of one database forward to a moment; never back. Returns the time it shows then. */
const moveTo = async (admin: string, database: string, moment: Date): Promise<Date> => {
  const client = new pg.Client({ connectionString: Object.assign(new URL(admin), { pathname: `/${database}` }).href });
  await client.connect();
  try {
    await client.query(
      "update app.klok set verschuiving = greatest(verschuiving, $1::timestamptz - clock_timestamp())",
      [moment],
    );
    return (await client.query("select app.nu() as nu")).rows[0].nu;
  } finally {
    await client.end();
  }
};

const bodyOf = async (request: IncomingMessage): Promise<any> => {
  let text = "";
  for await (const chunk of request) text += chunk;
  return JSON.parse(text || "{}");
};

/**
 * The clock of the demo, set from outside the services. Two questions:
 * `POST /klok {naar}` moves all databases forward; `POST /dag {vingerafdruk, begin}` answers by how many days the
 * times of a day's input are shifted so that it lies ahead: whole weeks, and the same answer when asked again.
 */
export const startClock = async (options: { port: number; admin: string; databases: string[]; file: string }) => {
  const { admin, databases, file } = options;
  const days: Record<string, number> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const move = async (moment: Date) => (await Promise.all(databases.map((name) => moveTo(admin, name, moment))))[0]!;
  const answers: Record<string, (body: any) => Promise<object>> = {
    "/klok": async ({ naar }) => ({ nu: await move(new Date(naar)) }),
    "/dag": async ({ vingerafdruk, begin }) => {
      const nu = await move(new Date(0));
      days[vingerafdruk] ??= Math.max(0, Math.ceil((+nu - Date.parse(begin)) / week)) * 7;
      writeFileSync(`${file}.nieuw`, JSON.stringify(days));
      renameSync(`${file}.nieuw`, file); // whole or not at all, also when the process dies here
      return { dagen: days[vingerafdruk] };
    },
  };
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      const answer = await answers[request.url ?? ""]?.(await bodyOf(request));
      response.writeHead(answer ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(answer ?? {}));
    } catch {
      response.writeHead(400).end();
    }
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(options.port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${options.port}`,
    stop: () => new Promise<void>((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
};
