import { MeldingAfgerond, MeldingGescreend, MeldingOntvangen } from "@zvh/contracts";
import { newId } from "@zvh/platform";
import { freePort, huizen, mensen, startService, type TestService } from "@zvh/testing";
import { startMailCatcher, type GevangenMail, type MailCatcher } from "../../../deploy/demo/mail-catcher.js";
import { geheim, kenmerkVan, startIntake } from "./intake.testing.js";
import { notification } from "./notification.module.js";

const huis = huizen.huis("proefhuis");

let intake: Awaited<ReturnType<typeof startIntake>>;
let service: TestService;
let catcher: MailCatcher;
let smtpPort: number;

const startCatcher = async () => (catcher = await startMailCatcher({ smtpPort, httpPort: 0 }));

beforeAll(async () => {
  intake = await startIntake();
  smtpPort = await freePort();
  await startCatcher();
  service = await startService(notification, {
    services: { intake: intake.url },
    environment: { SMTP_URL: `smtp://127.0.0.1:${smtpPort}`, WORKPLACE_URL: "https://werkplek.example" },
  });
});
afterAll(async () => {
  await service.stop();
  await catcher.stop();
  intake.stop();
});

const post = async (): Promise<GevangenMail[]> => (await fetch(`${catcher.url}/berichten.json`)).json() as never;
const postOver = async (meldingId: string) =>
  (await post()).filter(({ onderwerp }) => onderwerp.includes(kenmerkVan(meldingId)));
const berichten = async (meldingId: string): Promise<{ soort: string; status: string; reden: string | null }[]> =>
  (await (await service.as(mensen.screener)).get(`/v1/berichten?huis=proefhuis&meldingId=${meldingId}`).expect(200))
    .body.items;
const terugkoppeling = async (meldingId: string) =>
  (await berichten(meldingId)).find(({ soort }) => soort === "terugkoppeling");
const taken = async (): Promise<{ taakId: string; meldingId: string; reden: string; toelichting: string | null }[]> =>
  (await (await service.as(mensen.screener)).get("/v1/taken?huis=proefhuis&status=open").expect(200)).body.items;
const gebeurd = async (meldingId: string) =>
  (await service.events())
    .filter(({ data }) => data.meldingId === meldingId)
    .map(({ name, data }) => [name, data.soort]);

/** A melding that was received, with the address that intake will tell. */
const ontvangen = async (email: string | null, afwijkend: Partial<MeldingOntvangen> = {}): Promise<string> => {
  const meldingId = newId();
  intake.emails.set(meldingId, email);
  await service.deliver(MeldingOntvangen, { ...MeldingOntvangen.voorbeeld, ...afwijkend, meldingId });
  return meldingId;
};
const rondAf = (meldingId: string, uitkomst: MeldingAfgerond["uitkomst"] = "lokaal-zorgoverleg", id?: string) =>
  service.deliver(MeldingAfgerond, { ...MeldingAfgerond.voorbeeld, meldingId, uitkomst }, id);
const wordt = (meldingId: string, status: string) =>
  service.eventually(async () => (await terugkoppeling(meldingId))?.status === status);

