import { stableId, type Change } from "@zvh/platform";
import { knooppunt, type Huis } from "@zvh/regions";
import { leeg, versturen, type Bericht } from "./bericht.js";
import type { Brief } from "./brief.js";

const zsmverzoek = (verzoekId: string) => `zsm-verzoeken?verzoek=${verzoekId}`;

/** What people of a house are told: who must act, and the screen where they see what it is about. */
const attenderingen = {
  "onderdak-ontbreekt": { rol: "nazorgcoordinator", scherm: (dossierId: string) => `nazorg/${dossierId}` },
  "zsm-nadert": { rol: "procesregisseur", scherm: zsmverzoek },
  "zsm-verstreken": { rol: "procesregisseur", scherm: zsmverzoek },
  rondgepompt: { rol: "meldpuntmedewerker", scherm: (meldingId: string) => `meldpunt/${meldingId}` },
} as const;
export type Attenderingsoort = keyof typeof attenderingen;

export const isAttendering = (soort: string): soort is Attenderingsoort => soort in attenderingen;

/** Who of a house must act on it. */
export const rolVoor = (soort: Attenderingsoort): string => attenderingen[soort].rol;

/** What happened: to which dossier or request, and by which event. */
export type Aanleiding = { huis: string; soort: Attenderingsoort; onderwerpId: string; eventId: string };
/** Somebody who has that role in that house today, and for which organisation. */
export type Ontvanger = { medewerker: string; organisatie: string };

const niemand = { medewerker: null, organisatie: null };

const begin = ({ huis, soort, onderwerpId, eventId }: Aanleiding, wie: Ontvanger | typeof niemand, nu: Date) => ({
  ...leeg,
  ...wie,
  berichtId: stableId(soort, eventId, wie.medewerker ?? ""),
  huis,
  soort,
  onderwerpId,
  kenmerk: kenmerkVan(onderwerpId),
  aangemaaktOp: nu,
});

/** One message for each event and person, however often the event comes. */
export const attendeer = (aanleiding: Aanleiding, ontvanger: Ontvanger, nu: Date): Change<Bericht> => {
  const state: Bericht = { ...begin(aanleiding, ontvanger, nu), status: "te-versturen" };
  return { state, todos: [versturen(state)] };
};

/** The house has nobody in that role: that is how it ends, and a person of the house hears it as a task. */
export const zonderOntvanger = (aanleiding: Aanleiding, nu: Date) => {
  const einde = { status: "mislukt", reden: "geen-ontvanger", afgerondOp: nu } as const;
  return { ...begin(aanleiding, niemand, nu), ...einde } satisfies Bericht;
};

/**
 * For whom the task is when a colleague could not be reached: those who may do what he may. Where there is nobody, the
 * coordinators of the house, who screen its day: a role alone is everybody who has it, with an organisation those of it.
 */
export const taakVoor = ({ huis, soort, medewerker, organisatie }: Bericht): string[] => {
  // The knooppunt has no screeners: its bureau calls the reporter, or the house that takes over (R79).
  if (huis === knooppunt) return ["meldpuntmedewerker huis"];
  if (!isAttendering(soort) || !medewerker) return ["screener"];
  return [...new Set(["huis", organisatie])].map((van) => `${rolVoor(soort)} ${van}`);
};

/** By what people speak of it: the end of its number, which says nothing and is on no list. */
export const kenmerkVan = (onderwerpId: string): string => onderwerpId.slice(-8).toUpperCase();

/** The words of the house, with a number and a link to where one signs in; nothing of whom it is about can get in. */
export const briefAanMedewerker = (
  soort: Attenderingsoort,
  onderwerpId: string,
  huis: Huis,
  werkplek: string,
): Brief => {
  const kenmerk = kenmerkVan(onderwerpId);
  const link = `${werkplek}/${huis.code}/${attenderingen[soort].scherm(onderwerpId)}`;
  return huis.mail("bericht", { kenmerk, bericht: huis.tekst(`bericht.${soort}`, { kenmerk }), link });
};
