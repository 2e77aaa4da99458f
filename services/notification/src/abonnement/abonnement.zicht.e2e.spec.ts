import { ActieBelegd, DeelnameGewijzigd, PlanVastgesteld } from "@zvh/contracts";
import { newId } from "@zvh/platform";
import { adminUrl, giveAccounts, mensen } from "@zvh/testing";
import { beheerder, overCasus, overMelding, startProef, systeem, typeVan } from "./proef.testing.js";

const [politie, ggz, cjg] = [systeem("politie"), systeem("ggz"), systeem("cjg")];

let proef: Awaited<ReturnType<typeof startProef>>;
beforeAll(async () => (proef = await startProef()));
afterEach(() => proef.leeg());
afterAll(() => proef.stop());

describe("wie iets hoort", () => {
  it("L15 R61 is alleen de melder, en van een casus alleen wie er nu aan meedoet", async () => {
    const van = { politie: await proef.abonneer(politie, undefined, [...overMelding, ...overCasus]) };
    const bij = {
      ggz: await proef.abonneer(ggz, undefined, [...overMelding, ...overCasus]),
      cjg: await proef.abonneer(cjg, undefined, overCasus),
    };
    const [meldingId, casusId] = [await proef.meld("politie"), newId()];
    await proef.plan(casusId, 1);
    await proef.doetMee(casusId, "ggz");
    await proef.plan(casusId, 2);
    expect((await proef.haal(politie, van.politie.id)).map(({ data }) => data.meldingId)).toEqual([meldingId]);
    expect((await proef.haal(ggz, bij.ggz.id)).map(({ type, data }) => [type, data.versie])).toEqual([
      [typeVan(DeelnameGewijzigd), undefined],
      [typeVan(PlanVastgesteld), 2],
    ]);
    expect(await proef.haal(cjg, bij.cjg.id)).toEqual([]);
  });

  it("R93 hoort niet van wat voor anderen is", async () => {
    const [een, ander] = [
      await proef.abonneer(ggz, undefined, overCasus),
      await proef.abonneer(cjg, undefined, overCasus),
    ];
    const casusId = newId();
    await proef.doetMee(casusId, "ggz");
    await proef.doetMee(casusId, "cjg");
    await proef.service.deliver(ActieBelegd, { ...ActieBelegd.voorbeeld, casusId, alleenVoor: ["ggz"] });
    expect((await proef.haal(ggz, een.id)).at(-1)!.type).toBe(typeVan(ActieBelegd));
    expect((await proef.haal(ggz, een.id)).at(-1)!.data).not.toHaveProperty("alleenVoor");
    expect((await proef.haal(cjg, ander.id)).map(({ type }) => type)).toEqual([typeVan(DeelnameGewijzigd)]);
  });

  it("R89 hoort na zijn vertrek niets meer: wat wachtte krijgt geen nummer, wat al genummerd was is ingetrokken", async () => {
    const casusId = newId();
    const { id } = await proef.abonneer(ggz, undefined, overCasus);
    await proef.doetMee(casusId, "ggz");
    await proef.plan(casusId, 1);
    expect(await proef.haal(ggz, id)).toHaveLength(2);
    await proef.plan(casusId, 2);
    await proef.doetMee(casusId, "ggz", { tot: new Date().toISOString() });
    const na = await proef.haal(ggz, id);
    expect(na.map(({ sequence, data }) => [sequence, data?.versie, data?.tot !== undefined])).toEqual([
      ["1", undefined, false],
      ["2", undefined, false],
      ["3", undefined, true],
    ]);
    expect(na[1]).toEqual({ sequence: "2", ingetrokken: true });
    expect(JSON.stringify(na)).not.toContain(typeVan(PlanVastgesteld));
  });

  it("L22 krijgt niets zolang het account niet geldt, en daarna alles", async () => {
    const abonnee = await proef.luister();
    const { id } = await proef.abonneer(politie, abonnee.url);
    await giveAccounts(adminUrl(proef.service.database), [{ ...politie, rollen: ["medewerker"] }]);
    const meldingId = await proef.meld();
    await proef.service.eventually(
      async () =>
        (await proef.service.sql("select 1 from abonnement where abonnement_id = $1 and wacht_tot > app.nu()", [id]))
          .length === 1,
    );
    expect(abonnee.gekregen).toHaveLength(0);
    await giveAccounts(adminUrl(proef.service.database), [politie]);
    await proef.service.moveClock("2 minutes");
    await proef.service.eventually(async () => abonnee.gekregen.length === 1);
    expect(abonnee.gekregen[0]!.gebeurtenis.data).toMatchObject({ meldingId });
  });

  it("krijgt niets meer als het systeem zich dertig dagen niet met een token meldde, tot het dat weer doet", async () => {
    const abonnee = await proef.luister();
    const { id } = await proef.abonneer(politie, abonnee.url);
    await proef.service.moveClock("31 days");
    await proef.meld();
    await proef.service.eventually(
      async () =>
        (await proef.service.sql("select 1 from abonnement where abonnement_id = $1 and wacht_tot > app.nu()", [id]))
          .length === 1,
    );
    expect(abonnee.gekregen).toHaveLength(0);
    await proef.toon(politie, id);
    await proef.service.moveClock("2 minutes");
    await proef.service.eventually(async () => abonnee.gekregen.length === 1);
  });
});

