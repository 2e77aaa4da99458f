import { listen, type TestService } from "@zvh/testing";
import {
  actie,
  casusregisseur,
  deelnemer,
  herkomst,
  plan,
  regisseur,
  startProef,
  type Proef,
} from "../case-plan.proef.js";

let proef: Proef;
let service: TestService;
beforeAll(async () => {
  proef = await startProef();
  service = proef.service;
});
afterAll(() => service.stop());

const get: Proef["get"] = (...vraag) => proef.get(...vraag);
const post: Proef["post"] = (...vraag) => proef.post(...vraag);
const put: Proef["put"] = (...vraag) => proef.put(...vraag);

describe("een stuk dat niet voor iedereen is", () => {
  it("R93 laat voor wie niet genoemd is geen spoor na, ook niet in het plan, de tijdlijn en de tellingen", async () => {
    const casusId = await proef.metDeelnemers();
    const pad = `casussen/${casusId}`;
    const geheim = { toelichting: "Geheim adres aan de Kade.", leefgebied: "wonen", herkomst };
    const { bijdrageId } = await post(casusregisseur, `${pad}/probleembepaling`, geheim);
    const gewoon = actie(deelnemer, { omschrijving: "Belt de school." });
    const uit = actie(casusregisseur, { omschrijving: "Gaat naar de Kade.", bijdrageId, uiterlijkDatum: "2998-01-01" });
    const { acties } = await put(regisseur, `${pad}/plan`, plan([gewoon, uit]));
    const geheimeActie = acties.find((een: any) => een.bijdrageId === bijdrageId);
    await post(casusregisseur, `acties/${geheimeActie.actieId}/terugkoppeling`, {
      soort: "lukt-niet",
      toelichting: "De Kade is leeg.",
    });
    expect(await get(deelnemer, pad)).toMatchObject({ aantalOpenActies: 2, volgendeTermijn: "2998-01-01" });
    const { laatsteContactOp } = await get(deelnemer, pad);
    await post(casusregisseur, `${pad}/probleembepaling/${bijdrageId}/beperking`, { alleenVoor: [] });

    const gezien = await get(deelnemer, pad);
    expect(gezien).toMatchObject({ aantalOpenActies: 1, volgendeTermijn: "2999-01-31", laatsteContactOp });
    const overal = [
      gezien,
      await get(deelnemer, `${pad}/plan/1`),
      await get(deelnemer, "acties?huis=proefhuis&aantal=100"),
      await get(deelnemer, "casussen?huis=proefhuis&aantal=100"),
    ];
    for (const spoor of ["Kade", bijdrageId, geheimeActie.actieId, "stuk-beperkt"])
      expect(JSON.stringify(overal)).not.toContain(spoor);
    for (const [waar, wat] of [
      ["beperking", { alleenVoor: ["cjg"] }],
      ["bevestiging", { klopt: true }],
    ] as const)
      expect(await post(deelnemer, `${pad}/probleembepaling/${bijdrageId}/${waar}`, wat, 404)).toMatchObject({
        code: "niet-gevonden",
      });
    for (const wie of [casusregisseur, regisseur]) {
      const mag = await get(wie, pad);
      expect(mag).toMatchObject({ aantalOpenActies: 2 });
      expect(JSON.stringify(mag)).toContain("De Kade is leeg.");
      expect(mag.probleembepaling.at(-1)).toMatchObject({ alleenVoor: ["ggz"], herkomst });
    }
  });

  it("R93 laat alleen de schermen opnieuw lezen van wie het stuk mag zien, of het tot dan zag", async () => {
    const casusId = await proef.metDeelnemers();
    const luistert = await Promise.all([regisseur, casusregisseur, deelnemer].map((wie) => listen(service, wie)));
    const { bijdrageId } = await proef.draagtBij(casusId, casusregisseur, { alleenVoor: ["cjg"] });
    /** How often each of the three is told to read again; whoever is told of an open item after it, heard what was before. */
    const keren = async (doe: () => Promise<unknown>): Promise<number[]> => {
      await service.eventually(async () => luistert.every((een) => een.times() > 0));
      const voor = luistert.map((een) => een.times());
      await doe();
      await service.eventually(async () => luistert[0]!.times() > voor[0]!);
      const erna = luistert.map((een) => een.times());
      await proef.draagtBij(casusId, deelnemer);
      await service.eventually(async () => luistert.every((een, i) => een.times() > erna[i]!));
      return luistert.map((een, i) => een.times() - voor[i]! - 1);
    };
    expect(await keren(() => proef.draagtBij(casusId, casusregisseur, { alleenVoor: [] }))).toEqual([1, 1, 0]);
    const beperk = () => post(casusregisseur, `casussen/${casusId}/probleembepaling/${bijdrageId}/beperking`, wat);
    const wat = { alleenVoor: [] };
    expect(await keren(beperk)).toEqual([1, 1, 1]);
    expect(await keren(beperk)).toEqual([1, 1, 0]);
    for (const een of luistert) een.leave();
  });

  it("R93 toont een andere procesregisseur van het huis de casus, maar niet wat beperkt is", async () => {
    const casusId = await proef.metDeelnemers();
    await proef.draagtBij(casusId, casusregisseur, { toelichting: "Alleen voor de GGZ.", alleenVoor: [] });
    const collega = { ...regisseur, id: "procesregisseur-6" };
    expect((await get(collega, `casussen/${casusId}`)).probleembepaling).toHaveLength(2);
    expect((await get(regisseur, `casussen/${casusId}`)).probleembepaling).toHaveLength(3);
  });

  it("L09 gaat niet verder dan wie er was: een partner die later komt ziet het niet, en een actie eruit ook niet", async () => {
    const casusId = await proef.nieuweCasus();
    const pad = `casussen/${casusId}`;
    await proef.neemtDeel(casusId, casusregisseur);
    const bron = { ...herkomst, voorwaarde: "niet-verder" };
    const meer = { toelichting: "Schuld bij de Kade.", herkomst: bron };
    const { bijdrageId } = await proef.draagtBij(casusId, casusregisseur, meer);
    await proef.neemtDeel(casusId, deelnemer);
    await proef.draagtBij(casusId, deelnemer);
    const uit = actie(casusregisseur, { omschrijving: "Belt de Kade.", bijdrageId });
    await put(regisseur, `${pad}/plan`, plan([uit]));
    const eigen = await get(casusregisseur, pad);
    expect(eigen.acties).toMatchObject([{ omschrijving: "Belt de Kade.", voorwaarde: "niet-verder" }]);
    const overal = [await get(deelnemer, pad), await get(deelnemer, "acties?huis=proefhuis&aantal=100")];
    for (const spoor of ["Kade", bijdrageId]) expect(JSON.stringify(overal)).not.toContain(spoor);
    const lijst = await get(casusregisseur, "acties?huis=proefhuis&mijn=true&aantal=100");
    expect(lijst.items.find((een: any) => een.casusId === casusId)).toMatchObject({ voorwaarde: "niet-verder" });
  });

  it("L09 dat alleen voor het eerstvolgende overleg is, ziet daarna alleen de leverancier nog, en de procesregisseur", async () => {
    const casusId = await proef.metDeelnemers();
    const pad = `casussen/${casusId}`;
    const bron = { ...herkomst, voorwaarde: "eenmalig" };
    await proef.draagtBij(casusId, casusregisseur, { toelichting: "Alleen voor nu.", herkomst: bron });
    const ziet = async (wie: typeof deelnemer) => JSON.stringify(await get(wie, pad)).includes("Alleen voor nu.");
    expect([await ziet(deelnemer), await ziet(casusregisseur)]).toEqual([true, true]);
    const { overlegId } = await post(regisseur, `${pad}/overleggen`, { soort: "casusoverleg", datum: "2026-11-30" });
    const afronding = { aanwezig: ["ggz"], afspraken: [], casusregisseur: casusregisseur.id };
    await post(regisseur, `${pad}/overleggen/${overlegId}/afronding`, afronding);
    expect([await ziet(deelnemer), await ziet(casusregisseur), await ziet(regisseur)]).toEqual([false, true, true]);
    expect((await get(deelnemer, pad)).probleembepaling).toHaveLength(2);
  });

  it("R64 weigert een stuk zonder herkomst, met alles wat ontbreekt in één keer", async () => {
    const casusId = await proef.metDeelnemers();
    const stuk = { leefgebied: "wonen", toelichting: "Zonder herkomst.", herkomst: {} };
    const { code, faults } = await post(deelnemer, `casussen/${casusId}/probleembepaling`, stuk, 400);
    expect(code).toBe("ongeldige-invoer");
    expect(new Set(faults.map(({ where }: any) => where))).toEqual(
      new Set(
        ["grondslag", "doelbinding", "categorie", "voorwaarde", "eerstVerwerktOp"].map((veld) => `herkomst.${veld}`),
      ),
    );
  });

  it("R57 laat de procesregisseur namens een partner vastleggen, en alleen die partner zegt of het klopt", async () => {
    const casusId = await proef.metDeelnemers();
    const pad = `casussen/${casusId}/probleembepaling`;
    const namens = { leefgebied: "wonen", toelichting: "Zei hij aan de telefoon.", herkomst, namens: deelnemer.id };
    expect(await post(casusregisseur, pad, namens, 409)).toMatchObject({ code: "alleen-procesregisseur" });
    const { bijdrageId } = await post(regisseur, pad, namens);
    await post(casusregisseur, `${pad}/${bijdrageId}/bevestiging`, { klopt: true }, 403);
    await post(deelnemer, `${pad}/${bijdrageId}/bevestiging`, { klopt: false });
    expect((await get(regisseur, `casussen/${casusId}`)).probleembepaling.at(-1)).toMatchObject({
      organisatie: "cjg",
      toelichting: namens.toelichting,
      vastgelegdDoor: regisseur.id,
      bevestiging: "klopt-niet",
    });
  });
});
