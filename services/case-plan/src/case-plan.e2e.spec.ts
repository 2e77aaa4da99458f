import { TriageBesloten } from "@zvh/contracts";
import { newId, stableId, type Person } from "@zvh/platform";
import { mensen, startService, type TestService } from "@zvh/testing";
import { casePlan } from "./case-plan.module.js";

let service: TestService;
beforeAll(async () => {
  service = await startService(casePlan);
});
afterAll(() => service.stop());

const { procesregisseur: regisseur, casusregisseur, deelnemer, buitenstaander } = mensen;
const beheerder: Person = { ...regisseur, id: "beheerder-1", rollen: ["medewerker", "beheerder"] };
const elders = (persoon: Person): Person => ({ ...persoon, huizen: ["midden-limburg"] });

const get = async (wie: Person, pad: string, status = 200) =>
  (await (await service.as(wie)).get(`/v1/${pad}`).expect(status)).body;
const post = async (wie: Person, pad: string, inhoud: object, status = 201) =>
  (await (await service.as(wie)).post(`/v1/${pad}`).send(inhoud).expect(status)).body;
const put = async (wie: Person, pad: string, inhoud: object, status = 200) =>
  (await (await service.as(wie)).put(`/v1/${pad}`).send(inhoud).expect(status)).body;

const besluit = (personen: string[], meer: Partial<TriageBesloten> = {}): TriageBesloten => ({
  ...TriageBesloten.voorbeeld,
  triageId: newId(),
  huis: "proefhuis",
  personen,
  categorie: "top-x",
  procesregisseur: regisseur.id,
  ...meer,
});

/** A case of the house proefhuis unless `meer` names another, as the triage opens it. */
const nieuweCasus = async (meer: Partial<TriageBesloten> = {}): Promise<string> => {
  const persoonId = newId();
  const triage = besluit([persoonId], meer);
  await service.deliver(TriageBesloten, triage);
  return stableId("casus", triage.triageId, persoonId);
};

const neemtDeel = (casusId: string, persoon: Person, rol = "deelnemer", door = regisseur) =>
  post(door, `casussen/${casusId}/deelnames`, {
    organisatie: persoon.organisatie,
    medewerker: persoon.id,
    naam: persoon.naam,
    rol,
    grondslag: "besluit triageoverleg",
  });

