import { MeldingOntvangen } from "@zvh/contracts";
import { newId } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import { piotr, sanne } from "../hub.fake.js";
import { beheerder, bureau, herkomst, politie, startMeldpunt } from "./meldpunt.fake.js";

const geheimen = ["pyjama", "El Idrissi", piotr.bsn!, "Al vaker gezien", "crisis@ggz.example"];

let hub: Awaited<ReturnType<typeof startMeldpunt>>;
beforeAll(async () => {
  hub = await startMeldpunt();
});
afterAll(() => hub.stop());

describe("Een melding over verward gedrag", () => {
  it("R78 wordt ontvangen, verrijkt en getrieerd, en staat dan klaar met een voorstel", async () => {
    const { status, body } = await hub.meld({ ...piotr, adres: { ...piotr.adres!, gemeente: "GM0971" } });
    expect([status, body.stand, body.bekend]).toEqual([201, "te-trieren", false]);
    const id: string = body.meldpuntmeldingId;
    expect((await hub.doe(id, "triage", { urgentie: "spoed", motivering: "Nu." })).body.code).toBe("nog-niet-verrijkt");
    const { body: fout } = await hub.doe(id, "verrijkingen", { bekend: true }, politie);
    expect(fout.faults.map(({ code }: { code: string }) => code)).toEqual(["tekst-ontbreekt", "herkomst-ontbreekt"]);
    await hub.doe(id, "verrijkingen", { bekend: true, tekst: "Al vaker gezien.", herkomst }, politie);
    expect((await hub.doe(id, "verrijkingen", { bekend: false }, politie)).body.code).toBe("al-verrijkt");
    const { body: na } = await hub.doe(id, "triage", { urgentie: "spoed", motivering: "Hij loopt op de weg." });
    expect(na).toMatchObject({
      stand: "te-routeren",
      urgentie: "spoed",
      voorstel: { naar: "westelijke-mijnstreek", grond: "inschrijving", buiten: false },
      verrijkingen: [{ organisatieNaam: "Politie Limburg", tekst: "Al vaker gezien.", doorNaam: politie.naam }],
    });
    expect([(await hub.lijst("te-routeren")).includes(id), (await hub.lijst("te-trieren")).includes(id)]).toEqual([
      true,
      false,
    ]);
  });

  it("R78 is dezelfde als zij nog eens komt, ook tegelijk", async () => {
    const [een, ander] = await Promise.all([
      hub.meld(piotr, { kenmerk: "MP-zelfde" }),
      hub.meld(piotr, { kenmerk: "MP-zelfde" }),
    ]);
    expect(een.body.meldpuntmeldingId).toBe(ander.body.meldpuntmeldingId);
    expect([een.status, ander.status].toSorted()).toEqual([200, 201]);
  });

  it("L15 is na de triage alleen nog van het bureau; wie er niets mee van doen heeft, ziet er niets van", async () => {
    const id: string = (await hub.meld()).body.meldpuntmeldingId;
    expect([(await hub.lees(`/${id}`, politie)).status, (await hub.lijst("te-trieren", politie)).includes(id)]).toEqual(
      [200, true],
    );
    expect((await hub.doe(id, "triage", { urgentie: "spoed", motivering: "Nu." }, politie)).body.code).toBe(
      "geen-toegang",
    );
    await hub.doe(id, "verrijkingen", { bekend: false }, politie);
    await hub.doe(id, "triage", { urgentie: "deze-week", motivering: "Hij is nu bij zijn zus." });
    expect([(await hub.lees(`/${id}`, politie)).status, await hub.lijst("te-routeren", politie)]).toEqual([404, []]);
    expect((await hub.lees("/telling?huis=knooppunt", politie)).body.teRouteren).toBe(0);
    expect((await hub.lees("/telling?huis=knooppunt")).body.teRouteren).toBeGreaterThan(0);
    for (const wie of [beheerder, mensen.screener, mensen.procesregisseur])
      expect([403, 404]).toContain((await hub.lees(`/${id}`, wie)).status);
    expect((await hub.meld(piotr, {}, mensen.screener)).status).toBe(403);
  });

  it("R79 gaat als uittreksel naar het huis, en het knooppunt houdt daar geen woorden van als zij is aangekomen", async () => {
    const id = await hub.getrieerd({ ...piotr, adres: { ...piotr.adres!, gemeente: "GM0971" } });
    expect((await hub.doe(id, "route", { naar: "atlantis" })).body.code).toBe("ander-huis-onbekend");
    expect((await hub.doe(id, "route", { naar: "zeeland" })).body).toMatchObject({
      code: "reden-ontbreekt",
      faults: [{ where: "reden" }],
    });
    const { body } = await hub.doe(id, "route", { naar: "westelijke-mijnstreek" });
    expect(body).toMatchObject({
      stand: "bij-huis",
      plaats: "westelijke-mijnstreek",
      route: [{ grond: "inschrijving" }],
    });
    expect((await hub.doe(id, "route", { naar: "zeeland", reden: "Toch." })).body.code).toBe("melding-al-weg");
    const { uittreksel_id: uittrekselId, ...uittreksel } = await hub.uittrekselVoor(id);
    expect(uittreksel).toMatchObject({ huis: "westelijke-mijnstreek", van_regime: "verward-gedrag", door: bureau.id });
    expect((await hub.haalOp(uittrekselId, "zeeland")).status).toBe(404);
    const { woorden } = (await hub.haalOp(uittrekselId, "westelijke-mijnstreek")).body;
    expect(woorden).toMatchObject({
      situatieschets: "Loopt in pyjama over straat.",
      betrokkene: { achternaam: "El Idrissi" },
      urgentie: "vandaag",
      verrijkingen: [{ organisatie: "Politie Limburg", tekst: "Al vaker gezien." }],
    });
    const meldingId = newId();
    const ontvangen = {
      ...MeldingOntvangen.voorbeeld,
      meldingId,
      huis: uittreksel.huis,
      uittrekselId,
      betrokkenen: [],
    };
    await hub.deliver(MeldingOntvangen, ontvangen, newId());
    expect(await hub.uittrekselVoor(id)).toMatchObject({ melding_id: meldingId, inhoud: null });
    expect((await hub.haalOp(uittrekselId, "westelijke-mijnstreek")).body.woorden).toBeNull();
  });

  it("R79 wordt overgedragen aan een huis buiten het platform; notification hoort wie er gebeld moet worden", async () => {
    const id = await hub.getrieerd({ ...sanne, adres: { ...piotr.adres!, gemeente: "GM0935" } });
    expect((await hub.lees(`/${id}`)).body.voorstel).toMatchObject({ naar: "maastricht-heuvelland", buiten: true });
    const { body } = await hub.doe(id, "route", { naar: "maastricht-heuvelland" });
    expect([body.stand, body.plaats]).toEqual(["overgedragen", "maastricht-heuvelland"]);
    const pad = `/v1/meldpuntmeldingen/${id}/terugkoppeling`;
    const { body: verteld } = await (await hub.asService("notification", "knooppunt", pad)).get(pad);
    expect(verteld).toMatchObject({
      email: "crisis@ggz.example",
      ontvanger: "bureau@zvh-maastricht-heuvelland.example",
    });
    expect(JSON.stringify(verteld)).not.toContain("Berg");
    expect(await hub.sql("select from meldpuntuittreksel where meldpuntmelding_id = $1", [id])).toEqual([]);
  });

  it("R79 zonder bekende gemeente wacht op een mens, die zegt waarom zij ergens hoort of dat niemand iets hoeft te doen", async () => {
    const onbekend = { ...sanne, adres: { ...piotr.adres!, gemeente: "GM9999" } };
    const [eerste, tweede] = [await hub.getrieerd(onbekend), await hub.getrieerd(onbekend)];
    expect((await hub.lees(`/${eerste}`)).body.voorstel).toBeNull();
    expect((await hub.doe(eerste, "route", { naar: "zeeland" })).body.code).toBe("reden-ontbreekt");
    const { body } = await hub.doe(eerste, "route", { naar: "zeeland", reden: "Zijn zus woont in Goes." });
    expect(body.route).toMatchObject([{ naar: "zeeland", grond: "mens", reden: "Zijn zus woont in Goes." }]);
    expect((await hub.doe(tweede, "sluiting", { motivering: "Het was een toneelstuk." })).body.stand).toBe("gesloten");
  });

  it("R83 houdt haar weg bij, en slaat alarm als een huis haar voor de tweede keer terugstuurt", async () => {
    const id = await hub.getrieerd();
    await hub.doe(id, "route", { naar: "proefhuis", reden: "Zijn moeder woont daar." });
    expect(await hub.stuurTerug(id, 1)).toMatchObject({ stand: "te-routeren", plaats: "knooppunt" });
    expect((await hub.doe(id, "route", { naar: "proefhuis" })).body.code).toBe("reden-ontbreekt");
    await hub.doe(id, "route", { naar: "proefhuis", reden: "Zij wist van niets, maar hij is er nu." });
    const { route } = await hub.stuurTerug(id, 2);
    expect(route.map(({ van, naar, reden }: Record<string, string>) => [van, naar, reden])).toEqual([
      ["knooppunt", "proefhuis", "Zijn moeder woont daar."],
      ["proefhuis", "knooppunt", "Hij woont hier niet."],
      ["knooppunt", "proefhuis", "Zij wist van niets, maar hij is er nu."],
      ["proefhuis", "knooppunt", "Hij woont hier niet."],
    ]);
    const alarm = (await hub.events()).filter(({ name }) => name === "nl.zvh.melding.rondgepompt.v1");
    expect(alarm.map(({ data }) => [data.meldpuntmeldingId, data.lussen])).toEqual([[id, 2]]);
    expect((await hub.lees("/telling?huis=knooppunt")).body.rondgepompt).toBe(1);
  });

  it("laat niets van de persoon achter in gebeurtenissen, taken en logboeken", async () => {
    for (const tabel of [
      "journal",
      "outbox",
      "todo",
      "decision_log",
      "access_log",
      "meldpuntmelding",
      "meldpuntroute",
    ]) {
      const tekst = JSON.stringify(await hub.sql(`select t::text from ${tabel} t`));
      for (const geheim of geheimen) expect([tabel, tekst.includes(geheim)]).toEqual([tabel, false]);
    }
  });

  it("L19 verliest haar woorden als de termijn van het regime voorbij is; dat zij er was, en haar weg, blijven", async () => {
    const id = await hub.getrieerd();
    await hub.doe(id, "sluiting", { motivering: "Hij is weer thuis." });
    await hub.moveClock("5 months");
    expect((await hub.lees(`/${id}`)).body.situatieschets).toContain("pyjama");
    await hub.moveClock("7 months");
    const body = await hub.eventually(async () => {
      const gelezen = (await hub.lees(`/${id}`)).body;
      return !gelezen.situatieschets && gelezen;
    });
    expect([body.stand, body.situatieschets, body.motivering]).toEqual(["gesloten", undefined, null]);
    expect(body.verrijkingen).toMatchObject([{ bekend: true, tekst: null }]);
  });
});
