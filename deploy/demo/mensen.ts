import { rolesIn, type Person } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import { huizen } from "../huizen.js";

// Invented people, to try the product with. Production accepts none of them.

type Rol = [soort: string, organisatie: string, ...rollen: string[]];

const screener: Rol = ["screener", "huis", "screener", "triagevoorzitter"];
const procesregisseur: Rol = ["procesregisseur", "huis", "procesregisseur"];
const beheerder: Rol = ["beheerder", "huis", "beheerder"];
const privacyofficer: Rol = ["privacyofficer", "huis", "privacyofficer"];
const nazorgcoordinator: Rol = ["nazorgcoordinator", "huis", "nazorgcoordinator"];
/** Who coordinates the return from detention for one municipality. */
const voorGemeente = (organisatie: string): Rol => ["nazorg-gemeente", organisatie, "nazorgcoordinator"];
const partner = (organisatie: string): Rol => [organisatie, organisatie, "triagelid", "deelnemer"];

/** Whether an organisation screens a theme in this house, as its file says (R24). */
const screent = (huis: string, organisatie: string): boolean =>
  huizen.huis(huis).screeningpartners.some(({ code }) => code === organisatie);

/** The people of a house, with ids by what they do and direct numbers from `nummer` (invented) upwards. */
const mensenVan = (huis: string, nummer: string, mensen: [naam: string, rol: Rol][]): Person[] =>
  mensen.map(([naam, [soort, organisatie, ...rollen]], plaats) => ({
    id: `${huis}.${soort}-${mensen.slice(0, plaats + 1).filter(([, [ander]]) => ander === soort).length}`,
    naam,
    organisatie,
    huizen: [huis],
    rollen: ["medewerker", ...rollen, ...(screent(huis, organisatie) ? ["screeningspartner"] : [])],
    telefoon: `${nummer}${String(plaats + 1).padStart(2, "0")}`,
  }));

const zeeland = mensenVan("zeeland", "0113-9900", [
  ["Marijke Verburgt", screener],
  ["Adri Kloosterman", screener],
  ["Jolanda de Smidt", procesregisseur],
  ["Pieter Wisse", procesregisseur],
  ["Karin Meulmeester", partner("politie")],
  ["Robbert Dingemanse", partner("ggz")],
  ["Saskia Poortvliet", partner("veilig-thuis")],
  ["Leendert Maljaars", partner("gemeente-vlissingen")],
  ["Wilma Hoogerheide", beheerder],
  ["Cora Slabbekoorn", privacyofficer],
  ["Ellen Goedbloed", nazorgcoordinator],
  ["Joost Dekker", voorGemeente("gemeente-terneuzen")],
]);

const middenLimburg = mensenVan("midden-limburg", "0475-9900", [
  ["Ine Cuijpers", screener],
  ["Ger Hendrikx", screener],
  ["Monique Tulfer", procesregisseur],
  ["Bart Coolen", procesregisseur],
  ["Rob Stemkens", partner("politie")],
  ["Fatima el Amrani", partner("veilig-thuis")],
  ["Lieke Vossen", partner("cjg")],
  ["Twan Beurskens", partner("ggz")],
  ["Els Thissen", beheerder],
  ["Wiel Gubbels", privacyofficer],
  ["Truus Mestrom", nazorgcoordinator],
  ["Jo Heijnen", partner("gemeente-roermond")],
]);

const noordLimburg = mensenVan("noord-limburg", "077-99000", [
  ["Petra Linssen", screener],
  ["Huub Derckx", procesregisseur],
  ["Nadia Baltussen", procesregisseur],
  ["Jos Peters-Smeets", partner("reclassering")],
  ["Anke Verhaegh", partner("amw")],
  ["Dennis Kersten", partner("politie")],
  ["Mieke Gielen", partner("gemeente-venlo")],
  ["Frank Hermkens", beheerder],
  ["Toos Kleuskens", privacyofficer],
  ["Riet Hermans-Cox", nazorgcoordinator],
]);

const westelijkeMijnstreek = mensenVan("westelijke-mijnstreek", "046-99000", [
  ["Chantal Dassen", screener],
  ["Math Wijnen", procesregisseur],
  ["Sandra Meuris", procesregisseur],
  ["Younes Bouali", partner("politie")],
  ["Marie-José Lemmens", partner("cjg")],
  ["Ruud Notermans", partner("ggz")],
  ["Carla Voncken", partner("gemeente-sittard-geleen")],
  ["Paul Janissen", beheerder],
  ["Mariet Penders", privacyofficer],
  ["Loek Vroemen", nazorgcoordinator],
]);

const meldpunt = (organisatie: string): Rol => [`meldpunt-${organisatie}`, organisatie, "meldpuntmedewerker"];
const vanKnooppunt = mensenVan("knooppunt", "088-99005", [
  ["Lotte Ramaekers", meldpunt("huis")],
  ["Gijs Schrijnemakers", meldpunt("huis")],
  ["Inge Theelen", meldpunt("politie")],
  ["Bram Quaedvlieg", meldpunt("ggz-zuid")],
  ["Anouk Peeters", meldpunt("ggz-noord")],
  ["Marcel Habets", meldpunt("openbaar-ministerie")],
  ["Nelly Crutzen", beheerder],
  ["Hub Dohmen", privacyofficer],
]);