const draagtBij = (casusId: string, persoon: Person) =>
  post(persoon, `casussen/${casusId}/probleembepaling`, {
    leefgebied: "wonen",
    toelichting: "Dreigende uithuiszetting.",
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

const actie = (persoon: Person, meer = {}) => ({
  omschrijving: "Belt de verhuurder.",
  soort: "zorg",
  leefgebied: "wonen",
  organisatie: persoon.organisatie,
  uitvoerder: persoon.id,
  uiterlijkDatum: "2999-01-31",
  ...meer,
});

const plan = (acties: object[], meer = {}) => ({
  gezamenlijkDoel: "Rust in huis.",
  doelen: [{ doel: "Een woning houden.", resultaat: "Een jaar geen huurachterstand.", leefgebied: "wonen" }],
  acties,
  reden: "Eerste overleg.",
  ...meer,
});

const soortenVan = async (casusId: string): Promise<string[]> =>
  (await service.events())
    .filter(({ data }) => data.casusId === casusId)
    .map(({ name }) => name.replace(/^nl\.zvh\.|\.v1$/g, ""));

describe("de opening", () => {
  it("R34 opent per persoon één casus en één gezin, ook als het besluit tweemaal komt", async () => {
    const triage = besluit([newId(), newId()]);
    const id = await service.deliver(TriageBesloten, triage);
    await service.deliver(TriageBesloten, triage, id);
    await service.deliver(TriageBesloten, triage);
    const rijen = await service.sql("select casus_id, persoon_id, gezin_id, regime from casus where triage_id = $1", [
      triage.triageId,
    ]);
    expect(rijen.map((rij) => rij.persoon_id).toSorted()).toEqual(triage.personen.toSorted());
    expect(new Set(rijen.map((rij) => rij.gezin_id)).size).toBe(1);
    expect(await soortenVan(rijen[0].casus_id)).toEqual(["casus.geopend"]);
    const gezin = await get(regisseur, `gezinnen/${rijen[0].gezin_id}`);
    expect(gezin.casussen).toHaveLength(2);
    expect(gezin.casussen[0]).toMatchObject({ categorie: "top-x", meldingId: triage.meldingId, status: "actief" });
  });

  it("opent niets bij een andere uitkomst, en parkeert een categorie die het huis niet kent", async () => {
    const voor = await service.sql("select count(*) from casus");
    await service.deliver(TriageBesloten, besluit([], { uitkomst: "geen-vervolg" }));
    const id = await service.deliver(TriageBesloten, besluit([newId()], { categorie: "integraal" }));
    expect(await service.sql("select count(*) from casus")).toEqual(voor);
    expect(await service.sql("select reason from parked where message_id = $1", [id])).toEqual([
      { reason: "categorie-onbekend" },
    ]);
  });

  it("neemt een lopende casus over, en geeft de bestaande als die er al is", async () => {
    const verzoek = {
      huis: "proefhuis",
      persoonId: newId(),
      categorie: "jeugdgroep",
      procesregisseur: regisseur.id,
      reden: "Stond in het oude systeem.",
    };
    const eerste = await post(beheerder, "casussen", verzoek);
    expect(await post(beheerder, "casussen", verzoek, 200)).toMatchObject({ casusId: eerste.casusId, bekend: true });
    await service.deliver(TriageBesloten, besluit([verzoek.persoonId]));
    const casus = await get(regisseur, `casussen/${eerste.casusId}`);
    expect(casus.tijdlijn.map((moment: any) => moment.soort)).toEqual(["nieuwe-triage", "casus-overgenomen"]);
    await post(beheerder, "casussen", { ...verzoek, huis: "zeeland" }, 403);
    await post(regisseur, "casussen", verzoek, 403);
  });

  it("draagt de procesregie over zonder een moment met nul of twee regisseurs (R21, R89)", async () => {
    const casusId = await nieuweCasus();
    await neemtDeel(casusId, { ...regisseur, id: "procesregisseur-2", naam: "O. Pvolger" }, "procesregisseur");
    const { procesregisseur, deelnames } = await get(regisseur, `casussen/${casusId}`);
    expect(procesregisseur).toEqual({ id: "procesregisseur-2", naam: "O. Pvolger" });
    expect(deelnames.filter((d: any) => d.rol === "procesregisseur" && !d.tot)).toHaveLength(1);
  });
});

describe("het overleg", () => {
  it("R91 weigert waar het huis dat vraagt een eerste overleg zonder casusregisseur", async () => {
    const casusId = await metDeelnemers();
    const { overlegId } = await post(regisseur, `casussen/${casusId}/overleggen`, {
      soort: "casusoverleg",
      datum: "2026-11-30",
    });
    const afronding = { aanwezig: ["ggz", "cjg"], afspraken: ["CJG is de eerste die belt."] };
    const pad = `casussen/${casusId}/overleggen/${overlegId}/afronding`;
    expect(await post(regisseur, pad, afronding, 409)).toMatchObject({
      code: "casusregisseur-ontbreekt",
      faults: [{ where: "casusregisseur" }],
    });
    expect(await post(regisseur, pad, { ...afronding, casusregisseur: regisseur.id }, 409)).toMatchObject({
      code: "regie-in-een-hand",
    });
    await post(regisseur, pad, { ...afronding, casusregisseur: casusregisseur.id });
    const casus = await get(deelnemer, `casussen/${casusId}`);
    expect(casus.casusregisseur).toEqual({ id: casusregisseur.id, naam: casusregisseur.naam });
    expect(casus.overleggen).toMatchObject([
      { afspraken: afronding.afspraken, genodigden: expect.arrayContaining([deelnemer.id]) },
    ]);
    expect(JSON.stringify(casus.tijdlijn)).not.toContain("belt");
    expect(await soortenVan(casusId)).toEqual(expect.arrayContaining(["deelname.gewijzigd", "overleg.afgerond"]));
  });

  it("R91 kan in een huis dat het niet vraagt zonder casusregisseur", async () => {
    const casusId = await nieuweCasus({ huis: "midden-limburg" });
    const daar = elders(regisseur);
    await neemtDeel(casusId, elders(casusregisseur), "deelnemer", daar);
    const { overlegId } = await post(daar, `casussen/${casusId}/overleggen`, {
      soort: "casusoverleg",
      datum: "2026-11-30",
    });
    await post(daar, `casussen/${casusId}/overleggen/${overlegId}/afronding`, { aanwezig: ["ggz"], afspraken: [] });
    expect(await get(daar, `casussen/${casusId}`)).toMatchObject({
      casusregisseur: null,
      overleggen: [{ aanwezig: ["ggz"] }],
    });
    await get(regisseur, `casussen/${casusId}`, 404);
  });
});

describe("het plan en de acties", () => {
  it("R10 R96 weigert alles wat niet klopt in één keer, als problem+json", async () => {
    const casusId = await nieuweCasus();
    await neemtDeel(casusId, deelnemer);
    const { body, headers } = await (
      await service.as(regisseur)
    )
      .put(`/v1/casussen/${casusId}/plan`)
      .send(plan([actie(regisseur), actie(deelnemer), actie(casusregisseur)]))
      .expect(409);
    expect(headers["content-type"]).toContain("application/problem+json");
    expect(body.title).not.toBe("");
    expect(body.faults).toMatchObject([
      { where: "probleembepaling", code: "probleembepaling-ontbreekt" },
      { where: "acties.0.organisatie", code: "actie-bij-huis" },
      { where: "acties.2.uitvoerder", code: "uitvoerder-neemt-niet-deel" },
    ]);
    expect(await put(regisseur, `casussen/${casusId}/plan`, plan([{ soort: "iets" }]), 400)).toMatchObject({
      code: "ongeldige-invoer",
    });
  });

  it("R16 maakt een nieuwe versie waarin acties blijven, erbij komen en vervallen; de oude blijft leesbaar", async () => {
    const casusId = await metDeelnemers();
    const eerste = await put(regisseur, `casussen/${casusId}/plan`, plan([actie(deelnemer), actie(casusregisseur)]));
    const [blijft, vervalt] = eerste.acties;
    await post(deelnemer, `acties/${blijft.actieId}/terugkoppeling`, {
      soort: "ontwikkeling",
      toelichting: "Kreeg geen gehoor.",
    });
    const tweede = plan([blijft, actie(deelnemer, { soort: "bestuur" })], {
      doelen: eerste.doelen,
      reden: "Verhuurder wil praten.",
    });
    await put(regisseur, `casussen/${casusId}/plan`, tweede);
    const casus = await get(deelnemer, `casussen/${casusId}`);
    expect(casus).toMatchObject({ planVersie: 2, aantalOpenActies: 2, volgendeTermijn: "2999-01-31" });
    expect(casus.plan).toMatchObject({
      versie: 2,
      reden: "Verhuurder wil praten.",
      vastgesteldDoor: regisseur.id,
      doelen: eerste.doelen,
    });
    const actieVan = (id: string) => casus.acties.find((a: any) => a.actieId === id);
    expect(actieVan(blijft.actieId)).toMatchObject({ vanafVersie: 1, terugkoppelingen: [{ soort: "ontwikkeling" }] });
    expect(actieVan(vervalt.actieId)).toMatchObject({ status: "vervallen", vervallenInVersie: 2 });
    expect((await get(deelnemer, `casussen/${casusId}/plan/1`)).acties).toEqual(eerste.acties);
    await get(buitenstaander, `casussen/${casusId}/plan/1`, 404);
    const belegd = (await soortenVan(casusId)).filter((soort) => soort === "actie.belegd");
    expect(belegd).toHaveLength(3);
  });

  it("R14 R57 R88 laat alleen de uitvoerder terugkoppelen, in drie soorten", async () => {
    const casusId = await metDeelnemers();
    const { acties } = await put(regisseur, `casussen/${casusId}/plan`, plan([actie(deelnemer)]));
    const pad = `acties/${acties[0].actieId}/terugkoppeling`;
    const zegt = (soort: string) => ({ soort, toelichting: "Zo staat het ervoor." });
    for (const ander of [regisseur, casusregisseur])
      expect(await post(ander, pad, zegt("gedaan"), 409)).toMatchObject({ code: "alleen-uitvoerder" });
    await post(buitenstaander, pad, zegt("gedaan"), 404);
    for (const soort of ["ontwikkeling", "lukt-niet", "gedaan"]) await post(deelnemer, pad, zegt(soort));
    expect(await post(deelnemer, pad, zegt("gedaan"), 409)).toMatchObject({ code: "actie-niet-open" });
    const { tijdlijn, aantalOpenActies } = await get(casusregisseur, `casussen/${casusId}`);
    expect(aantalOpenActies).toBe(0);
    expect(tijdlijn.slice(0, 3).map((moment: any) => moment.soort)).toEqual([
      "actie-gedaan",
      "actie-lukt-niet",
      "actie-ontwikkeling",
    ]);
    expect(await service.sql("select state from deadline where subject = $1", [acties[0].actieId])).toEqual([
      { state: "met" },
    ]);
  });

  it("R62 meldt een actie waarvan de datum voorbij is, en laat haar open", async () => {
    const casusId = await metDeelnemers();
    const [{ vandaag }] = await service.sql(
      "select to_char(app.nu() at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as vandaag",
    );
    const opTijd = { uiterlijkDatum: vandaag };
    const { acties } = await put(
      regisseur,
      `casussen/${casusId}/plan`,
      plan([actie(deelnemer, opTijd), actie(deelnemer)]),
    );
    await service.moveClock("25 hours");
    await service.eventually(async () => (await soortenVan(casusId)).includes("actie.verlopen"));
    const { items } = await get(deelnemer, "acties?huis=proefhuis&mijn=true&aantal=1");
    expect(items).toMatchObject([
      { actieId: acties[0].actieId, casusId, status: "open", verlopenOp: expect.any(String) },
    ]);
  });
});

describe("de afsluiting", () => {
  const sluiting = {
    wijze: "voorlopig",
    reden: "zorg-geborgd",
    ontvanger: "ggz",
    toelichting: "Besproken in het overleg.",
  };

  it("R17 R38 weigert zonder borging, zonder ontvanger en met open acties", async () => {
    const casusId = await metDeelnemers();
    await put(regisseur, `casussen/${casusId}/plan`, plan([actie(deelnemer)]));
    const { faults } = await post(
      regisseur,
      `casussen/${casusId}/afsluiting`,
      { ...sluiting, ontvanger: undefined },
      409,
    );
    expect(faults.map((fault: any) => fault.code)).toEqual([
      "acties-nog-open",
      "borging-ontbreekt",
      "ontvanger-ontbreekt",
    ]);
    await post(regisseur, `casussen/${casusId}/borging`, { toelichting: "Namens de partner." }, 403);
  });

  it("R95 sluit voorlopig af met einddatum, heropent, en sluit na de einddatum definitief", async () => {
    const casusId = await metDeelnemers();
    await post(casusregisseur, `casussen/${casusId}/borging`, { toelichting: "Behandeling loopt bij ons door." });
    await post(regisseur, `casussen/${casusId}/afsluiting`, { ...sluiting, totDatum: "2999-06-30" });
    expect(await get(regisseur, `casussen/${casusId}`)).toMatchObject({
      status: "voorlopig-afgesloten",
      volgendeTermijn: "2999-06-30",
    });
    await post(regisseur, `casussen/${casusId}/heropening`, { reden: "Nieuwe zorgen van de school." });
    expect(await get(deelnemer, `casussen/${casusId}`)).toMatchObject({ status: "actief", totDatum: null });
    expect(await post(regisseur, `casussen/${casusId}/afsluiting`, sluiting, 409)).toMatchObject({
      code: "borging-ontbreekt",
    });
    await post(casusregisseur, `casussen/${casusId}/borging`, { toelichting: "Opnieuw in behandeling." });
    await post(regisseur, `casussen/${casusId}/afsluiting`, sluiting);
    await service.moveClock("5 years");
    await service.eventually(
      async () => (await soortenVan(casusId)).filter((soort) => soort === "casus.afgesloten").length === 3,
    );
    expect(await post(regisseur, `casussen/${casusId}/heropening`, { reden: "-" }, 409)).toMatchObject({
      code: "casus-niet-voorlopig-afgesloten",
    });
    await get(deelnemer, `casussen/${casusId}`, 404);
    await get({ ...regisseur, id: "procesregisseur-9" }, `casussen/${casusId}`, 404);
  });
});

describe("wie wat ziet", () => {
  it("R61 toont een deelnemer alleen eigen casussen, en na het einde van de deelname niets meer", async () => {
    const casusId = await metDeelnemers();
    const ander = await nieuweCasus();
    await put(regisseur, `casussen/${casusId}/plan`, plan([actie(deelnemer)]));
    const idsVan = async (wie: Person, pad: string) =>
      (await get(wie, `${pad}?huis=proefhuis&aantal=100`)).items.map((item: any) => item.casusId);
    expect(await idsVan(deelnemer, "casussen")).toContain(casusId);
    expect(await idsVan(deelnemer, "casussen")).not.toContain(ander);
    await get(deelnemer, `casussen/${ander}`, 404);
    const { deelnames } = await get(regisseur, `casussen/${casusId}`);
    const { deelnameId } = deelnames.find((d: any) => d.medewerker === deelnemer.id);
    await post(regisseur, `casussen/${casusId}/deelnames/${deelnameId}/einde`, { reden: "Andere baan." });
    for (const pad of ["casussen", "acties"]) expect(await idsVan(deelnemer, pad)).not.toContain(casusId);
    await get(deelnemer, `casussen/${casusId}`, 404);
    await get(deelnemer, `casussen/${casusId}/plan/1`, 404);
    await draagtBij(casusId, casusregisseur);
  });

  it("toont een ander huis niets, en wie geen rol heeft niet eens dat", async () => {
    const casusId = await nieuweCasus();
    await get(buitenstaander, `casussen/${casusId}`, 404);
    expect(await get(buitenstaander, "casussen?huis=proefhuis")).toEqual({ items: [], volgende: null });
    expect(await get(buitenstaander, "acties?huis=proefhuis")).toEqual({ items: [], volgende: null });
    await post(buitenstaander, `casussen/${casusId}/afsluiting`, {}, 400);
    await neemtDeel(casusId, deelnemer, "deelnemer", regisseur);
    await get(mensen.screener, `casussen/${casusId}`, 403);
    await (await service.as()).get(`/v1/casussen/${casusId}`).expect(401);
  });

  it("R15 R37 bladert per bladzijde, toont wat van mij is, en waar het stil is", async () => {
    const nieuw = { ...regisseur, id: "procesregisseur-7" };
    const ids = [];
    for (const _ of [1, 2, 3]) ids.push(await nieuweCasus({ procesregisseur: nieuw.id }));
    const eerste = await get(nieuw, "casussen?huis=proefhuis&mijn=true&aantal=2");
    const tweede = await get(
      nieuw,
      `casussen?huis=proefhuis&mijn=true&aantal=2&na=${encodeURIComponent(eerste.volgende)}`,
    );
    expect([...eerste.items, ...tweede.items].map((casus: any) => casus.casusId).toSorted()).toEqual(ids.toSorted());
    expect(tweede.volgende).toBeNull();
    expect((await get(nieuw, "casussen?huis=proefhuis&mijn=true&stil=true")).items).toEqual([]);
    await service.moveClock("1 year");
    expect((await get(nieuw, "casussen?huis=proefhuis&mijn=true&stil=true&status=actief")).items).toHaveLength(3);
  });

  it("R13 legt een gezinslid vast met relatie en eigen leefgebieden, en niemand daarbuiten (L11)", async () => {
    const casusId = await nieuweCasus();
    const lid = { persoonId: newId(), relatie: "ouder", leefgebieden: ["financien"] };
    await post(regisseur, `casussen/${casusId}/gezinsleden`, lid);
    await post(regisseur, `casussen/${casusId}/gezinsleden`, { ...lid, relatie: "buurman" }, 400);
    expect((await get(regisseur, `casussen/${casusId}`)).gezinsleden).toMatchObject([lid]);
  });
});
