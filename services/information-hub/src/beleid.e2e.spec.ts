import { jest } from "@jest/globals";
import fc from "fast-check";
import { newId, Vault, type Cause, type Person, type Refused } from "@zvh/platform";
import { somebody, startService, type TestService } from "@zvh/testing";
import { informationHub } from "./information-hub.module.js";
import { Toegang, type Gevraagd, type InHuis } from "./toegang.js";
import { verzegeld } from "./verzegeld.js";

// Random worlds on one real database: what lists, searches, counts and streams show is what the decision point allows one by one.

const huizen = ["proefhuis", "zeeland"];
const geboren = "1984-02-29";
let service: TestService;
jest.setTimeout(180_000);
beforeAll(async () => (service = await startService(informationHub)));
afterAll(() => service.stop());

const rollen = [
  "screener",
  "nazorgcoordinator",
  "privacyofficer",
  "beheerder",
  "medewerker",
  "triagelid",
  "triagevoorzitter",
];
const soorten = ["organisatie", "team", "aanstelling", "persoon", "betwijfeld", "op-te-halen", "gekend", "niet-gekend"];
const wereld = fc.record({
  dingen: fc.array(
    fc.record({
      huis: fc.constantFrom(...huizen),
      soort: fc.constantFrom(...soorten),
      dienst: fc.constantFrom("intake", "nazorg"),
    }),
    { minLength: 1, maxLength: 10 },
  ),
  mensen: fc.array(fc.dictionary(fc.constantFrom(...huizen), fc.subarray(rollen, { minLength: 1 }), { minKeys: 1 }), {
    minLength: 1,
    maxLength: 3,
  }),
});
type Wereld = typeof wereld extends fc.Arbitrary<infer W> ? W : never;
type Ding = { id: string; huis: string; soort: string; dienst: string };

const registertabel: Record<string, string> = {
  organisatie: `insert into organisatie (organisatie_id, huis, code, naam, domein, klasse, gewijzigd_door, gewijzigd_op)
    values ($1::uuid, $2, $1::uuid::text, 'Zorg', 'zorg', 'privaat', 'x', now())`,
  team: `insert into team values ($1, $2, 'basis', 'Team', 'wijkteam', null, '{}', null, 'x', now())`,
  aanstelling: `insert into aanstelling (aanstelling_id, huis, medewerker_id, naam, organisatie, teams, rollen, screening,
      gescreend_tot, van, gewijzigd_door, gewijzigd_op)
    values ($1::uuid, $2, $1::uuid::text, 'Naam', 'basis', '{}', '{medewerker}', 'vog', '2999-12-31', '2026-01-01', 'x', now())`,
};

/** Of another house, about somebody whom this house knows or not. */
const legVerzoek = async ({ id, huis, soort }: Pick<Ding, "id" | "huis" | "soort">): Promise<void> => {
  if (soort === "gekend")
    await service.sql(
      "insert into persoon (persoon_id, huis, identiteit, achternaam, geregistreerd_op) values ($1, $2, '', 'x', now())",
      [id, huis],
    );
  await service.sql(
    `insert into bekendheidsverzoek (verzoek_id, huis, vraag_id, van_huis, doel, gevraagd_door, gevraagd_door_naam,
       gevraagd_op, uiterlijk_op, persoon_id)
     values ($1, $2, $1, 'elders', 'criminaliteit', 'x', 'X', now(), '2999-12-31', $3)`,
    [id, huis, soort === "gekend" ? id : null],
  );
};

const leg = async ({ id, huis, soort, dienst }: Ding): Promise<void> => {
  const vault = service.app.get(Vault);
  if (soort === "gekend" || soort === "niet-gekend") return legVerzoek({ id, huis, soort });
  const naw = { voornamen: "Test", tussenvoegsel: null, achternaam: "Proef", adres: null };
  if (registertabel[soort]) await service.sql(registertabel[soort], [id, huis]);
  else if (soort === "persoon")
    await service.sql(
      `insert into persoon (persoon_id, huis, identiteit, achternaam, geboortedatum, geregistreerd_op)
       values ($1, $2, $3, 'proef', $4, now())`,
      [id, huis, vault.seal(naw, verzegeld.naw, id), geboren],
    );
  else
    await service.sql(
      `insert into herkenning (betrokkene_id, huis, melding_id, rol, toestand, identiteit, gevraagd_op, dienst)
       values ($1, $2, $1, 'kind', $3, $4, now(), $5)`,
      [
        id,
        huis,
        soort,
        soort === "betwijfeld"
          ? vault.seal({ ...naw, bsn: null, geboortedatum: null }, verzegeld.ontvangen, id, id)
          : null,
        dienst,
      ],
    );
};

/** These things and no others, beside one organisation of each house. */
const bouw = async ({ dingen }: Wereld): Promise<Ding[]> => {
  await service.sql("truncate organisatie, team, aanstelling, persoon, herkenning, bekendheidsverzoek cascade");
  const gelegd = dingen.map((ding) => ({ ...ding, id: newId() }));
  for (const huis of huizen)
    await service.sql(registertabel["organisatie"]!.replace("$1::uuid::text", "'basis'"), [newId(), huis]);
  for (const ding of gelegd) await leg(ding);
  return gelegd;
};

