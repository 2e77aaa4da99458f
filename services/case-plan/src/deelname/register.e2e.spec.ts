import { OrganisatieGewijzigd } from "@zvh/contracts";
import { newId, type Person } from "@zvh/platform";
import { actie, deelnemer, herkomst, plan, regisseur, startProef, type Proef } from "../case-plan.proef.js";

let proef: Proef;
beforeAll(async () => {
  proef = await startProef();
});
afterAll(() => proef.service.stop());

const straatzorg = { ...OrganisatieGewijzigd.voorbeeld, organisatieId: newId(), organisatie: "straatzorg" };
const vertel = (meer: Partial<OrganisatieGewijzigd> = {}) =>
  proef.service.deliver(OrganisatieGewijzigd, { ...straatzorg, huis: "proefhuis", ...meer });
const werker: Person = { ...deelnemer, id: "straatwerker-1", organisatie: "straatzorg" };
const deelname = {
  organisatie: "straatzorg",
  medewerker: werker.id,
  naam: werker.naam,
  rol: "deelnemer",
  grondslag: "wgs-betrekken",
};
const onbekend = { code: "organisatie-onbekend" };

it("Wie alleen in het register staat neemt deel, brengt in onder zijn geheim, krijgt een actie en zit in het overleg; na het einde niet meer (L04, L08)", async () => {
  const casusId = await proef.metDeelnemers();
  const pad = `casussen/${casusId}`;
  const neemtDeel = (status: number) => proef.post(regisseur, `${pad}/deelnames`, deelname, status);
  expect(await neemtDeel(409)).toMatchObject(onbekend);
  await vertel();
  await neemtDeel(201);
  const inbreng = { leefgebied: "wonen", toelichting: "Slaapt buiten.", herkomst };
  const gezondheid = { ...inbreng, herkomst: { ...herkomst, categorie: "gezondheid" } };
  expect(await proef.post(werker, `${pad}/probleembepaling`, gezondheid, 409)).toMatchObject({
    faults: [{ where: "herkomst.grondslag", code: "beroepsgeheim-grondslag" }],
  });
  await proef.post(werker, `${pad}/probleembepaling`, inbreng);
  const overleg = await proef.post(regisseur, `${pad}/overleggen`, { soort: "casusoverleg", datum: "2999-01-01" });
  await proef.put(regisseur, `${pad}/plan`, plan([actie(werker)]));
  await vertel({ actief: false });
  const afronding = { aanwezig: ["straatzorg"], afspraken: [], casusregisseur: werker.id };
  const afgerond = (status: number) =>
    proef.post(regisseur, `${pad}/overleggen/${overleg.overlegId}/afronding`, afronding, status);
  expect(await afgerond(409)).toMatchObject(onbekend);
  const ander = { ...deelname, medewerker: "straatwerker-2" };
  expect(await proef.post(regisseur, `${pad}/deelnames`, ander, 409)).toMatchObject(onbekend);
  await vertel();
  await afgerond(201);
});
