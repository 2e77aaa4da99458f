import { newId } from "@zvh/platform";
import {
  buitenstaander,
  deelnemer,
  gemeentecoordinator,
  nazorgcoordinator,
  overDagen,
  startProef,
  type Proef,
} from "../nazorg.proef.js";

let proef: Proef;
beforeAll(async () => {
  proef = await startProef();
  await proef.service.as(deelnemer); // has an account from now on
});
afterAll(() => proef.service.stop());

const bijCjg = { organisatie: "cjg", medewerker: deelnemer.id };
const actie = (meer: object = {}) => ({
  thema: "onderdak",
  omschrijving: "Belt de woningcorporatie.",
  uiterlijkDatum: overDagen(7),
  ...bijCjg,
  ...meer,
});
const beleg = (dossierId: string, meer: object = {}, status = 201) =>
  proef.post(nazorgcoordinator, `nazorgdossiers/${dossierId}/acties`, actie(meer), status);
const draagOver = (dossierId: string, overnames: object[], status = 200) =>
  proef.post(nazorgcoordinator, `nazorgdossiers/${dossierId}/overdracht`, { overnames }, status);
const gewaarschuwd = (dossierId: string) =>
  proef.service.eventually(async () => (await proef.toon(dossierId)).waarschuwingOp);
const themas = ["identiteitsbewijs", "onderdak", "werk-en-inkomen", "schulden", "zorg"];

it("R41 waarschuwt als de vrijlating dichtbij is en onderdak niet is geregeld; opvang is niet geregeld", async () => {
  const dossierId = await proef.bericht({ einddatum: overDagen(90) });
  await proef.peil(dossierId, "onderdak", "opvang");
  expect((await proef.toon(dossierId)).waarschuwingOp).toBeNull();
  await proef.service.moveClock("63 days");
  expect(await gewaarschuwd(dossierId)).toBeTruthy();
  expect(await proef.soortenVan(dossierId)).toEqual([
    "nazorg.gestart",
    "basisvoorwaarde.gewijzigd",
    "vrijlating.nadert",
  ]);
  expect(await proef.peil(dossierId, "onderdak", "geregeld")).toMatchObject({ waarschuwingOp: null });
  await proef.service.moveClock("-63 days");
});

it("R41 waarschuwt meteen bij vrijlating vandaag, zonder aankondiging, en bij een datum die naar voren schuift", async () => {
  expect(await gewaarschuwd(await proef.bericht({ bericht: "einde", einddatum: null }))).toBeTruthy();
  const persoonId = newId();
  const dossierId = await proef.bericht({ einddatum: null }, persoonId);
  expect(await proef.toon(dossierId)).toMatchObject({ vrijlatingsdatum: null, dagenTotVrijlating: null });
  await proef.bericht({ bericht: "wijziging", einddatum: overDagen(9) }, persoonId);
  expect(await gewaarschuwd(dossierId)).toBeTruthy();
  await proef.bericht({ bericht: "wijziging", einddatum: overDagen(200) }, persoonId);
  expect(await proef.toon(dossierId)).toMatchObject({ waarschuwingOp: null, dagenTotVrijlating: 200 });
});

it("R43 legt per basisvoorwaarde en per moment vast hoe het staat, en door wie; ook het sociaal netwerk", async () => {
  const dossierId = await proef.bericht();
  await proef.peil(dossierId, "schulden", "niet-geregeld", {
    moment: "bij-binnenkomst",
    toelichting: "Vijf schuldeisers.",
  });
  const { voorwaarden } = await proef.peil(dossierId, "schulden", "loopt", { verantwoordelijke: bijCjg });
  expect(voorwaarden).toHaveLength(6);
  expect(voorwaarden.find(({ thema }: { thema: string }) => thema === "schulden")).toMatchObject({
    bijBinnenkomst: "niet-geregeld",
    voorVrijlating: "loopt",
    naVrijlating: null,
    stand: "loopt",
    geregeld: false,
    door: nazorgcoordinator.id,
    ...bijCjg,
  });
  await proef.peil(dossierId, "sociaal-netwerk", "loopt");
  const vreemd = {
    moment: "voor-vrijlating",
    stand: "loopt",
    verantwoordelijke: { organisatie: "ggz", medewerker: deelnemer.id },
  };
  const pad = `nazorgdossiers/${dossierId}/voorwaarden/zorg`;
  expect((await proef.put(nazorgcoordinator, pad, vreemd, 409)).code).toBe("verantwoordelijke-onbekend");
});

