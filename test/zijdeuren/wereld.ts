import type { Person } from "@zvh/platform";
import type { Client } from "../../deploy/demo/client.js";
import { brengNaarTriage, meld, verzonnenBsn, verzonnenMelding } from "../stappen.js";
import type { TestSystem } from "../systeem.js";
import { huisA, huisB, inA, mens, type Ding, type Huis } from "./mensen.js";
import { bijdrage, woord } from "./verzinsels.js";
import { maakErnaast } from "./wereld.ernaast.js";
import { maakAbonnement, ontvangstbewijsVan } from "./wereld.partners.js";
import { maakMeldpunt, meldpuntpersonen, zietMeldpunt } from "./wereld.meldpunt.js";
import { prioriteer } from "./wereld.prioriteit.js";
import { vraagZsm, zsmpersonen } from "./wereld.zsm.js";
import { maakVerstrekking } from "./wereld.verstrekking.js";
import { beleggenBijGgz, maakNazorg, nazorgpersonen, zietNazorg } from "./wereld.nazorg.js";

// Two houses with the same things in each, and people who may each see another part of them. What they may is written
// here by hand, apart from the code that decides it.

const alles = ["medewerker", "screener", "triagevoorzitter", "triagelid", "procesregisseur", "deelnemer"].concat([
  "nazorgcoordinator",
  "beheerder",
]);

export const personen = {
  screener: inA("screener", "screener"),
  "screeningspartner voor volwassenen": inA("amw", "screeningspartner", "amw"),
  "screeningspartner voor jeugd": inA("cjg", "screeningspartner", "cjg"),
  voorzitter: inA("voorzitter", "triagevoorzitter"),
  "lid van de ggz": inA("lid-ggz", "triagelid", "ggz"),
  "lid van het cjg": inA("lid-cjg", "triagelid", "cjg"),
  procesregisseur: inA("regisseur", "procesregisseur"),
  "deelnemer van de ggz": inA("deelnemer-ggz", "deelnemer", "ggz"),
  "vervanger van die deelnemer": inA("vervanger-ggz", "deelnemer", "ggz"),
  "deelnemer van het cjg": inA("deelnemer-cjg", "deelnemer", "cjg"),
  beheerder: inA("beheerder", "beheerder"),
  privacyofficer: inA("privacyofficer", "privacyofficer"),
  "systeem van de politie": mens("politie", { [huisA]: ["afzender"], [huisB]: ["afzender"] }, "politie"),
  "medewerker zonder taak": mens("zonder-taak", { [huisA]: ["medewerker"] }),
  "iemand met alles in het andere huis": mens("elders", { [huisB]: alles }),
  ...nazorgpersonen,
  ...zsmpersonen,
  ...meldpuntpersonen,
  "regisseur elders, deelnemer hier": mens("twee-huizen", {
    [huisA]: ["medewerker", "deelnemer"],
    [huisB]: ["medewerker", "procesregisseur"],
  }),
} satisfies Record<string, Person>;
export type Naam = keyof typeof personen;

/** Who sees what, by hand (L11, L15, R61, R89, R93). */
export const ziet: Record<Naam, string[]> = {
  screener: ["A melding 1", "A melding 2", "A melding 3", "A melding 4", "A signaal", "A adviesvraag"],
  "screeningspartner voor volwassenen": ["A screeningsvraag 1"],
  "screeningspartner voor jeugd": [],
  voorzitter: ["A triage 2", "A triage 3", "A triage 4", "A bekendheidsvraag", "A verstrekking"],
  "lid van de ggz": ["A triage 2", "A verstrekking"],
  "lid van het cjg": ["A triage 3"],
  procesregisseur: ["A adviesvraag", "A casus 1", "A casus 2", "A stuk", "A prioritering", "A zsmverzoek"],
  "desk van het arrondissement": ["A zsmaanvraag"],
  ...zietNazorg,
  ...zietMeldpunt,
  "deelnemer van de ggz": ["A casus 1", "A stuk", "A nazorg 2"],
  "vervanger van die deelnemer": ["A casus 1", "A stuk"],
  "deelnemer van het cjg": ["A casus 2"],
  beheerder: ["A abonnement"],
  privacyofficer: [],
  "systeem van de politie": ["A abonnement", ...["A", "B"].flatMap((h) => [1, 2, 3, 4].map((n) => `${h} bewijs ${n}`))],
  "medewerker zonder taak": [],
  "iemand met alles in het andere huis": ["melding 1", "melding 2", "melding 3", "melding 4"]
    .concat(["triage 2", "triage 3", "triage 4", "casus 1", "casus 2", "bekendheidsverzoek", "prioritering"])
    .concat(["nazorg 1", "nazorg 2", "detentiebericht 1", "detentiebericht 2"])
    .concat(["signaal", "adviesvraag"])
    .map((naam) => `B ${naam}`),
  "regisseur elders, deelnemer hier": ["A casus 1", "B adviesvraag", "B casus 1", "B casus 2", "B prioritering"],
};

