import { naamVan, type InWoorden } from "../shell/woorden.js";
import type { Huis } from "../typen.js";
import type { Casus, Gebeurtenis } from "../typen-casus.js";
import { datumVoluit } from "../ui/tijd.js";

export const groepen = [
  { code: "overleg", naam: "«Overleg.meervoud»" },
  { code: "plan", naam: "«Plan.kort» en «actie.meervoud»" },
  { code: "mensen", naam: "Mensen" },
  { code: "casus", naam: "«Casus»" },
];

/** A moment on the timeline as a sentence, what was said with it, and the group it is filtered by. */
export type Regel = { tekst: string; bij?: string; groep: string };
type Hulp = { huis: Huis; w: InWoorden; organisatie: (code: string | null) => string; wie: (id: string) => string };
type Maak = (casus: Casus, verwijzing: string | null, gebeurtenis: Gebeurtenis, hulp: Hulp) => Omit<Regel, "groep">;

const deelnemer: (tekst: string) => Maak =
  (tekst) =>
  (casus, verwijzing, _, { w, organisatie, wie: naamVanWie }) => {
    const deelname = casus.deelnames.find(({ deelnameId }) => deelnameId === verwijzing);
    const wie = deelname ? `${naamVanWie(deelname.medewerker)} (${organisatie(deelname.organisatie)})` : "";
    return {
      tekst: w(tekst, { wie }),
      ...(tekst.includes("niet meer") && deelname?.eindeReden && { bij: deelname.eindeReden }),
    };
  };

const overleg: (tekst: string) => Maak =
  (tekst) =>
  (casus, verwijzing, _, { huis, w }) => {
    const een = casus.overleggen.find(({ overlegId }) => overlegId === verwijzing);
    const soort = naamVan(huis.overlegsoorten, een?.soort);
    const afspraken = tekst.includes("afgerond") ? een?.afspraken.join(" · ") : undefined;
    return {
      tekst: w(tekst, { soort, datum: een ? datumVoluit(een.datum) : "" }),
      ...(afspraken && { bij: afspraken }),
    };
  };

const actie: (tekst: string) => Maak =
  (tekst) =>
  (casus, verwijzing, { op, soort }, { w }) => {
    const een = casus.acties.find(({ actieId }) => actieId === verwijzing);
    const gezegd = een?.terugkoppelingen.find((t) => `actie-${t.soort}` === soort && t.teruggekoppeldOp === op);
    return { tekst: w(tekst, { actie: een?.omschrijving ?? "" }), ...(gezegd && { bij: gezegd.toelichting }) };
  };

const plan: Maak = (casus, verwijzing, _, { w }) => {
  const nu = casus.plan && String(casus.plan.versie) === verwijzing ? casus.plan : null;
  return {
    tekst: w("«Plan»: versie {versie} vastgesteld", { versie: verwijzing ?? "" }),
    ...(nu && { bij: nu.reden }),
  };
};

const sluiting: (tekst: string) => Maak =
  (tekst) =>
  (casus, verwijzing, _, { huis, w }) => {
    const een = casus.afsluitingen.find(({ afsluitingId }) => afsluitingId === verwijzing);
    const reden = een ? naamVan(huis.afsluitredenen, een.reden) : "";
    return { tekst: w(tekst), ...(een && { bij: `${reden}. ${een.toelichting}` }) };
  };

const alleen: (tekst: string) => Maak =
  (tekst) =>
  (_casus, _verwijzing, _gebeurtenis, { w }) => ({ tekst: w(tekst) });

const voorstel: (tekst: string) => Maak =
  (tekst) =>
  (casus, verwijzing, _, { w, organisatie }) => {
    const een = casus.voorstellen.find(({ voorstelId }) => voorstelId === verwijzing);
    return { tekst: w(tekst, { wie: een ? `${een.naam} (${organisatie(een.organisatie)})` : "" }) };
  };