it("R42 R43 belegt tijdens de detentie een actie bij een partner, die alleen zijn eigen deel ziet en terugkoppelt", async () => {
  const dossierId = await proef.bericht();
  await proef.get(deelnemer, `nazorgdossiers/${dossierId}`, 404);
  expect((await beleg(dossierId, { uiterlijkDatum: "2020-01-01" }, 409)).code).toBe("datum-voorbij");
  await proef.peil(dossierId, "zorg", "loopt", { toelichting: "Niet voor iedereen." });
  const { acties } = await beleg(dossierId);
  const gezien = await proef.toon(dossierId, deelnemer);
  expect(gezien).toMatchObject({ magBijwerken: false, voorwaarden: [], berichten: [], acties: [{ stand: "open" }] });
  await proef.put(
    deelnemer,
    `nazorgdossiers/${dossierId}/voorwaarden/zorg`,
    { moment: "voor-vrijlating", stand: "loopt" },
    403,
  );
  const pad = `nazorgdossiers/${dossierId}/acties/${acties[0].actieId}/terugkoppeling`;
  const gedaan = { stand: "gedaan", toelichting: "De woning is er." };
  expect((await proef.post(nazorgcoordinator, pad, gedaan, 409)).code).toBe("alleen-uitvoerder");
  await proef.post(deelnemer, pad, gedaan, 201);
  expect((await proef.toon(dossierId)).acties).toMatchObject([gedaan]);
  await proef.get(deelnemer, `nazorgdossiers/${dossierId}`, 404);
  expect(await proef.soortenVan(dossierId)).toEqual([
    "nazorg.gestart",
    "basisvoorwaarde.gewijzigd",
    "nazorgactie.belegd",
    "nazorgactie.teruggekoppeld",
  ]);
});

it("R44 weigert de overdracht met alles wat geen partner heeft, draagt over als alles belegd is, en volgt erna", async () => {
  const dossierId = await proef.bericht();
  await beleg(dossierId);
  expect((await draagOver(dossierId, [], 409)).code).toBe("nog-in-detentie");
  const { persoonId } = await proef.toon(dossierId);
  await proef.bericht({ bericht: "einde", einddatum: overDagen(0) }, persoonId);
  const { code, faults } = await draagOver(
    dossierId,
    [{ thema: "zorg", organisatie: "cjg", medewerker: "niemand" }],
    409,
  );
  expect(code).toBe("verantwoordelijke-ontbreekt");
  expect(faults.map(({ where }: { where: string }) => where)).toEqual(
    expect.arrayContaining(themas.map((een) => `overnames.${een}`)),
  );
  await proef.peil(dossierId, "zorg", "niet-nodig");
  const open = themas.filter((een) => een !== "zorg").map((thema) => ({ thema, ...bijCjg }));
  expect(await draagOver(dossierId, open)).toMatchObject({
    fase: "na-detentie",
    waarschuwingOp: null,
    overgedragenDoor: nazorgcoordinator.id,
  });
  await proef.peil(dossierId, "onderdak", "geregeld", { moment: "na-vrijlating" });
  expect(await proef.soortenVan(dossierId)).toEqual(
    expect.arrayContaining(["vrijlating.gewijzigd", "nazorg.overgedragen", "basisvoorwaarde.gewijzigd"]),
  );
});

