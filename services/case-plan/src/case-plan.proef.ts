import { TriageBesloten } from "@zvh/contracts";
import { newId, stableId, type Person } from "@zvh/platform";
import { huizen, mensen, startService } from "@zvh/testing";
import { casePlan } from "./case-plan.module.js";

/** For the tests through the doors: people of the house proefhuis, and of a house that asks less. */
export const { procesregisseur: regisseur, casusregisseur, deelnemer, buitenstaander } = mensen;
export const beheerder: Person = { ...regisseur, id: "beheerder-1", rollen: ["medewerker", "beheerder"] };
/** A house that asks for no casusregisseur at the first meeting. */
export const anderHuis = huizen
  .alle()
  .find(({ schakelaars }) => !schakelaars.casusregisseurVerplichtBijEersteOverleg)!.code;
export const elders = (persoon: Person): Person => ({ ...persoon, huizen: [anderHuis] });

export const besluit = (personen: string[], meer: Partial<TriageBesloten> = {}): TriageBesloten => ({
  ...TriageBesloten.voorbeeld,
  triageId: newId(),
  huis: "proefhuis",
  personen,
  categorie: "top-x",
  procesregisseur: regisseur.id,
  ...meer,
});

export const actie = (persoon: Person, meer = {}) => ({
  omschrijving: "Belt de verhuurder.",
  soort: "zorg",
  leefgebied: "wonen",
  organisatie: persoon.organisatie,
  uitvoerder: persoon.id,
  uiterlijkDatum: "2999-01-31",
  ...meer,
});

/** Where an item comes from, as a supplier without medical secrecy says it. */
export const herkomst = {
  grondslag: "wgs-verstrekkingsplicht",
  doelbinding: "onveilige-situaties",
  categorie: "woonsituatie",
  voorwaarde: "geen",
  eerstVerwerktOp: "2026-11-20",
};

export const plan = (acties: object[], meer = {}) => ({
  gezamenlijkDoel: "Rust in huis.",
  doelen: [{ doel: "Een woning houden.", resultaat: "Een jaar geen huurachterstand.", leefgebied: "wonen" }],
  acties,
  reden: "Eerste overleg.",
  ...meer,
});

/** The service on a database of its own, with what the tests do over and over. */
export const startProef = async () => {
  const service = await startService(casePlan);
  const vraag = async (methode: "get" | "post" | "put", wie: Person, pad: string, inhoud: object, status: number) => {
    const agent = await service.as(wie);
    const { body } = await agent[methode](`/v1/${pad}`)
      .send(methode === "get" ? undefined : inhoud)
      .expect(status);
    return body;
  };
  const get = (wie: Person, pad: string, status = 200) => vraag("get", wie, pad, {}, status);
  const post = (wie: Person, pad: string, inhoud: object, status = 201) => vraag("post", wie, pad, inhoud, status);
  const put = (wie: Person, pad: string, inhoud: object, status = 200) => vraag("put", wie, pad, inhoud, status);

  /** A case of the house proefhuis unless `meer` names another, as the triage opens it. */
  const nieuweCasus = async (meer: Partial<TriageBesloten> = {}): Promise<string> => {
    const persoonId = newId();
    const triage = besluit([persoonId], meer);
    await service.deliver(TriageBesloten, triage);
    return stableId("casus", triage.triageId, persoonId);
  };
  const neemtDeel = (casusId: string, persoon: Person, rol = "deelnemer", door = regisseur) => {
    const { organisatie, id: medewerker, naam } = persoon;
    return post(door, `casussen/${casusId}/deelnames`, {
      organisatie,
      medewerker,
      naam,
      rol,
      grondslag: "wgs-betrekken",
    });
  };
  const draagtBij = (casusId: string, persoon: Person, meer = {}) =>
    post(persoon, `casussen/${casusId}/probleembepaling`, {
      leefgebied: "wonen",
      toelichting: "Dreigende uithuiszetting.",
      herkomst,
      ...meer,
    });
  /** A case in which the two partners take part and have said what the problem is. */
  const metDeelnemers = async (): Promise<string> => {
    const casusId = await nieuweCasus();
    for (const persoon of [casusregisseur, deelnemer]) {
      await neemtDeel(casusId, persoon);
      await draagtBij(casusId, persoon);
    }
    return casusId;
  };
  /** The kinds of events about a case, in order: `casus.geopend`. */
  const soortenVan = async (casusId: string): Promise<string[]> =>
    (await service.events())
      .filter(({ data }) => data.casusId === casusId)
      .map(({ name }) => name.replace(/^nl\.zvh\.|\.v1$/g, ""));
  return { service, get, post, put, nieuweCasus, neemtDeel, draagtBij, metDeelnemers, soortenVan };
};

export type Proef = Awaited<ReturnType<typeof startProef>>;