describe("een abonnement", () => {
  it("is van het systeem zelf; de beheerder van het huis ziet het en kan het uitzetten; voor een ander is het er niet", async () => {
    const { id } = await proef.abonneer(politie, undefined);
    const [ander, chef, elders] = [
      await proef.service.as(ggz),
      await proef.service.as(beheerder),
      await proef.service.as({ ...ggz, id: "afzender:elders", huizen: ["zeeland"] }),
    ];
    for (const als of [ander, elders]) {
      for (const pad of ["", "/gebeurtenissen", "/pogingen"]) await als.get(`/v1/abonnementen/${id}${pad}`).expect(404);
      for (const pad of ["/geheimen", "/uitschakeling", "/herlevering"])
        await als.post(`/v1/abonnementen/${id}${pad}`).send({}).expect(404);
      await als.put(`/v1/abonnementen/${id}`).send({ types: overMelding }).expect(404);
      await als.delete(`/v1/abonnementen/${id}`).expect(404);
      expect((await als.get("/v1/abonnementen").expect(200)).body.items).toEqual([]);
    }
    expect((await chef.get("/v1/abonnementen?huis=proefhuis").expect(200)).body.items).toMatchObject([
      { id, staat: "actief" },
    ]);
    expect((await chef.post(`/v1/abonnementen/${id}/uitschakeling`).send({}).expect(200)).body).toMatchObject({
      staat: "uitgeschakeld",
      reden: "beheerder",
    });
    await chef.get(`/v1/abonnementen/${id}/gebeurtenissen`).expect(403);
    await (await proef.service.as(mensen.screener)).get("/v1/abonnementen").expect(403);
    const als = await proef.service.as(politie);
    const { body } = await als
      .put(`/v1/abonnementen/${id}`)
      .send({ types: overCasus, sink: "http://127.0.0.1:9/x" })
      .expect(200);
    expect(body).toMatchObject({ types: overCasus, sink: "http://127.0.0.1:9/x", staat: "uitgeschakeld" });
    await als.delete(`/v1/abonnementen/${id}`).expect(204);
    await als.get(`/v1/abonnementen/${id}`).expect(404);
  });

  it("noemt alles wat er niet aan klopt in één keer, en neemt geen huis van een ander", async () => {
    const als = await proef.service.as(politie);
    const fout = { config: {}, protocol: "AMQP", types: ["nl.zvh.persoon.herkend.v1"], sink: 5, filters: [] };
    const { body } = await als.post("/v1/abonnementen").send(fout).expect(400);
    const waar = body.faults.map(({ where }: { where: string }) => where);
    expect([...new Set(waar)].toSorted()).toEqual(["config.huis", "filters", "protocol", "sink", "types"]);
    const vreemd = { config: { huis: "zeeland" }, types: overMelding };
    expect((await als.post("/v1/abonnementen").send(vreemd).expect(409)).body.code).toBe("onbekend-huis");
  });
});
