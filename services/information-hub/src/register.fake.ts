import request from "supertest";
import { readConfig, signDemoPerson, type Person } from "@zvh/platform";
import { mensen, startService } from "@zvh/testing";
import { informationHub } from "./information-hub.module.js";
import { aanstellingIdVan } from "./aanstelling/aanstelling.js";

const config = readConfig({
  DATABASE_URL: "postgres://none",
  WORKER_DATABASE_URL: "postgres://none",
  AUDITOR_DATABASE_URL: "postgres://none",
});
const uitrol = "/v1/medewerkers?huis=proefhuis";

/** Who manages the register of the invented house, and who manages that of another. */
export const beheerder: Person = { ...mensen.screener, id: "beheer-1", rollen: ["medewerker", "beheerder"] };
export const vreemde: Person = { ...beheerder, id: "beheer-9", huizen: mensen.buitenstaander.huizen };

/** The day that many days from now. */
export const dagen = (aantal: number) => new Date(Date.now() + aantal * 86_400_000).toISOString().slice(0, 10);
/** Somebody with a VOG who takes part for the GGZ. */
export const iemand = (meer: object = {}) => ({
  naam: "Dries Nemer",
  organisatie: "ggz",
  rollen: ["deelnemer"],
  screening: "vog",
  gescreendTot: dagen(400),
  van: dagen(-1),
  ...meer,
});
export const idVan = (medewerkerId: string) => aanstellingIdVan("proefhuis", medewerkerId);

/** The hub with the register of the invented house as a deployment begins it, and what tests do with it. */
export const startRegister = async () => {
  const hub = await startService(informationHub);
  const rolUit = async (medewerkers: object[], organisaties: object[] = [], dienst = "uitrol") =>
    (await hub.asService(dienst, "proefhuis", uitrol)).put(uitrol).send({ medewerkers, organisaties });
  const doe = async (methode: "post" | "put", pad: string, body: object = {}, wie = beheerder) =>
    (await hub.as(wie))[methode](`/v1/${pad}`).send(body);
  const lees = async (pad: string, wie = beheerder) => (await hub.as(wie)).get(`/v1/${pad}`);
  const nieuw = (medewerkerId: string, meer: object = {}, wie = beheerder) =>
    doe("post", "medewerkers", { huis: "proefhuis", medewerkerId, ...iemand(meer) }, wie);
  /** What this person himself may, with the account that the events gave him. */
  const zelf = async (id: string) => {
    const token = await signDemoPerson({ id, naam: "Iemand" }, config);
    const vraag = request(hub.app.getHttpServer()).get("/v1/ik").set("authorization", `Bearer ${token}`);
    return (await vraag).body as { code?: string; rollenIn?: Record<string, string[]> };
  };
  /** What was told of one of them, in order. */
  const gemeld = async (soort: string, veld: string, id: string): Promise<any[]> =>
    (await hub.events())
      .filter(({ name, data }) => name === `nl.zvh.${soort}.gewijzigd.v1` && data[veld] === id)
      .map(({ data }) => data);
  await rolUit([{ medewerkerId: beheerder.id, ...iemand({ organisatie: "huis", rollen: ["beheerder"] }) }]);
  return { ...hub, rolUit, doe, lees, nieuw, zelf, gemeld };
};
