import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { contractOf, MeldingAfgerond, MeldingGescreend, MeldingOntvangen } from "@zvh/contracts";
import { Config, nextTrace, signDemoPerson, type Person } from "@zvh/platform";
import { eventually } from "@zvh/testing";
import type { GevangenMail } from "../deploy/demo/mail-catcher.js";
import { afzenderVoor, demoMensen } from "../deploy/demo/mensen.js";
import { services } from "../deploy/system.js";
import { startCollector, type Collector, type GotSpan } from "./otlp.js";
import { run, type Program } from "./programma.js";
import { verzonnenMelding } from "./stappen.js";
import { freeRange, openDatabases } from "./systeem.js";

// The whole platform as `npm start` runs it, with a collector: what one melding leaves behind in it.

const huis = "zeeland";
const [ontvangen, gescreend, afgerond] = [MeldingOntvangen, MeldingGescreend, MeldingAfgerond].map(
  (contract) => contractOf(contract as never).type,
);
const melding = verzonnenMelding(huis, "SPOOR-2026-77", 4177);
const afzender = { ...afzenderVoor("Gemeente Vlissingen"), huizen: [huis] };
const screener = demoMensen.find(({ id }) => id === "zeeland.screener-1")!;
const motivering = "Niets aan de hand, zegt de wijkagent.";

/** Where the two persons' own systems say that they are in a trace. */
const [bijMelden, bijScreenen] = [nextTrace(), nextTrace()];

let data: string;
let port: number;
let platform: Program;
let collector: Collector;
let meldingId: string;
/** The traceparents of the melding's events, as intake's journal keeps them. */
let journaal: { type: string; traceparent: string }[];