let nummer = 4_000;
const betrokkene = () => {
  const eigen = nummer++;
  return {
    rol: "betrokkene",
    bsn: verzonnenBsn(eigen),
    voornamen: woord("Qui", eigen),
    achternaam: woord("Xe", eigen),
    geboortedatum: "1984-02-29",
  };
};

type Bouw = {
  test: TestSystem;
  huis: Huis;
  letter: string;
  wie: (rol: "screener" | "voorzitter" | "regisseur" | "beheerder" | "nazorg") => Promise<Client>;
};

const maakMelding = async ({ test, huis, letter, wie: als }: Bouw, plaats: number): Promise<Ding> => {
  const iemand = betrokkene();
  const [onderwerp, verteld] = [woord("Onder", nummer), woord("Schets", nummer)];
  const kenmerk = `ZIJDEUR-${letter}-${plaats}`;
  const melding = verzonnenMelding(huis, kenmerk, 0, {
    onderwerp,
    situatieschets: `${verteld} en meer.`,
    betrokkenen: [iemand],
  });
  const afzender = await test.as(personen["systeem van de politie"]);
  const screener = await als("screener");
  const { meldingId, personen: ids } = await meld({ afzender, screener, voorzitter: screener }, melding);
  const wie = [iemand.achternaam, iemand.voornamen, ...ids];
  const sporen = [meldingId, kenmerk, onderwerp, verteld, ...wie];
  return { soort: "melding", naam: `${letter} melding ${plaats}`, huis, id: meldingId, sporen, wie, bsn: iemand.bsn };
};

const maakTriage = async (
  { huis, letter, wie }: Bouw,
  plaats: number,
  melding: Ding,
  kies: string | null,
  beperkt: boolean,
): Promise<Ding> => {
  const [screener, voorzitter] = [await wie("screener"), await wie("voorzitter")];
  const { triageId } = await brengNaarTriage({ afzender: screener, screener, voorzitter }, huis, melding.id);
  if (beperkt) await voorzitter.put("triage", `triages/${triageId}/beperking`, { beperkt });
  if (kies) {
    const past = { oordeel: true, motivering: "Past bij het doel." };
    await voorzitter.put("triage", `triages/${triageId}/doeltoets`, past);
    await voorzitter.post("triage", `triages/${triageId}/deelnames`, { organisaties: [kies] });
  }
  return {
    soort: "triage",
    naam: `${letter} triage ${plaats}`,
    huis,
    id: triageId,
    sporen: [triageId, ...melding.sporen],
    wie: melding.wie,
    bsn: melding.bsn,
  };
};

const maakCasus = async ({ huis, letter, wie }: Bouw, plaats: number): Promise<Ding> => {
  const { rol: _, ...iemand } = betrokkene();
  const [beheerder, regisseur] = [await wie("beheerder"), await wie("regisseur")];
  const { persoonId } = await beheerder.post<{ persoonId: string }>("information-hub", "personen", { huis, ...iemand });
  const { id, naam } = huis === huisA ? personen.procesregisseur : personen["iemand met alles in het andere huis"];
  const { casusId } = await beheerder.post<{ casusId: string }>("case-plan", "casussen", {
    huis,
    persoonId,
    categorie: huis === huisA ? "top-x" : "integraal",
    procesregisseur: id,
    naam,
    reden: "Liep al.",
  });
  const verteld = woord("Bijdrage", nummer);
  await regisseur.post("case-plan", `casussen/${casusId}/probleembepaling`, bijdrage(`${verteld} en meer.`));
  const wieHetIs = [persoonId, iemand.achternaam, iemand.voornamen];
  const sporen = [casusId, verteld, ...wieHetIs];
  return { soort: "casus", naam: `${letter} casus ${plaats}`, huis, id: casusId, sporen, wie: wieHetIs };
};

const neemtDeel = async ({ wie }: Bouw, casus: Ding, { id, naam, organisatie }: Person): Promise<string> => {
  const regisseur = await wie("regisseur");
  const verzoek = { organisatie, medewerker: id, naam, rol: "deelnemer", grondslag: "wgs-casusoverleg" };
  const deelname = await regisseur.post<{ deelnameId: string }>("case-plan", `casussen/${casus.id}/deelnames`, verzoek);
  return deelname.deelnameId;
};

const nazorgVan = async ({ test, wie, ...waar }: Bouw, plaats: number): Promise<Ding[]> => {
  const [inrichting, coordinator] = [await test.as(personen["systeem van de inrichtingen"]), await wie("nazorg")];
  return maakNazorg({ inrichting, coordinator, ...waar, plaats, iemand: betrokkene(), naam: woord("Poort", nummer) });
};

