import {
  CasusGeopend,
  contractOf,
  MeldingGescreend,
  TriageBesloten,
  TriageGeagendeerd,
  type ContractClass,
} from "@zvh/contracts";
import { stableId, type Envelope } from "@zvh/platform";
import type { Uitkomst } from "../deploy/demo/spel.js";
import { controle } from "../deploy/controle/controle.js";
import { Geweigerd } from "../deploy/demo/client.js";
import { afzenderVoor, demoMensen } from "../deploy/demo/mensen.js";
import { services } from "../deploy/system.js";
import { lekkenIn, meldersIn, sporenIn } from "./sporen.js";
import { brengNaarTriage, meld, oordeel, verzonnenMelding } from "./stappen.js";
import { demoDag, startTestSystem, type TestSystem } from "./systeem.js";

type Gebeurd<T> = { op: string; sequence: number; data: T };
type Rij = { melding_id: string; huis: string; kenmerk: string; status: string; uitkomst: string; screening: any };

let test: TestSystem;
let uitkomsten: Uitkomst[];
let meldingen: Rij[];

/** Values of a column, in alphabetical order. */
const kolom = (rijen: any[], naam: string): string[] => rijen.map((rij): string => rij[naam]).sort();

const namen = services.map(({ name }) => name);
const wie = (id: string) => test.as(demoMensen.find((mens) => mens.id === id)!);

/** What a service decided of this kind, in order. */
const gebeurd = async <T extends object>(contract: ContractClass<T>): Promise<Gebeurd<T>[]> => {
  const { service, type } = contractOf(contract);
  const rijen = await test.sql(service, "select envelope from journal where type = $1 order by recorded_at, event_id", [
    type,
  ]);
  return rijen.map(({ envelope }) => {
    const { time, sequence, data } = JSON.parse(envelope) as Envelope;
    return { op: time, sequence, data: data as T };
  });
};

/** What the checker of stores finds, a line each. */
const bevindingen = async (): Promise<string[]> => {
  const places = { services, urlOf: test.urlOf, regions: test.huizen.regios() };
  const outcomes = await controle({ ...places, regionOf: (huis) => test.huizen.huis(huis).regio });
  return outcomes
    .flatMap(({ findings }) => findings)
    .map(({ invariant, service, ids, sentence }) => `${invariant} ${service} ${ids.join(" ")} ${sentence}`);
};

const terugkoppelingAan = async ({ melding_id }: Pick<Rij, "melding_id">) =>
  (await test.mails()).filter(({ messageId }) => messageId.startsWith(`<${stableId("terugkoppeling", melding_id)}@`));

beforeAll(async () => {
  test = await startTestSystem();
  uitkomsten = await test.play(demoDag);
  await test.settled();
  meldingen = await test.sql("intake", "select * from melding");
}, 120_000);
afterAll(() => test?.stop());

it("R22 neemt van het politiebestand elke goede regel, en noemt de kapotte met hun nummer", async () => {
  const politie = meldingen.filter(({ kenmerk }) => kenmerk.startsWith("PL2300-"));
  expect(politie).toHaveLength(20);
  const kapot = uitkomsten.filter(({ item }) => item.startsWith("politie"));
  const regels = kapot.map(({ item, uitkomst }) => `${item.split(", ")[1]} ${uitkomst.split(":")[0]}`);
  expect(regels).toEqual(["regel 29 niet genomen", "regel 30 niet genomen"]);
});

it("R01 R02 geeft elk bericht van de dag een uitkomst, en elke melder precies één terugkoppeling die zegt wat ervan werd", async () => {
  expect(uitkomsten.filter(({ uitkomst }) => !uitkomst)).toEqual([]);
  expect(new Set(uitkomsten.map(({ item }) => item)).size).toBe(uitkomsten.length);
  expect(meldingen).toHaveLength(28);
  const melders = meldersIn(demoDag);
  for (const melding of meldingen.filter(({ kenmerk }) => !kenmerk.includes("/MP-"))) {
    expect(melding.status).toBe("afgerond");
    const huis = test.huizen.huis(melding.huis);
    const mails = await terugkoppelingAan(melding);
    expect(mails).toMatchObject([{ aan: [melders.get(melding.kenmerk) ?? huis.contact.email], van: huis.afzender }]);
    expect(mails[0]!.tekst).toContain(melding.kenmerk);
    expect(mails[0]!.tekst.replace(/\s+/g, " ")).toContain(huis.uitkomst(melding.uitkomst as never).aanMelder);
  }
});

it("R03 rondt niets af en opent niets zonder het oordeel van een bij naam bekende screener", async () => {
  const gescreend = new Map((await gebeurd(MeldingGescreend)).map(({ op, data }) => [data.meldingId, { op, ...data }]));
  for (const { melding_id, huis, screening } of meldingen) {
    const screener = demoMensen.find(({ id }) => id === screening.door)!;
    expect(screener).toMatchObject({ naam: screening.doorNaam, huizen: [huis] });
    expect(gescreend.get(melding_id)).toMatchObject({ door: screener.id, uitkomst: screening.uitkomst });
  }
  for (const { op, data } of await gebeurd(TriageBesloten)) expect(gescreend.get(data.meldingId)!.op < op).toBe(true);
});