const soorten: Record<string, [groep: string, maak: Maak]> = {
  "casus-geopend": ["casus", alleen("«Casus» geopend na «triage.de»")],
  "casus-overgenomen": ["casus", alleen("«Casus» overgenomen uit een ander systeem")],
  "nieuwe-triage": ["casus", alleen("Opnieuw besproken in «triage.de»")],
  "procesregie-overgedragen": ["mensen", deelnemer("«Procesregie» overgedragen aan {wie}")],
  "casusregisseur-aangewezen": ["mensen", deelnemer("{wie} is «casusregisseur»")],
  "deelname-gestart": ["mensen", deelnemer("{wie} doet mee")],
  "deelname-gewijzigd": ["mensen", deelnemer("Deelname van {wie} gewijzigd")],
  "deelname-beeindigd": ["mensen", deelnemer("{wie} doet niet meer mee")],
  "vervanging-vastgelegd": ["mensen", deelnemer("Vervanging van {wie} vastgelegd")],
  "vervanging-beeindigd": ["mensen", deelnemer("Vervanging van {wie} beëindigd")],
  "casusregie-aangeboden": ["mensen", deelnemer("Rol van «casusregisseur» aangeboden aan {wie}")],
  "casusregie-geweigerd": ["mensen", deelnemer("{wie} aanvaardt de rol van «casusregisseur» niet")],
  "casusregie-ingetrokken": ["mensen", deelnemer("Aanbod van de rol van «casusregisseur» aan {wie} ingetrokken")],
  "partner-voorgesteld": ["mensen", voorstel("{wie} voorgesteld")],
  "partner-toegelaten": ["mensen", voorstel("{wie} toegelaten")],
  "partner-afgewezen": ["mensen", voorstel("{wie} niet toegelaten")],
  "gezinslid-vastgelegd": ["mensen", alleen("Iemand uit «gezin.de» vastgelegd")],
  "plannen-afgestemd": ["mensen", alleen("«Plan.meervoud» in de directe kring worden afgestemd")],
  "afstemming-beeindigd": ["mensen", alleen("«Plan.meervoud» in de directe kring worden niet meer afgestemd")],
  "overleg-gepland": ["overleg", overleg("{soort} gepland op {datum}")],
  "overleg-afgerond": ["overleg", overleg("{soort} van {datum} afgerond")],
  "probleembepaling-aangevuld": ["plan", alleen("Probleembepaling aangevuld")],
  "bijdrage-klopt": ["plan", alleen("Bijdrage klopt, zegt wie het aangaat")],
  "bijdrage-klopt-niet": ["plan", alleen("Bijdrage klopt niet, zegt wie het aangaat")],
  "stuk-beperkt": ["plan", alleen("Bijdrage alleen nog voor sommigen")],
  "plan-vastgesteld": ["plan", plan],
  "actie-gedaan": ["plan", actie("Gedaan: {actie}")],
  "actie-lukt-niet": ["plan", actie("Lukt niet: {actie}")],
  "actie-ontwikkeling": ["plan", actie("Ontwikkeling bij: {actie}")],
  "actie-verlopen": ["plan", actie("Over tijd: {actie}")],
  "zorg-geborgd": [
    "casus",
    (casus, verwijzing, _, { organisatie }) => {
      const een = casus.borgingen.find(({ borgingId }) => borgingId === verwijzing);
      return {
        tekst: `Zorg geborgd volgens ${organisatie(een?.organisatie ?? null)}`,
        ...(een && { bij: een.toelichting }),
      };
    },
  ],
  "casus-voorlopig-afgesloten": ["casus", sluiting("«Casus» voorlopig «afsluiting.voltooid»")],
  "casus-heropend": ["casus", alleen("«Casus» weer opgepakt")],
  "casus-afgesloten": ["casus", sluiting("«Casus» definitief «afsluiting.voltooid»")],
};

/** The sentence for one moment; a kind that is new here is shown as it is called. */
export const regelVan = (gebeurtenis: Gebeurtenis, casus: Casus, hulp: Hulp): Regel => {
  const [groep, maak] = soorten[gebeurtenis.soort] ?? ["casus", alleen(gebeurtenis.soort.replaceAll("-", " "))];
  return { groep, ...maak(casus, gebeurtenis.gegevens.verwijzing, gebeurtenis, hulp) };
};
