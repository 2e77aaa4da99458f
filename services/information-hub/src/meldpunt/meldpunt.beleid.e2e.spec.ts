import { jest } from "@jest/globals";
import fc from "fast-check";
import { newId, type Person } from "@zvh/platform";
import { readAs, somebody, startService, type TestService } from "@zvh/testing";
import { informationHub } from "../information-hub.module.js";
import { Toegang } from "../toegang.js";
import { leesLijst, leesTelling, zichtbaarInMeldpunt } from "./meldpunt.lijst.js";

// Random worlds on one real database: list, count and stream of the knooppunt show what the policies allow one by one.

const huis = "knooppunt";
const standen = ["te-trieren", "te-routeren", "bij-huis", "overgedragen", "gesloten"] as const;
let service: TestService;
jest.setTimeout(180_000);
beforeAll(async () => (service = await startService(informationHub)));
afterAll(() => service.stop());

const wereld = fc.record({
  standen: fc.array(fc.constantFrom(...standen), { minLength: 1, maxLength: 8 }),
  mensen: fc.array(
    fc.record({
      organisatie: fc.constantFrom("huis", "politie", "ggz-zuid"),
      rollen: fc.subarray(["meldpuntmedewerker", "beheerder", "privacyofficer", "afzender"], { minLength: 1 }),
      waar: fc.constantFrom("knooppunt", "zeeland"),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

const leg = async (stand: (typeof standen)[number]) => {
  const meldpuntmeldingId = newId();
  const getrieerd = stand === "te-trieren" ? "null, null" : "'vandaag', now()";
  await service.sql(
    `insert into meldpuntmelding (meldpuntmelding_id, huis, regime, afzender, kenmerk, ontvangen_op, stand, plaats, lussen,
       urgentie, getrieerd_op)
     values ($1::uuid, $2, 'verward-gedrag', 'politie', $1::uuid::text, now(), $3, $2, 0, ${getrieerd})`,
    [meldpuntmeldingId, huis, stand],
  );
  return { meldpuntmeldingId, stand };
};

it("R78 L15 tonen lijst, telling en stroom van het knooppunt precies wat per stuk mag", async () => {
  const toegang = service.app.get(Toegang);
  await fc.assert(
    fc.asyncProperty(wereld, async (gegeven) => {
      await service.sql("delete from meldpuntmelding");
      const meldingen: Awaited<ReturnType<typeof leg>>[] = [];
      for (const stand of gegeven.standen) meldingen.push(await leg(stand));
      const mensen = gegeven.mensen.map(({ organisatie, rollen, waar }): Person =>
        somebody({ [waar]: rollen }, { organisatie }),
      );
      for (const wie of mensen)
        await readAs(service, wie, async (tx, cause) => {
          const mag = meldingen
            .filter(({ meldpuntmeldingId: id, stand }) =>
              toegang.mag(cause, wie, { type: "Meldpuntmelding", id, huis, stand, wat: "meldpuntZien" }),
            )
            .map(({ meldpuntmeldingId, stand }) => ({ id: meldpuntmeldingId, stand }));
          for (const stand of standen) {
            const { items } = await leesLijst(tx, wie, { huis, stand, aantal: 100 });
            const ids = items.map(({ meldpuntmeldingId }) => meldpuntmeldingId).toSorted();
            expect(ids).toEqual(
              mag
                .filter((een) => een.stand === stand)
                .map(({ id }) => id)
                .toSorted(),
            );
          }
          const { teTrieren, teRouteren } = await leesTelling(tx, wie, huis);
          const tel = (stand: string) => mag.filter((een) => een.stand === stand).length;
          expect([teTrieren, teRouteren]).toEqual([tel("te-trieren"), tel("te-routeren")]);
          for (const { meldpuntmeldingId: id } of meldingen)
            expect((await zichtbaarInMeldpunt(tx, wie, [id])).length > 0).toBe(mag.some((een) => een.id === id));
        });
    }),
    { numRuns: 25 },
  );
});