/** Who works for two houses, which never see each other's cases through it; in each with what he may do there. */
const inTweeHuizen: Record<string, Record<string, string[]>> = {
  "midden-limburg.procesregisseur-2": {
    "midden-limburg": ["medewerker", "procesregisseur"],
    "noord-limburg": ["medewerker", "procesregisseur"],
  },
  "noord-limburg.procesregisseur-2": {
    "midden-limburg": ["medewerker", "deelnemer"],
    "noord-limburg": ["medewerker", "procesregisseur"],
  },
  "westelijke-mijnstreek.beheerder-1": {
    "noord-limburg": ["medewerker", "screener"],
    "westelijke-mijnstreek": ["medewerker", "beheerder"],
  },
};

const bekenden = [...zeeland, ...middenLimburg, ...noordLimburg, ...westelijkeMijnstreek, ...vanKnooppunt].map(
  (mens): Person => {
    const rollenIn = inTweeHuizen[mens.id];
    if (!rollenIn) return mens;
    return { ...mens, huizen: Object.keys(rollenIn), rollen: [...new Set(Object.values(rollenIn).flat())], rollenIn };
  },
);

/** Whose VOG is about to expire when the demo begins: then a manager has something to do. */
export const verlooptBijna = ["zeeland.screener-2", "midden-limburg.screener-2", "noord-limburg.amw-1"];

/** Who works in a house that was added as a file: people who are called by what they do. */
const mensenVanNieuw = ({ code, korteNaam, triagepartners }: Huis): Person[] =>
  mensenVan(code, "000-99000", [
    [`Coördinator ${korteNaam}`, screener],
    [`Procesregisseur ${korteNaam}`, procesregisseur],
    ...triagepartners.map((organisatie): [string, Rol] => [
      `Medewerker ${organisatie.naam}`,
      partner(organisatie.code),
    ]),
    [`Beheerder ${korteNaam}`, beheerder],
    [`Privacyofficer ${korteNaam}`, privacyofficer],
    [`Nazorgcoördinator ${korteNaam}`, nazorgcoordinator],
  ]);

const nieuweHuizen = huizen.alle().filter(({ code }) => bekenden.every((mens) => !mens.huizen.includes(code)));

/** Looks after the platform itself, for all houses. */
export const applicatiebeheerder: Person = {
  id: "applicatiebeheerder-1",
  naam: "Harm Oosterbaan",
  organisatie: "huis",
  huizen: huizen.tenants().map(({ code }) => code),
  rollen: ["medewerker", "beheerder"],
  telefoon: "088-9900001",
};

const slug = (naam: string): string =>
  naam
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** Who asks at night and by day for the ZSM desk of an arrondissement, in each of its houses. */
const desks: Person[] = [
  ...Map.groupBy(
    huizen.alle().filter((huis) => huis.arrondissement),
    ({ arrondissement }) => arrondissement!,
  ),
].map(([arrondissement, hier], plaats) => ({
  id: `om.${slug(arrondissement)}-1`,
  naam: ["Esther Vrancken", "Koen Adriaanse"][plaats] ?? `Dienst van ${arrondissement}`,
  organisatie: "openbaar-ministerie",
  huizen: hier.map(({ code }) => code),
  rollen: ["medewerker", "zsm-desk"],
  telefoon: `088-99001${String(plaats).padStart(2, "0")}`,
}));

/** Everybody who can sign in to the demo. */
export const demoMensen: Person[] = [
  ...bekenden,
  ...nieuweHuizen.flatMap(mensenVanNieuw),
  ...desks,
  applicatiebeheerder,
];

/** Everybody of the demo who has a role in a house, for an organisation when one is given. */
export const mensenMet = (huis: string, rol: string, organisatie?: string): Person[] =>
  demoMensen.filter((mens) => rolesIn(mens, huis).includes(rol) && (!organisatie || mens.organisatie === organisatie));

const afzender = (naam: string, organisatie: string, huizen: string[]): Person => ({
  id: `afzender:${slug(naam)}`,
  naam,
  organisatie,
  huizen,
  rollen: ["afzender"],
});

/** The system of every organisation in the house files; it may report to the houses that know the organisation. */
export const demoAfzenders: Person[] = [
  ...Map.groupBy(
    huizen.tenants().flatMap((huis) => huis.organisaties.map(({ code, naam }) => ({ code, naam, huis: huis.code }))),
    ({ naam }) => naam,
  ),
].map(([naam, bekend]) => afzender(naam, bekend[0]!.code, [...new Set(bekend.map(({ huis }) => huis))]));

/**
 * The sender's system of an organisation as a file names it ("Gemeente Vlissingen, team Jeugd" reports through the
 * system of its gemeente). An organisation that no house knows may report to every house.
 */
export const afzenderVoor = (organisatieNaam: string): Person => {
  const naam = organisatieNaam.split(",")[0]!.trim();
  const nieuw = afzender(
    naam,
    slug(naam),
    huizen.tenants().map(({ code }) => code),
  );
  return demoAfzenders.find(({ id }) => id === nieuw.id) ?? nieuw;
};
