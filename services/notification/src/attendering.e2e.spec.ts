import {
  AanstellingGewijzigd,
  MeldingRondgepompt,
  VrijlatingNadert,
  ZsmTermijnNadert,
  ZsmTermijnVerstreken,
} from "@zvh/contracts";
import { newId, type Person } from "@zvh/platform";
import { freePort, huizen, mensen, startService, type TestService } from "@zvh/testing";
import { startMailCatcher, type GevangenMail, type MailCatcher } from "../../../deploy/demo/mail-catcher.js";
import { kenmerkVan } from "./attendering.js";
import { geheim, startRegister } from "./intake.testing.js";
import { notification } from "./notification.module.js";

let register: Awaited<ReturnType<typeof startRegister>>;
let service: TestService;
let catcher: MailCatcher;

beforeAll(async () => {
  register = await startRegister();
  const smtpPort = await freePort();
  catcher = await startMailCatcher({ smtpPort, httpPort: 0 });
  service = await startService(notification, {
    services: { "information-hub": register.url },
    environment: { SMTP_URL: `smtp://127.0.0.1:${smtpPort}`, WORKPLACE_URL: "https://werkplek.example" },
  });
});
afterAll(async () => {
  await service.stop();
  await catcher.stop();
  register.stop();
});
beforeEach(async () => {
  await service.sql("update account set actief = false where account_id <> $1", [mensen.screener.id]);
  register.emails.clear();
});

/** Somebody of the house as the register tells of him, and where he is reached; null for who gave no address. */
const stelAan = async (id: string, rol: string, meer: Partial<AanstellingGewijzigd> = {}, bereikbaar = true) => {
  if (bereikbaar) register.emails.set(id, `${id}@mail.example`);
  const wie = { medewerkerId: id, rollen: ["medewerker", rol], organisatie: "huis", ...meer };
  await service.deliver(AanstellingGewijzigd, { ...AanstellingGewijzigd.voorbeeld, ...wie, aanstellingId: newId() });
};
const nadert = (dossierId: string, meer: Partial<VrijlatingNadert> = {}, id?: string) =>
  service.deliver(VrijlatingNadert, { ...VrijlatingNadert.voorbeeld, ...meer, dossierId }, id);
const zsm = { huis: "proefhuis", verstrijktOp: ZsmTermijnNadert.voorbeeld.verstrijktOp };
const postOver = async (onderwerpId: string): Promise<GevangenMail[]> => {
  const alle = (await (await fetch(`${catcher.url}/berichten.json`)).json()) as GevangenMail[];
  return alle.filter(({ onderwerp }) => onderwerp.includes(kenmerkVan(onderwerpId)));
};
const aan = async (onderwerpId: string) => (await postOver(onderwerpId)).flatMap((mail) => mail.aan).toSorted();
/** Resolves when every message about this one has ended. */
const klaar = (onderwerpId: string) =>
  service.eventually(async () => {
    const rijen = await service.sql("select status from bericht where onderwerp_id = $1", [onderwerpId]);
    return rijen.length > 0 && rijen.every(({ status }) => status !== "te-versturen");
  });
const takenVan = async (wie: Person, onderwerpId: string) =>
  (await (await service.as(wie)).get("/v1/taken?aantal=100").expect(200)).body.items.filter(
    (taak: any) => taak.onderwerpId === onderwerpId,
  );

it("R41 zegt het elke nazorgcoördinator van het huis en van de gemeente namens wie het gaat, en niemand anders", async () => {
  await stelAan("nc-1", "nazorgcoordinator");
  await stelAan("nc-2", "nazorgcoordinator");
  await stelAan("nc-gemeente", "nazorgcoordinator", { organisatie: "gemeente-proefstad" });
  await stelAan("nc-buurgemeente", "nazorgcoordinator", { organisatie: "gemeente-elders" });
  await stelAan("nc-ander-huis", "nazorgcoordinator", { huis: "zeeland" });
  await stelAan("nc-verlopen", "nazorgcoordinator", { gescreendTot: "2020-01-01" });
  await stelAan("pr-1", "procesregisseur");
  const dossierId = newId();
  await nadert(dossierId);
  await klaar(dossierId);
  expect(await aan(dossierId)).toEqual(["nc-1@mail.example", "nc-2@mail.example", "nc-gemeente@mail.example"]);
  const [mail] = await postOver(dossierId);
  expect(mail).toMatchObject({ van: huizen.huis("proefhuis").afzender });
  expect(mail!.tekst).toContain(`https://werkplek.example/proefhuis/nazorg/${dossierId}`);
  const verstuurd = JSON.stringify(await postOver(dossierId));
  for (const woord of [...Object.values(geheim), VrijlatingNadert.voorbeeld.vrijlatingsdatum])
    expect(verstuurd).not.toContain(woord);
});

