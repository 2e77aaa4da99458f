import { addressOf, readConfig, type Config, type Held } from "@zvh/platform";
import { alles, als, Geweigerd, metToken, type Client } from "../demo/client.js";
import { applicatiebeheerder } from "../demo/mensen.js";
import { huizen } from "../huizen.js";
import { ports } from "../ports.js";
import { services } from "../system.js";
import { askedOf, type Asked } from "./asked.js";

// `npm run zvh -- events`: the held events of the running platform, by the same doors as the workplace uses.

type Tried = { gelukt: number; staatNog: Held | null };
type Found = { of: string; items: Held[] } | { of: string; why: string };

const names = services.map(({ name }) => name);

/** The operator: by the token of ZVH_TOKEN, or in development the invented one. */
const operator = async (config: Config): Promise<Client> => {
  const at = (service: string) => (config.SERVICES ? addressOf(config, service) : `http://127.0.0.1:${ports[service]}`);
  if (process.env.ZVH_TOKEN) return metToken(process.env.ZVH_TOKEN, at);
  if (config.NODE_ENV === "production") throw new Error("Zet ZVH_TOKEN op het token van een beheerder.");
  return als(applicatiebeheerder, config, at);
};

/** What went wrong, in a sentence. */
const whyOf = (error: unknown): string => {
  if (error instanceof Geweigerd) return huizen.foutTekst(error.code);
  return error instanceof TypeError ? "antwoordt niet. Draait het platform (npm start)?" : (error as Error).message;
};

const heldAt = (client: Client, of: string[]): Promise<Found[]> =>
  Promise.all(
    of.map((name) =>
      alles<Held>(client, name, "geparkeerd?aantal=100").then(
        (items): Found => ({ of: name, items }),
        (error): Found => ({ of: name, why: whyOf(error) }),
      ),
    ),
  );

const line = (cells: string[], widths: number[]) =>
  cells
    .map((cell, i) => cell.padEnd(widths[i]!))
    .join("  ")
    .trimEnd();

/** A table of held events, each with the service that holds it; the oldest first. */
const tableOf = (found: Found[]): string[] => {
  const rows = found.flatMap((one) => ("items" in one ? one.items.map((held) => ({ ...held, of: one.of })) : []));
  if (rows.length === 0)
    return [
      found.every((one) => "items" in one) ? "Er wordt niets vastgehouden." : "Bij wie antwoordt, staat niets vast.",
    ];
  const head = ["sinds", "bij", "van", "huis", "onderwerp", "nummer", "type", "toestand", "reden", "berichtId"];
  const cells = rows
    .toSorted((one, other) => one.sinds.localeCompare(other.sinds))
    .map((row) => [
      row.sinds.slice(0, 19),
      row.of,
      row.dienst,
      row.huis,
      row.onderwerp,
      String(row.volgnummer),
      row.type,
      row.toestand,
      row.reden,
      row.berichtId,
    ]);
  const widths = head.map((word, i) => Math.max(word.length, ...cells.map((row) => row[i]!.length)));
  return [head, ...cells].map((row) => line(row, widths));
};

const list = async (client: Client, { dienst }: Asked): Promise<number> => {
  const found = await heldAt(client, dienst ? [dienst] : names);
  for (const row of tableOf(found)) console.log(row);
  const silent = found.flatMap((one) => ("why" in one ? [`${one.of}: ${one.why}`] : []));
  for (const sentence of silent) console.error(sentence);
  return silent.length > 0 ? 1 : 0;
};

/** The one service that holds this event. Throws with what to do when there is none, or more than one. */
const holderOf = async (client: Client, berichtId: string): Promise<string> => {
  const found = await heldAt(client, names);
  const holders = found.flatMap((one) =>
    "items" in one && one.items.some((held) => held.berichtId === berichtId) ? [one.of] : [],
  );
  if (holders.length === 1) return holders[0]!;
  if (holders.length > 1)
    throw new Error(`Meer diensten houden dit vast: kies met --dienst uit ${holders.join(", ")}.`);
  const silent = found.flatMap((one) => ("why" in one ? [one.of] : []));
  throw new Error(
    silent.length > 0
      ? `Niet gevonden, maar nog niet overal gezocht: ${silent.join(", ")} antwoordt niet.`
      : "Geen dienst houdt dit vast. Kijk met events list, of noem de dienst met --dienst.",
  );
};

const tell = ({ gelukt, staatNog }: Tried): number => {
  console.log(`Verwerkt: ${gelukt}.`);
  if (!staatNog) return 0;
  console.log(`De eerste staat nog: ${staatNog.reden} (${staatNog.toestand}, berichtId ${staatNog.berichtId}).`);
  return 1;
};

const act = async (client: Client, asked: Asked): Promise<number> => {
  if (asked.act === "list") return list(client, asked);
  const { berichtId } = asked;
  const at = asked.dienst ?? (await holderOf(client, berichtId));
  if (asked.act === "replay") return tell(await client.post<Tried>(at, `geparkeerd/${berichtId}/opnieuw`, {}));
  const { reden } = asked;
  const done = await client.post<Tried & { door: string; reden: string }>(at, `geparkeerd/${berichtId}/laten-vallen`, {
    reden,
  });
  console.log(`Laten vallen bij ${at} door ${done.door}: ${done.reden}`);
  tell(done);
  return 0;
};

/** What it has no use for: it goes through the doors of the services. */
const unused: (keyof Config)[] = [
  "DATABASE_URL",
  "WORKER_DATABASE_URL",
  "AUDITOR_DATABASE_URL",
  "PERSON_SECRET",
  "SERVICE_SECRET",
  "KEYS",
  "OIDC_ISSUER",
  "OIDC_CLIENT_SECRET",
  "WORKPLACE_URL",
];

/**
 * Does what the arguments ask.
 * @returns the exit code: 0 when it is done, 1 when it could not be (also when the first still stands after a replay),
 * 2 when the arguments can't be understood
 */
export const run = async (args: string[]): Promise<number> => {
  let asked: Asked;
  try {
    asked = askedOf(args, names);
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
  try {
    return await act(await operator(readConfig(process.env, unused)), asked);
  } catch (error) {
    console.error(whyOf(error));
    return 1;
  }
};
