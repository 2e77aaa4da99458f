import fc from "fast-check";
import type { EntityManager } from "typeorm";
import { newId, Refused, Vault, type Cause, type Person } from "@zvh/platform";
import { readAs, startService, type TestService } from "@zvh/testing";
import { leesActielijst } from "../actie/actie.lijst.js";
import { casePlan } from "../case-plan.module.js";
import { verzegeld } from "../verzegeld.js";
import { statussen, type Status } from "./casus.js";
import { leesCasussen, type CasusLijstVraag } from "./casus.lijst.js";
import { Toegang } from "./toegang.js";

// Random worlds on one real database: what a list shows is exactly what the decision point lets somebody see one by one.

let service: TestService;
beforeAll(async () => {
  service = await startService(casePlan);
});
afterAll(() => service.stop());

const huizen = ["proefhuis", "zeeland", "midden-limburg"];
const organisaties = ["ggz", "cjg", "politie"];
const dag = 86_400_000;
const nu = Date.now();

const mens = fc.record({
  rollenIn: fc.dictionary(fc.constantFrom(...huizen), fc.subarray(["procesregisseur", "deelnemer"], { minLength: 1 }), {
    maxKeys: 3,
  }),
});
/** A moment that was, or is to come. */
const moment = fc.constantFrom(-9, -1, 1, 9).map((dagen) => new Date(nu + dagen * dag));
const deelname = fc.record({
  wie: fc.nat(3),
  organisatie: fc.constantFrom(...organisaties),
  rol: fc.constantFrom("casusregisseur", "deelnemer", "deelnemer"),
  tot: fc.option(fc.constant(new Date(nu - dag)), { freq: 2 }),
  uiterlijk: fc.option(moment, { freq: 2 }),
  vervanging: fc.option(fc.record({ wie: fc.nat(3), van: moment, duur: fc.constantFrom(1, 5) }), { freq: 2 }),
});
const actie = fc.record({
  wie: fc.nat(3),
  status: fc.constantFrom("open", "lukt-niet", "gedaan"),
  alleenVoor: fc.option(fc.subarray(organisaties, { minLength: 1 })),
});
const casus = fc.record({
  huis: fc.constantFrom(...huizen),
  status: fc.constantFrom<Status>(...statussen),
  regie: fc.nat(3),
  deelnames: fc.uniqueArray(deelname, { selector: ({ wie }) => wie, maxLength: 4 }),
  acties: fc.array(actie, { maxLength: 3 }),
  stil: fc.boolean(),
});
const wereld = fc.record({
  mensen: fc.array(mens, { minLength: 4, maxLength: 4 }),
  casussen: fc.array(casus, { minLength: 1, maxLength: 6 }),
});
type Wereld = typeof wereld extends fc.Arbitrary<infer W> ? W : never;
type Casus = Wereld["casussen"][number] & { casusId: string };

/** An action, its words sealed for its own row. */
const belt = (casusId: string): object => {
  const actieId = newId();
  const at = verzegeld.find(({ table }) => table === "actie")!;
  const sealed = service.app.get(Vault).seal("Belt.", at, actieId, casusId);
  return { actie_id: actieId, omschrijving: `\\x${sealed.toString("hex")}` };
};

/** The rows of a world, each in its table. */
const leg = async (casussen: Casus[], id: (wie: number) => string): Promise<void> => {
  const zet = (tabel: string, rijen: object[]) =>
    service.sql(
      `insert into ${tabel} select (jsonb_populate_record(null::${tabel}, r)).* from jsonb_array_elements($1) r`,
      [JSON.stringify(rijen)],
    );
  const gemeen = ({ casusId: casus_id, huis }: Casus) => ({ casus_id, huis });
  const geopend = new Date(nu - 40 * dag);
  const kop = { regime: "casusoverleg", categorie: "top-x", geopend_op: geopend };
  await zet(
    "casus",
    casussen.map((een, i) => ({
      ...kop,
      ...gemeen(een),
      persoon_id: newId(),
      status: een.status,
      procesregisseur: id(een.regie),
      geopend_op: new Date(geopend.getTime() + i * 1000),
      laatste_contact_op: een.stil ? geopend : new Date(nu),
    })),
  );
  await zet(
    "deelname",
    casussen.flatMap((een) => deelnamesVan(een, id).map((rij) => ({ ...gemeen(een), ...rij }))),
  );
  await zet(
    "actie",
    casussen.flatMap((een) =>
      een.acties.map(({ wie, status, alleenVoor }) => ({
        ...gemeen(een),
        ...belt(een.casusId),
        soort: "zorg",
        leefgebied: "wonen",
        organisatie: "ggz",
        uitvoerder: id(wie),
        uiterlijk_datum: "2999-01-31",
        status,
        vanaf_versie: 1,
        alleen_voor: alleenVoor,
      })),
    ),
  );
};

/** The director has his own deelname; one casusregisseur at most. */
const deelnamesVan = ({ regie, deelnames, status }: Casus, id: (wie: number) => string): object[] => {
  const gemeen = { deelname_id: "", grondslag: "wgs", van: new Date(nu - 30 * dag), naam: "N. Aam" };
  const anderen = deelnames.filter(({ wie }) => wie !== regie);
  const eerste = anderen.find(({ rol, tot }) => rol === "casusregisseur" && !tot);
  const rijen = anderen.map(({ wie, vervanging, rol, ...rest }, i) => ({
    ...rest,
    medewerker: id(wie),
    rol: anderen[i] === eerste ? rol : "deelnemer",
    ...(vervanging &&
      vervanging.wie !== wie && {
        vervanger: id(vervanging.wie),
        vervanger_van: vervanging.van,
        vervanger_tot: new Date(vervanging.van.getTime() + vervanging.duur * dag),
      }),
    ...(status === "afgesloten" && { tot: new Date(nu - dag) }),
  }));
  const leiding = { medewerker: id(regie), organisatie: "huis", rol: "procesregisseur" };
  return [leiding, ...rijen].map((rij) => ({ ...gemeen, ...rij, deelname_id: newId() }));
};

