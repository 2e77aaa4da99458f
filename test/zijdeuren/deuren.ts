import { casusdeuren } from "./deuren.casus.js";
import { nazorgdeuren } from "./deuren.nazorg.js";
import { ernaastdeuren } from "./deuren.ernaast.js";
import { meldpuntdeuren } from "./deuren.meldpunt.js";
import { zsmdeuren } from "./deuren.zsm.js";
import { partnerdeuren } from "./deuren.partners.js";
import { bij, een, huis, lijst, motivering, onbekend, register, systeem, verander, type Deur } from "./soorten.js";
import { gift, herkomst, herziening, kaart } from "./verzinsels.js";

// Every door of the services, and what somebody may learn through it. A route that is not here fails the test.

/** Of every service, because it is the platform's. */
const platform: Record<string, Deur> = {
  "GET health/live": huis("../health/live?"),
  "GET health/ready": huis("../health/ready?"),
  "GET nu": huis("nu"),
  "GET ik": huis("ik"),
  "GET openapi.json": huis("openapi.json"),
  "GET geparkeerd": huis("geparkeerd"),
  "GET inzagen": {
    kind: "toezicht",
    vraag: (code, { sporen }) => ({
      pad: `inzagen?huis=${code}&persoonId=${sporen.find((spoor) => spoor.length === 36) ?? onbekend}`,
    }),
  },
  "POST geparkeerd/:berichtId/opnieuw": huis(`geparkeerd/${onbekend}/opnieuw`, () => ({})),
  "POST geparkeerd/:berichtId/laten-vallen": huis(`geparkeerd/${onbekend}/laten-vallen`, () => ({ reden: motivering })),
};

