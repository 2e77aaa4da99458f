import { byHouse, personsIn, verifyToken } from "@zvh/platform";
import { huizen, mensen } from "@zvh/testing";
import { melding, meldingId, nu, persoonId, problem, refusal, setUp } from "./workplace.opstelling.js";

let at: Awaited<ReturnType<typeof setUp>>;
beforeAll(async () => {
  at = await setUp();
});
afterAll(() => at.stop());
beforeEach(() => at.fakes.reset());

describe("a composed read", () => {
  it("adds the names of its persons in one question to the register, and the time of the service", async () => {
    const page = await at.read("/api/screening?huis=proefhuis&status=te-screenen&aantal=100");
    expect(page.items).toEqual([melding]);
    expect(page.telling).toEqual({ teScreenen: 1 });
    expect(page.namen).toEqual({ [persoonId]: { naam: "P. Roef", geboortedatum: null, leeftijd: 40, gemeente: null } });
    expect(page.nu).toBe(nu);
    expect(at.fakes.asked.filter(({ url }) => url === "/v1/nu")).toEqual([]); // it comes with the answer
    expect(at.fakes.asked.map(({ url }) => url)).toContain(
      "/v1/meldingen?huis=proefhuis&status=te-screenen&aantal=100",
    );
    const [question, ...others] = at.fakes.askedOf("information-hub", "/v1/personen/_zoek");
    expect(others).toEqual([]);
    expect(JSON.parse(question!.body)).toEqual({
      huis: "proefhuis",
      persoonIds: [persoonId],
      bewijzen: ["bewijs-van-intake"],
    });
    expect((await verifyToken(question!.headers.authorization!.slice(7), at.config)).id).toBe(mensen.screener.id);
    expect(new Set(at.fakes.asked.map(({ headers }) => headers.traceparent?.toString().slice(3, 35))).size).toBe(1);
  });

  it("finds persons wherever they stand, by the house around them", () => {
    const other = "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0004";
    const answer = {
      items: [{ huis: "zeeland", persoonId }, { gezin: { persoonIds: [other, persoonId] } }, { persoonId: null }],
    };
    expect(byHouse(personsIn(answer, ["proefhuis"]))).toEqual(
      new Map([
        ["zeeland", new Set([persoonId])],
        ["proefhuis", new Set([other, persoonId])],
      ]),
    );
    expect(personsIn({ persoonId }, [])).toEqual([]);
  });

  it("has no names when the register does not answer, and null for a part that does not", async () => {
    for (const failure of [
      { status: 0, body: "" },
      { status: 503, type: "text/html", body: "<h1>Later</h1>" },
    ]) {
      at.fakes.answers["information-hub /v1/personen/_zoek"] = failure;
      at.fakes.answers["intake /v1/meldingen/telling"] = failure;
      expect(await at.read("/api/screening?huis=proefhuis")).toEqual({
        items: [melding],
        volgende: null,
        telling: null,
        namen: {},
        collegas: {},
        nu,
      });
    }
  });

  it("names the colleagues of the house around them as the register does, and the software not", async () => {
    const [wie, ander] = ["mw-1", "mw-2"];
    const stap = { procesregisseur: { id: wie, naam: null }, tijdlijn: [{ wie: "systeem:triage" }, { door: ander }] };
    const items = [
      { huis: "zeeland", ...stap },
      { huis: "proefhuis", medewerker: wie },
    ];
    at.fakes.answers["case-plan /v1/casussen"] = { body: { items, volgende: null } };
    const medewerkers = [{ medewerkerId: wie, naam: "Mien Werk", telefoon: "0800-99", organisatie: "ggz" }];
    at.fakes.answers["information-hub /v1/medewerkers/_namen"] = { body: { medewerkers } };
    const { collegas } = await at.read("/api/casussen?huis=proefhuis");
    expect(collegas).toEqual({ [wie]: "Mien Werk" });
    const asked = at.fakes.askedOf("information-hub", "/v1/medewerkers/_namen").map(({ body }) => JSON.parse(body));
    expect(asked).toEqual([
      { huis: "zeeland", medewerkerIds: [wie, ander] },
      { huis: "proefhuis", medewerkerIds: [wie] },
    ]);
  });

  it("passes on unchanged why the service refuses, and says so when it does not answer", async () => {
    at.fakes.answers["intake /v1/meldingen"] = refusal;
    const refused = await at.ask("/api/screening?huis=proefhuis");
    expect([refused.status, refused.headers.get("content-type")]).toEqual([
      409,
      expect.stringContaining("problem+json"),
    ]);
    expect(await refused.json()).toEqual(problem);
    at.fakes.answers["intake /v1/meldingen"] = { status: 0, body: "" };
    const silent = await at.ask("/api/screening?huis=proefhuis");
    expect(silent.status).toBe(502);
    expect(await silent.json()).toMatchObject({ code: "dienst-niet-bereikbaar", status: 502 });
  });

  it("gives a melding with the doubts about its persons and the other meldingen about them", async () => {
    const anderId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0009";
    const twijfel = { meldingId, betrokkeneId: "b2", kandidaten: [] };
    at.fakes.answers["information-hub /v1/herkenningen"] = { body: { items: [twijfel] } };
    at.fakes.answers["intake /v1/meldingen"] = {
      body: { items: [melding, { ...melding, meldingId: anderId }], volgende: null },
    };
    const detail = await at.read(`/api/screening/${meldingId}`);
    expect(detail).toMatchObject({ ...melding, herkenningen: [twijfel], eerdere: [{ meldingId: anderId }] });
    expect(at.fakes.askedOf("information-hub", "/v1/herkenningen")[0]!.url).toContain(`meldingId=${meldingId}`);
    expect(at.fakes.askedOf("intake", "/v1/meldingen?")[0]!.url).toContain(`persoonId=${persoonId}`);
    delete at.fakes.answers["information-hub /v1/herkenningen"];
    expect(await at.read(`/api/screening/${meldingId}`)).toMatchObject({ herkenningen: null });
    expect((await at.ask("/api/screening/geen-nummer")).status).toBe(400);
  });

  it("gives a case with the place of its person on the list, without the card, and null for who may not see that list", async () => {
    const casusId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0008";
    at.fakes.answers[`case-plan /v1/casussen/${casusId}`] = { body: { casusId, huis: "proefhuis", persoonId } };
    expect(await at.read(`/api/casussen/${casusId}`)).toMatchObject({ casusId, prioriteringen: null });
    const plaats = { prioriteringId: "p1", herzieningOp: "2027-01-01", teHerzien: false };
    const items = [{ ...plaats, persoonId, huis: "proefhuis", zsmkaart: { advies: "Bel eerst." } }];
    at.fakes.answers["information-hub /v1/prioriteringen"] = { body: { items, volgende: null } };
    expect((await at.read(`/api/casussen/${casusId}`)).prioriteringen).toEqual([plaats]);
    const [eerste] = at.fakes.askedOf("information-hub", "/v1/prioriteringen");
    expect(eerste!.url).toBe(`/v1/prioriteringen?huis=proefhuis&persoonId=${persoonId}`);
  });

  it("R83 gives a report of the knooppunt with the names of its own people, and asks of nobody of a house", async () => {
    const route = [
      { van: "knooppunt", naar: "proefhuis", door: "mp-1" },
      { van: "proefhuis", naar: "knooppunt", door: "screener-1" },
    ];
    const gelezen = { meldpuntmeldingId: meldingId, huis: "knooppunt", getrieerdDoor: "mp-2", route };
    at.fakes.answers[`information-hub /v1/meldpuntmeldingen/${meldingId}`] = { body: gelezen };
    const medewerkers = [{ medewerkerId: "mp-2", naam: "Mien Punt" }];
    at.fakes.answers["information-hub /v1/medewerkers/_namen"] = { body: { medewerkers } };
    expect(await at.read(`/api/meldpunt/${meldingId}`)).toEqual({ ...gelezen, collegas: { "mp-2": "Mien Punt" }, nu });
    const asked = at.fakes.askedOf("information-hub", "/v1/medewerkers/_namen").map(({ body }) => JSON.parse(body));
    expect(asked).toEqual([{ huis: "knooppunt", medewerkerIds: ["mp-2", "mp-1"] }]);
  });

  it("R79 gives the list of the knooppunt as it was asked, with how many wait, and null when that is not told", async () => {
    const pad = "/v1/meldpuntmeldingen";
    const items = [{ meldpuntmeldingId: meldingId }];
    at.fakes.answers[`information-hub ${pad}`] = { body: { items, volgende: "1_a" } };
    const vraag = "?huis=knooppunt&stand=te-trieren&na=0_b";
    expect(await at.read(`/api/meldpunt${vraag}`)).toEqual({ items, volgende: "1_a", telling: null, nu });
    at.fakes.answers[`information-hub ${pad}/telling`] = { body: { teTrieren: 1 } };
    expect((await at.read(`/api/meldpunt${vraag}`)).telling).toEqual({ teTrieren: 1 });
    expect(at.fakes.asked.map(({ url }) => url)).toContain(pad + vraag);
    expect((await at.ask("/api/meldpunt?stand=te-trieren")).status).toBe(400);
  });

  it("shows of today what the person may ask, and null for the rest", async () => {
    at.fakes.answers["triage /v1/triageoverleggen"] = {
      body: { items: [{ overlegDatum: "2026-12-03" }, { overlegDatum: "2026-11-26" }, { overlegDatum: "2026-11-19" }] },
    };
    at.fakes.answers["triage /v1/triages"] = { body: { items: [{ status: "geagendeerd" }, { status: "besloten" }] } };
    at.fakes.answers["case-plan /v1/acties"] = { ...refusal, status: 403 };
    at.fakes.answers["case-plan /v1/casussen"] = { body: { items: [{ casusId: "c1", huis: "proefhuis", persoonId }] } };
    const today = await at.read("/api/vandaag?huis=proefhuis");
    expect(today).toMatchObject({
      screening: { teScreenen: 1 },
      triage: { overlegDatum: "2026-11-26", aantal: 1 },
      acties: null,
      casussen: [{ casusId: "c1" }],
      herkenningen: null,
      zsm: null,
      prioriteringen: null,
      namen: { [persoonId]: { naam: "P. Roef" } },
      nu,
    });
    expect(at.fakes.askedOf("triage", "/v1/triages")[0]!.url).toContain("overlegDatum=2026-11-26");
    expect(at.fakes.askedOf("case-plan", "/v1/casussen")[0]!.url).toBe(
      "/v1/casussen?huis=proefhuis&aantal=5&mijn=true",
    );
    expect((await at.ask("/api/vandaag")).status).toBe(400);
  });

  it("has the words of a house, and no house that does not exist", async () => {
    expect(await at.read("/api/huizen/proefhuis")).toMatchObject({ code: "proefhuis", woorden: expect.any(Object) });
    expect((await at.ask("/api/huizen/nergens")).status).toBe(404);
  });

  it("has the organisations of a house as its register has them, by name, and its file when that does not answer", async () => {
    const rij = { domein: "zorg", klasse: "privaat", beroepsgeheim: true, actief: true };
    const items = [
      { ...rij, code: "straatzorg", naam: "Straatzorg" },
      { ...rij, code: "ggz", naam: "GGZ van toen", actief: false },
    ];
    at.fakes.answers["information-hub /v1/organisaties/keuze"] = { body: { items, volgende: null } };
    const { organisaties, voormalig } = await at.read("/api/huizen/proefhuis");
    const codes = (lijst: { code: string }[]) => lijst.map(({ code }) => code);
    expect(organisaties.at(-1)).toMatchObject({ code: "straatzorg", naam: "Straatzorg", deelname: "privaat" });
    expect(codes(organisaties)).not.toContain("ggz");
    expect(voormalig).toEqual([{ code: "ggz", naam: "GGZ van toen" }]);
    at.fakes.answers["information-hub /v1/organisaties/keuze"] = { status: 0, body: "" };
    const zonder = await at.read("/api/huizen/proefhuis");
    expect(codes(zonder.organisaties)).toEqual(codes(huizen.huis("proefhuis").organisaties));
    expect(zonder.voormalig).toEqual([]);
  });
});
