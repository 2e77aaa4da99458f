import { newId, type Person } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import { beheerder, dagen, idVan, iemand, startRegister, vreemde } from "./register.fake.js";

let at: Awaited<ReturnType<typeof startRegister>>;
beforeAll(async () => {
  at = await startRegister();
});
afterAll(() => at.stop());

describe("Iemand in een huis", () => {
  it("L12 wordt met code gemeld, nooit met naam of nummer, en een code noemt geen naam", async () => {
    const met = await at.nieuw("dries.2");
    expect(met.body).toMatchObject({ code: "code-noemt-naam", faults: [{ where: "medewerkerId" }] });
    expect((await at.nieuw("mw-1", { telefoon: "0800-99123" })).status).toBe(201);
    const events = await at.gemeld("aanstelling", "medewerkerId", "mw-1");
    expect(events).toMatchObject([{ rollen: ["medewerker", "deelnemer"], actief: true }]);
    expect(JSON.stringify(events)).not.toMatch(/Nemer|99123/);
    expect((await at.nieuw("mw-1")).body).toMatchObject({ code: "al-aangesteld", status: 409 });
  });

  it("L22 komt zonder VOG of screening nergens in, en met een VOG tot en met de laatste dag", async () => {
    const zonder = { screening: null, gescreendTot: null };
    expect((await at.nieuw("mw-vog", zonder)).body).toMatchObject({ stand: "niet-gescreend" });
    expect((await at.zelf("mw-vog")).code).toBe("geen-toegang");
    const vandaag = dagen(0);
    const met = await at.doe("put", `medewerkers/${idVan("mw-vog")}`, iemand({ gescreendTot: vandaag }));
    expect(met.body).toMatchObject({ stand: "actief", aandacht: vandaag });
    await at.eventually(async () => (await at.zelf("mw-vog")).rollenIn);
  });

  it("niemand geeft zichzelf meer rollen, niemand neemt de laatste beheerder weg", async () => {
    const ik = `medewerkers/${idVan("beheer-1")}`;
    const meer = iemand({ organisatie: "huis", rollen: ["beheerder", "procesregisseur"] });
    expect((await at.doe("put", ik, meer)).body).toMatchObject({ code: "eigen-aanstelling" });
    expect((await at.doe("post", `${ik}/einde`)).body).toMatchObject({ code: "eigen-aanstelling" });
    expect((await at.nieuw("beheer-1")).body).toMatchObject({ code: "eigen-aanstelling" });
    const ander = { ...beheerder, id: "beheer-van-elders" };
    expect((await at.doe("post", `${ik}/einde`, {}, ander)).body).toMatchObject({ code: "laatste-beheerder" });
  });

  it("twee beheerders die elkaar tegelijk wegsturen: één blijft", async () => {
    for (const id of ["beheer-a", "beheer-b"]) await at.nieuw(id, { organisatie: "huis", rollen: ["beheerder"] });
    const zonderEerste = await at.sql(
      "update aanstelling set beeindigd_op = now() where medewerker_id = 'beheer-1' returning huis",
    );
    expect(zonderEerste).toHaveLength(1);
    const [a, b] = ["beheer-a", "beheer-b"].map((id) => ({ ...beheerder, id }));
    const antwoorden = await Promise.all([
      at.doe("post", `medewerkers/${idVan("beheer-b")}/einde`, {}, a),
      at.doe("post", `medewerkers/${idVan("beheer-a")}/einde`, {}, b),
    ]);
    // Whoever was second is refused: as the last one, or because the first had taken his access away already.
    expect(antwoorden.map(({ body }) => body.code ?? "weg").toSorted()).toEqual([
      expect.stringMatching(/^(laatste-beheerder|geen-toegang)$/),
      "weg",
    ]);
    const over = "select count(*)::int from aanstelling where medewerker_id = any($1) and beeindigd_op is null";
    expect(await at.sql(over, [["beheer-a", "beheer-b"]])).toEqual([{ count: 1 }]);
    await at.sql("update aanstelling set beeindigd_op = null where medewerker_id = 'beheer-1'");
  });

  it("een ander huis ziet en wijzigt niets: niet in de lijst, niet op zoek, niet op nummer, niet op naam", async () => {
    await at.nieuw("mw-2", { naam: "Zoë Zoekbaar" });
    const zoek = { huis: "proefhuis", tekst: "zoekb" };
    expect((await at.doe("post", "medewerkers/_zoek", zoek)).body.items).toMatchObject([{ medewerkerId: "mw-2" }]);
    expect((await at.doe("post", "medewerkers/_zoek", zoek, vreemde)).body.items).toEqual([]);
    expect((await at.lees("medewerkers?huis=proefhuis", vreemde)).body.items).toEqual([]);
    expect((await at.lees("organisaties?huis=proefhuis", vreemde)).body.items).toEqual([]);
    expect((await at.lees("teams?huis=proefhuis", vreemde)).body.items).toEqual([]);
    expect((await at.lees(`medewerkers/${idVan("mw-2")}`, vreemde)).status).toBe(404);
    expect((await at.doe("put", `medewerkers/${idVan("mw-2")}`, iemand(), vreemde)).status).toBe(404);
    expect((await at.doe("post", `medewerkers/${idVan("mw-2")}/einde`, {}, vreemde)).status).toBe(404);
    expect((await at.nieuw("mw-3", {}, vreemde)).status).toBe(403);
    const namen = { huis: "proefhuis", medewerkerIds: ["mw-2", "niemand"] };
    expect((await at.doe("post", "medewerkers/_namen", namen, vreemde)).body).toEqual({ medewerkers: [] });
  });

  it("L12 een collega van het huis ziet naam, nummer en organisatie, en alleen een beheerder de rest", async () => {
    const namen = { huis: "proefhuis", medewerkerIds: ["mw-1", "niemand"] };
    expect((await at.doe("post", "medewerkers/_namen", namen, mensen.deelnemer)).body).toEqual({
      medewerkers: [{ medewerkerId: "mw-1", naam: "Dries Nemer", telefoon: "0800-99123", organisatie: "ggz" }],
    });
    expect((await at.lees("medewerkers?huis=proefhuis", mensen.deelnemer)).status).toBe(403);
    expect((await at.lees("medewerkers/telling?huis=proefhuis", mensen.deelnemer)).status).toBe(403);
    expect((await at.lees(`medewerkers/${newId()}`)).status).toBe(404);
  });

  it("L12 waar iemand te bereiken is, hoort alleen de dienst die hem iets stuurt, en alleen zolang hij hier iets mag", async () => {
    await at.nieuw("mw-post", { email: "mw-post@ggz.example" });
    await at.nieuw("mw-post-uit", { email: "uit@ggz.example", screening: null, gescreendTot: null });
    expect((await at.nieuw("mw-post-fout", { email: "geen adres" })).body).toMatchObject({ code: "ongeldige-invoer" });
    const adres = async (wie: string, dienst = "notification", huis = "proefhuis") => {
      const pad = `/v1/medewerkers/adres?huis=proefhuis&medewerkerId=${wie}`;
      return (await (await at.asService(dienst, huis, pad)).get(pad)).body;
    };
    expect(await adres("mw-post")).toEqual({ email: "mw-post@ggz.example" });
    for (const wie of ["mw-post-uit", "mw-nergens"]) expect(await adres(wie)).toEqual({ email: null });
    expect(await adres("mw-post", "intake")).toMatchObject({ code: "geen-toegang" });
    expect(await adres("mw-post", "notification", "zeeland")).toMatchObject({ code: "geen-toegang" });
    const pad = "medewerkers/adres?huis=proefhuis&medewerkerId=mw-post";
    expect((await at.lees(pad)).body).toMatchObject({ code: "geen-toegang" });
    expect(JSON.stringify(await at.gemeld("aanstelling", "medewerkerId", "mw-post"))).not.toContain("@");
  });

  it("L12 wie iemand kiest, ziet wie in dit huis vandaag iets mag: naam, organisatie en rollen, geen nummer of screening", async () => {
    await at.nieuw("mw-zonder-vog", { screening: null, gescreendTot: null });
    await at.nieuw("mw-7", { organisatie: "politie", rollen: ["triagelid"], naam: "Pia Agent" });
    const collegas = async (vraag: string, wie: Person = mensen.deelnemer) =>
      (await at.lees(`medewerkers/collegas?huis=proefhuis${vraag}`, wie)).body.items as { medewerkerId: string }[];
    const allen = await collegas("&aantal=200");
    const codes = allen.map(({ medewerkerId }) => medewerkerId);
    expect(codes).toEqual(expect.arrayContaining(["mw-1", "mw-7"]));
    expect(codes).not.toContain("mw-zonder-vog");
    expect(Object.keys(allen[0]!)).toEqual(["medewerkerId", "naam", "organisatie", "rollen"]);
    expect(await collegas("&organisatie=politie&rol=triagelid")).toEqual([
      { medewerkerId: "mw-7", naam: "Pia Agent", organisatie: "politie", rollen: ["medewerker", "triagelid"] },
    ]);
    expect(await collegas("&organisatie=politie&rol=procesregisseur")).toEqual([]);
    expect(await collegas(`&aantal=1&na=${codes[0]}`)).toEqual([allen[1]]);
    expect(await collegas("", vreemde)).toEqual([]);
    expect((await at.lees("medewerkers/collegas?huis=proefhuis&aantal=201", mensen.deelnemer)).status).toBe(400);
  });

  it("de lijst komt op naam, in bladzijden, met elk precies één keer", async () => {
    const heel = (await at.lees("medewerkers?huis=proefhuis&aantal=100")).body.items;
    const namen = heel.map(({ medewerkerId }: { medewerkerId: string }) => medewerkerId);
    expect(heel.length).toBeGreaterThan(3);
    const gezien: string[] = [];
    for (let na = ""; ;) {
      const { items, volgende } = (await at.lees(`medewerkers?huis=proefhuis&aantal=3${na}`)).body;
      gezien.push(...items.map(({ medewerkerId }: { medewerkerId: string }) => medewerkerId));
      if (!volgende) break;
      na = `&na=${volgende}`;
    }
    expect(gezien).toEqual(namen);
  });
});

