import { TriageBesloten } from "@zvh/contracts";
import { newId } from "@zvh/platform";
import type { TestService } from "@zvh/testing";
import {
  actie,
  beheerder,
  besluit,
  casusregisseur,
  deelnemer,
  anderHuis,
  elders,
  plan,
  regisseur,
  startProef,
  type Proef,
} from "./case-plan.proef.js";

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
    expect(await proef.soortenVan(rijen[0].casus_id)).toEqual(["casus.geopend"]);
    const gezin = await get(regisseur, `gezinnen/${rijen[0].gezin_id}`);
    expect(gezin.casussen).toHaveLength(2);
    expect(gezin.casussen[0]).toMatchObject({ categorie: "top-x", meldingId: triage.meldingId, status: "actief" });
  });

  it("L14 toont wie aan één casus van een gezin meedoet van dat gezin alleen die, en wie aan geen meedoet niets", async () => {
    const triage = besluit([newId(), newId()]);
    await service.deliver(TriageBesloten, triage);
    const [een, ander] = await service.sql("select casus_id, gezin_id from casus where triage_id = $1", [
      triage.triageId,
    ]);
    await get(deelnemer, `gezinnen/${een.gezin_id}`, 404);
    await proef.neemtDeel(een.casus_id, deelnemer, "deelnemer", regisseur);
    const { casussen } = await get(deelnemer, `gezinnen/${een.gezin_id}`);
    expect(casussen.map(({ casusId }: { casusId: string }) => casusId)).toEqual([een.casus_id]);
    await get(deelnemer, `casussen/${ander.casus_id}`, 404);
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
    const casusId = await proef.nieuweCasus();
    await proef.neemtDeel(casusId, { ...regisseur, id: "procesregisseur-2", naam: "O. Pvolger" }, "procesregisseur");
    const { procesregisseur, deelnames } = await get(regisseur, `casussen/${casusId}`);
    expect(procesregisseur).toEqual({ id: "procesregisseur-2", naam: "O. Pvolger" });
    expect(deelnames.filter((d: any) => d.rol === "procesregisseur" && !d.tot)).toHaveLength(1);
  });
});

describe("het overleg", () => {
  it("R91 weigert waar het huis dat vraagt een eerste overleg zonder casusregisseur", async () => {
    const casusId = await proef.metDeelnemers();
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
    expect(await proef.soortenVan(casusId)).toEqual(expect.arrayContaining(["deelname.gewijzigd", "overleg.afgerond"]));
  });

  it("R91 kan in een huis dat het niet vraagt zonder casusregisseur", async () => {
    const casusId = await proef.nieuweCasus({ huis: anderHuis });
    const daar = elders(regisseur);
    await proef.neemtDeel(casusId, elders(casusregisseur), "deelnemer", daar);
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

describe("de afsluiting", () => {
  const sluiting = {
    wijze: "voorlopig",
    reden: "zorg-geborgd",
    ontvanger: "ggz",
    toelichting: "Besproken in het overleg.",
  };

  it("R17 R38 weigert zonder borging, zonder ontvanger en met open acties", async () => {
    const casusId = await proef.metDeelnemers();
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
    const casusId = await proef.metDeelnemers();
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
      async () => (await proef.soortenVan(casusId)).filter((soort) => soort === "casus.afgesloten").length === 3,
    );
    expect(await post(regisseur, `casussen/${casusId}/heropening`, { reden: "-" }, 409)).toMatchObject({
      code: "casus-niet-voorlopig-afgesloten",
    });
    await get(deelnemer, `casussen/${casusId}`, 404);
    await get({ ...regisseur, id: "procesregisseur-9" }, `casussen/${casusId}`, 404);
  });
});