describe("de terugkoppeling", () => {
  it("R01 gaat precies één keer naar de melder, ook als de gebeurtenis twee keer komt of later opnieuw", async () => {
    const meldingId = await ontvangen("wijkagent@politie.example");
    const id = await rondAf(meldingId);
    await rondAf(meldingId, "lokaal-zorgoverleg", id);
    await rondAf(meldingId, "procesregie");
    await wordt(meldingId, "afgeleverd");
    const mails = await postOver(meldingId);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ van: huis.afzender, aan: ["wijkagent@politie.example"] });
    expect(await gebeurd(meldingId)).toEqual([["nl.zvh.bericht.afgeleverd.v1", "terugkoppeling"]]);
  });

  it("R02 R26 zegt in de woorden van het huis wat er gebeurt", async () => {
    const meldingId = await ontvangen("wijkagent@politie.example");
    await rondAf(meldingId);
    await wordt(meldingId, "afgeleverd");
    const [mail] = await postOver(meldingId);
    expect(mail!.tekst).toContain(huis.uitkomst("lokaal-zorgoverleg").aanMelder);
    expect(mail!.tekst).toContain(`S. Creener: 0800-99001`);
  });

  it("bevat niets over de betrokkene", async () => {
    const meldingId = await ontvangen("wijkagent@politie.example");
    await rondAf(meldingId);
    await wordt(meldingId, "afgeleverd");
    const mails = JSON.stringify(await postOver(meldingId));
    expect(mails).toContain(kenmerkVan(meldingId));
    for (const woord of [...Object.values(geheim), "Verzonnen", meldingId]) expect(mails).not.toContain(woord);
    const bewaard = await service.sql(
      "select string_agg(b::text, '') || (select string_agg(m::text, '') from melding m) as alles from bericht b",
    );
    expect(bewaard[0].alles).not.toMatch(/@|Verzonnen|999990019|Creener/);
  });

  it("draagt bij een tweede poging hetzelfde Message-ID, als het proces wegviel na de e-mail", async () => {
    const meldingId = await ontvangen("wijkagent@politie.example");
    await service.sql(
      "create function stuk() returns trigger language plpgsql as $$ begin raise 'weggevallen'; end $$",
    );
    await service.sql(
      "create trigger stuk before update on bericht for each row when (new.status = 'afgeleverd') execute function stuk()",
    );
    await rondAf(meldingId);
    await service.eventually(async () => (await postOver(meldingId)).length === 1);
    await service.sql("drop trigger stuk on bericht");
    await wordt(meldingId, "afgeleverd");
    const mails = await postOver(meldingId);
    expect(mails.length).toBeGreaterThan(1);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await gebeurd(meldingId)).toHaveLength(1);
  });

  it("komt één keer aan als de mailserver er eerst niet is", async () => {
    await catcher.stop();
    const meldingId = await ontvangen("wijkagent@politie.example");
    await rondAf(meldingId);
    await service.eventually(async () => (await pogingen(meldingId)) === 1);
    await startCatcher();
    await service.moveClock("61 seconds");
    await wordt(meldingId, "afgeleverd");
    expect(await postOver(meldingId)).toHaveLength(1);
    expect(await pogingen(meldingId)).toBe(2);
  });
});

const pogingen = async (meldingId: string) =>
  (await service.sql("select pogingen from bericht where melding_id = $1 and soort = 'terugkoppeling'", [meldingId]))[0]
    ?.pogingen;

describe("wie niet per e-mail te bereiken is", () => {
  it.each([
    ["niemand@weigert.example", "geweigerd"],
    [null, "geen-adres"],
    ["wijkagent bij politie", "ongeldig-adres"],
  ])("R01 hoort het van een mens: %s is %s", async (email, reden) => {
    const meldingId = await ontvangen(email);
    await rondAf(meldingId);
    await wordt(meldingId, "mislukt");
    expect(await gebeurd(meldingId)).toEqual([["nl.zvh.aflevering.mislukt.v1", "terugkoppeling"]]);
    const taak = (await taken()).find((een) => een.meldingId === meldingId)!;
    expect(taak).toMatchObject({ reden, kenmerk: kenmerkVan(meldingId), soort: "terugkoppeling" });
    const als = await service.as(mensen.screener);
    await als.post(`/v1/taken/${taak.taakId}/afhandeling`).send({}).expect(400);
    const { body } = await als
      .post(`/v1/taken/${taak.taakId}/afhandeling`)
      .send({ toelichting: "Gebeld." })
      .expect(201);
    expect(body).toMatchObject({ status: "afgehandeld", afgehandeldDoor: "screener-1", toelichting: "Gebeld." });
    await als.post(`/v1/taken/${taak.taakId}/afhandeling`).send({ toelichting: "Gebeld." }).expect(409);
    expect((await taken()).some((een) => een.meldingId === meldingId)).toBe(false);
  });
});

describe("onderweg", () => {
  it("krijgt een aanmelding een ontvangstbevestiging en bij triage een tussenbericht", async () => {
    const meldingId = await ontvangen("team@gemeente.example", { soort: "ZVH", afzender: "gemeente-proefstad" });
    await service.deliver(MeldingGescreend, { ...MeldingGescreend.voorbeeld, meldingId });
    await service.eventually(async () => (await postOver(meldingId)).length === 2);
    const soorten = (await berichten(meldingId)).map(({ soort }) => soort);
    expect(soorten).toEqual(["tussenbericht", "ontvangstbevestiging"]);
  });

  it("krijgt een politiemelding zonder triage alleen de terugkoppeling", async () => {
    const meldingId = await ontvangen("wijkagent@politie.example");
    const voorbeeld = { ...MeldingGescreend.voorbeeld, uitkomst: "geen-vervolg" as const };
    await service.deliver(MeldingGescreend, { ...voorbeeld, meldingId });
    await rondAf(meldingId, "geen-vervolg");
    await wordt(meldingId, "afgeleverd");
    expect(await berichten(meldingId)).toHaveLength(1);
  });
});

