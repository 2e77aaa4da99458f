import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { MeldingGescreend } from "@zvh/contracts";
import { newId, stableId, type Person } from "@zvh/platform";
import { mensen, startService, type TestService } from "@zvh/testing";
import { triage } from "./triage.module.js";

const { voorzitter, triagelid } = mensen;
export const politielid: Person = { ...triagelid, id: "triagelid-2", organisatie: "politie" };

export const gemeld: Record<string, unknown> = {
  kenmerk: "K-2026-0001",
  onderwerp: "Gezin met dreigende ontruiming",
  situatieschets: "Huurschuld, ruzie en een kind dat niet naar school gaat.",
  huiscriteria: { kluwen: { oordeel: true, motivering: "Volgens de melder." } },
  wettelijkeCriteria: null,
  aveNiveau: null,
};

let intake: Server;
export const gevraagd: string[] = [];
export let service: TestService;
/** Starts the service and, for what it asks, a small intake. */
export const start = async (): Promise<void> => {
  intake = createServer((request, response) => {
    const bekend = request.headers.authorization?.startsWith("Bearer ") && request.url?.endsWith("/voor-triage");
    gevraagd.push(request.url!);
    response.writeHead(bekend ? 200 : 403, { "content-type": "application/json" });
    response.end(JSON.stringify(bekend ? gemeld : { code: "geen-toegang" }));
  });
  await new Promise<void>((resolve) => intake.listen(0, "127.0.0.1", resolve));
  const { port } = intake.address() as AddressInfo;
  service = await startService(triage, { services: { intake: `http://127.0.0.1:${port}` } });
};
export const stop = async (): Promise<void> => {
  await service.stop();
  await new Promise((resolve) => intake.close(resolve));
};

export const persoonId = newId();
export const slachtofferId = newId();
export const melding = (waarden: Partial<MeldingGescreend> = {}): MeldingGescreend => ({
  ...MeldingGescreend.voorbeeld,
  meldingId: newId(),
  betrokkenen: [
    { betrokkeneId: newId(), rol: "verdachte", persoonId },
    { betrokkeneId: newId(), rol: "slachtoffer", persoonId: slachtofferId },
    { betrokkeneId: newId(), rol: "getuige" },
  ],
  ...waarden,
});

/** Delivers a melding and waits until its content is here. */
export const geagendeerd = async (waarden: Partial<MeldingGescreend> = {}): Promise<string> => {
  const gescreend = melding(waarden);
  await service.deliver(MeldingGescreend, gescreend);
  const triageId = stableId("triage", gescreend.meldingId);
  await service.eventually(async () => (await toon(triageId)).kenmerk);
  return triageId;
};

export const toon = async (triageId: string, door: Person = voorzitter) =>
  (await (await service.as(door)).get(`/v1/triages/${triageId}`).expect(200)).body;
export const doe = async (door: Person, wat: "post" | "put" | "delete", pad: string, inhoud: object, status: number) =>
  (await (await service.as(door))[wat](`/v1/triages/${pad}`).send(inhoud).expect(status)).body;
export const eventsVan = async (triageId: string) =>
  (await service.events()).filter(({ data }) => data.triageId === triageId).map(({ name }) => name);

export const ja = { oordeel: true, motivering: "Daarom." };
export const herkomst = {
  grondslag: "wgs-noodzaak-toets",
  doelbinding: "onveilige-situaties",
  categorie: "hulpverlening",
  voorwaarde: "geen",
  eerstVerwerktOp: "2026-11-20",
};
export const oordeel = {
  aard: "Dreigende ontruiming",
  ernst: "hoog",
  huiscriteria: { kluwen: ja, handenTekort: ja, gebied: { ...ja, oordeel: false } },
  toetsen: [{ persoonId, criteria: { a: ja, b: ja, c: ja, d: ja } }],
  namens: ["ggz", "politie"],
  herkomst,
};
export const getoetst = async (waarden: Partial<MeldingGescreend> = {}): Promise<string> => {
  const triageId = await geagendeerd(waarden);
  await doe(voorzitter, "put", `${triageId}/doeltoets`, { oordeel: true, motivering: "Past bij het doel." }, 200);
  return triageId;
};
export const beoordeeld = async (waarden: Partial<MeldingGescreend> = {}): Promise<string> => {
  const triageId = await getoetst(waarden);
  await doe(voorzitter, "put", `${triageId}/oordeel`, oordeel, 200);
  return triageId;
};
export const vervolg = (uitkomst: string, meer: object = {}) => ({
  uitkomst,
  motivering: "Dit past.",
  vervolgstap: { omschrijving: "Bellen", eigenaar: "ggz" },
  ...meer,
});
export const procesregie = vervolg("procesregie", {
  personen: [persoonId],
  categorie: "top-x",
  procesregisseur: "procesregisseur-1",
});