const maakHuis = async (bouw: Bouw): Promise<Ding[]> => {
  const meldingen = [];
  for (const plaats of [1, 2, 3, 4]) meldingen.push(await maakMelding(bouw, plaats));
  const triages = [
    await maakTriage(bouw, 2, meldingen[1]!, "ggz", false),
    await maakTriage(bouw, 3, meldingen[2]!, bouw.huis === huisA ? "cjg" : "politie", true),
    await maakTriage(bouw, 4, meldingen[3]!, null, false),
  ];
  // What still waits in the screening is also a question to the partner of its theme: grown-ups.
  const [wacht] = meldingen as [Ding];
  const vraag: Ding = { ...wacht, soort: "screeningsvraag", naam: `${bouw.letter} screeningsvraag 1` };
  const nazorg = [await nazorgVan(bouw, 1), await nazorgVan(bouw, 2)].flat();
  const wat = [...meldingen, ...meldingen.map(ontvangstbewijsVan), vraag, ...triages, ...nazorg];
  wat.push(...(await maakErnaast(await bouw.wie("screener"), bouw.letter, bouw.huis)));
  const casussen = [await maakCasus(bouw, 1), await maakCasus(bouw, 2)];
  return [...wat, ...casussen, await prioriteer(await bouw.wie("regisseur"), casussen[0]!)];
};

/** Who takes part in the cases of house A; one of them left case 1 again. */
const vulDeelnames = async (bouw: Bouw, [een, twee]: [Ding, Ding]): Promise<void> => {
  const regisseur = await bouw.wie("regisseur");
  const ggz = await neemtDeel(bouw, een, personen["deelnemer van de ggz"]);
  await neemtDeel(bouw, een, { ...personen["regisseur elders, deelnemer hier"], organisatie: "reclassering" });
  const vertrokken = await neemtDeel(bouw, een, personen["deelnemer van het cjg"]);
  await neemtDeel(bouw, twee, personen["deelnemer van het cjg"]);
  await regisseur.post("case-plan", `casussen/${een.id}/deelnames/${vertrokken}/einde`, { reden: "Klaar." });
  const { id, naam } = personen["vervanger van die deelnemer"];
  await regisseur.put("case-plan", `casussen/${een.id}/deelnames/${ggz}/vervanging`, {
    vervanger: id,
    naam,
    van: "2000-01-01",
    tot: "2999-12-31",
  });
};

/** What the ggz tells of a case, and restricts to itself and who directs it (R93). */
const maakStuk = async ({ test, huis }: Bouw, casus: Ding): Promise<Ding> => {
  const ggz = await test.as(personen["deelnemer van de ggz"]);
  const verteld = woord("Stuk", nummer);
  const stuk = { ...bijdrage(`${verteld} en meer.`), alleenVoor: ["ggz"] };
  const pad = `casussen/${casus.id}/probleembepaling`;
  const { bijdrageId } = await ggz.post<{ bijdrageId: string }>("case-plan", pad, stuk);
  return { soort: "stuk", naam: "A stuk", huis, id: bijdrageId, sporen: [bijdrageId, verteld], wie: [] };
};

/** Fills both houses through the doors that people use. */
export const bouwWereld = async (test: TestSystem): Promise<Ding[]> => {
  const rollen = { regisseur: "procesregisseur", nazorg: "nazorgcoordinator" } as const;
  const a: Bouw = {
    test,
    huis: huisA,
    letter: "A",
    wie: (rol) => test.as(personen[rol === "regisseur" || rol === "nazorg" ? rollen[rol] : rol]),
  };
  const b: Bouw = {
    test,
    huis: huisB,
    letter: "B",
    wie: () => test.as(personen["iemand met alles in het andere huis"]),
  };
  const [inHuisA, inHuisB] = [await maakHuis(a), await maakHuis(b)];
  const casussen = inHuisA.filter(({ soort }) => soort === "casus") as [Ding, Ding];
  await vulDeelnames(a, casussen);
  await beleggenBijGgz(await a.wie("nazorg"), inHuisA, personen["deelnemer van de ggz"]);
  const stuk = await maakStuk(a, casussen[0]);
  const overMuur = await maakVerstrekking(
    test,
    inHuisA.find(({ naam }) => naam === "A triage 2")!,
  );
  const abonnement = await maakAbonnement(await test.as(personen["systeem van de politie"]), "A", huisA);
  const zsm = await vraagZsm(await test.as(personen["desk van het arrondissement"]), await a.wie("regisseur"));
  const bijKnooppunt = await maakMeldpunt(await test.as(personen["bureau van het knooppunt"]));
  await test.settled();
  return [...inHuisA, ...zsm, ...bijKnooppunt, stuk, ...overMuur, abonnement, ...inHuisB];
};
