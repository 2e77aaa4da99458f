import { jest } from "@jest/globals";
import fc from "fast-check";
import { DecisionPoint, newId, type Person } from "@zvh/platform";
import { TriageRij } from "./triage.js";
import { geagendeerd, service, start, stop } from "./triage.opstelling.js";
import { vraag, wieZiet, type Handelwijze, type Item } from "./zicht.js";

const beleid = new DecisionPoint(new URL("./beleid.cedar", import.meta.url));
const [huizen, organisaties, mensen] = [
  ["proefhuis", "zeeland"],
  ["ggz", "politie", "cjg"],
  ["m-1", "m-2", "m-3"],
];
jest.setTimeout(120_000);
beforeAll(start);
afterAll(stop);

const punt = fc.record({
  huis: fc.constantFrom(...huizen),
  beperkt: fc.boolean(),
  deelnemers: fc.subarray(organisaties),
  beoordelaars: fc.subarray(mensen),
  weg: fc.subarray(organisaties),
});
const iemand = fc.record({
  id: fc.constantFrom(...mensen),
  organisatieIn: fc.record(Object.fromEntries(huizen.map((huis) => [huis, fc.constantFrom(...organisaties)]))),
  rollenIn: fc.record(
    Object.fromEntries(huizen.map((huis) => [huis, fc.subarray(["triagelid", "triagevoorzitter", "screener"])])),
    { requiredKeys: [] },
  ),
});

/** A world in the database itself: these items, with who takes part now and who did. */
const bouw = async (punten: any[], voorbeeld: string): Promise<Item[]> => {
  await service.sql("delete from triagedeelname");
  await service.sql("delete from triagebeoordelaar");
  await service.sql("delete from handeling where triage_id <> $1", [voorbeeld]);
  await service.sql("delete from triage where triage_id <> $1", [voorbeeld]);
  const items: Item[] = [];
  for (const [i, { weg, ...een }] of punten.entries()) {
    const triageId = newId();
    items.push({ triageId, ...een });
    await service.sql(`insert into triage select (jsonb_populate_record(t, $2)).* from triage t where triage_id = $1`, [
      voorbeeld,
      JSON.stringify({
        triage_id: triageId,
        melding_id: newId(),
        huis: een.huis,
        beperkt: een.beperkt,
        agendapunt: 100 + i,
      }),
    ]);
    const deelnames = [
      ...een.deelnemers.map((organisatie: string) => [organisatie, null]),
      ...weg.map((organisatie: string) => [organisatie, new Date()]),
    ];
    for (const [organisatie, tot] of deelnames)
      await service.sql("insert into triagedeelname values ($1, $2, $3, $4, 'wgs', now(), $5, 'v')", [
        newId(),
        een.huis,
        triageId,
        organisatie,
        tot,
      ]);
    for (const medewerker of een.beoordelaars)
      await service.sql("insert into triagebeoordelaar values ($1, $2, $3, $4, now(), null, 'v')", [
        newId(),
        een.huis,
        triageId,
        medewerker,
      ]);
  }
  return items;
};

const lijstVan = (wie: Person, filter?: [string, object]) =>
  service.store.read({ by: wie.id, huizen: wie.huizen, traceparent: "" }, async (tx) => {
    const query = wieZiet(tx.createQueryBuilder(TriageRij, "t"), wie).andWhere("t.agendapunt >= 100");
    if (filter) query.andWhere(...filter);
    const { entities, raw } = await query.orderBy("t.triageId").getRawAndEntities<{ zichtbaar: boolean }>();
    return entities.map(({ triageId }, i) => [triageId, raw[i]!.zichtbaar]);
  });

it("L15 R93 is de lijst precies wat de losse besluiten toestaan, en een filter maakt haar nooit ruimer", async () => {
  const voorbeeld = await geagendeerd();
  await fc.assert(
    fc.asyncProperty(
      fc.array(punt, { maxLength: 6 }),
      fc.array(iemand, { minLength: 1, maxLength: 4 }),
      async (punten, wie) => {
        const items = await bouw(punten, voorbeeld);
        for (const { rollenIn, ...een } of wie) {
          const in_ = rollenIn as Record<string, string[]>;
          const persoon: Person = {
            ...een,
            naam: "",
            organisatie: "",
            huizen: Object.keys(in_),
            rollen: Object.values(in_).flat(),
            rollenIn: in_,
          };
          const mag = (wat: Handelwijze, item: Item) => beleid.decide(vraag(persoon, wat, item)).decision;
          const verwacht = items
            .filter((item) => mag("zien", item) || mag("regelZien", item))
            .map((item) => [item.triageId, mag("zien", item)])
            .toSorted(([a], [b]) => String(a).localeCompare(String(b)));
          const lijst = await lijstVan(persoon);
          expect(lijst).toEqual(verwacht);
          for (const filter of [
            ["t.huis = :h", { h: "zeeland" }],
            ["t.status = :s", { s: "geagendeerd" }],
          ] as [string, object][])
            expect(lijst).toEqual(expect.arrayContaining(await lijstVan(persoon, filter)));
        }
      },
    ),
    { numRuns: 40 },
  );
});