describe("het dagoverzicht", () => {
  it("gaat om 17:00 één keer per afzender weg, met alleen diens politiemeldingen", async () => {
    const anders = { afzender: "politie-elders" };
    const eerste = await ontvangen("dienst@elders.example", anders);
    const tweede = await ontvangen("laatste@elders.example", { ...anders, ontvangenOp: "2099-01-01T00:00:00.000Z" });
    const aanmelding = await ontvangen("team@elders.example", { ...anders, soort: "ZVH" });
    await Promise.all([rondAf(eerste, "geen-vervolg"), rondAf(tweede), rondAf(aanmelding)]);
    const overzichten = async () => (await post()).filter(({ tekst }) => tekst.includes(`${kenmerkVan(eerste)}:`));
    for (const meldingId of [eerste, tweede, aanmelding]) await wordt(meldingId, "afgeleverd");
    expect(await overzichten()).toHaveLength(0);
    intake.gevraagd.length = 0;
    await service.moveClock("1 day");
    await service.eventually(async () => (await overzichten()).length === 1);
    const [mail] = (await overzichten()) as [GevangenMail];
    expect(mail.aan).toEqual(["laatste@elders.example"]);
    expect(mail.tekst).toContain(`${kenmerkVan(eerste)}: ${huis.uitkomst("geen-vervolg").aanMelder}`);
    expect(mail.tekst).toContain(`${kenmerkVan(tweede)}: ${huis.uitkomst("lokaal-zorgoverleg").aanMelder}`);
    expect(mail.tekst).not.toContain(kenmerkVan(aanmelding));
    expect(mail.onderwerp).toContain(", 2 ");
    expect(intake.gevraagd.filter((url) => url.includes(eerste))).toEqual([]);
    await service.eventually(async () =>
      (await service.events()).some(({ data }) => data.soort === "dagoverzicht" && data.meldingId === undefined),
    );
  });
});

describe("een ander huis", () => {
  it("ziet geen berichten en geen taken, en handelt er geen af", async () => {
    const meldingId = await ontvangen(null);
    await rondAf(meldingId);
    await wordt(meldingId, "mislukt");
    const taak = (await taken()).find((een) => een.meldingId === meldingId)!;
    const als = await service.as(mensen.buitenstaander);
    const leeg = { items: [], volgende: null };
    await als.get("/v1/berichten?huis=proefhuis").expect(200, leeg);
    await als.get(`/v1/berichten?meldingId=${meldingId}`).expect(200, leeg);
    await als.get("/v1/taken?huis=proefhuis").expect(200, leeg);
    await als.post(`/v1/taken/${taak.taakId}/afhandeling`).send({ toelichting: "Gebeld." }).expect(404);
  });

  it("mag van een taak alleen de screener weten", async () => {
    await (await service.as(mensen.deelnemer)).get("/v1/taken").expect(403);
    await (await service.as(mensen.afzender)).get("/v1/berichten").expect(403);
  });
});

it("pages through messages and tasks without a gap or a double", async () => {
  for (const [pad, sleutel, mens] of [
    ["berichten", "berichtId", mensen.screener],
    ["taken", "taakId", mensen.screener],
  ] as const) {
    const als = await service.as(mens);
    const alles = (await als.get(`/v1/${pad}?huis=proefhuis&aantal=100`).expect(200)).body;
    const gezien: string[] = [];
    for (let na = ""; ;) {
      const { body } = await als.get(`/v1/${pad}?huis=proefhuis&aantal=2${na && `&na=${na}`}`).expect(200);
      gezien.push(...body.items.map((item: Record<string, string>) => item[sleutel]));
      if (!body.volgende) break;
      na = body.volgende;
    }
    expect(alles.volgende).toBeNull();
    expect(gezien).toEqual(alles.items.map((item: Record<string, string>) => item[sleutel]));
    await als.get(`/v1/${pad}?aantal=1000`).expect(400);
  }
});

it("keeps what came before its subject until that arrives", async () => {
  const meldingId = newId();
  intake.emails.set(meldingId, "wijkagent@politie.example");
  await rondAf(meldingId);
  expect(await terugkoppeling(meldingId)).toBeUndefined();
  expect(await service.sql("select state from parked where key = $1", [meldingId])).toEqual([{ state: "waiting" }]);
});