it("R28 zet wat ingewikkelder is op de agenda van het eerstvolgende wekelijkse overleg van het huis", async () => {
  const doorgezet = meldingen.filter(({ screening }) => screening.uitkomst === "triage");
  const geagendeerd = await gebeurd(TriageGeagendeerd);
  expect(new Set(geagendeerd.map(({ data }) => data.meldingId))).toEqual(
    new Set(doorgezet.map(({ melding_id }) => melding_id)),
  );
  for (const { op, data } of geagendeerd) {
    const { weekdag } = test.huizen.huis(data.huis).triageoverleg;
    expect(new Date(`${data.overlegDatum}T12:00:00Z`).getUTCDay() || 7).toBe(weekdag);
    expect(Date.parse(data.overlegDatum) - Date.parse(op)).toBeLessThan(14 * 86_400_000);
  }
});

it("R34 R35 opent voor elke gekozen persoon één casus, verbonden aan de melding en de triage", async () => {
  const besloten = (await gebeurd(TriageBesloten)).filter(({ data }) => data.uitkomst === "procesregie");
  const geopend = (await gebeurd(CasusGeopend)).map(({ data }) => data).filter(({ triageId }) => triageId);
  const verwacht = besloten.flatMap(({ data }) =>
    data.personen.map((persoonId) => `${data.meldingId} ${data.triageId} ${persoonId}`),
  );
  expect(verwacht.length).toBeGreaterThanOrEqual(4);
  expect(geopend.map(({ meldingId, triageId, persoonId }) => `${meldingId} ${triageId} ${persoonId}`).sort()).toEqual(
    verwacht.sort(),
  );
});

it("R13 bundelt moeder en het oudste kind in één gezin, elk met een eigen casus en een eigen plan", async () => {
  const { melding_id } = meldingen.find(({ kenmerk }) => kenmerk === "VLI-2026-0001")!;
  const casussen = await test.sql("case-plan", "select * from casus where melding_id = $1", [melding_id]);
  const gekozen = await test.sql(
    "intake",
    "select persoon_id from betrokkene where melding_id = $1 and volgnummer in (2, 4)",
    [melding_id],
  );
  expect(kolom(casussen, "persoon_id")).toEqual(kolom(gekozen, "persoon_id"));
  const regisseur = await wie(casussen[0].procesregisseur);
  const gezin = await regisseur.get<{ casussen: { casusId: string; planVersie: number }[] }>(
    "case-plan",
    `gezinnen/${casussen[0].gezin_id}`,
  );
  expect(kolom(gezin.casussen, "casusId")).toEqual(kolom(casussen, "casus_id"));
  expect(gezin.casussen.map(({ planVersie }) => planVersie)).toEqual([1, 1]);
});

it("R84 geeft een opschaling onder AVE 3 terug met advies, en de melder hoort het; AVE 3 wordt een casus", async () => {
  const [ave2, ave3] = ["VEN-0001-2", "VEN-0001-3"].map((kenmerk) =>
    meldingen.find((melding) => melding.kenmerk === kenmerk)!,
  );
  expect([ave2!.uitkomst, ave3!.uitkomst]).toEqual(["terug-naar-lokaal-veld", "procesregie"]);
  expect(await terugkoppelingAan(ave2!)).toMatchObject([{ aan: ["toegang@venlo.example"] }]);
  expect(await test.sql("case-plan", "select 1 from casus where melding_id = $1", [ave2!.melding_id])).toEqual([]);
});

it("laat in geen mail, geen gebeurtenis en geen andere database dan het personenregister iets over een persoon achter", async () => {
  const { identiteit, vertelling } = sporenIn(demoDag);
  const alles = [...identiteit, ...vertelling];
  const medewerkers = demoMensen.map(({ naam }) => naam).join("\n");
  const vreemd = alles.filter((spoor) => lekkenIn(medewerkers, [spoor]).length === 0);
  expect(identiteit.length).toBeGreaterThan(150);
  expect(lekkenIn(JSON.stringify({ data: { tekst: "Gemeld: Emma geurts, Molenweg 129A" } }), alles)).toEqual([
    "Emma",
    "geurts",
    "Molenweg",
  ]);
  for (const { bron, onderwerp, tekst } of await test.mails())
    expect(lekkenIn(`${bron}\n${onderwerp}\n${tekst}`, alles)).toEqual([]);
  expect(lekkenIn(test.messages.map((message) => JSON.stringify(message)).join("\n"), alles)).toEqual([]);
  for (const naam of namen) {
    const tabellen = await test.sql(
      naam,
      "select table_name as tabel from information_schema.tables where table_schema = 'public'",
    );
    const eigen = tabellen.filter(
      ({ tabel }) => naam !== "information-hub" || !["persoon", "herkenning"].includes(tabel),
    );
    for (const { tabel } of eigen) {
      const rijen = await test.sql(naam, `select t::text as tekst from "${tabel}" t`);
      expect([naam, tabel, lekkenIn(rijen.map(({ tekst }) => tekst).join("\n"), vreemd)]).toEqual([naam, tabel, []]);
    }
  }
});