const vanDienst: Record<string, Record<string, Deur>> = {
  intake: {
    "POST meldingen": huis("meldingen", (code) => ({ huis: code })),
    "POST meldingen/politie-csv": huis("meldingen/politie-csv", () => ({})),
    "GET meldingen": lijst("melding", "meldingen"),
    "GET meldingen/telling": huis("meldingen/telling"),
    "GET meldingen/:meldingId": een("melding", "meldingen/{}"),
    "POST meldingen/:meldingId/screening": verander("melding", "meldingen/{}/screening", {
      risico: "laag",
      complexiteit: "laag",
      uitkomst: "geen-vervolg",
      motivering,
    }),
    "PUT meldingen/:meldingId/themas": verander("melding", "meldingen/{}/themas", { themas: ["jeugd"] }),
    "GET screeningsvragen": lijst("screeningsvraag", "screeningsvragen"),
    "GET screeningsvragen/telling": huis("screeningsvragen/telling"),
    "GET screeningsvragen/:meldingId": een("screeningsvraag", "screeningsvragen/{}"),
    "PUT screeningsvragen/:meldingId/antwoord": verander("screeningsvraag", "screeningsvragen/{}/antwoord", {
      antwoord: "bekend",
      risicosignaal: true,
      herkomst: { ...herkomst, grondslag: "wettelijke-plicht" },
    }),
    "GET screeningsvragen/sessies/:datum": huis("screeningsvragen/sessies/1999-01-01"),
    "PUT screeningsvragen/sessies/:datum": huis("screeningsvragen/sessies/1999-01-01", (code) => ({
      huis: code,
      aanwezig: [],
    })),
    "GET meldingen/:meldingId/ontvangstbewijs": een("ontvangstbewijs", "meldingen/{}/ontvangstbewijs"),
    "GET meldingen/:meldingId/identiteit": systeem("meldingen/{}/identiteit"),
    "GET meldingen/:meldingId/terugkoppeling": systeem("meldingen/{}/terugkoppeling"),
    "GET meldingen/:meldingId/verstrekkingen": {
      kind: "huis",
      vraag: (_, { id }) => ({ pad: `meldingen/${id}/verstrekkingen` }),
    },
    "POST meldingen/:meldingId/terugzending": verander("melding", "meldingen/{}/terugzending", { reden: motivering }),
    "GET meldingen/:meldingId/terugzending": systeem("meldingen/{}/terugzending"),
    "GET meldingen/:meldingId/voor-triage": systeem("meldingen/{}/voor-triage"),
    ...ernaastdeuren,
  },
  triage: {
    "GET triages": lijst("triage", "triages"),
    "GET triages/:triageId": een("triage", "triages/{}"),
    "PUT triages/:triageId/oordeel": verander("triage", "triages/{}/oordeel", {
      aard: "aard",
      ernst: "hoog",
      huiscriteria: {},
      toetsen: [],
      namens: [],
      herkomst,
    }),
    "POST triages/:triageId/besluit": verander("triage", "triages/{}/besluit", {
      uitkomst: "partner-pakt-op",
      motivering,
    }),
    "POST triages/:triageId/partnerantwoord": verander("triage", "triages/{}/partnerantwoord", {
      neemtOp: true,
      motivering,
    }),
    "POST triages/:triageId/informatie/:organisatie": verander("triage", "triages/{}/informatie/ggz", {
      antwoord: motivering,
      herkomst,
    }),
    "POST triages/:triageId/informatie/:organisatie/weigering": verander(
      "triage",
      "triages/{}/informatie/ggz/weigering",
      {
        grond: "beroepsgeheim",
      },
    ),
    "GET triages/:triageId/doeltoets": systeem("triages/{}/doeltoets"),
    "PUT triages/:triageId/doeltoets": verander("triage", "triages/{}/doeltoets", { oordeel: true, motivering }),
    "POST triages/:triageId/deelnames": verander("triage", "triages/{}/deelnames", { organisaties: ["ggz"] }),
    "DELETE triages/:triageId/deelnames/:organisatie": verander("triage", "triages/{}/deelnames/ggz"),
    "PUT triages/:triageId/beperking": verander("triage", "triages/{}/beperking", { beperkt: true }),
    "POST triages/:triageId/beoordelaars": verander("triage", "triages/{}/beoordelaars", { medewerker: "iemand" }),
    "DELETE triages/:triageId/beoordelaars/:medewerker": verander("triage", "triages/{}/beoordelaars/iemand"),
    "GET triageoverleggen": huis("triageoverleggen"),
    "PUT triageoverleggen/:overlegDatum/aanwezigheid": huis("triageoverleggen/1999-01-01/aanwezigheid", (code) => ({
      huis: code,
      aanwezig: [],
    })),
  },
  "case-plan": casusdeuren,
  nazorg: nazorgdeuren,
  "information-hub": {
    "POST personen/_zoek": huis("personen/_zoek", (code, ding) => ({ huis: code, persoonIds: ding.sporen.slice(-1) })),
    "POST personen/op-naam/_zoek": register("personen/op-naam/_zoek", (code) => ({
      huis: code,
      geboortedatum: "1984-02-29",
    })),
    "GET personen/:persoonId/betrokkenen": {
      kind: "toezicht",
      vraag: (code, { wie }) => ({ pad: `personen/${wie.at(-1) ?? onbekend}/betrokkenen?huis=${code}` }),
    },
    "POST personen": huis("personen", (code) => ({ huis: code })),
    "GET bekendheidsvragen": bij("bekendheidsvraag", "bekendheidsvragen?triageId={}"),
    "POST bekendheidsvragen": huis("bekendheidsvragen", (code, { id, wie }) => ({
      huis: code,
      triageId: id,
      persoonId: wie.at(-1) ?? onbekend,
      aanHuizen: [code],
      doel: "criminaliteit",
      reden: motivering,
    })),
    "GET verstrekkingen": bij("verstrekking", "verstrekkingen?triageId={}"),
    "GET bekendheidsverzoeken": lijst("bekendheidsverzoek", "bekendheidsverzoeken?stand=bekend"),
    "POST bekendheidsverzoeken/:verzoekId/besluit": verander("bekendheidsverzoek", "bekendheidsverzoeken/{}/besluit", {
      besluit: "bekend",
    }),
    "POST bekendheidsverzoeken/:verzoekId/verstrekkingen": verander(
      "bekendheidsverzoek",
      "bekendheidsverzoeken/{}/verstrekkingen",
      gift(motivering),
    ),
    "GET prioriteringen": lijst("prioritering", "prioriteringen"),
    "GET prioriteringen/telling": huis("prioriteringen/telling"),
    "POST prioriteringen": huis("prioriteringen", (code, { wie }) => ({
      huis: code,
      persoonId: wie.at(-1) ?? onbekend,
      criteria: ["onbekend"],
      herzieningOp: "1999-01-01",
    })),
    "PUT prioriteringen/:prioriteringId": verander("prioritering", "prioriteringen/{}", herziening),
    "POST prioriteringen/:prioriteringId/einde": verander("prioritering", "prioriteringen/{}/einde", {
      reden: motivering,
    }),
    "PUT prioriteringen/:prioriteringId/zsmkaart": verander(
      "prioritering",
      "prioriteringen/{}/zsmkaart",
      kaart(motivering),
    ),
    ...zsmdeuren,
    ...meldpuntdeuren,
    "GET organisaties": huis("organisaties?aantal=100"),
    "GET organisaties/keuze": huis("organisaties/keuze?aantal=500"),
    "POST organisaties/_zoek": huis("organisaties/_zoek", (code) => ({ huis: code, tekst: "e" })),
    "POST organisaties": huis("organisaties", (code) => ({ huis: code })),
    "PUT organisaties/:organisatieId": huis(`organisaties/${onbekend}`, () => ({ naam: "x" })),
    "POST organisaties/:organisatieId/einde": huis(`organisaties/${onbekend}/einde`, () => ({})),
    "GET teams": huis("teams?aantal=100"),
    "POST teams/_zoek": huis("teams/_zoek", (code) => ({ huis: code, tekst: "e" })),
    "POST teams": huis("teams", (code) => ({ huis: code })),
    "PUT teams/:teamId": huis(`teams/${onbekend}`, () => ({ naam: "x" })),
    "POST teams/:teamId/einde": huis(`teams/${onbekend}/einde`, () => ({})),
    "GET medewerkers": huis("medewerkers?aantal=100"),
    "GET medewerkers/collegas": huis("medewerkers/collegas?aantal=200"),
    "GET medewerkers/adres": systeem("medewerkers/adres?huis=zeeland&medewerkerId=proef.screener"),
    "GET medewerkers/telling": huis("medewerkers/telling"),
    "GET medewerkers/:aanstellingId": huis(`medewerkers/${onbekend}?`),
    "POST medewerkers": huis("medewerkers", (code) => ({ huis: code })),
    "PUT medewerkers": systeem("medewerkers", {}),
    "PUT medewerkers/:aanstellingId": huis(`medewerkers/${onbekend}`, () => ({ naam: "x" })),
    "POST medewerkers/:aanstellingId/einde": huis(`medewerkers/${onbekend}/einde`, () => ({})),
    "POST medewerkers/_zoek": huis("medewerkers/_zoek", (code) => ({ huis: code, tekst: "e" })),
    "POST medewerkers/_namen": huis("medewerkers/_namen", (code) => ({
      huis: code,
      medewerkerIds: ["proef.screener"],
    })),
    "GET herkenningen": huis("herkenningen"),
    "GET herkenningen/telling": huis("herkenningen/telling"),
    "POST herkenningen/:betrokkeneId/besluit": huis(`herkenningen/${onbekend}/besluit`, () => ({
      nieuw: true,
      motivering,
    })),
  },
  workplace: {
    "GET health/live": huis("health/live"),
    "GET health/ready": huis("health/ready"),
    "GET api/sessie": huis("api/sessie"),
    "GET api/huizen/:huis": { kind: "huis", vraag: (code) => ({ pad: `api/huizen/${code}` }) },
    "GET api/vandaag": huis("api/vandaag"),
    "GET api/screening": lijst("melding", "api/screening"),
    "GET api/screening/:meldingId": een("melding", "api/screening/{}"),
    "GET api/screeningsvragen": lijst("screeningsvraag", "api/screeningsvragen"),
    "GET api/triage": lijst("triage", "api/triage"),
    "GET api/triage/:triageId": een("triage", "api/triage/{}"),
    "GET api/bekendheidsverzoeken": lijst("bekendheidsverzoek", "api/bekendheidsverzoeken"),
    "GET api/casussen": lijst("casus", "api/casussen"),
    "GET api/casussen/:casusId": een("casus", "api/casussen/{}"),
    "GET api/gezinnen/:gezinId": huis(`api/gezinnen/${onbekend}`),
    "GET api/nazorg": lijst("nazorg", "api/nazorg"),
    "GET api/nazorg/:dossierId": een("nazorg", "api/nazorg/{}"),
    "GET api/prioriteringen": lijst("prioritering", "api/prioriteringen"),
    "GET api/zsm-verzoeken": lijst("zsmverzoek", "api/zsm-verzoeken"),
    "GET api/zsm-verzoeken/:verzoekId": een("zsmverzoek", "api/zsm-verzoeken/{}"),
    "GET api/meldpunt": lijst("meldpuntmelding", "api/meldpunt"),
    "GET api/meldpunt/:meldpuntmeldingId": een("meldpuntmelding", "api/meldpunt/{}"),
    "GET api/acties": huis("api/acties?aantal=100"),
    "GET api/taken": huis("api/taken?aantal=100"),
    "GET api/berichten": huis("api/berichten?aantal=100"),
    "GET api/beheer/gebeurtenissen": huis("api/beheer/gebeurtenissen"),
    "GET api/inzagen": {
      kind: "toezicht",
      vraag: (code, { sporen }) => ({
        pad: `api/inzagen?huis=${code}&persoonId=${sporen.find((spoor) => spoor.length === 36) ?? onbekend}`,
      }),
    },
  },
  notification: {
    "GET berichten": huis("berichten"),
    "GET taken": huis("taken"),
    "POST taken/:taakId/afhandeling": huis(`taken/${onbekend}/afhandeling`, () => ({ toelichting: motivering })),
    ...partnerdeuren,
  },
};

/** The door behind a route of a service; undefined for one that nobody thought of. */
export const deurVan = (dienst: string, route: string): Deur | undefined =>
  vanDienst[dienst]?.[route] ?? platform[route];

/** The routes that are described here, whether they exist or not. */
export const beschreven = (dienst: string): string[] => Object.keys(vanDienst[dienst] ?? {});
