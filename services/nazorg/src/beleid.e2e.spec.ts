import { jest } from "@jest/globals";
import fc from "fast-check";
import type { EntityManager } from "typeorm";
import { newId, Vault, type Cause, type Person, type Refused } from "@zvh/platform";
import { readAs, somebody, startService, type TestService } from "@zvh/testing";
import { leesHernieuwd, leesLijst, leesTelling } from "./dossier/dossier.lijst.js";
import { nazorg } from "./nazorg.module.js";
import { Toegang, zichtbaar, type Wil } from "./zicht.js";
import { verzegeld } from "./verzegeld.js";

// Random worlds on one real database: what lists, counts and streams show is what the decision point allows one by one.

const huizen = ["proefhuis", "zeeland"];
const organisaties = ["huis", "gemeente-proefstad", "gemeente-goes", "cjg"];
const mensen = ["een", "twee"];
const fasen = ["detentie", "na-detentie", "afgesloten"];
let service: TestService;
jest.setTimeout(120_000);
beforeAll(async () => {
  service = await startService(nazorg);
});
afterAll(() => service.stop());

const dossier = fc.record({
  huis: fc.constantFrom(...huizen),
  namens: fc.constantFrom("gemeente-proefstad", "gemeente-goes", null),
  fase: fc.constantFrom(...fasen),
  actieVan: fc.constantFrom(null, ...mensen),
  actiestand: fc.constantFrom("open", "lukt-niet", "gedaan"),
  voorwaardeVan: fc.constantFrom(null, null, ...mensen),
});
const perHuis = <T>(wat: fc.Arbitrary<T>) => fc.record(Object.fromEntries(huizen.map((huis) => [huis, wat])));
const iemand = fc.record({
  id: fc.constantFrom(...mensen),
  organisatieIn: perHuis(fc.constantFrom(...organisaties)),
  rollenIn: perHuis(fc.subarray(["nazorgcoordinator", "deelnemer"], { minLength: 1 })),
});
const wereld = fc.record({
  dossiers: fc.array(dossier, { minLength: 1, maxLength: 8 }),
  mensen: fc.array(iemand, { minLength: 1, maxLength: 3 }),
});
type Wereld = typeof wereld extends fc.Arbitrary<infer W> ? W : never;
type Gelegd = { dossierId: string; huis: string; namens: string | null; fase: string };

const leg = async ({ huis, namens, fase, actieVan, actiestand, voorwaardeVan }: Wereld["dossiers"][number]) => {
  const dossierId = newId();
  const inrichting = service.app.get(Vault).seal("PI Proef", verzegeld.inrichting, dossierId);
  await service.sql(
    `insert into nazorgdossier (dossier_id, huis, regime, persoon_id, gemeente, namens, fase, inrichting, insluitingsdatum,
       vrijgelaten, bericht_op, geopend_op, waarschuwing_op)
     values ($1, $2, 'nazorg', $1, 'GM9901', $3, $4, $5, '2026-11-01', false, app.nu(), app.nu(), app.nu())`,
    [dossierId, huis, namens, fase, inrichting],
  );
  if (actieVan)
    await service.sql(
      `insert into nazorgactie values ($1, $1, $2, 'zorg', $3, 'cjg', $4, '2026-12-01', $5, null, 'iemand', app.nu())`,
      [dossierId, huis, inrichting, actieVan, actiestand],
    );
  await service.sql(
    "insert into basisvoorwaarde (dossier_id, thema, huis, organisatie, medewerker) values ($1, 'zorg', $2, $3, $4)",
    [dossierId, huis, voorwaardeVan && "cjg", voorwaardeVan],
  );
  return { dossierId, huis, namens, fase };
};
const persoonVan = ({ id, rollenIn, organisatieIn }: Wereld["mensen"][number]): Person =>
  somebody(rollenIn, { id, organisatie: "", organisatieIn, huizen });
/** The ids of those of these dossiers with which somebody may do this, by one decision each. */
const perStuk = async (tx: EntityManager, cause: Cause, wie: Person, wil: Wil, van: Gelegd[]) => {
  const mag: string[] = [];
  for (const een of van)
    await service.app
      .get(Toegang)
      .eis(tx, cause, wie, een, wil)
      .then(() => mag.push(een.dossierId))
      .catch((error: Refused) => expect(["niet-gevonden", "geen-toegang"]).toContain(error.code));
  return mag.toSorted();
};

it("R39 tonen lijst, telling en stroom precies wat per stuk mag: het huis, de eigen gemeente, het eigen werk", async () => {
  const gezien = { zien: 0, bijwerken: 0, verborgen: 0 };
  await fc.assert(
    fc.asyncProperty(wereld, async (gegeven) => {
      await service.sql("delete from nazorgdossier");
      const dossiers: Gelegd[] = [];
      for (const een of gegeven.dossiers) dossiers.push(await leg(een));
      for (const wie of gegeven.mensen.map(persoonVan))
        await readAs(service, wie, async (tx, cause) => {
          for (const huis of huizen) {
            const hier = dossiers.filter((een) => een.huis === huis);
            const zien = await perStuk(tx, cause, wie, "zien", hier);
            const lijst: string[] = [];
            for (const fase of fasen) {
              const { items } = await leesLijst(tx, service.app.get(Vault), wie, { huis, fase });
              lijst.push(...items.map(({ dossierId }) => dossierId));
            }
            expect(lijst.toSorted()).toEqual(zien);
            const binnen = hier.filter(({ dossierId, fase }) => zien.includes(dossierId) && fase === "detentie");
            const telling = { open: binnen.length, waarschuwingen: zien.length };
            expect(await leesTelling(tx, wie, huis)).toEqual(telling);
            const altijd = { huis, van: "2000-01-01", tot: "2999-12-31" };
            expect(await leesHernieuwd(tx, wie, altijd)).toEqual({ gestart: zien.length, hernieuwd: 0 });
            for (const { dossierId } of hier)
              expect(await zichtbaar(tx, wie, [dossierId])).toEqual(zien.includes(dossierId) ? [{ huis }] : []);
            const bijwerken = await perStuk(tx, cause, wie, "bijwerken", hier);
            expect(zien).toEqual(expect.arrayContaining(bijwerken));
            gezien.zien += zien.length;
            gezien.bijwerken += bijwerken.length;
            gezien.verborgen += hier.length - zien.length;
          }
        });
    }),
    { numRuns: 25 },
  );
  for (const aantal of Object.values(gezien)) expect(aantal).toBeGreaterThan(10); // else the worlds prove nothing
});
