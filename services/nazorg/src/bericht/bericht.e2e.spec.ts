import { PersoonBetwijfeld, PersoonHerkend } from "@zvh/contracts";
import { newId } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import {
  buitenstaander,
  detentiebericht,
  gemeentecoordinator,
  inrichting,
  nazorgcoordinator,
  overDagen,
  startProef,
  type Proef,
} from "../nazorg.proef.js";

let proef: Proef;
beforeAll(async () => {
  proef = await startProef();
});
afterAll(() => proef.service.stop());

const meld = (inhoud: object, status = 201) => proef.post(inrichting, "detentieberichten", inhoud, status);
const csv = async (regels: string[], wie = inrichting, status = 200) => {
  const kop = "bericht;bsn;achternaam;voornamen;geboortedatum;gemeente;inrichting;insluitingsdatum;verwachte_einddatum";
  const agent = await proef.service.as(wie);
  const bestand = [kop, ...regels].join("\r\n");
  return (await agent.post("/v1/detentieberichten/csv").set("content-type", "text/csv").send(bestand).expect(status))
    .body;
};

it("R42 neemt een bericht één keer aan, ook als het tegelijk tweemaal komt", async () => {
  const bericht = detentiebericht();
  const bewijzen = await Promise.all([1, 2, 3].map(() => meld(bericht)));
  expect(bewijzen.map(({ bekend }) => bekend).sort()).toEqual([false, true, true]);
  expect(new Set(bewijzen.map(({ berichtId }) => berichtId)).size).toBe(1);
});

it("R39 stuurt een bericht naar het huis van de gemeente, en weigert wat daar niet bij hoort", async () => {
  expect((await meld(detentiebericht({ gemeente: "GM0000" }), 409)).code).toBe("gemeente-onbekend");
  expect((await meld(detentiebericht({ gemeente: "GM0715" }), 409)).code).toBe("gemeente-onbekend");
  const { code } = await proef.post(mensen.afzender, "detentieberichten", detentiebericht(), 409);
  expect(code).toBe("afzender-is-geen-inrichting");
});

it("R42 neemt het ook aan van de coördinator, die het langs een andere weg hoorde", async () => {
  for (const wie of [nazorgcoordinator, gemeentecoordinator])
    expect(await proef.post(wie, "detentieberichten", detentiebericht(), 201)).toMatchObject({ huis: "proefhuis" });
});

it("noemt alle fouten van een bericht tegelijk, zonder hun inhoud", async () => {
  const fout = detentiebericht({ bsn: "abc", bericht: "verlof", insluitingsdatum: "2026-02-30", nationaliteit: "x" });
  const { faults } = await meld(fout, 400);
  expect(faults.map(({ where }: { where: string }) => where).sort()).toEqual([
    "bericht",
    "bsn",
    "insluitingsdatum",
    "nationaliteit",
  ]);
});

it("R42 neemt van een bestand de goede regels, ook tweemaal, en meldt de rest per regel", async () => {
  const goed = "start;999990342;Persoon;Test;1990-01-01;GM9901;PI Proef;2026-10-01;";
  const regels = [goed, goed.replace("GM9901", "GM0000"), "einde;1"];
  const eerste = await csv(regels);
  expect(eerste.ontvangen).toMatchObject([{ regel: 2, huis: "proefhuis", bekend: false }]);
  expect(eerste.fouten.map(({ regel, code }: { regel: number; code: string }) => [regel, code])).toEqual([
    [3, "gemeente-onbekend"],
    [4, "aantal-kolommen"],
  ]);
  expect((await csv(regels)).ontvangen).toEqual([{ ...eerste.ontvangen[0], bekend: true }]);
});

it("geeft de verzegelde identiteit alleen aan de dienst die het adres kreeg, en wist haar na herkenning", async () => {
  const { berichtId } = await meld(detentiebericht({ inrichting: "PI Verborgenstad" }));
  const pad = `/v1/detentieberichten/${berichtId}/identiteit`;
  const hub = await proef.service.asService("information-hub", "proefhuis", pad);
  expect((await hub.get(pad).expect(200)).body.betrokkenen).toMatchObject([
    { betrokkeneId: berichtId, bsn: "999990342" },
  ]);
  await hub.get(`/v1/detentieberichten/${berichtId}`).expect(403);
  await (await proef.service.as(nazorgcoordinator)).get(pad).expect(403);
  for (const tabel of ["detentiebericht", "nazorgdossier", "journal", "outbox"])
    for (const geheim of ["999990342", "Persoon", "Verborgenstad"])
      expect(JSON.stringify(await proef.service.sql(`select ${tabel}::text from ${tabel}`))).not.toContain(geheim);
  await proef.herken(berichtId, newId());
  expect((await hub.get(pad).expect(200)).body.betrokkenen).toEqual([]);
});

it("wacht bij twijfel op een mens, en laat een melding van intake met rust", async () => {
  const { berichtId } = await meld(detentiebericht());
  const bericht = { betrokkeneId: berichtId, meldingId: berichtId, huis: "proefhuis" };
  await proef.service.deliver(PersoonHerkend, { ...bericht, persoonId: newId(), wijze: "bsn" });
  expect(await proef.get(nazorgcoordinator, `detentieberichten/${berichtId}`)).toMatchObject({ status: "verzegeld" });
  await proef.service.deliver(PersoonBetwijfeld, { ...bericht, dienst: "nazorg", aantalKandidaten: 2 });
  expect(await proef.get(nazorgcoordinator, `detentieberichten/${berichtId}`)).toMatchObject({
    status: "betwijfeld",
    dossierId: null,
  });
  await proef.get(buitenstaander, `detentieberichten/${berichtId}`, 404);
});

it("R39 R42 opent één dossier per detentie, hoeveel berichten er ook tegelijk komen, en vergeet niemand", async () => {
  const persoonId = newId();
  const berichten = await Promise.all([
    meld(detentiebericht({ einddatum: overDagen(100) })),
    meld(detentiebericht({ bericht: "wijziging", einddatum: overDagen(60) })),
  ]);
  await Promise.all(berichten.toReversed().map(({ berichtId }) => proef.herken(berichtId, persoonId)));
  const [een, twee] = await Promise.all(
    berichten.map(({ berichtId }) => proef.get(nazorgcoordinator, `detentieberichten/${berichtId}`)),
  );
  expect(een.dossierId).toBe(twee.dossierId);
  const dossier = await proef.toon(een.dossierId);
  expect(dossier.berichten.map(({ soort }: { soort: string }) => soort).toSorted()).toEqual(["start", "wijziging"]);
  expect(dossier).toMatchObject({
    huis: "proefhuis",
    regime: "nazorg",
    gemeente: "GM9901",
    namens: "gemeente-proefstad",
    persoonId,
    inrichting: "PI Proef",
    fase: "detentie",
  });
});

it("R42 laat het nieuwste bericht gelden, in welke volgorde ook herkend wordt", async () => {
  const persoonId = newId();
  const start = await meld(detentiebericht({ einddatum: overDagen(100) }));
  const wijziging = await meld(detentiebericht({ bericht: "wijziging", einddatum: overDagen(60) }));
  for (const { berichtId } of [wijziging, start]) await proef.herken(berichtId, persoonId);
  const { dossierId } = await proef.get(nazorgcoordinator, `detentieberichten/${start.berichtId}`);
  expect(await proef.toon(dossierId)).toMatchObject({ vrijlatingsdatum: overDagen(60), dagenTotVrijlating: 60 });
  expect(await proef.soortenVan(dossierId)).toEqual(["nazorg.gestart"]);
});
