import type { Person } from "@zvh/platform";
import type { TestService } from "@zvh/testing";
import { casusregisseur, deelnemer, regisseur, startProef, type Proef } from "../case-plan.proef.js";

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

/** A case with a casusregisseur and a participant; the paths of its parts. */
const opzet = async () => {
  const casusId = await proef.nieuweCasus();
  await proef.neemtDeel(casusId, casusregisseur, "casusregisseur");
  await proef.neemtDeel(casusId, deelnemer);
  const pad = `casussen/${casusId}`;
  const { deelnames } = await get(regisseur, pad);
  const deelnameVan = (wie: Person) =>
    `${pad}/deelnames/${deelnames.find((d: any) => d.medewerker === wie.id).deelnameId}`;
  return { casusId, pad, deelnameVan };
};
const ander: Person = { ...deelnemer, id: "deelnemer-2", naam: "A. Nder" };

describe("wie erin komt en wie eruit gaat", () => {
  it("R89 laat iemand zelf vertrekken, en een ander niet; de toegang is er bij de volgende vraag niet meer", async () => {
    const { casusId, pad, deelnameVan } = await opzet();
    const einde = { reden: "Andere baan." };
    expect(await post(casusregisseur, `${deelnameVan(deelnemer)}/einde`, einde, 403)).toMatchObject({
      code: "geen-toegang",
    });
    await post(ander, `${deelnameVan(deelnemer)}/einde`, einde, 404);
    await post(deelnemer, `${deelnameVan(deelnemer)}/einde`, einde);
    await get(deelnemer, pad, 404);
    expect((await get(deelnemer, "casussen?huis=proefhuis")).items.map((c: any) => c.casusId)).not.toContain(casusId);
    const laatste = (await service.events()).at(-1)!;
    expect(laatste.data).toMatchObject({ medewerker: deelnemer.id, tot: expect.any(String) });
  });

  it("R89 geeft een vervanger toegang op zijn dagen en niet langer, ook in de lijsten", async () => {
    const { casusId, pad, deelnameVan } = await opzet();
    const { nu } = await get(deelnemer, "nu");
    const vandaag = nu.slice(0, 10);
    await get(ander, pad, 404);
    await put(deelnemer, `${deelnameVan(deelnemer)}/vervanging`, {
      vervanger: ander.id,
      naam: ander.naam,
      van: vandaag,
      tot: "2999-12-31",
    });
    await get(ander, pad);
    expect((await get(ander, "casussen?huis=proefhuis")).items).toMatchObject([{ casusId }]);
    await proef.draagtBij(casusId, ander);
    expect((await get(regisseur, pad)).probleembepaling).toMatchObject([{ organisatie: "cjg", medewerker: ander.id }]);
    await post(deelnemer, `${deelnameVan(deelnemer)}/vervanging/einde`, {});
    await get(ander, pad, 404);
    await get(deelnemer, pad);
  });

  it("R52 R72 opent de toegang voor een voorgestelde partner pas na het besluit, en sluit haar op de laatste dag", async () => {
    const { casusId, pad } = await opzet();
    const voorstel = {
      organisatie: "politie",
      medewerker: ander.id,
      naam: ander.naam,
      grondslag: "wgs-casusoverleg",
      toelichting: "De wijkagent kent het gezin.",
    };
    await post(deelnemer, `${pad}/voorstellen`, voorstel, 403);
    const { voorstelId, tot } = await post(casusregisseur, `${pad}/voorstellen`, voorstel);
    expect(tot).toMatch(/^\d{4}-\d\d-\d\d$/);
    await get(ander, pad, 404);
    const besluit = { besluit: "toegelaten", toelichting: "Nodig voor het plan." };
    await post(casusregisseur, `${pad}/voorstellen/${voorstelId}/besluit`, besluit, 403);
    await post(regisseur, `${pad}/voorstellen/${voorstelId}/besluit`, besluit);
    expect((await get(ander, pad)).voorstellen).toMatchObject([{ besluit: "toegelaten", beslotenDoor: regisseur.id }]);
    await service.sql("update deelname set uiterlijk = app.nu() where medewerker = $1 and casus_id = $2", [
      ander.id,
      casusId,
    ]);
    await get(ander, pad, 404);
    await service.sql("update deadline set due_at = app.nu() where kind = 'deelname-voorbij'");
    await service.eventually(async () => {
      const { deelnames } = await get(regisseur, pad);
      return deelnames.some((d: any) => d.medewerker === ander.id && d.tot && d.eindeReden === "einddatum");
    });
  });

  it("R89 draagt de casusregie over als de opvolger aanvaardt, en tot dan blijft zij waar zij was", async () => {
    const { pad } = await opzet();
    const aanbod = { naar: deelnemer.id, toelichting: "Zij kent het gezin beter." };
    await post(deelnemer, `${pad}/overdrachten`, aanbod, 403);
    const { overdrachtId } = await post(casusregisseur, `${pad}/overdrachten`, aanbod);
    expect(await get(deelnemer, pad)).toMatchObject({
      casusregisseur: { id: casusregisseur.id },
      overdracht: { naar: deelnemer.id, antwoord: null },
    });
    const antwoord = `${pad}/overdrachten/${overdrachtId}/antwoord`;
    for (const wie of [regisseur, casusregisseur]) await post(wie, antwoord, { antwoord: "aanvaard" }, 403);
    await post(deelnemer, antwoord, { antwoord: "aanvaard" });
    expect(await get(casusregisseur, pad)).toMatchObject({ casusregisseur: { id: deelnemer.id }, overdracht: null });
    expect(await proef.soortenVan(pad.slice(9))).toEqual(expect.arrayContaining(["deelname.gewijzigd"]));
  });

  it("R89 laat de casusregisseur niet gaan zonder opvolger, zodra er een overleg is geweest", async () => {
    const { pad, deelnameVan } = await opzet();
    const { overlegId } = await post(regisseur, `${pad}/overleggen`, { soort: "casusoverleg", datum: "2026-11-30" });
    await post(regisseur, `${pad}/overleggen/${overlegId}/afronding`, { aanwezig: ["ggz"], afspraken: [] });
    const einde = { reden: "Ziek." };
    expect(await post(casusregisseur, `${deelnameVan(casusregisseur)}/einde`, einde, 409)).toMatchObject({
      code: "casusregisseur-nodig",
    });
    const opvolging = {
      organisatie: "cjg",
      medewerker: deelnemer.id,
      naam: deelnemer.naam,
      grondslag: "wgs-casusoverleg",
    };
    expect(await post(regisseur, `${pad}/deelnames`, { ...opvolging, rol: "casusregisseur" }, 409)).toMatchObject({
      code: "overdracht-nodig",
    });
  });
});