/** The decisions about one person, one by one. */
const besluitenVan = (wie: Person) => {
  const toegang = service.app.get(Toegang);
  const cause: Cause = { by: wie.id, huizen: wie.huizen, traceparent: "" };
  const mag = (wat: Gevraagd): boolean => {
    try {
      toegang.eis(cause, wie, wat);
      return true;
    } catch (error) {
      expect((error as Refused).code).toBe("niet-gevonden");
      return false;
    }
  };
  return {
    inHuis: (huis: string, wat: InHuis) => toegang.magInHuis(cause, wie, huis, wat),
    beheert: ({ id, huis }: Ding) => mag({ type: "Registerrij", id, huis, wat: "beheren" }),
    betwijfelt: ({ id, huis, dienst, soort: toestand }: Ding) =>
      mag({ type: "Herkenning", id, huis, dienst, toestand, wat: "zien" }),
    beslist: ({ id, huis, dienst, soort: toestand }: Ding) =>
      mag({ type: "Herkenning", id, huis, dienst, toestand, wat: "beslissen" }),
    ziet: ({ id, huis, soort }: Ding) =>
      mag({ type: "Bekendheidsverzoek", id, huis, bekend: soort === "gekend", wat: "verzoekZien" }),
  };
};

/** What a door shows; an empty answer where it is closed. */
const deur = async (wie: Person, pad: string, inhoud?: object): Promise<any> => {
  const agent = await service.as(wie);
  const { status, body } = await (inhoud ? agent.post(`/v1/${pad}`).send(inhoud) : agent.get(`/v1/${pad}`));
  expect([200, 403]).toContain(status);
  return status === 200 ? body : {};
};
const idsIn = (rijen: any[] = []): string[] =>
  rijen
    .map(({ organisatieId, teamId, aanstellingId, betrokkeneId, verzoekId, persoonId, medewerkerId }) =>
      String(organisatieId ?? teamId ?? aanstellingId ?? betrokkeneId ?? verzoekId ?? persoonId ?? medewerkerId),
    )
    .toSorted();
const ids = (dingen: Ding[]) => dingen.map(({ id }) => id).toSorted();

/** Compares every list of a house with the decisions; gives how many things were shown. */
const vergelijk = async (wie: Person, huis: string, hier: Ding[]): Promise<number> => {
  const mag = besluitenVan(wie);
  const van = (soort: string) => hier.filter((ding) => ding.soort === soort);
  let gezien = 0;
  for (const [pad, soort] of [
    ["organisaties", "organisatie"],
    ["teams", "team"],
    ["medewerkers", "aanstelling"],
  ] as const) {
    const verwacht = ids(van(soort).filter(mag.beheert));
    const lijst = async (vraag: Promise<any>) =>
      idsIn((await vraag).items).filter((id) => hier.some((ding) => ding.id === id));
    expect(await lijst(deur(wie, `${pad}?huis=${huis}`))).toEqual(verwacht);
    for (const filter of [{ tekst: "a" }, { tekst: "niemand" }, { organisatie: "basis" }])
      expect(verwacht).toEqual(expect.arrayContaining(await lijst(deur(wie, `${pad}/_zoek`, { huis, ...filter }))));
    gezien += verwacht.length;
  }
  const twijfels = ids(van("betwijfeld").filter(mag.betwijfelt));
  expect([...van("op-te-halen"), ...van("persoon")].filter(mag.betwijfelt)).toEqual([]);
  expect(idsIn((await deur(wie, `herkenningen?huis=${huis}`)).items)).toEqual(twijfels);
  expect((await deur(wie, `herkenningen/telling?huis=${huis}`)).betwijfeld ?? 0).toBe(twijfels.length);
  for (const { id } of van("betwijfeld"))
    expect(twijfels).toEqual(
      expect.arrayContaining(idsIn((await deur(wie, `herkenningen?huis=${huis}&meldingId=${id}`)).items)),
    );
  const personen = mag.inHuis(huis, "zoeken") ? ids(van("persoon")) : [];
  expect(idsIn((await deur(wie, "personen/op-naam/_zoek", { huis, geboortedatum: geboren })).personen)).toEqual(
    personen,
  );
  const verzoeken = ids([...van("gekend"), ...van("niet-gekend")].filter(mag.ziet));
  expect(idsIn((await deur(wie, `bekendheidsverzoeken?huis=${huis}`)).items)).toEqual(verzoeken);
  const collegas = mag.inHuis(huis, "collegasZien") ? ids(van("aanstelling")) : [];
  expect(idsIn((await deur(wie, `medewerkers/collegas?huis=${huis}`)).items)).toEqual(collegas);
  // Without a ticket nobody's name is told.
  const gevraagd = { huis, persoonIds: van("persoon").map(({ id }) => id), bewijzen: [] };
  expect((await deur(wie, "personen/_zoek", gevraagd)).personen ?? []).toEqual([]);
  return gezien + twijfels.length + personen.length + verzoeken.length + collegas.length;
};

it("L06 L12 L26 tonen lijsten, tellingen en zoekvragen precies wat per stuk mag, en maakt een filter ze nooit ruimer", async () => {
  const totaal = { gezien: 0, verborgen: 0 };
  await fc.assert(
    fc.asyncProperty(wereld, async (gegeven) => {
      const dingen = await bouw(gegeven);
      for (const wie of gegeven.mensen.map((rollen) => somebody(rollen))) {
        const mag = besluitenVan(wie);
        for (const huis of huizen) {
          const hier = dingen.filter((ding) => ding.huis === huis);
          const gezien = await vergelijk(wie, huis, hier);
          totaal.gezien += gezien;
          totaal.verborgen += gezien === 0 ? hier.length : 0;
        }
        for (const ding of dingen.filter(({ soort }) => soort === "betwijfeld"))
          if (!mag.beslist(ding)) {
            const poging = { motivering: "Nagebeld.", nieuw: true };
            const { status } = await (await service.as(wie)).post(`/v1/herkenningen/${ding.id}/besluit`).send(poging);
            expect([403, 404]).toContain(status);
          }
      }
    }),
    { numRuns: 12 },
  );
  for (const aantal of Object.values(totaal)) expect(aantal).toBeGreaterThan(5); // else the worlds prove nothing
});
