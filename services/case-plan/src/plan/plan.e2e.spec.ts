import type { TestService } from "@zvh/testing";
import {
  actie,
  buitenstaander,
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

describe("het plan en de acties", () => {
  it("R10 R96 weigert alles wat niet klopt in één keer, als problem+json", async () => {
    const casusId = await proef.nieuweCasus();
    await proef.neemtDeel(casusId, deelnemer);
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
    const casusId = await proef.metDeelnemers();
    const eerste = await put(regisseur, `casussen/${casusId}/plan`, plan([actie(deelnemer), actie(casusregisseur)]));
    const [blijft, vervalt] = eerste.acties;
    await post(deelnemer, `acties/${blijft.actieId}/terugkoppeling`, {
      soort: "ontwikkeling",
      toelichting: "Kreeg geen gehoor.",
      herkomst,
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
    const belegd = (await proef.soortenVan(casusId)).filter((soort) => soort === "actie.belegd");
    expect(belegd).toHaveLength(3);
  });

  it("R14 R57 R88 laat alleen de uitvoerder terugkoppelen, in drie soorten", async () => {
    const casusId = await proef.metDeelnemers();
    const { acties } = await put(regisseur, `casussen/${casusId}/plan`, plan([actie(deelnemer)]));
    const pad = `acties/${acties[0].actieId}/terugkoppeling`;
    const zegt = (soort: string) => ({ soort, toelichting: "Zo staat het ervoor.", herkomst });
    for (const ander of [regisseur, casusregisseur])
      expect(await post(ander, pad, zegt("gedaan"), 409)).toMatchObject({ code: "alleen-uitvoerder" });
    await post(buitenstaander, pad, zegt("gedaan"), 404);
    for (const soort of ["ontwikkeling", "lukt-niet"]) await post(deelnemer, pad, zegt(soort));
    const agent = await service.as(deelnemer);
    const tegelijk = await Promise.all([1, 2, 3].map(() => agent.post(`/v1/${pad}`).send(zegt("gedaan"))));
    expect(tegelijk.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
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
    const casusId = await proef.metDeelnemers();
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
    await service.eventually(async () => (await proef.soortenVan(casusId)).includes("actie.verlopen"));
    const { items } = await get(deelnemer, "acties?huis=proefhuis&mijn=true&aantal=1");
    expect(items).toMatchObject([
      { actieId: acties[0].actieId, casusId, status: "open", verlopenOp: expect.any(String) },
    ]);
  });
});
