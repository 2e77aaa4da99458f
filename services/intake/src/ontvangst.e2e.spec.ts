import { stableId } from "@zvh/platform";
import { mensen, startService, type TestService } from "@zvh/testing";
import { intake } from "./intake.module.js";

let service: TestService;
beforeAll(async () => (service = await startService(intake)));
afterAll(() => service.stop());

const melding = (kenmerk: string) => ({
  soort: "ZVH",
  kenmerk,
  huis: "proefhuis",
  onderwerp: "Zorgen",
  situatieschets: "Er speelt veel.",
  betrokkenen: [{ rol: "kind", voornamen: "T", achternaam: "Proef" }],
  melder: { organisatie: "Politie" },
});

it("geeft een melding een nummer dat niemand uit haar kenmerk afleidt, en kent haar aan dat kenmerk terug", async () => {
  const politie = await service.as(mensen.afzender);
  const uitKenmerk = (kenmerk: string) => stableId("melding", "proefhuis", "politie", kenmerk);
  const { body: eerste } = await politie.post("/v1/meldingen").send(melding("K-1")).expect(201);
  expect(eerste.meldingId).not.toBe(uitKenmerk("K-1"));
  const { body: weer } = await politie.post("/v1/meldingen").send(melding("K-1")).expect(200);
  expect(weer).toEqual({ ...eerste, bekend: true });
  // One from the time when the number followed from the reference keeps that number.
  const vroeger = { melding_id: uitKenmerk("K-0"), kenmerk: "K-0" };
  await service.sql("insert into melding select (jsonb_populate_record(m, $1)).* from melding m", [vroeger]);
  const { body: oud } = await politie.post("/v1/meldingen").send(melding("K-0")).expect(200);
  expect(oud).toMatchObject({ meldingId: vroeger.melding_id, bekend: true });
});
