import { jest } from "@jest/globals";
import fc from "fast-check";
import type { EntityManager } from "typeorm";
import { housesWith, newId, organisationIn, Vault, type Cause, type Person, type Refused } from "@zvh/platform";
import { mensen, readAs, somebody, startService, type TestService } from "@zvh/testing";
import { intake } from "./intake.module.js";
import { leesLijst, leesTelling, type MeldingLijstVraag } from "./melding.lijst.js";
import type { Melding } from "./melding.js";
import { leesVragen, telOpen } from "./screeningspartner.lijst.js";
import { themas } from "./thema.js";
import { verzegeld } from "./verzegeld.js";
import { Toegang, zichtbaar, type Handelwijze } from "./zicht.js";

// Random worlds on one real database: what lists, counts and streams show is what the decision point allows one by one.

const huizen = ["proefhuis", "zeeland"];
const organisaties = ["veilig-thuis", "cjg", "amw"];
let service: TestService;
let voorbeeld: string;
jest.setTimeout(120_000);
beforeAll(async () => {
  service = await startService(intake);
  const eerste = {
    soort: "ZVH",
    kenmerk: "voorbeeld",
    huis: "proefhuis",
    onderwerp: "Zorgen",
    situatieschets: "Er speelt veel.",
    betrokkenen: [{ rol: "kind", voornamen: "T", achternaam: "Proef" }],
    melder: { organisatie: "Politie" },
  };
  const politie = await service.as(mensen.afzender);
  voorbeeld = (await politie.post("/v1/meldingen").send(eerste).expect(201)).body.meldingId;
});
afterAll(() => service.stop());

const melding = fc.record({
  huis: fc.constantFrom(...huizen),
  status: fc.constantFrom("te-screenen", "te-screenen", "in-triage", "afgerond"),
  afzender: fc.constantFrom(...organisaties),
  themas: fc.subarray([...themas], { minLength: 1 }),
  nietVerder: fc.constantFrom(false, false, true),
  beantwoordDoor: fc.subarray(organisaties, { minLength: 1 }),
});
const gescreend = {
  huis: "zeeland",
  status: "in-triage" as const,
  afzender: "cjg",
  themas: ["jeugd" as const],
  nietVerder: false,
  beantwoordDoor: [],
};
const deelname = fc.record({
  huis: fc.constantFrom(...huizen),
  organisatie: fc.constantFrom(...organisaties),
  thema: fc.constantFrom(...themas),
  voorbij: fc.constantFrom(false, false, true),
});
const perHuis = <T>(wat: fc.Arbitrary<T>) => fc.record(Object.fromEntries(huizen.map((huis) => [huis, wat])));
const iemand = fc.record({
  organisatieIn: perHuis(fc.constantFrom(...organisaties)),
  rollenIn: perHuis(fc.subarray(["screener", "screeningspartner", "triagelid"], { minLength: 1 })),
});
type Gelegd = Melding & { betrokkeneId: string; beantwoordDoor: string[] };
type Wereld = typeof wereld extends fc.Arbitrary<infer W> ? W : never;
const wereld = fc.record({
  meldingen: fc.array(melding, { minLength: 5, maxLength: 8 }),
  deelnames: fc.uniqueArray(deelname, {
    selector: (een) => `${een.huis} ${een.organisatie} ${een.thema}`,
    minLength: 10,
    maxLength: 14,
  }),
  mensen: fc.array(iemand, { minLength: 1, maxLength: 3 }),
});

/** These meldingen and no others, copied from a real one; and who screens what, or did. */
const bouw = async ({ meldingen, deelnames }: Wereld): Promise<Gelegd[]> => {
  for (const tabel of ["screeningsdeelname", "screeningsantwoord", "betrokkene"])
    await service.sql(`delete from ${tabel}`);
  await service.sql("delete from melding where melding_id <> $1", [voorbeeld]);
  await service.sql("update melding set huis = 'nergens' where melding_id = $1", [voorbeeld]);
  for (const { huis, organisatie, thema, voorbij } of deelnames)
    await service.sql("insert into screeningsdeelname values ($1, $2, $3, 'wet', now(), $4)", [
      huis,
      organisatie,
      thema,
      voorbij ? new Date() : null,
    ]);
  const gelegd: Gelegd[] = [];
  for (const een of meldingen) {
    const meldingId = newId();
    const inhoud = service.app.get(Vault).seal({ onderwerp: "Zorgen" }, verzegeld.inhoud, meldingId);
    const rij = {
      ...een,
      niet_verder: een.nietVerder,
      melding_id: meldingId,
      kenmerk: meldingId,
      inhoud: `\\x${inhoud.toString("hex")}`,
    };
    await service.sql(
      "insert into melding select (jsonb_populate_record(m, $2)).* from melding m where melding_id = $1",
      [voorbeeld, JSON.stringify(rij)],
    );
    const betrokkeneId = newId();
    await service.sql(
      "insert into betrokkene (betrokkene_id, melding_id, huis, volgnummer, rol, status) values ($1, $2, $3, 1, 'kind', 'herkend')",
      [betrokkeneId, meldingId, een.huis],
    );
    for (const organisatie of een.beantwoordDoor)
      await service.sql(
        `insert into screeningsantwoord (antwoord_id, huis, melding_id, organisatie, antwoord, risicosignaal, grondslag, door,
           door_naam, op, eerst_verwerkt_op) values ($1, $2, $3, $4, 'niet-bekend', false, 'wet', 'p', 'P.', now(), now())`,
        [newId(), een.huis, meldingId, organisatie],
      );
    gelegd.push({ ...een, meldingId, betrokkeneId } as Gelegd);
  }
  return gelegd;
};

