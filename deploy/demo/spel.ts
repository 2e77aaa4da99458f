import type { Config } from "@zvh/platform";
import type { Huizen } from "@zvh/regions";
import { ports } from "../ports.js";
import type { Besluit, Melding } from "./besluiten.js";
import { als, type Client } from "./client.js";
import type { Dag } from "./dagbestanden.js";
import { afzenderVoor, mensenMet } from "./mensen.js";
import { registreer } from "./register.js";

export type Uitkomst = { item: string; uitkomst: string; melder: string };
export type Progress = (phase: string, done: number, total: number) => void;

/** A melding of this day that the platform took in. */
export type Ontvangen = { item: string; meldingId: string; huis: string; kenmerk: string; opmerkingen: string };

/** What every part of the day works with. */
export type Spel = {
  dag: Dag;
  besluiten: Record<string, Besluit>;
  huizen: Huizen;
  config: Config;
  progress: Progress;
  /** The demo person of a house who may do this. */
  wie(
    huis: string,
    rol: string,
    organisatie?: string,
  ): Promise<Client & { id: string; naam: string; organisatie: string }>;
  afzender(organisatie: string, huis: string): Promise<Client>;
  /** Moves the demo clock forward, to a moment of the (shifted) day. */
  klok(naar: Date): Promise<void>;
  /** By how many days the input is shifted. */
  dagen: number;
  addressOf: (service: string) => string;
};

const ask = async <T>(url: string, path: string, body: object): Promise<T> => {
  const response = await fetch(`${url}${path}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`de demoklok antwoordt met ${response.status}`);
  return (await response.json()) as T;
};

/** What a day is played with; addresses are those of `npm start` unless given. */
export type Opdracht = Pick<Spel, "dag" | "besluiten" | "huizen" | "config" | "progress"> & {
  clockUrl?: string;
  addressOf?: Spel["addressOf"];
};

/** Makes what every part of the day works with. */
export const speel = async (opdracht: Opdracht): Promise<Spel> => {
  const clockUrl = opdracht.clockUrl ?? `http://127.0.0.1:${ports.klok}`;
  const addressOf = opdracht.addressOf ?? ((service) => `http://127.0.0.1:${ports[service]}`);
  const { vingerafdruk, begin } = opdracht.dag;
  const { dagen } = await ask<{ dagen: number }>(clockUrl, "/dag", { vingerafdruk, begin });
  return {
    ...opdracht,
    dagen,
    addressOf,
    klok: (naar) => ask<void>(clockUrl, "/klok", { naar }),
    wie: async (huis, rol, organisatie) => {
      const [mens] = mensenMet(huis, rol, organisatie);
      if (!mens) throw new Error(`in ${huis} is niemand ${rol}${organisatie ? ` van ${organisatie}` : ""}`);
      return {
        ...(await als(mens, opdracht.config, addressOf)),
        id: mens.id,
        naam: mens.naam,
        organisatie: mens.organisatie,
      };
    },
    afzender: async (organisatie, huis) => {
      // A house that is not there says so itself, to a sender whom the others know.
      const huizen = opdracht.huizen.kent(huis) ? [opdracht.huizen.huis(huis)] : opdracht.huizen.alle();
      const wie = { ...afzenderVoor(organisatie), huizen: huizen.map(({ code }) => code) };
      await registreer([wie], huizen, opdracht.config, ["intake", "information-hub"], addressOf);
      return als(wie, opdracht.config, addressOf);
    },
  };
};

/** Looks again until nothing is missing any more, with progress; says what hangs after two and a half minutes without any. */
export const wachtTot = async <T>(
  spel: Pick<Spel, "progress">,
  phase: string,
  items: T[],
  klaar: (item: T) => Promise<boolean>,
): Promise<void> => {
  let open = items;
  for (let stil = 0; open.length > 0; stil++) {
    const nog: T[] = [];
    for (const item of open) if (!(await klaar(item))) nog.push(item);
    if (nog.length < open.length) stil = 0;
    open = nog;
    spel.progress(phase, items.length - open.length, items.length);
    if (stil > 750) throw new Error(`${phase}: ${open.length} van ${items.length} komen niet verder`);
    if (open.length > 0) await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

/** A melding as somebody of its house sees it. */
export const leesMelding = (client: Client, meldingId: string): Promise<Melding> =>
  client.get<Melding>("intake", `meldingen/${meldingId}`);