it("R39 R41 R42 geeft elke regel over detentie haar uitkomst: de vrijlating verschoven, onbekend, en vandaag", () => {
  const regels = uitkomsten.filter(({ item }) => item.startsWith("detentie")).map(({ uitkomst }) => uitkomst);
  expect(regels.map((uitkomst) => uitkomst.replace(/\d{4}-\d\d-\d\d/, "op een dag"))).toEqual([
    "start: nazorg namens Roerdalen; vrijlating op een dag; waarschuwing: onderdak niet geregeld",
    "start: nazorg namens Terneuzen; vrijlating onbekend",
    "wijziging: nazorg namens Roerdalen; vrijlating op een dag; waarschuwing: onderdak niet geregeld",
    "einde: nazorg namens Leudal; vrij sinds op een dag; waarschuwing: onderdak niet geregeld",
  ]);
});

it("keeps every event in a whole chain, sends each, and each has been in the inbox of every listening service once", async () => {
  expect(await bevindingen()).toEqual([]);
  const vastgelegd = await Promise.all(namen.map((naam) => test.sql(naam, "select event_id from journal")));
  expect(vastgelegd[namen.indexOf("intake")]!.length).toBeGreaterThan(60);
  const onBus = test.messages.map(({ envelope }) => envelope.id);
  expect(onBus.sort()).toEqual(kolom(vastgelegd.flat(), "event_id"));
});

it("R01 verandert niets als dezelfde dag nog eens gespeeld wordt", async () => {
  const stand = async () => ({
    mails: (await test.mails()).length,
    gebeurd: await Promise.all(
      namen.map((naam) => test.sql(naam, "select type, count(*) from journal group by 1 order by 1")),
    ),
  });
  const eerst = await stand();
  expect(await test.play(demoDag)).toEqual(uitkomsten);
  await test.settled();
  expect(await stand()).toEqual(eerst);
}, 60_000);

it("R84 weigert een casus te openen onder AVE 3, met de code van de regel", async () => {
  const huis = "noord-limburg";
  const voorzitter = await wie("noord-limburg.screener-1");
  const rollen = { afzender: await test.as(afzenderVoor("Gemeente Venlo")), screener: voorzitter, voorzitter };
  const { meldingId, personen } = await meld(rollen, verzonnenMelding(huis, "VEN-PROEF-2", 84, { aveNiveau: 2 }));
  const { triageId } = await brengNaarTriage(rollen, huis, meldingId);
  const { criteria, triagepartners } = test.huizen.huis(huis);
  const codes = criteria.huis.map(({ code }) => code);
  await voorzitter.put("triage", `triages/${triageId}/oordeel`, oordeel(codes, personen, [triagepartners[0]!.code]));
  const besluit = {
    uitkomst: "procesregie",
    motivering: "Toch liever wel.",
    vervolgstap: { omschrijving: "Bellen.", eigenaar: "huis" },
    personen,
    categorie: test.huizen.huis(huis).casuscategorieen[0]!.code,
    procesregisseur: "noord-limburg.procesregisseur-1",
  };
  const geweigerd = await voorzitter
    .post("triage", `triages/${triageId}/besluit`, besluit)
    .catch((fout: Geweigerd) => fout);
  expect(geweigerd).toBeInstanceOf(Geweigerd);
  expect(geweigerd).toMatchObject({ code: "ave-te-laag" });
  await voorzitter.post("triage", `triages/${triageId}/besluit`, { ...besluit, uitkomst: "terug-naar-lokaal-veld" });
  await test.settled();
  expect(await terugkoppelingAan({ melding_id: meldingId })).toMatchObject([{ aan: ["w.agent@politie.example"] }]);
  expect(await test.sql("case-plan", "select 1 from casus where melding_id = $1", [meldingId])).toEqual([]);
});

it("would see an event that was changed, and one that never arrived", async () => {
  await test.sql(
    "intake",
    "update journal set envelope = envelope || ' ' where event_id = (select min(event_id::text)::uuid from journal)",
  );
  await test.sql("triage", "delete from inbox where message_id = (select min(message_id::text)::uuid from inbox)");
  expect(await bevindingen()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^I1 triage .* nooit aangekomen/),
      expect.stringMatching(/^I6 intake .* gebroken/),
      expect.stringMatching(/^I11 triage /),
    ]),
  );
});