it("L19 sluit een dossier onder zijn eigen bewaartermijn, en vernietigt het als die voorbij is", async () => {
  const dossierId = await proef.bericht();
  await proef.peil(dossierId, "zorg", "loopt", { verantwoordelijke: bijCjg });
  const sluit = (reden: string, status: number) =>
    proef.post(
      nazorgcoordinator,
      `nazorgdossiers/${dossierId}/afsluiting`,
      { reden, toelichting: "Overleden op dinsdag." },
      status,
    );
  expect((await sluit("geen-zin", 409)).code).toBe("afsluitreden-onbekend");
  expect((await sluit("zorg-geborgd", 409)).code).toBe("nog-niet-overgedragen");
  expect(await sluit("overleden", 200)).toMatchObject({ fase: "afgesloten", toelichting: "Overleden op dinsdag." });
  await proef.get(deelnemer, `nazorgdossiers/${dossierId}`, 404);
  expect((await proef.toon(dossierId)).bewarenTot > overDagen(1800)).toBe(true);
  await proef.service.moveClock("61 months");
  await proef.service.eventually(async () => (await proef.soortenVan(dossierId)).includes("nazorg.vernietigd"));
  await proef.get(nazorgcoordinator, `nazorgdossiers/${dossierId}`, 404);
  for (const tabel of ["detentiebericht", "basisvoorwaarde", "nazorgactie"])
    expect(await proef.service.sql(`select from ${tabel} where dossier_id = $1`, [dossierId])).toEqual([]);
  await proef.service.moveClock("-61 months");
});

it("R40 telt per periode wie opnieuw vastzit, en verbindt de twee dossiers", async () => {
  const persoonId = newId();
  const eerste = await proef.bericht(
    { bericht: "einde", insluitingsdatum: "2025-01-01", einddatum: "2025-02-01" },
    persoonId,
  );
  const vraag = (wie = nazorgcoordinator) =>
    proef.get(wie, `nazorgdossiers/hernieuwd?huis=proefhuis&van=${overDagen(0)}&tot=${overDagen(0)}`);
  const voor = await vraag();
  const tweede = await proef.bericht({ insluitingsdatum: "2026-11-01" }, persoonId);
  expect(await proef.toon(tweede)).toMatchObject({ eerderDossierId: eerste });
  expect(await vraag()).toEqual({ gestart: voor.gestart + 1, hernieuwd: voor.hernieuwd + 1 });
  expect(await vraag(buitenstaander)).toEqual({ gestart: 0, hernieuwd: 0 });
});

it("toont de lijst per bladzijde, de naaste vrijlating eerst en wat onbekend is achteraan", async () => {
  for (const dagen of [40, 12, 300]) await proef.bericht({ einddatum: overDagen(dagen) });
  await proef.bericht({ einddatum: null });
  const lees = async (wie = nazorgcoordinator) => {
    const gezien: { dossierId: string; dagenTotVrijlating: number | null; voorwaarden: object }[] = [];
    for (let na = ""; ;) {
      const { items, volgende } = await proef.get(wie, `nazorgdossiers?huis=proefhuis&aantal=3${na}`);
      gezien.push(...items);
      if (!volgende) return gezien;
      na = `&na=${volgende}`;
    }
  };
  const lijst = await lees();
  expect(lijst.length).toBeGreaterThan(6);
  const dagen = lijst.map(({ dagenTotVrijlating }) => dagenTotVrijlating ?? Infinity);
  expect(dagen).toEqual(dagen.toSorted((een, ander) => een - ander));
  expect(dagen.at(-1)).toBe(Infinity);
  expect(new Set(lijst.map(({ dossierId }) => dossierId)).size).toBe(lijst.length);
  expect(Object.keys(lijst[0]!.voorwaarden)).toHaveLength(6);
  expect(await lees(gemeentecoordinator)).toEqual(lijst);
  expect(await lees(buitenstaander)).toEqual([]);
  const { open } = await proef.get(nazorgcoordinator, "nazorgdossiers/telling?huis=proefhuis");
  expect(open).toBe(lijst.length);
  expect(await proef.get(buitenstaander, "nazorgdossiers/telling?huis=proefhuis")).toEqual({
    open: 0,
    waarschuwingen: 0,
  });
});