const ask = async (person: Person, path: string, traceparent: string, body?: object): Promise<any> => {
  const response = await fetch(`http://127.0.0.1:${port + 1}/v1/${path}`, {
    method: body ? "POST" : "GET",
    headers: {
      authorization: `Bearer ${await signDemoPerson(person, new Config())}`,
      "content-type": "application/json",
      traceparent,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: any = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
};

const mailed = (onderwerp: RegExp) =>
  eventually(async () => {
    const mails = (await (await fetch(`http://127.0.0.1:${port + 6}/berichten.json`)).json()) as GevangenMail[];
    return mails.some((mail) => mail.aan.includes(melding.melder.email) && onderwerp.test(mail.onderwerp));
  }, 20);

const readJournal = async () => {
  const password = readFileSync(join(data, "wachtwoord"), "utf8");
  const { sql, close } = openDatabases(
    `postgres://postgres:${password}@127.0.0.1:${port + 9}/postgres`,
    (name) => name,
  );
  const rows = await sql("intake", "select type, envelope from journal where key = $1 order by sequence", [meldingId]);
  await close();
  return rows.map(({ type, envelope }) => ({ type, traceparent: JSON.parse(envelope).traceparent }));
};

const idOf = (traceparent: string) => traceparent.split("-")[1]!;
const traceOf = (traceparent: string) => collector.spans.filter(({ traceId }) => traceId === idOf(traceparent));
/** A span as service and name. */
const told = ({ name, attributes }: GotSpan) => `${attributes["zvh.service"]}: ${name}`;

beforeAll(async () => {
  data = mkdtempSync("/var/tmp/zvh-spoor-");
  chmodSync(data, 0o755); // PostgreSQL runs as another user when we are root
  port = await freeRange(11);
  collector = await startCollector();
  const places = { ZVH_PORT: String(port), ZVH_DATA: data };
  const otel = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_METRIC_EXPORT_INTERVAL: "1000" };
  platform = run("deploy/dev.ts", { ...places, ...otel });
  await platform.wrote(/Het platform draait/);

  ({ meldingId } = await ask(afzender, "meldingen", bijMelden, melding));
  await mailed(/ntvang/);
  await eventually(async () => {
    const { betrokkenen } = await ask(screener, `meldingen/${meldingId}`, nextTrace());
    return betrokkenen.every(({ persoonId }: { persoonId: string | null }) => persoonId);
  });
  const oordeel = { risico: "laag", complexiteit: "laag", uitkomst: "geen-vervolg", motivering };
  await ask(screener, `meldingen/${meldingId}/screening`, bijScreenen, oordeel);
  await mailed(/^Terugkoppeling/);
  await eventually(async () => collector.metrics.length > 0);
  journaal = await readJournal();
  platform.signalAll("SIGINT");
  expect(await platform.ended).toBe(0);
}, 90_000);
afterAll(async () => {
  platform?.signalAll("SIGINT");
  await platform?.ended;
  await collector?.stop();
  rmSync(data, { recursive: true, force: true });
}, 30_000);

/** What a trace must hold, and nothing that hangs loose: all of it goes back to the request's own system. */
const expectTrace = (traceparent: string, steps: string[]) => {
  const spans = traceOf(traceparent);
  expect(spans.map(told)).toEqual(expect.arrayContaining(steps));
  const known = new Set([...spans.map(({ spanId }) => spanId), traceparent.split("-")[2]]);
  expect(spans.filter(({ parentSpanId }) => !known.has(parentSpanId)).map(told)).toEqual([]);
};

it("R01 shows in one trace a reporter's request, its SQL, its events in other services, and the receipt that was mailed", () => {
  expectTrace(bijMelden, [
    "intake: POST /v1/meldingen",
    "intake: transaction",
    "intake: pg.query:EXECUTE intake",
    `intake: send ${ontvangen}`,
    `information-hub: handle ${ontvangen}`,
    "information-hub: pg.query:EXECUTE information-hub",
    "information-hub: todo herkennen",
    `notification: handle ${ontvangen}`,
    "notification: pg.query:EXECUTE notification",
    "notification: todo versturen",
    "notification: ask intake",
    "intake: GET /v1/meldingen/:meldingId/terugkoppeling",
  ]);
});

it("R01 shows the feedback in the trace of the screening that caused it: a request of its own, of somebody else", () => {
  expectTrace(bijScreenen, [
    "intake: POST /v1/meldingen/:meldingId/screening",
    "intake: transaction",
    `intake: send ${gescreend}`,
    `intake: send ${afgerond}`,
    `notification: handle ${afgerond}`,
    "notification: todo versturen",
    "notification: ask intake",
  ]);
});

it("finds both traces of a melding by the traceparents of its events, which are steps in them", () => {
  expect(new Set(journaal.map(({ traceparent }) => idOf(traceparent)))).toEqual(
    new Set([idOf(bijMelden), idOf(bijScreenen)]),
  );
  const steps = new Set(collector.spans.map(({ traceId, spanId }) => `00-${traceId}-${spanId}-01`));
  expect(journaal.filter(({ traceparent }) => !steps.has(traceparent))).toEqual([]);
});

it("sends nobody's name, BSN, address or id, no free text, no id of a dossier, and SQL without literals", () => {
  const { betrokkenen, melder, kenmerk, onderwerp, situatieschets } = melding;
  const { bsn, voornamen, achternaam, geboortedatum } = betrokkenen[0]!;
  const personal = [bsn, voornamen, achternaam, geboortedatum, melder.naam, melder.email, afzender.id, afzender.naam];
  const ids = [screener.id, screener.naam, kenmerk, meldingId];
  const all = collector.received();
  expect([...personal, ...ids, onderwerp, situatieschets, motivering].filter((what) => all.includes(what))).toEqual([]);
  const sql = [...new Set(collector.spans.map(({ attributes }) => String(attributes["db.query.text"] ?? "")))];
  expect(sql.filter((text) => /['\\]|\d{5,}/.test(text))).toEqual([]);
  expect(sql).toEqual(
    expect.arrayContaining([
      "begin; select app.nu() as nu, set_config(?, ?, true), set_config(?, ?, true)",
      expect.stringMatching(/select app\.record\(\?, +\?, +\?, +\?\);[\s\S]*commit$/),
      "select * from app.receive($1, $2, $3, $4, $5, $6)",
    ]),
  );
});

it("measures of every service how far its work is behind", () => {
  const names = ["oudste_onverzonden", "geparkeerd", "wachtend", "hangend"];
  for (const name of names) {
    const points = collector.metrics.filter((metric) => metric.name === `zvh.backlog.${name}`);
    expect([...new Set(points.map(({ service }) => service))].sort()).toEqual(services.map((one) => one.name).sort());
    for (const { value } of points) expect(value).toBeGreaterThanOrEqual(0);
  }
});
