import type { Person } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import { organisatieIdVan } from "./organisatie/organisatie.js";
import { dagen, idVan, iemand, startRegister, vreemde } from "./register.fake.js";

let at: Awaited<ReturnType<typeof startRegister>>;
beforeAll(async () => {
  at = await startRegister();
});
afterAll(() => at.stop());

describe("De uitrol", () => {
  it("zet de organisaties van het huisbestand en de eerste beheerder erin, en verandert een tweede keer niets", async () => {
    const wie = { medewerkerId: "beheer-2", ...iemand({ organisatie: "huis", rollen: ["beheerder"] }) };
    expect((await at.rolUit([wie])).body).toEqual({ nieuw: 1, bekend: 0 });
    await at.eventually(async () => (await at.zelf("beheer-2")).rollenIn?.proefhuis?.includes("beheerder"));
    expect((await at.doe("post", `medewerkers/${idVan("beheer-2")}/einde`)).status).toBe(200);
    const voor = (await at.events()).length;
    expect((await at.rolUit([wie])).body).toEqual({ nieuw: 0, bekend: 1 });
    expect((await at.events()).length).toBe(voor);
    await at.eventually(async () => (await at.zelf("beheer-2")).code === "geen-toegang");
  });

  it("is van de uitrol alleen: geen andere dienst, en geen mens", async () => {
    expect((await at.rolUit([], [], "intake")).status).toBe(403);
    expect((await at.doe("put", "medewerkers?huis=proefhuis", { medewerkers: [] })).status).toBe(403);
  });

  it("R50 elke organisatie heeft dan één van de vier domeinen, en een onbekend domein wordt geweigerd", async () => {
    const { items } = (await at.lees("organisaties?huis=proefhuis&aantal=100")).body;
    const domeinen = new Set(items.map(({ domein }: { domein: string }) => domein));
    expect([...domeinen].toSorted()).toEqual(["bestuurlijk", "justitieel", "sociaal", "zorg"]);
    const { body } = await at.doe("post", "organisaties", { huis: "proefhuis", code: "x", naam: "X", domein: "sport" });
    expect(body.faults.map(({ where }: { where: string }) => where)).toEqual(["domein", "klasse"]);
  });
});

describe("Een organisatie in het register", () => {
  const derde = { code: "slotenmaker", naam: "Slotenmaker", domein: "sociaal", klasse: "incidenteel" };

  it("L18 een incidentele derde staat erin met haar verklaring, en krijgt geen account", async () => {
    const zonder = await at.doe("post", "organisaties", { huis: "proefhuis", ...derde });
    expect(zonder.body).toMatchObject({ code: "verklaring-ontbreekt", faults: [{ where: "verklaringOp" }] });
    const met = await at.doe("post", "organisaties", { huis: "proefhuis", ...derde, verklaringOp: "2026-11-20" });
    expect(met.status).toBe(201);
    expect((await at.nieuw("mw-derde", { organisatie: "slotenmaker" })).body).toMatchObject({
      code: "incidentele-derde",
      faults: [{ where: "organisatie" }],
    });
    expect(await at.sql("select from aanstelling where organisatie = 'slotenmaker'")).toEqual([]);
  });

  it("L04 een OIN heeft twintig cijfers, het onderdeel hoort bij de klasse, en een tweede keer bestaat zij al", async () => {
    const ggd = { huis: "proefhuis", code: "ggd", naam: "GGD", domein: "zorg", klasse: "verantwoordelijk" };
    const fout = await at.doe("post", "organisaties", { ...ggd, onderdeel: "g", oin: "123" });
    expect(fout.body.faults).toMatchObject([{ where: "oin" }]);
    const goed = { ...ggd, onderdeel: "g", oin: "00000001234567890000" };
    expect((await at.doe("post", "organisaties", goed)).status).toBe(201);
    expect((await at.doe("post", "organisaties", goed)).body).toMatchObject({
      code: "organisatie-bekend",
      status: 409,
    });
    expect((await at.gemeld("organisatie", "organisatie", "ggd"))[0]).toEqual({
      organisatieId: organisatieIdVan("proefhuis", "ggd"),
      huis: "proefhuis",
      organisatie: "ggd",
      domein: "zorg",
      klasse: "verantwoordelijk",
      beroepsgeheim: false,
      onderdeel: "g",
      oin: "00000001234567890000",
      actief: true,
    });
  });

  it("die ophoudt, neemt haar teams en de toegang van haar mensen meteen mee", async () => {
    await at.nieuw("mw-amw", { organisatie: "amw" });
    await at.eventually(async () => (await at.zelf("mw-amw")).rollenIn);
    const pad = `organisaties/${organisatieIdVan("proefhuis", "amw")}`;
    const anders = { naam: "AMW", domein: "sociaal", klasse: "geen" };
    expect((await at.doe("put", pad, anders)).body).toMatchObject({ code: "organisatie-heeft-mensen" });
    expect((await at.doe("post", `${pad}/einde`)).status).toBe(200);
    await at.eventually(async () => (await at.zelf("mw-amw")).code === "geen-toegang");
    expect((await at.nieuw("mw-amw2", { organisatie: "amw" })).body).toMatchObject({ code: "organisatie-onbekend" });
  });

  it("het bureau, en met de eigen organisatie jezelf, eindig je niet", async () => {
    const pad = `organisaties/${organisatieIdVan("proefhuis", "huis")}/einde`;
    expect((await at.doe("post", pad)).body).toMatchObject({ code: "bureau-blijft" });
  });
});

