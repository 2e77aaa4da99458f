import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { MeldingOntvangen } from "@zvh/contracts";
import { newId, readConfig, verifyToken, type Person } from "@zvh/platform";
import { mensen, startService } from "@zvh/testing";
import type { Identiteit } from "./identiteit.js";
import { informationHub } from "./information-hub.module.js";

export const wie = (
  voornamen: string,
  achternaam: string,
  geboortedatum: string | null,
  bsn: string | null = null,
  meer: Partial<Identiteit> = {},
): Identiteit => ({ bsn, voornamen, tussenvoegsel: null, achternaam, geboortedatum, adres: null, ...meer });

export const adres = {
  straat: "Maasboulevard",
  huisnummer: "130 bis",
  postcode: "6031 AH",
  woonplaats: "Nederweert",
  gemeente: "GM9901",
};
export const piotr = wie("Piotr", "El Idrissi", "1977-02-22", "991396935", { adres });
export const sanne = wie("Sanne", "Berg", "1974-09-28", "994269420", { tussenvoegsel: "van der" });

const config = readConfig({}, ["DATABASE_URL", "WORKER_DATABASE_URL", "AUDITOR_DATABASE_URL"]);

/** Intake and triage as far as the hub knows them: give what a service may ask exactly. */
class FakeIntake {
  readonly sealed = new Map<string, object[]>();
  /** What triage says of its items, and intake of what it sends back, by id. */
  readonly items = new Map<string, object>();
  readonly asked: string[] = [];
  /** How many times it is out of order. */
  failures = 0;
  private server!: Server;

  start(): Promise<string> {
    this.server = createServer((request, response) => void this.answer(request, response));
    return new Promise((resolve) =>
      this.server.listen(0, "127.0.0.1", () =>
        resolve(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}`),
      ),
    );
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { dataref } = await verifyToken(request.headers.authorization!.slice(7), config);
    this.asked.push(request.url!);
    if (/\/(doeltoets|terugzending)$/.test(request.url!)) return this.item(dataref === request.url, request, response);
    const works = dataref === request.url && this.failures-- <= 0;
    response.writeHead(works ? 200 : 503, { "content-type": "application/json" });
    response.end(JSON.stringify(works ? { betrokkenen: this.sealed.get(request.url!.split("/")[3]!) } : {}));
  }

  private item(may: boolean, request: IncomingMessage, response: ServerResponse): void {
    const item = may && this.items.get(request.url!.split("/")[3]!);
    response.writeHead(item ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(item || { code: "niet-gevonden" }));
  }

  stop(): void {
    this.server.close();
  }
}

/** The hub on a database of its own, with an intake beside it and what tests do with the two. */
export const startHub = async () => {
  const intake = new FakeIntake();
  const url = await intake.start();
  const hub = await startService(informationHub, { services: { intake: url, triage: url } });
  /** A melding about these people arrives, as these messages; gives the ids of its betrokkenen. */
  const meld = async (
    personen: Identiteit[],
    { huis = "proefhuis", meldingId = newId(), berichten = [newId()] } = {},
  ): Promise<string[]> => {
    const betrokkenen = personen.map(() => ({ betrokkeneId: newId(), rol: "betrokkene" as const }));
    const identiteiten = personen.map((persoon, nr) => ({ ...betrokkenen[nr], ...persoon }));
    intake.sealed.set(meldingId, identiteiten);
    const melding = { ...MeldingOntvangen.voorbeeld, meldingId, huis, betrokkenen };
    for (const bericht of berichten) await hub.deliver(MeldingOntvangen, melding, bericht);
    return betrokkenen.map(({ betrokkeneId }) => betrokkeneId);
  };
  /** The events about a betrokkene, once there is one. */
  const uitslag = (betrokkeneId: string) =>
    hub.eventually(async () => {
      const events = (await hub.events()).filter(({ data }) => data.betrokkeneId === betrokkeneId);
      return events.length > 0 && events;
    });
  /** One person is reported; gives the first event about him. */
  const herken = async (persoon: Identiteit, huis?: string) => {
    const [betrokkeneId] = await meld([persoon], { huis });
    return { betrokkeneId: betrokkeneId!, ...(await uitslag(betrokkeneId!))[0]! };
  };
  const post = async (path: string, body: object, person: Person = mensen.screener) =>
    (await hub.as(person)).post(`/v1/${path}`).send({ huis: "proefhuis", ...body });
  const besluit = async (betrokkeneId: string, keuze: object, person: Person = mensen.screener) =>
    (await hub.as(person))
      .post(`/v1/herkenningen/${betrokkeneId}/besluit`)
      .send({ motivering: "Nagebeld met de melder.", ...keuze });
  const zoekOpNaam = async (vraag: object, person?: Person) =>
    (await post("personen/op-naam/_zoek", vraag, person)).body.personen;
  const aantalPersonen = async () => Number((await hub.sql("select count(*) from persoon"))[0].count);
  const stop = async () => {
    await hub.stop();
    intake.stop();
  };
  return { ...hub, intake, meld, uitslag, herken, post, besluit, zoekOpNaam, aantalPersonen, stop };
};
