import { OrganisatieGewijzigd } from "@zvh/contracts";
import { newId, type Person } from "@zvh/platform";
import { mensen, startService, type TestService } from "@zvh/testing";
import { herkomst } from "./herkomst.voorbeeld.js";
import { intake } from "./intake.module.js";

let service: TestService;
beforeAll(async () => (service = await startService(intake)));
afterAll(() => service.stop());

/** Of health, on a ground that is not enough under medical secrecy. */
const gezondheid = { ...herkomst, grondslag: "wmo-ondersteuning", categorie: "gezondheid" };
const werker: Person = { ...mensen.afzender, id: "afzender:straatzorg", organisatie: "straatzorg" };
const vertel = (meer: Partial<OrganisatieGewijzigd> = {}) =>
  service.deliver(OrganisatieGewijzigd, {
    ...OrganisatieGewijzigd.voorbeeld,
    organisatieId: newId(),
    huis: "proefhuis",
    organisatie: "straatzorg",
    ...meer,
  });
const doe = async (wie: Person, methode: "post" | "put" | "get", pad: string, wat?: object) => {
  const { status, body } = await (await service.as(wie))[methode](`/v1/${pad}`).send(wat);
  return { status, body, code: body.code, fouten: (body.faults ?? []).map(({ code }: { code: string }) => code) };
};
let volgnummer = 0;
const bericht = (soort: "ZVH" | "SIGNAAL", meer: object = {}) => ({
  soort,
  kenmerk: `SZ-${volgnummer++}`,
  huis: "proefhuis",
  onderwerp: "Zorgen",
  situatieschets: "Slaapt buiten.",
  betrokkenen: [{ rol: "kind", voornamen: "T", achternaam: "Proef" }],
  melder: { organisatie: "Straatzorg" },
  ...meer,
});
const meld = (meer: object = {}, wie = werker) => doe(wie, "post", "meldingen", bericht("ZVH", meer));
const seint = (wie = werker) => doe(wie, "post", "signalen", bericht("SIGNAAL"));

it("L04 L08 meldt wie alleen in het register staat als deelnemer van dat huis, onder het beroepsgeheim dat het register zegt", async () => {
  await vertel({ huis: "zeeland" });
  expect([(await meld()).status, (await seint()).status]).toEqual([201, 201]);
  await vertel();
  expect((await seint()).code).toBe("deelnemer-meldt-zelf");
  expect(await meld()).toMatchObject({ code: "herkomst-ontbreekt", fouten: ["herkomst-ontbreekt"] });
  expect((await meld({ herkomst: gezondheid })).fouten).toEqual(["beroepsgeheim-grondslag"]);
  const eigen = { ...gezondheid, grondslag: "toestemming" };
  const { body, status } = await meld({ herkomst: eigen });
  expect(status).toBe(201);
  const melding = await doe(mensen.screener, "get", `meldingen/${body.meldingId}`);
  expect(melding.body).toMatchObject({ afzender: "straatzorg", herkomst: eigen });
  await vertel({ beroepsgeheim: false });
  expect([(await meld()).status, (await meld({ herkomst: gezondheid })).status]).toEqual([201, 201]);
});

it.each([
  ["niet deelneemt", { klasse: "geen" }],
  ["een incidentele derde is", { klasse: "incidenteel" }],
  ["niet meer deelneemt", { actief: false }],
] as const)("L04 L18 geeft wie volgens het register %s een signaal en geen melding", async (_, stand) => {
  const vraag = {
    soort: "ADVIESVRAAG",
    kenmerk: `AV-${volgnummer++}`,
    huis: "proefhuis",
    vraag: "Past dit bij jullie?",
  };
  const { body } = await doe(werker, "post", "adviesvragen", { ...vraag, melder: { organisatie: "Straatzorg" } });
  const pad = `adviesvragen/${body.adviesvraagId}`;
  await doe(mensen.screener, "post", `${pad}/antwoord`, { thema: "criteria", antwoord: "Ja." });
  const zetOm = () => doe(werker, "post", `${pad}/melding`, bericht("ZVH", { herkomst }));
  await vertel(stand);
  expect((await meld({ herkomst })).code).toBe("afzender-is-geen-deelnemer");
  expect((await zetOm()).code).toBe("afzender-is-geen-deelnemer");
  expect((await seint()).status).toBe(201);
  await vertel();
  expect((await zetOm()).status).toBe(201);
});

it("L04 L08 neemt wie alleen in het register staat een signaal over onder zijn geheim, zolang het deelneemt", async () => {
  const corporatie = { ...werker, id: "afzender:woningcorporatie", organisatie: "woningcorporatie" };
  const { signaalId } = (await seint(corporatie)).body;
  const neemOver = (meer: object = {}, organisatie = "straatzorg") =>
    doe(mensen.screener, "post", `signalen/${signaalId}/overname`, { organisatie, herkomst, ...meer });
  await vertel({ actief: false });
  await vertel({ organisatie: "ggz", actief: false });
  expect([(await neemOver()).code, (await neemOver({}, "ggz")).code]).toEqual([
    "overnemer-is-geen-deelnemer",
    "overnemer-is-geen-deelnemer",
  ]);
  await vertel();
  expect((await neemOver({ herkomst: gezondheid })).fouten).toEqual(["beroepsgeheim-grondslag"]);
  const { body } = await neemOver();
  expect(body).toMatchObject({ status: "overgenomen", overgenomenDoor: "straatzorg" });
  const { body: melding } = await doe(mensen.screener, "get", `meldingen/${body.meldingId}`);
  expect(melding).toMatchObject({ afzender: "straatzorg", herkomst });
});

it("R24 L08 screent wie alleen in het register staat niet; het geheim uit het register geldt ook voor een partner die screent", async () => {
  await vertel();
  const { body } = await meld({}, mensen.afzender);
  const partner = (organisatie: string): Person => ({
    ...mensen.triagelid,
    id: `partner-${organisatie}`,
    organisatie,
    rollen: ["screeningspartner"],
  });
  const antwoord = { antwoord: "bekend", risicosignaal: true, herkomst: gezondheid };
  const antwoordt = (organisatie: string) =>
    doe(partner(organisatie), "put", `screeningsvragen/${body.meldingId}/antwoord`, antwoord);
  expect((await antwoordt("straatzorg")).status).toBe(404);
  const erbij = { huis: "proefhuis", aanwezig: ["straatzorg"] };
  const sessie = await doe(mensen.screener, "put", "screeningsvragen/sessies/2026-11-27", erbij);
  expect(sessie.code).toBe("geen-screeningsdeelnemer");
  expect((await antwoordt("cjg")).status).toBe(200);
  for (const actief of [true, false]) {
    await vertel({ organisatie: "cjg", actief });
    expect((await antwoordt("cjg")).fouten).toEqual(["beroepsgeheim-grondslag"]);
  }
});