const maakWereld = async ({ mensen, casussen: ruw }: Wereld) => {
  const wereldId = newId();
  const id = (wie: number) => `${wereldId}-${wie}`;
  // Houses of this world alone: what another world left behind is behind a wall.
  const daar = (huis: string) => `${huis} ${wereldId}`;
  const casussen = ruw.map((een): Casus => ({ ...een, huis: daar(een.huis), casusId: newId() }));
  await leg(casussen, id);
  const inDezeWereld = (rollen: Record<string, string[]>) =>
    Object.fromEntries(Object.entries(rollen).map(([huis, daarin]) => [daar(huis), daarin]));
  const personen = mensen.map(({ rollenIn }, wie): Person & { rollenIn: Record<string, string[]> } => ({
    id: id(wie),
    naam: "N. Aam",
    organisatie: "ggz",
    rollenIn: inDezeWereld(rollenIn),
    huizen: Object.keys(rollenIn).map(daar),
    rollen: [...new Set(Object.values(rollenIn).flat())],
  }));
  return { casussen, personen };
};

const ziet = async (tx: EntityManager, cause: Cause, wie: Person, casusId: string): Promise<boolean> => {
  try {
    await service.app.get(Toegang).eis(tx, cause, wie, casusId, "zien");
    return true;
  } catch (error) {
    if ((error as Refused).code === "niet-gevonden") return false;
    throw error;
  }
};
const lijst = async (tx: EntityManager, wie: Person, vraag: CasusLijstVraag) => {
  const items: { casusId: string; aantalOpenActies: number }[] = [];
  let na: string | undefined;
  do {
    const bladzijde = await leesCasussen(tx, wie, { ...vraag, ...(na && { na }) }, new Date(nu - 28 * dag));
    items.push(...bladzijde.items);
    na = bladzijde.volgende ?? undefined;
  } while (na);
  return items;
};

it("R61 R93 toont in een lijst precies wat per stuk mag, en met een filter nooit meer", async () => {
  let gezien = 0;
  await fc.assert(
    fc.asyncProperty(wereld, fc.integer({ min: 1, max: 3 }), async (gegeven, aantal) => {
      const { casussen, personen } = await maakWereld(gegeven);
      for (const wie of personen)
        await readAs(service, wie, async (tx, cause) => {
          const mag: Casus[] = [];
          for (const een of casussen) if (await ziet(tx, cause, wie, een.casusId)) mag.push(een);
          for (const huis of wie.huizen) {
            const eigen = (status: Status[]) =>
              mag.filter((een) => een.huis === huis && status.includes(een.status)).map(({ casusId }) => casusId);
            const ids = async (meer: Partial<CasusLijstVraag>) =>
              (await lijst(tx, wie, { huis, aantal, ...meer })).map(({ casusId }) => casusId);
            const alle = await ids({});
            expect(alle.toSorted()).toEqual(eigen(["actief", "voorlopig-afgesloten"]).toSorted());
            for (const status of statussen)
              expect((await ids({ status })).toSorted()).toEqual(eigen([status]).toSorted());
            for (const filter of [{ mijn: "true" }, { stil: "true" }, { mijn: "true", stil: "true" }] as const)
              expect(alle).toEqual(expect.arrayContaining(await ids(filter)));
            gezien += alle.length;
          }
        });
    }),
    { numRuns: 25 },
  );
  expect(gezien).toBeGreaterThan(20); // worlds in which nobody sees anything prove nothing
}, 120_000);

it("R93 toont en telt een beperkte actie alleen wie haar ook apart mag inzien", async () => {
  let verborgen = 0;
  await fc.assert(
    fc.asyncProperty(wereld, async (gegeven) => {
      const { personen } = await maakWereld(gegeven);
      for (const wie of personen)
        await readAs(service, wie, async (tx, cause) => {
          for (const huis of wie.huizen)
            for (const { casusId, aantalOpenActies } of await lijst(tx, wie, { huis, aantal: 100 })) {
              const rijen: { id: string; status: string; alleenVoor: string[] | null }[] = await tx.query(
                `select actie_id as id, status, alleen_voor as "alleenVoor" from actie where casus_id = $1`,
                [casusId],
              );
              const mag = await service.app.get(Toegang).inzien(tx, cause, wie, casusId, rijen);
              const open = rijen
                .filter(({ id, status }) => mag.includes(id) && status !== "gedaan")
                .map(({ id }) => id);
              const { items } = await leesActielijst(tx, wie, { huis, aantal: 100 });
              const getoond = items.filter((een) => een.casusId === casusId).map(({ actieId }) => actieId);
              expect(getoond.toSorted()).toEqual(open.toSorted());
              expect(aantalOpenActies).toBe(open.length);
              const mijn = await leesActielijst(tx, wie, { huis, mijn: "true", aantal: 100 });
              const alle = items.map(({ actieId }) => actieId);
              expect(alle).toEqual(expect.arrayContaining(mijn.items.map(({ actieId }) => actieId)));
              verborgen += rijen.length - mag.length;
            }
        });
    }),
    { numRuns: 25 },
  );
  expect(verborgen).toBeGreaterThan(0);
}, 120_000);
