import { CasusAfgesloten, CasusGeopend } from "@zvh/contracts";
import { newId } from "@zvh/platform";
import { piotr, sanne } from "../hub.fake.js";
import { bureau, startMeldpunt } from "./meldpunt.fake.js";

let hub: Awaited<ReturnType<typeof startMeldpunt>>;
beforeAll(async () => {
  hub = await startMeldpunt();
});
afterAll(() => hub.stop());

describe("Waar een casus loopt", () => {
  it("R78 gaat naar waar een casus loopt: alleen huizen die dat toelaten horen de vraag, bekend of niet (L06)", async () => {
    const id = await hub.getrieerd(sanne);
    const vraag = () => hub.doe(id, "casusvraag");
    for (const waar of ["proefhuis", "zeeland"]) {
      const { persoonId } = (await hub.herken(sanne, waar)).data;
      const casus = { ...CasusGeopend.voorbeeld, casusId: newId(), huis: waar, persoonId };
      await hub.deliver(CasusGeopend, casus, newId());
    }
    expect((await vraag()).status).toBe(202);
    const { voorstel } = await hub.eventually(async () => {
      const { body } = await hub.lees(`/${id}`);
      return body.casushuizen && body;
    });
    expect(voorstel).toEqual({ naar: "proefhuis", buiten: false, grond: "lopende-casus" });
    expect((await vraag()).body.code).toBe("al-gevraagd");
    const gevraagd = (await hub.events()).filter(({ name }) => name === "nl.zvh.lopende.casus.gevraagd.v1");
    expect(gevraagd.map(({ data }) => [data.huis, data.door]).toSorted()).toEqual([
      ["proefhuis", bureau.id],
      ["westelijke-mijnstreek", bureau.id],
    ]);
    expect((await hub.doe(await hub.getrieerd({ ...sanne, bsn: null }), "casusvraag")).body.code).toBe("bsn-ontbreekt");
  });

  it("R78 gaat niet naar waar een casus liep die gesloten is", async () => {
    const { persoonId } = (await hub.herken(piotr, "proefhuis")).data;
    const casus = { ...CasusGeopend.voorbeeld, casusId: newId(), huis: "proefhuis", persoonId };
    await hub.deliver(CasusGeopend, casus, newId());
    const { casusId } = casus;
    await hub.deliver(CasusAfgesloten, { ...CasusAfgesloten.voorbeeld, casusId, huis: "proefhuis" }, newId());
    const id = await hub.getrieerd(piotr);
    await hub.doe(id, "casusvraag");
    const { casushuizen } = await hub.eventually(async () => {
      const { body } = await hub.lees(`/${id}`);
      return body.casushuizen && body;
    });
    expect(casushuizen).toEqual([]);
  });
});