const persoonVan = ({ rollenIn, organisatieIn }: Wereld["mensen"][number]): Person =>
  somebody(rollenIn, { id: "iemand", organisatie: "", organisatieIn, huizen });
/** The ids of those of these meldingen with which somebody may do this, by one decision each. */
const perStuk = async (tx: EntityManager, cause: Cause, wie: Person, wat: Handelwijze, van: Melding[]) => {
  const mag: string[] = [];
  for (const een of van)
    await service.app
      .get(Toegang)
      .eis(tx, cause, wie, een, wat)
      .then(() => mag.push(een.meldingId))
      .catch((error: Refused) => expect(error.code).toBe("niet-gevonden"));
  return mag.toSorted();
};

it("L03 R24 leest alleen wie screent of toezicht houdt wat verstrekt is, en alleen wie screent wie er was", async () => {
  const [eigen] = await bouw({ meldingen: [gescreend], deelnames: [], mensen: [] });
  const wie = (...rollen: string[]) => persoonVan({ organisatieIn: {}, rollenIn: { zeeland: rollen } });
  const mag = (persoon: Person) =>
    readAs(service, persoon, async (tx, cause) => [
      ...(await perStuk(tx, cause, persoon, "verstrekkingenZien", [eigen!])),
      ...(["aanwezigenZien", "aanwezigenVastleggen"] as const).filter((wat) =>
        service.app.get(Toegang).magInHuis(cause, persoon, "zeeland", wat),
      ),
      ...new Set(cause.decisions!.flatMap(({ context }) => context.policies)),
    ]);
  const aanwezigen = ["aanwezigenZien", "aanwezigenVastleggen"];
  expect(await mag(wie("screener"))).toEqual([eigen!.meldingId, ...aanwezigen, "verstrekkingen", "aanwezigen"]);
  expect(await mag(wie("privacyofficer"))).toEqual([eigen!.meldingId, "verstrekkingen"]);
  expect(await mag(wie("screeningspartner", "triagelid", "afzender"))).toEqual([]);
  expect(await mag({ ...wie("screener"), rollenIn: { proefhuis: ["screener", "privacyofficer"] } })).toEqual([]);
});

it("L15 R24 tonen lijst, telling en stroom precies wat per stuk mag, en maakt een filter ze nooit ruimer", async () => {
  const gezien = { zien: 0, vraagZien: 0, beantwoord: 0, verborgen: 0 };
  await fc.assert(
    fc.asyncProperty(wereld, async (gegeven) => {
      const meldingen = await bouw(gegeven);
      for (const wie of gegeven.mensen.map(persoonVan))
        await readAs(service, wie, async (tx, cause) => {
          for (const huis of huizen) {
            const hier = meldingen.filter((een) => een.huis === huis);
            const zien = await perStuk(tx, cause, wie, "zien", hier);
            const vragen = await perStuk(tx, cause, wie, "vraagZien", hier);
            const lijst = async (meer: Partial<MeldingLijstVraag> = {}) =>
              (await leesLijst(tx, service.app.get(Vault), wie, { huis, ...meer })).items
                .map(({ meldingId }) => meldingId)
                .toSorted();
            expect(await lijst()).toEqual(zien);
            for (const filter of [{ status: "te-screenen" }, { status: "afgerond" }, { persoonId: newId() }])
              expect(zien).toEqual(expect.arrayContaining(await lijst(filter)));
            const wacht = zien.filter((id) => hier.some((een) => een.meldingId === id && een.status === "te-screenen"));
            expect(await leesTelling(tx, wie, huis)).toEqual({
              teScreenen: wacht.length,
              gescreend: zien.length - wacht.length,
            });
            expect((await leesVragen(tx, wie, huis)).toSorted()).toEqual(vragen);
            const klaar = hier.filter(({ beantwoordDoor }) => beantwoordDoor.includes(organisationIn(wie, huis)!));
            const wachten = vragen.filter((id) => !klaar.some(({ meldingId }) => meldingId === id));
            expect(await telOpen(tx, wie, huis)).toEqual({ open: wachten.length });
            gezien.beantwoord += vragen.length - wachten.length;
            expect(await perStuk(tx, cause, wie, "beantwoorden", hier)).toEqual(vragen);
            // Other themes are a change of the house: each of its partners reads again, and nobody else (L15).
            expect(await zichtbaar(tx, wie, [huis])).toEqual(
              housesWith(wie, "screeningspartner").includes(huis) ? [{ huis }] : [],
            );
            for (const { meldingId, betrokkeneId } of hier) {
              const ziet = zien.includes(meldingId) || vragen.includes(meldingId);
              for (const id of [meldingId, betrokkeneId])
                expect(await zichtbaar(tx, wie, [id])).toEqual(ziet ? [{ huis }] : []);
              gezien.verborgen += ziet ? 0 : 1;
            }
            gezien.zien += zien.length;
            gezien.vraagZien += vragen.length;
          }
        });
    }),
    { numRuns: 40 },
  );
  for (const aantal of Object.values(gezien)) expect(aantal).toBeGreaterThan(5); // else the worlds prove nothing
});
