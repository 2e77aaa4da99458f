import { InformatieGevraagd, PartnerGevraagd, TriageBesloten, type Triageuitkomst } from "@zvh/contracts";
import { event, organisationIn, Refused, refuseFaults, type Event, type Fault, type Person } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import { doeltoetsFouten, grondslagVanBetrokkenheid } from "./deelname.js";
import { procesregieFouten } from "./procesregie.js";
import { geldendOordeel } from "./voorwaarde.js";
import { heragendeer, leeg, type Triage, type Verandering, type Vervolgstap } from "./triage.js";

/** What the chair asks; which fields are needed depends on the outcome. */
export type Besluitopdracht = {
  uitkomst: string;
  motivering: string;
  vervolgstap?: Vervolgstap;
  personen?: string[];
  categorie?: string;
  procesregisseur?: string;
  partner?: string;
  informatie?: { organisatie: string; vraag: string }[];
};

/** What was decided, and by whom; with outcome partner-pakt-op it stands only once the partner has accepted. */
export type Besluit = {
  uitkomst: string;
  motivering: string;
  personen: string[];
  categorie?: string;
  procesregisseur?: string;
  partner?: string;
  door: string;
  doorNaam: string;
  beslotenOp: string;
};

/** Code by which the house itself can be the owner of a next step: it is no partner of itself. */
const eigenHuis = "huis";

const algemeneFouten = (triage: Triage, huis: Huis, opdracht: Besluitopdracht): Fault[] => {
  const { uitkomst, motivering, vervolgstap } = opdracht;
  const fouten: Fault[] = [];
  const fout = (where: string, code: string, message: string) => fouten.push({ where, code, message });
  if (!huis.triageuitkomsten.includes(uitkomst))
    fout("uitkomst", "uitkomst-niet-in-dit-huis", `Kies uit ${huis.triageuitkomsten.join(", ")}.`);
  if (!triage.inhoud.oordeel) fout("oordeel", "oordeel-ontbreekt", "Leg eerst aard en ernst vast.");
  else if (!geldendOordeel(triage, huis))
    fout("oordeel", "oordeel-voorbij", "Het oordeel was alleen voor het vorige overleg; leg het opnieuw vast.");
  if (leeg(motivering)) fout("motivering", "motivering-ontbreekt", "Schrijf waarom dit het vervolg is.");
  if (!vervolgstap || leeg(vervolgstap.omschrijving))
    fout("vervolgstap", "vervolgstap-ontbreekt", "Noem ten minste één vervolgstap met een eigenaar.");
  else if (vervolgstap.eigenaar !== eigenHuis && !huis.organisatie(vervolgstap.eigenaar))
    fout("vervolgstap.eigenaar", "eigenaar-onbekend", "Kies als eigenaar een organisatie van dit huis.");
  return fouten;
};

const partnerFouten = (huis: Huis, partner: string | undefined, door: Person): Fault[] => {
  const bekend = huis.triagepartners.map(({ code }) => code);
  if (!partner || !bekend.includes(partner))
    return [{ where: "partner", code: "partner-onbekend", message: `Kies uit ${bekend.join(", ")}.` }];
  if (!huis.schakelaars.onafhankelijkVoorzitter || partner !== organisationIn(door, huis.code)) return [];
  const message = "Wie voorzit, belegt dit niet bij de eigen organisatie; laat een ander voorzitten.";
  return [{ where: "partner", code: "voorzitter-niet-onafhankelijk", message }];
};

const informatieFouten = (huis: Huis, informatie: Besluitopdracht["informatie"] = []): Fault[] => {
  const message = "Noem ten minste één organisatie met een vraag.";
  if (informatie.length === 0) return [{ where: "informatie", code: "informatie-ontbreekt", message }];
  return informatie.flatMap(({ organisatie, vraag }, plaats): Fault[] => {
    const where = `informatie.${plaats}`;
    const bekend = (huis.organisatie(organisatie)?.deelname ?? "geen") !== "geen";
    const dubbel = informatie.findIndex((een) => een.organisatie === organisatie) !== plaats;
    return [
      ...(bekend ? [] : [{ where, code: "geen-deelnemer", message: `${organisatie} is hier geen deelnemer.` }]),
      ...(dubbel ? [{ where, code: "organisatie-dubbel", message: "Vraag iedere organisatie één keer." }] : []),
      ...(leeg(vraag)
        ? [{ where: `${where}.vraag`, code: "vraag-ontbreekt", message: "Schrijf wat u wilt weten." }]
        : []),
    ];
  });
};

const uitkomstFouten = (triage: Triage, huis: Huis, opdracht: Besluitopdracht, door: Person): Fault[] => {
  if (opdracht.uitkomst === "procesregie")
    return [...procesregieFouten(triage, huis, opdracht), ...doeltoetsFouten(triage)];
  if (opdracht.uitkomst === "partner-pakt-op")
    return [...partnerFouten(huis, opdracht.partner, door), ...doeltoetsFouten(triage)];
  if (opdracht.uitkomst !== "informatie-nodig") return [];
  return [...informatieFouten(huis, opdracht.informatie), ...doeltoetsFouten(triage)];
};

