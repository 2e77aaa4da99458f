import { OrganisatieGewijzigd } from "@zvh/contracts";
import { newId, type Person } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import { doe, getoetst, oordeel, service, start, stop, toon } from "./triage.opstelling.js";

const { voorzitter, triagelid } = mensen;
beforeAll(start);
afterAll(stop);

const straatzorg = { ...OrganisatieGewijzigd.voorbeeld, organisatieId: newId(), organisatie: "straatzorg" };
const vertel = (meer: Partial<OrganisatieGewijzigd> = {}) =>
  service.deliver(OrganisatieGewijzigd, { ...straatzorg, huis: "proefhuis", ...meer });
const betrek = (triageId: string, status: number) =>
  doe(voorzitter, "post", `${triageId}/deelnames`, { organisaties: ["straatzorg"] }, status);

it("Wie alleen in het register staat doet mee zodra het register het zegt, oordeelt onder zijn geheim, en niet meer als het ophoudt (L04, L08, L15)", async () => {
  const lid: Person = { ...triagelid, id: "straatwerker-1", organisatie: "straatzorg" };
  const triageId = await getoetst();
  expect((await betrek(triageId, 409)).code).toBe("geen-deelnemer");
  await vertel({ huis: "zeeland" });
  expect((await betrek(triageId, 409)).code).toBe("geen-deelnemer");
  await vertel();
  expect((await betrek(triageId, 201)).deelnames).toMatchObject([{ organisatie: "straatzorg" }]);
  expect(await toon(triageId, lid)).toMatchObject({ triageId });
  const gezondheid = { ...oordeel.herkomst, categorie: "gezondheid" };
  const namens = { ...oordeel, namens: ["straatzorg"], herkomst: gezondheid };
  expect((await doe(voorzitter, "put", `${triageId}/oordeel`, namens, 409)).faults).toMatchObject([
    { where: "herkomst.grondslag", code: "beroepsgeheim-grondslag" },
  ]);
  await vertel({ beroepsgeheim: false });
  await doe(voorzitter, "put", `${triageId}/oordeel`, namens, 200);
  const { overlegDatum } = await toon(triageId);
  const aanwezig = { huis: "proefhuis", aanwezig: ["straatzorg"] };
  const agent = await service.as(voorzitter);
  const tafel = () => agent.put(`/v1/triageoverleggen/${overlegDatum}/aanwezigheid`).send(aanwezig);
  expect((await tafel().expect(200)).body).toMatchObject({ aanwezig: ["straatzorg"] });
  await vertel({ actief: false });
  expect((await tafel().expect(409)).body.code).toBe("partner-onbekend");
  expect((await betrek(await getoetst(), 409)).code).toBe("geen-deelnemer");
});
