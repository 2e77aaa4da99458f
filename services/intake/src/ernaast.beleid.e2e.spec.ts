import { jest } from "@jest/globals";
import fc from "fast-check";
import { newId, Vault, type Person, type Refused } from "@zvh/platform";
import { readAs, somebody, startService, type TestService } from "@zvh/testing";
import { leesTelling, leesVragen } from "./adviesvraag/adviesvraag.lijst.js";
import { intake } from "./intake.module.js";
import { leesSignalen } from "./signaal/signaal.lijst.js";
import { verzegeld } from "./verzegeld.js";
import { Toegang, zichtbaar, type HandelwijzeErnaast } from "./zicht.js";

// Random worlds on one real database: lists, counts and stream of what comes in beside the meldingen show what the policies
// allow one by one.

const huizen = ["proefhuis", "zeeland"];
const organisaties = ["woningcorporatie", "straatzorg"];
let service: TestService;
jest.setTimeout(180_000);
beforeAll(async () => (service = await startService(intake)));
afterAll(() => service.stop());

const ding = fc.record({
  type: fc.constantFrom("Signaal" as const, "Adviesvraag" as const),
  huis: fc.constantFrom(...huizen),
  afzender: fc.constantFrom(...organisaties),
  open: fc.boolean(),
});
type Ding = typeof ding extends fc.Arbitrary<infer D> ? D & { id: string } : never;
const perHuis = <T>(wat: fc.Arbitrary<T>) => fc.record(Object.fromEntries(huizen.map((huis) => [huis, wat])));
const rollen = ["screener", "procesregisseur", "afzender", "screeningspartner", "privacyofficer"];
const wereld = fc.record({
  dingen: fc.array(ding, { minLength: 1, maxLength: 10 }),
  mensen: fc.array(
    fc.record({
      organisatieIn: perHuis(fc.constantFrom(...organisaties)),
      rollenIn: perHuis(fc.subarray(rollen, { minLength: 1, maxLength: 2 })),
      huizen: fc.subarray(huizen, { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

const leg: Record<Ding["type"], (een: Ding) => Promise<unknown>> = {
  Signaal: ({ id, huis, afzender, open }) =>
    service.sql(
      `insert into signaal (signaal_id, huis, regime, afzender, kenmerk, inhoud, status, ontvangen_op,
         beoordelen_uiterlijk_op, verstreken, bewaren_tot, beoordeeld_op)
       values ($1::uuid, $2, 'signaal', $3, $1::uuid::text, $4, $5, now(), now(), false, now(), $6)`,
      [
        id,
        huis,
        afzender,
        open ? dicht({ onderwerp: "Zorgen" }, "signaal", id) : null,
        open ? "open" : "niet-overgenomen",
        open ? null : new Date(),
      ],
    ),
  Adviesvraag: ({ id, huis, afzender, open }) =>
    service.sql(
      `insert into adviesvraag (adviesvraag_id, huis, regime, afzender, kenmerk, inhoud, status, ontvangen_op,
         beantwoorden_uiterlijk_op, verstreken, bewaren_tot, thema, antwoord)
       values ($1::uuid, $2, 'adviesvraag', $3, $1::uuid::text, $4, $5, now(), now(), false, now(), $6, $7)`,
      [
        id,
        huis,
        afzender,
        dicht({ vraag: "Past dit?" }, "vraag", id),
        open ? "open" : "beantwoord",
        open ? null : "criteria",
        open ? null : dicht("Ja.", "antwoord", id),
      ],
    ),
};
const dicht = (wat: unknown, soort: "signaal" | "vraag" | "antwoord", id: string) =>
  service.app.get(Vault).seal(wat, verzegeld[soort], id);

/** These and no others, and per house how many were answered this month. */
const bouw = async (dingen: Omit<Ding, "id">[]): Promise<Ding[]> => {
  for (const tabel of ["signaal", "adviesvraag", "adviestelling"]) await service.sql(`delete from ${tabel}`);
  const gelegd = dingen.map((een) => ({ ...een, id: newId() }));
  for (const een of gelegd) await leg[een.type](een);
  await service.sql(
    `insert into adviestelling select huis, to_char(app.nu(), 'YYYY-MM'), thema, count(*) from adviesvraag
     where thema is not null group by huis, thema`,
  );
  return gelegd;
};

type Bladzijde = { items: object[]; volgende: string | null; open: number };
/** All ids of a list, page after page of two, and what every page counts as open. */
const alles = async (lees: (na?: string) => Promise<Bladzijde>) => {
  const ids: string[] = [];
  const open = new Set<number>();
  for (let na: string | undefined, eerste = true; eerste || na; eerste = false) {
    const bladzijde = await lees(na);
    ids.push(...bladzijde.items.map((een) => String(Object.values(een)[0])));
    open.add(bladzijde.open);
    na = bladzijde.volgende ?? undefined;
  }
  return { ids: ids.toSorted(), open: [...open] };
};

it("L04 L15 tonen lijst, telling en stroom van signalen en adviesvragen precies wat per stuk mag", async () => {
  const [toegang, vault] = [service.app.get(Toegang), service.app.get(Vault)];
  const gezien = { Signaal: 0, Adviesvraag: 0, verborgen: 0, terug: 0 };
  const kijk = async (wie: Person, dingen: Ding[]) =>
    readAs(service, wie, async (tx, cause) => {
      const mag = ({ type, id, huis, afzender }: Ding, wat: HandelwijzeErnaast): boolean => {
        try {
          toegang.eisErnaast(cause, wie, { type, id, huis, afzender }, wat);
          return true;
        } catch (error) {
          expect((error as Refused).code).toBe("niet-gevonden");
          return false;
        }
      };
      const vanMij = dingen.filter((een) =>
        mag(een, een.type === "Signaal" ? "signaalBeoordelen" : "adviesvraagBeantwoorden"),
      );
      for (const huis of huizen) {
        const hier = (type: Ding["type"], open: boolean) =>
          vanMij.filter((een) => een.huis === huis && een.type === type && een.open === open);
        for (const [type, lees] of [
          ["Signaal", leesSignalen],
          ["Adviesvraag", leesVragen],
        ] as const)
          for (const status of ["open", "afgehandeld"] as const) {
            const gelezen = await alles((na) => lees(tx, vault, wie, { huis, status, aantal: 2, ...(na && { na }) }));
            const ids = hier(type, status === "open").map(({ id }) => id);
            expect(gelezen).toEqual({ ids: ids.toSorted(), open: [hier(type, true).length] });
            gezien[type] += ids.length;
          }
        const { items } = await leesTelling(tx, wie, huis);
        const beantwoord = hier("Adviesvraag", false).length;
        expect(items.map(({ aantal }) => aantal)).toEqual(beantwoord ? [beantwoord] : []);
      }
      for (const een of dingen) {
        const ziet = vanMij.includes(een);
        expect(await zichtbaar(tx, wie, [een.id])).toEqual(ziet ? [{ huis: een.huis }] : []);
        // Who asked for advice reads his own question and its answer too; who gave a signal never reads it again.
        const eigen = mag(een, een.type === "Signaal" ? "signaalbewijsZien" : "adviesvraagOmzetten");
        expect(mag(een, een.type === "Signaal" ? "signaalZien" : "adviesvraagZien")).toBe(
          ziet || (eigen && een.type === "Adviesvraag"),
        );
        gezien.terug += eigen && !ziet ? 1 : 0;
        gezien.verborgen += ziet ? 0 : 1;
      }
    });
  await fc.assert(
    fc.asyncProperty(wereld, async (gegeven) => {
      const dingen = await bouw(gegeven.dingen);
      for (const { rollenIn, ...waar } of gegeven.mensen)
        await kijk(somebody(rollenIn, { id: "iemand", organisatie: "", ...waar }), dingen);
    }),
    { numRuns: 25 },
  );
  for (const aantal of Object.values(gezien)) expect(aantal).toBeGreaterThan(5); // else the worlds prove nothing
});
