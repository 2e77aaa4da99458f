import { newId, type Person } from "@zvh/platform";
import { mensen, type TestService } from "@zvh/testing";
import {
  actie,
  anderHuis,
  buitenstaander,
  casusregisseur,
  deelnemer,
  elders,
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

describe("wie wat ziet", () => {
  it("R61 toont een deelnemer alleen eigen casussen, en na het einde van de deelname niets meer", async () => {
    const casusId = await proef.metDeelnemers();
    const ander = await proef.nieuweCasus();
    await proef.put(regisseur, `casussen/${casusId}/plan`, plan([actie(deelnemer)]));
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
    await proef.draagtBij(casusId, casusregisseur);
  });

  it("toont een ander huis niets, en wie geen rol heeft niet eens dat", async () => {
    const casusId = await proef.nieuweCasus();
    await get(buitenstaander, `casussen/${casusId}`, 404);
    expect(await get(buitenstaander, "casussen?huis=proefhuis")).toEqual({ items: [], volgende: null });
    expect(await get(buitenstaander, "acties?huis=proefhuis")).toEqual({ items: [], volgende: null });
    await post(buitenstaander, `casussen/${casusId}/afsluiting`, {}, 400);
    await proef.neemtDeel(casusId, deelnemer, "deelnemer", regisseur);
    await get(mensen.screener, `casussen/${casusId}`, 403);
    await (await service.as()).get(`/v1/casussen/${casusId}`).expect(401);
  });

  it("R21 R57 laat alleen de procesregisseur van de casus leiden: wie het ergens anders is, leidt hier niet", async () => {
    const casusId = await proef.nieuweCasus({ huis: anderHuis });
    const daar = elders(regisseur);
    const inTweeHuizen: Person = {
      ...regisseur,
      id: "procesregisseur-8",
      huizen: ["proefhuis", anderHuis],
      rollenIn: { proefhuis: ["medewerker", "procesregisseur"], [anderHuis]: ["medewerker", "deelnemer"] },
    };
    await get(inTweeHuizen, `casussen/${casusId}`, 404);
    await proef.neemtDeel(casusId, { ...inTweeHuizen, organisatie: "ggz" }, "deelnemer", daar);
    await get(inTweeHuizen, `casussen/${casusId}`);
    const overleg = { soort: "casusoverleg", datum: "2026-11-30" };
    await post(inTweeHuizen, `casussen/${casusId}/overleggen`, overleg, 404);
    const collega = { ...daar, id: "procesregisseur-9" };
    expect(await post(collega, `casussen/${casusId}/overleggen`, overleg, 409)).toMatchObject({
      code: "alleen-procesregisseur",
    });
    await proef.neemtDeel(casusId, { ...collega, organisatie: "huis" }, "procesregisseur", collega);
    await post(collega, `casussen/${casusId}/overleggen`, overleg);
    expect(await post(daar, `casussen/${casusId}/overleggen`, overleg, 409)).toMatchObject({
      code: "alleen-procesregisseur",
    });
  });

  it("R15 R37 bladert per bladzijde, toont wat van mij is, en waar het stil is", async () => {
    const nieuw = { ...regisseur, id: "procesregisseur-7" };
    const ids = [];
    for (const _ of [1, 2, 3]) ids.push(await proef.nieuweCasus({ procesregisseur: nieuw.id }));
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
    const casusId = await proef.nieuweCasus();
    const lid = { persoonId: newId(), relatie: "ouder", leefgebieden: ["financien"] };
    await post(regisseur, `casussen/${casusId}/gezinsleden`, lid);
    await post(regisseur, `casussen/${casusId}/gezinsleden`, { ...lid, relatie: "buurman" }, 400);
    expect((await get(regisseur, `casussen/${casusId}`)).gezinsleden).toMatchObject([lid]);
  });
});
