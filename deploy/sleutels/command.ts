import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { KeyRing, readConfig, type Config, type RootKey } from "@zvh/platform";
import { ports } from "../ports.js";
import { databaseUrl, services } from "../system.js";
import { leftIn, resealAll, standOf, type Sealed, type Stand } from "./roteren.js";

// `npm run zvh -- sleutels`: under which keys everything stands, and a new key for all of it beside services that run.

const help = `Gebruik: npm run zvh -- sleutels stand [--dienst naam]
         npm run zvh -- sleutels roteren [--dienst naam]`;

const names = services.map(({ name }) => name);
const unused = [
  "DATABASE_URL",
  "WORKER_DATABASE_URL",
  "AUDITOR_DATABASE_URL",
  "PERSON_SECRET",
  "SERVICE_SECRET",
] as const;

/** Where everything is: as the environment says (KEYS, KEYS_DATABASES), or with `npm start`. Throws with what to set. */
const find = (): { config: Config; urlOf: (service: string) => string } => {
  const given = process.env.KEYS_DATABASES;
  if (given) {
    const urls = new Map(given.split(",").map((pair) => [pair.split("=", 1)[0]!, pair.slice(pair.indexOf("=") + 1)]));
    const urlOf = (service: string): string => {
      if (!urls.has(service)) throw new Error(`KEYS_DATABASES noemt ${service} niet.`);
      return urls.get(service)!;
    };
    return { config: readConfig(process.env, [...unused]), urlOf };
  }
  const folder = resolve(process.env.ZVH_DATA ?? join(import.meta.dirname, "..", "..", ".data"));
  const [keys, password] = [join(folder, "sleutels.json"), join(folder, "wachtwoord")];
  if (!existsSync(keys) || !existsSync(password))
    throw new Error("Geen gegevens van npm start gevonden: zet ZVH_DATA op hun map, of KEYS en KEYS_DATABASES.");
  const admin = `postgres://127.0.0.1:${ports.postgres}/postgres`;
  return {
    config: readConfig({ ...process.env, KEYS: pathToFileURL(keys).href }, [...unused]),
    urlOf: (service) => databaseUrl(admin, `${service}_keys`, readFileSync(password, "utf8"), service),
  };
};

const nameOf = ({ kid }: RootKey): string => kid.toString("hex");

/** A table of what stands under which key. */
const tableOf = (stand: Stand[]): string[] => {
  const rows = stand.map(({ service, column, kid, values, fit }) => [
    service,
    column,
    kid,
    String(values),
    String(fit),
  ]);
  const table = [["dienst", "kolom", "sleutel", "waarden", "gaan open"], ...rows];
  const widths = table[0]!.map((_, i) => Math.max(...table.map((row) => row[i]!.length)));
  return table.map((row) =>
    row.map((cell, i) => (i < 3 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  "),
  );
};

/** The key to seal everything under: a new one, or the newest when not everything stands under that yet. */
const choose = async (ring: KeyRing, stand: Stand[]): Promise<RootKey> => {
  const newest = ring.all[0]!;
  if (stand.some(({ kid }) => kid !== nameOf(newest))) {
    console.log(`Nog niet alles staat onder de nieuwste sleutel (${nameOf(newest)}): dat gebeurt nu.`);
    return newest;
  }
  return ring.add();
};

/** Until every service has had the time to read the newest key. */
const untilKnown = async (ring: KeyRing, root: RootKey, { KEYS_REFRESH }: Config): Promise<void> => {
  // Of a ring that is kept elsewhere we don't know since when the key is in it.
  const moment = ring.writable ? +root.from : Math.max(+root.from, Date.now() + KEYS_REFRESH * 2_000);
  const left = moment - Date.now();
  if (left <= 0) return;
  console.log(`Wachten tot elke dienst sleutel ${nameOf(root)} kent (${Math.ceil(left / 1000)} s) …`);
  await pause(left);
};

/** Prints the proof; the exit code. */
const prove = (stand: Stand[], root: RootKey): number => {
  for (const row of tableOf(stand)) console.log(row);
  const left = leftIn(stand, root);
  console.log(
    left === 0
      ? `Alles staat onder ${nameOf(root)}, en alles gaat open.`
      : `Niet gelukt: ${left} waarden staan onder een andere sleutel, of gaan niet open.`,
  );
  return left === 0 ? 0 : 1;
};

const roteren = async (chosen: Sealed[], ring: KeyRing, config: Config): Promise<number> => {
  const root = await choose(ring, await standOf(chosen, ring));
  await untilKnown(ring, root, config);
  const told = new Map<string, number>();
  const total = await resealAll(chosen, ring, root, (column, done) => {
    if (done - (told.get(column) ?? 0) < 500) return;
    told.set(column, done);
    console.log(`${column}: ${done}`);
  });
  console.log(`Opnieuw verzegeld: ${total}. Het bewijs:`);
  return prove(await standOf(chosen, ring), root);
};

/** What the arguments ask. Throws an Error with a sentence that says what to write instead. */
const askedOf = (args: string[]): { act: "stand" | "roteren"; dienst?: string } => {
  const { positionals, values } = parseArgs({ args, options: { dienst: { type: "string" } }, allowPositionals: true });
  const { dienst } = values;
  const act = positionals.join(" ");
  if (act !== "stand" && act !== "roteren") throw new Error(help);
  if (dienst && !names.includes(dienst))
    throw new Error(`De dienst "${dienst}" bestaat niet: kies uit ${names.join(", ")}.`);
  return { act, dienst };
};

/**
 * Does what the arguments ask.
 * @returns the exit code: 0 when all is well, 1 when something is left, 2 when it could not begin
 */
export const run = async (args: string[]): Promise<number> => {
  try {
    const { act, dienst } = askedOf(args);
    const { config, urlOf } = find();
    const chosen = services
      .filter(({ name }) => !dienst || name === dienst)
      .map(({ name, sealed }) => ({ name, sealed, url: urlOf(name) }));
    const ring = await KeyRing.load(config);
    if (act === "roteren") return await roteren(chosen, ring, config);
    const stand = await standOf(chosen, ring);
    for (const row of tableOf(stand)) console.log(row);
    return stand.some(({ values, fit }) => fit < values) ? 1 : 0;
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    console.error(message || code);
    return 2;
  }
};
