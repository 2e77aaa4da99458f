import type { Fault } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import type { Besluitopdracht } from "./besluit.js";
import { doorstaat, huisregel, onbeantwoord } from "./criteria.js";
import { persoonFouten, type Oordeel } from "./oordeel.js";
import { leeg, type Triage } from "./triage.js";
import { geldendOordeel } from "./voorwaarde.js";

/** What the software proposes, with its reason; a named person decides (decision 4, L26). */
export type Voorstel = { uitkomst: string; reden: string };

/** Below the house's AVE limit: back to the local field, with advice (R84). Null when there is nothing to propose. */
export const voorstel = ({ aveNiveau }: Pick<Triage, "aveNiveau">, { schakelaars }: Huis): Voorstel | null =>
  aveNiveau !== null && schakelaars.aveVanaf !== null && aveNiveau < schakelaars.aveVanaf
    ? { uitkomst: "terug-naar-lokaal-veld", reden: "ave-te-laag" }
    : null;

const aveFouten = (triage: Triage, huis: Huis): Fault[] => {
  const anders = voorstel(triage, huis);
  if (!anders) return [];
  const niveaus = `Het AVE-niveau is ${triage.aveNiveau}, dit huis begint bij ${huis.schakelaars.aveVanaf}.`;
  const message = `${niveaus} Voorstel: ${anders.uitkomst}, met advies.`;
  return [{ where: "uitkomst", code: "ave-te-laag", message }];
};

const criteriumOpen = (where: string, code: string): Fault => {
  const message = `Beantwoord criterium ${code} met ja of nee en een motivering.`;
  return { where: `${where}.${code}`, code: "criteria-onvolledig", message };
};

const huisregelFouten = ({ criteria }: Huis, { huiscriteria }: Oordeel): Fault[] => {
  const open = onbeantwoord(criteria.huis, huiscriteria).map((code) => criteriumOpen("huiscriteria", code));
  const uitslag = huisregel(criteria, huiscriteria);
  if (open.length > 0 || uitslag === "volledig") return open;
  const nodig = criteria.regel.nodig.join(", ");
  if (uitslag === "niet")
    return [
      {
        where: "huiscriteria",
        code: "huiscriteria-niet-vervuld",
        message: `Nodig zijn ${nodig}; kies een ander vervolg.`,
      },
    ];
  const alleen = criteria.regel.ofAlleen.join(", ");
  const message = `Alleen ${alleen} geeft geen persoonlijk dossier; nodig zijn ook ${nodig}. Kies een ander vervolg.`;
  return [{ where: "huiscriteria", code: "criterium-alleen-niet-genoeg", message }];
};

const toetsFouten = ({ criteria }: Huis, { toetsen }: Oordeel, where: string, persoonId: string): Fault[] => {
  const toets = toetsen.find((een) => een.persoonId === persoonId);
  if (!toets)
    return [{ where, code: "toets-ontbreekt", message: "Toets deze persoon eerst aan de wettelijke criteria." }];
  const open = onbeantwoord(criteria.wettelijk, toets.criteria).map((code) => criteriumOpen(where, code));
  if (open.length > 0 || doorstaat(criteria, toets)) return open;
  const message = "Deze persoon voldoet niet aan alle wettelijke criteria; laat deze persoon weg.";
  return [{ where, code: "toets-niet-doorstaan", message }];
};

const personenFouten = ({ betrokkenen }: Triage, huis: Huis, oordeel: Oordeel, personen: string[]): Fault[] => {
  if (personen.length === 0)
    return [{ where: "personen", code: "personen-ontbreken", message: "Kies ten minste één persoon." }];
  return personen.flatMap((persoonId, plaats) => {
    const where = `personen.${plaats}`;
    const fouten = persoonFouten(betrokkenen, where, persoonId);
    return fouten.length > 0 ? fouten : toetsFouten(huis, oordeel, where, persoonId);
  });
};

const opdrachtFouten = ({ casuscategorieen }: Huis, { categorie, procesregisseur }: Besluitopdracht): Fault[] => {
  const fouten: Fault[] = [];
  const bekend = casuscategorieen.map(({ code }) => code);
  if (!categorie || !bekend.includes(categorie))
    fouten.push({ where: "categorie", code: "categorie-onbekend", message: `Kies uit ${bekend.join(", ")}.` });
  if (leeg(procesregisseur))
    fouten.push({ where: "procesregisseur", code: "procesregisseur-ontbreekt", message: "Kies wie de regie krijgt." });
  return fouten;
};

/**
 * What stands in the way of procesregie (R34): the AVE level (R84), the house's rule in full (R04–R07, decision 3), the
 * statutory test for each chosen person by itself (L13), the participants for whom it was judged, category (R35) and
 * director (R21).
 */
export const procesregieFouten = (triage: Triage, huis: Huis, opdracht: Besluitopdracht): Fault[] => {
  const fouten = [...aveFouten(triage, huis), ...opdrachtFouten(huis, opdracht)];
  const oordeel = geldendOordeel(triage, huis);
  if (!oordeel) return fouten; // its absence is a fault for every outcome
  const message = "Leg vast namens welke deelnemers er is geoordeeld.";
  return [
    ...fouten,
    ...huisregelFouten(huis, oordeel),
    ...personenFouten(triage, huis, oordeel, opdracht.personen ?? []),
    ...(oordeel.namens.length > 0 ? [] : [{ where: "namens", code: "namens-ontbreekt", message }]),
  ];
};