describe("Een lijst van het register", () => {
  it("is op naam, gaat per bladzijde verder, en zoekt een deel van de naam in het eigen huis", async () => {
    const bladzijden: string[][] = [];
    for (let na: string | null = ""; na !== null;) {
      const { body } = await at.lees(`organisaties?huis=proefhuis&aantal=3${na && `&na=${na}`}`);
      bladzijden.push(body.items.map(({ naam }: { naam: string }) => naam));
      na = body.volgende;
    }
    const alle = bladzijden.flat();
    const heel = (await at.lees("organisaties?huis=proefhuis&aantal=100")).body;
    expect(heel.volgende).toBeNull();
    expect(alle).toEqual(heel.items.map(({ naam }: { naam: string }) => naam));
    expect(bladzijden.slice(0, -1).every(({ length }) => length === 3)).toBe(true);
    const zoek = (tekst: string, wie?: Person) =>
      at.doe("post", "organisaties/_zoek", { huis: "proefhuis", tekst }, wie).then(({ body }) => body.items);
    expect(await zoek("GGZ")).toMatchObject([{ code: "ggz" }]);
    expect(await zoek("bestaat-niet")).toEqual([]);
    expect(await zoek("GGZ", vreemde)).toEqual([]);
  });
});

it("L04 L12 wie in het huis werkt kiest uit zijn organisaties, zonder hoe zij te bereiken zijn; een ander huis leest niets", async () => {
  const straatzorg = { code: "straatzorg", naam: "Straatzorg", domein: "zorg", klasse: "privaat", onderdeel: "e" };
  const contact = { contactNaam: "Balie", contactTelefoon: "0800-1" };
  const meer = { huis: "proefhuis", beroepsgeheim: true };
  const { body } = await at.doe("post", "organisaties", { ...straatzorg, ...contact, ...meer });
  const kies = async (wie: Person) =>
    (await at.lees("organisaties/keuze?huis=proefhuis&aantal=500", wie)).body.items as { code: string }[];
  const van = async (code: string) => (await kies(mensen.deelnemer)).find((een) => een.code === code);
  const { code, naam, domein, klasse } = straatzorg;
  expect(await van("straatzorg")).toEqual({ code, naam, domein, klasse, beroepsgeheim: true, actief: true });
  expect([await van("huis"), (await van("politie"))!.code]).toEqual([undefined, "politie"]);
  expect(await kies(vreemde)).toEqual([]);
  await at.doe("post", `organisaties/${body.organisatieId}/einde`);
  expect(await van("straatzorg")).toMatchObject({ actief: false });
});

describe("Een team", () => {
  it("R60 is van een soort van dit huis; zijn postbus hoort bij contactpersonen en gaat met de laatste", async () => {
    await at.nieuw("mw-team");
    const team = { huis: "proefhuis", organisatie: "ggz", naam: "Nachtploeg West", postbus: "nacht@ggz.example" };
    const fout = await at.doe("post", "teams", { ...team, soort: "dagploeg" });
    expect(fout.body.faults.map(({ code }: { code: string }) => code)).toEqual([
      "teamsoort-onbekend",
      "contactpersoon-ontbreekt",
    ]);
    const goed = { ...team, soort: "nachtploeg", contactpersonen: ["mw-team"] };
    const { teamId } = (await at.doe("post", "teams", goed)).body;
    const { van: _, ...gegevens } = iemand();
    const inTeam = await at.doe("put", `medewerkers/${idVan("mw-team")}`, {
      ...gegevens,
      van: dagen(-1),
      teams: [teamId],
    });
    expect(inTeam.body).toMatchObject({ teams: [teamId], stand: "actief" });
    const gezocht = await at.doe("post", "teams/_zoek", { huis: "proefhuis", tekst: "nachtploeg" });
    expect(gezocht.body).toMatchObject({ items: [{ teamId }], collegas: { "mw-team": "Dries Nemer" }, volgende: null });
    await at.doe("post", `medewerkers/${idVan("mw-team")}/einde`);
    const { items } = (await at.lees("teams?huis=proefhuis&organisatie=ggz")).body;
    expect(items).toMatchObject([{ teamId, postbus: null, contactpersonen: [] }]);
    const events = await at.gemeld("team", "teamId", teamId);
    expect(events.map(({ contactpersonen }) => contactpersonen)).toEqual([["mw-team"], []]);
    expect(JSON.stringify(events)).not.toMatch(/West|@/);
    expect((await at.doe("post", `teams/${teamId}/einde`)).body.beeindigdOp).not.toBeNull();
  });
});