/**
 * The decision on an item by a named person (R31–R34, decision 4): it leaves the triage, waits for the partner that is
 * asked, or comes back with the information that is asked. Refused with everything that is missing at once.
 */
export const besluit = (triage: Triage, huis: Huis, opdracht: Besluitopdracht, door: Person, nu: Date): Verandering => {
  if (triage.status === "besloten") throw new Refused("triage-al-besloten");
  if (triage.status === "wacht-op-partner") throw new Refused("wacht-op-partner");
  refuseFaults([...uitkomstFouten(triage, huis, opdracht, door), ...algemeneFouten(triage, huis, opdracht)]);
  const stappen = [...triage.inhoud.stappen, opdracht.vervolgstap!];
  const metStap = { ...triage, inhoud: { ...triage.inhoud, stappen } };
  if (opdracht.uitkomst === "informatie-nodig") return vraagInformatie(metStap, huis, opdracht.informatie!, nu);
  const genomen = besluitVan(opdracht, door, nu);
  return opdracht.uitkomst === "partner-pakt-op" ? vraagPartner(metStap, huis, genomen, nu) : rondAf(metStap, genomen);
};

const besluitVan = (opdracht: Besluitopdracht, { id, naam }: Person, nu: Date): Besluit => {
  const { uitkomst, motivering, personen = [], categorie, procesregisseur, partner } = opdracht;
  const genomen = { uitkomst, motivering, personen: [], door: id, doorNaam: naam, beslotenOp: nu.toISOString() };
  if (uitkomst === "procesregie")
    return { ...genomen, personen: [...new Set(personen)], categorie: categorie!, procesregisseur: procesregisseur! };
  return uitkomst === "partner-pakt-op" ? { ...genomen, partner: partner! } : genomen;
};

/** The item leaves the triage. */
export const rondAf = (triage: Triage, genomen: Besluit): Verandering => {
  const { triageId, meldingId, huis, inhoud } = triage;
  const { personen, categorie, procesregisseur, door, beslotenOp } = genomen;
  const uitkomst = genomen.uitkomst as Triageuitkomst;
  const wat = { personen, categorie, procesregisseur, door, beslotenOp };
  return {
    state: { ...triage, status: "besloten", uitkomst, inhoud: { ...inhoud, besluit: genomen } },
    events: [event(TriageBesloten, { triageId, meldingId, huis, uitkomst, ...wat })],
    handelingen: [{ code: "besloten", waarde: uitkomst }],
  };
};

const vraagPartner = (triage: Triage, { termijnen }: Huis, genomen: Besluit, nu: Date): Verandering => {
  const { triageId, meldingId, huis, inhoud } = triage;
  const organisatie = genomen.partner!;
  const vraag = { organisatie, gevraagdOp: nu.toISOString(), antwoord: null };
  const dueAt = new Date(+nu + termijnen.triageBesluitDagen * 86_400_000);
  return {
    state: {
      ...triage,
      status: "wacht-op-partner",
      inhoud: { ...inhoud, besluit: genomen, partnervragen: [...inhoud.partnervragen, vraag] },
    },
    events: [event(PartnerGevraagd, { triageId, meldingId, huis, organisatie })],
    deadlines: [{ kind: "partnerantwoord", subject: triageId, state: "armed", dueAt, rule: "v1" }],
    handelingen: [{ code: "partner-gevraagd", waarde: organisatie }],
    // Whoever is asked takes part from now on: the decision to ask is the decision to involve (WGS 2.31(3), L15).
    betrokken: [{ organisatie, grondslag: grondslagVanBetrokkenheid }],
  };
};

const vraagInformatie = (
  triage: Triage,
  huis: Huis,
  informatie: NonNullable<Besluitopdracht["informatie"]>,
  nu: Date,
): Verandering => {
  const { state, events, handelingen } = heragendeer(triage, huis, nu);
  const { triageId, meldingId, overlegDatum, inhoud } = state;
  const organisaties = informatie.map(({ organisatie }) => organisatie);
  const nieuw = informatie.map(({ organisatie, vraag }) => ({
    organisatie,
    vraag,
    gevraagdOp: nu.toISOString(),
    antwoord: null,
  }));
  const open = inhoud.informatieverzoeken.filter(
    (een) => een.antwoord || een.weigering || !organisaties.includes(een.organisatie),
  );
  const gevraagd: Event = event(InformatieGevraagd, {
    triageId,
    meldingId,
    huis: huis.code,
    organisaties,
    overlegDatum,
  });
  return {
    state: { ...state, status: "wacht-op-informatie", inhoud: { ...inhoud, informatieverzoeken: [...open, ...nieuw] } },
    events: [gevraagd, ...events],
    handelingen: [...organisaties.map((waarde) => ({ code: "informatie-gevraagd", waarde })), ...handelingen],
    betrokken: organisaties.map((organisatie) => ({ organisatie, grondslag: grondslagVanBetrokkenheid })),
  };
};