describe("Wat vanzelf eindigt", () => {
  it("L22 dertig dagen ervoor vraagt het aandacht, na de laatste dag is de toegang weg, en R89 zijn teams ook", async () => {
    await at.nieuw("mw-eind", { gescreendTot: dagen(31), naam: "Els Eindig" });
    const { body } = await at.doe("post", "teams", {
      huis: "proefhuis",
      organisatie: "ggz",
      naam: "Oost",
      soort: "nachtploeg",
      postbus: "oost@ggz.example",
      contactpersonen: ["mw-eind"],
    });
    const aandacht = async () =>
      (await at.lees("medewerkers?huis=proefhuis&alleen=aandacht")).body.items.map(
        ({ medewerkerId }: { medewerkerId: string }) => medewerkerId,
      );
    expect(await aandacht()).not.toContain("mw-eind");
    const { aandacht: voor } = (await at.lees("medewerkers/telling?huis=proefhuis")).body;
    await at.moveClock("2 days");
    expect(await aandacht()).toContain("mw-eind");
    expect((await at.lees("medewerkers/telling?huis=proefhuis")).body.aandacht).toBeGreaterThanOrEqual(voor);
    await at.moveClock("30 days");
    const laatste = await at.eventually(async () =>
      (await at.gemeld("aanstelling", "medewerkerId", "mw-eind")).find(({ actief }) => !actief),
    );
    expect(laatste).toMatchObject({ gescreendTot: dagen(31) });
    await at.eventually(async () => (await at.zelf("mw-eind")).code === "geen-toegang");
    expect((await at.lees(`medewerkers/${idVan("mw-eind")}`)).body).toMatchObject({ stand: "screening-verlopen" });
    const team = await at.sql("select postbus, contactpersonen from team where team_id = $1", [body.teamId]);
    expect(team).toEqual([{ postbus: null, contactpersonen: [] }]);
    expect(await aandacht()).not.toContain("mw-eind");
  });
});
