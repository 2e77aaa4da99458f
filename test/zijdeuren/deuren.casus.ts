import { een, huis, lijst, motivering, onbekend, verander, type Deur } from "./soorten.js";
import { bijdrage } from "./verzinsels.js";

const reden = motivering;

/** The doors of the cases. */
export const casusdeuren: Record<string, Deur> = {
  "POST casussen": huis("casussen", (code, ding) => ({ huis: code, persoonId: ding.id })),
  "GET casussen": lijst("casus", "casussen"),
  "GET casussen/:casusId": een("casus", "casussen/{}"),
  "POST casussen/:casusId/gezinsleden": verander("casus", "casussen/{}/gezinsleden", {
    persoonId: onbekend,
    relatie: "ouder",
    leefgebieden: ["wonen"],
  }),
  "PUT casussen/:casusId/afstemmingen/:persoonId": verander("casus", `casussen/{}/afstemmingen/${onbekend}`, {
    samenhang: motivering,
    noodzaak: motivering,
  }),
  "POST casussen/:casusId/afstemmingen/:persoonId/einde": verander(
    "casus",
    `casussen/{}/afstemmingen/${onbekend}/einde`,
  ),
  "POST casussen/:casusId/probleembepaling": verander("casus", "casussen/{}/probleembepaling", bijdrage(motivering)),
  "POST casussen/:casusId/probleembepaling/:bijdrageId/beperking": verander(
    "casus",
    `casussen/{}/probleembepaling/${onbekend}/beperking`,
    { alleenVoor: [] },
  ),
  "POST casussen/:casusId/probleembepaling/:bijdrageId/bevestiging": verander(
    "casus",
    `casussen/{}/probleembepaling/${onbekend}/bevestiging`,
    { klopt: true },
  ),
  "PUT casussen/:casusId/plan": verander("casus", "casussen/{}/plan", {
    gezamenlijkDoel: motivering,
    doelen: [],
    acties: [],
    reden: motivering,
  }),
  "GET casussen/:casusId/plan/:versie": verander("casus", "casussen/{}/plan/1"),
  "POST casussen/:casusId/deelnames": verander("casus", "casussen/{}/deelnames", {
    organisatie: "ggz",
    medewerker: "iemand",
    naam: "Iemand",
    rol: "deelnemer",
    grondslag: "wgs-casusoverleg",
  }),
  "POST casussen/:casusId/deelnames/:deelnameId/einde": verander("casus", `casussen/{}/deelnames/${onbekend}/einde`, {
    reden,
  }),
  "PUT casussen/:casusId/deelnames/:deelnameId/vervanging": verander(
    "casus",
    `casussen/{}/deelnames/${onbekend}/vervanging`,
    {
      vervanger: "iemand",
      naam: "Iemand",
      van: "2999-01-01",
      tot: "2999-01-02",
    },
  ),
  "POST casussen/:casusId/deelnames/:deelnameId/vervanging/einde": verander(
    "casus",
    `casussen/{}/deelnames/${onbekend}/vervanging/einde`,
    {},
  ),
  "POST casussen/:casusId/overdrachten": verander("casus", "casussen/{}/overdrachten", {
    naar: "iemand",
    toelichting: motivering,
  }),
  "POST casussen/:casusId/overdrachten/:overdrachtId/antwoord": verander(
    "casus",
    `casussen/{}/overdrachten/${onbekend}/antwoord`,
    { antwoord: "aanvaard" },
  ),
  "POST casussen/:casusId/voorstellen": verander("casus", "casussen/{}/voorstellen", {
    organisatie: "ggz",
    medewerker: "iemand",
    naam: "Iemand",
    grondslag: "wgs-casusoverleg",
    toelichting: motivering,
  }),
  "POST casussen/:casusId/voorstellen/:voorstelId/besluit": verander(
    "casus",
    `casussen/{}/voorstellen/${onbekend}/besluit`,
    {
      besluit: "afgewezen",
      toelichting: motivering,
    },
  ),
  "POST casussen/:casusId/overleggen": verander("casus", "casussen/{}/overleggen", {
    soort: "casusoverleg",
    datum: "2999-01-01",
  }),
  "POST casussen/:casusId/overleggen/:overlegId/afronding": verander(
    "casus",
    `casussen/{}/overleggen/${onbekend}/afronding`,
    {
      aanwezig: [],
      afspraken: [],
    },
  ),
  "POST casussen/:casusId/borging": verander("casus", "casussen/{}/borging", { toelichting: motivering }),
  "POST casussen/:casusId/afsluiting": verander("casus", "casussen/{}/afsluiting", {
    wijze: "definitief",
    reden: "overleden",
    toelichting: motivering,
  }),
  "POST casussen/:casusId/heropening": verander("casus", "casussen/{}/heropening", { reden }),
  "GET gezinnen/:gezinId": huis(`gezinnen/${onbekend}`),
  "GET acties": huis("acties?aantal=100"),
  "POST acties/:actieId/terugkoppeling": huis(`acties/${onbekend}/terugkoppeling`, () => ({
    soort: "gedaan",
    toelichting: motivering,
  })),
};
