import { TriageBesloten } from "@zvh/contracts";
import { newId, stableId } from "@zvh/platform";
import { besluit, deelnemer, regisseur, startProef, type Proef } from "../case-plan.proef.js";

let proef: Proef;
beforeAll(async () => {
  proef = await startProef();
});
afterAll(() => proef.service.stop());

const reden = { samenhang: "De huur is van hen samen.", noodzaak: "Anders werkt het tegen elkaar in." };

it("L14 stemt plannen af in de directe kring; wie maar één van de casussen ziet, merkt niet dat er een tweede is", async () => {
  const [moeder, kind] = [newId(), newId()];
  const triage = besluit([moeder, kind]);
  await proef.service.deliver(TriageBesloten, triage);
  const [vanMoeder, vanKind] = [moeder, kind].map((wie) => stableId("casus", triage.triageId, wie));
  const pad = `casussen/${vanMoeder}`;
  const afstemming = `${pad}/afstemmingen/${kind}`;
  await proef.neemtDeel(vanMoeder!, deelnemer);
  expect(await proef.put(regisseur, afstemming, reden, 409)).toMatchObject({ code: "niet-in-directe-kring" });
  for (const persoonId of [kind, newId()])
    await proef.post(regisseur, `${pad}/gezinsleden`, { persoonId, relatie: "kind", leefgebieden: [] });
  await proef.put(regisseur, afstemming, { samenhang: reden.samenhang }, 400);
  await proef.put(deelnemer, afstemming, reden, 403);
  await proef.put(regisseur, afstemming, reden);
  const gezien = async (wie = regisseur) => proef.get(wie, pad);
  expect((await gezien()).afstemmingen).toMatchObject([{ persoonId: kind, ...reden, door: regisseur.id }]);
  expect((await gezien()).tijdlijn[0]).toMatchObject({ soort: "plannen-afgestemd" });
  const { afstemmingen, tijdlijn } = await gezien(deelnemer);
  expect(afstemmingen).toEqual([]);
  expect(JSON.stringify(tijdlijn)).not.toMatch(/afgestemd/);
  await proef.neemtDeel(vanKind!, deelnemer);
  expect((await gezien(deelnemer)).afstemmingen).toMatchObject([reden]);
  await proef.post(regisseur, `${afstemming}/einde`, {}, 200);
  await proef.post(regisseur, `${afstemming}/einde`, {}, 404);
  expect((await gezien()).afstemmingen).toEqual([]);
});