it("R41 gaat één keer per gebeurtenis, en opnieuw als de vrijlating opnieuw nadert", async () => {
  await stelAan("nc-1", "nazorgcoordinator");
  const dossierId = newId();
  const id = await nadert(dossierId);
  await nadert(dossierId, {}, id);
  await klaar(dossierId);
  expect(await postOver(dossierId)).toHaveLength(1);
  await nadert(dossierId, { vrijlatingsdatum: "2026-12-20" });
  await service.eventually(async () => (await postOver(dossierId)).length === 2);
  expect(new Set((await postOver(dossierId)).map(({ messageId }) => messageId)).size).toBe(2);
});

it("R73 zegt het de procesregisseurs van het huis bij elk deel van de termijn, en als zij is verstreken", async () => {
  await stelAan("pr-1", "procesregisseur");
  await stelAan("nc-1", "nazorgcoordinator");
  const verzoekId = newId();
  for (const percentage of [50, 80]) await service.deliver(ZsmTermijnNadert, { ...zsm, verzoekId, percentage });
  await service.deliver(ZsmTermijnVerstreken, { ...zsm, verzoekId });
  await service.eventually(async () => (await postOver(verzoekId)).length === 3);
  expect(new Set(await aan(verzoekId))).toEqual(new Set(["pr-1@mail.example"]));
  const huis = huizen.huis("proefhuis");
  const teksten = (await postOver(verzoekId)).map(({ tekst }) => tekst);
  for (const [soort, aantal] of [
    ["nadert", 2],
    ["verstreken", 1],
  ] as const) {
    const zin = huis.tekst(`bericht.zsm-${soort}`, { kenmerk: kenmerkVan(verzoekId) });
    expect(teksten.filter((tekst) => tekst.includes(zin))).toHaveLength(aantal);
  }
});

it("R83 zegt het bureau van het knooppunt dat een melding wordt rondgepompt, en geen deelnemer", async () => {
  const huis = "knooppunt";
  await stelAan("mp-1", "meldpuntmedewerker", { huis });
  await stelAan("mp-politie", "meldpuntmedewerker", { huis, organisatie: "politie" });
  const meldpuntmeldingId = newId();
  await service.deliver(MeldingRondgepompt, { ...MeldingRondgepompt.voorbeeld, meldpuntmeldingId });
  await service.eventually(async () => (await postOver(meldpuntmeldingId)).length > 0);
  expect(await aan(meldpuntmeldingId)).toEqual(["mp-1@mail.example"]);
});

it("R41 wie geen adres heeft, hoort het van een collega: een taak voor wie mag wat hij mag", async () => {
  await stelAan("nc-gemeente", "nazorgcoordinator", { organisatie: "gemeente-proefstad" }, false);
  const dossierId = newId();
  await nadert(dossierId);
  await klaar(dossierId);
  const { nazorgcoordinator, gemeentecoordinator, screener, procesregisseur, buitenstaander } = mensen;
  for (const wie of [nazorgcoordinator, gemeentecoordinator])
    expect(await takenVan(wie, dossierId)).toMatchObject([
      { medewerker: "nc-gemeente", reden: "geen-adres", soort: "onderdak-ontbreekt", afzender: null },
    ]);
  const elders = { ...gemeentecoordinator, id: "nc-elders", organisatie: "gemeente-elders" };
  for (const wie of [screener, procesregisseur, buitenstaander, elders])
    expect(await takenVan(wie, dossierId)).toEqual([]);
  const [{ taakId }] = await takenVan(nazorgcoordinator, dossierId);
  const handelAf = async (wie: Person) =>
    (await service.as(wie)).post(`/v1/taken/${taakId}/afhandeling`).send({ toelichting: "Gebeld." });
  expect((await handelAf(elders)).body).toMatchObject({ code: "niet-gevonden" });
  expect((await handelAf(gemeentecoordinator)).body).toMatchObject({ afgehandeldDoor: gemeentecoordinator.id });
  expect(await service.sql("select count(*)::int from journal where key = $1", [dossierId])).toEqual([{ count: 0 }]);
});

it("R73 heeft het huis niemand in die rol, dan is het een taak voor wie de dag screent, en niet voor een bericht aan melders", async () => {
  const verzoekId = newId();
  await service.deliver(ZsmTermijnVerstreken, { ...zsm, verzoekId });
  expect(await takenVan(mensen.screener, verzoekId)).toMatchObject([{ reden: "geen-ontvanger", medewerker: null }]);
  const { items } = (await (await service.as(mensen.screener)).get("/v1/berichten?aantal=100").expect(200)).body;
  expect(items).toEqual([]);
  expect(await service.events()).toEqual([]);
});
