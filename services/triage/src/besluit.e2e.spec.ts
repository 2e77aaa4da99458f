import { mensen } from "@zvh/testing";
import {
  beoordeeld,
  doe,
  eventsVan,
  herkomst,
  oordeel,
  persoonId,
  politielid,
  procesregie,
  service,
  start,
  stop,
  toon,
  vervolg,
} from "./triage.opstelling.js";

const { voorzitter, triagelid } = mensen;
beforeAll(start);
afterAll(stop);

describe("Oordeel en besluit", () => {
  it("R30 L13 wordt het oordeel bewaard en gaat procesregie door, gekoppeld aan de melding", async () => {
    const triageId = await beoordeeld();
    expect(await toon(triageId)).toMatchObject({ aard: oordeel.aard, ernst: "hoog", oordeel, huisregel: "volledig" });
    const besloten = await doe(voorzitter, "post", `${triageId}/besluit`, procesregie, 201);
    expect(besloten).toMatchObject({
      status: "besloten",
      uitkomst: "procesregie",
      stappen: [{ omschrijving: "Bellen", eigenaar: "ggz" }],
      besluit: { door: "voorzitter-1", doorNaam: "V. Oorzitter", personen: [persoonId] },
    });
    const { meldingId } = besloten;
    const [event] = (await service.events()).slice(-1);
    expect(event).toMatchObject({
      name: "nl.zvh.triage.besloten.v1",
      data: { meldingId, personen: [persoonId], categorie: "top-x" },
    });
    expect(JSON.stringify(event)).not.toContain("past");
    const historie = besloten.geschiedenis.map(({ wie, code }: Record<string, string>) => `${wie} ${code}`);
    expect(historie).toEqual([
      "systeem:intake geagendeerd",
      "systeem:triage inhoud-ontvangen",
      "voorzitter-1 doeltoets-positief",
      "voorzitter-1 beoordeeld",
      "voorzitter-1 besloten",
    ]);
  });

  it.each(["terug-naar-lokaal-veld", "regieteam", "geen-vervolg"])(
    "R31 gaat %s meteen door, één keer",
    async (uitkomst) => {
      const triageId = await beoordeeld();
      await doe(voorzitter, "post", `${triageId}/besluit`, vervolg(uitkomst), 201);
      const weer = await doe(voorzitter, "post", `${triageId}/besluit`, vervolg(uitkomst), 409);
      expect(weer.code).toBe("triage-al-besloten");
      expect(await eventsVan(triageId)).toEqual(["nl.zvh.triage.geagendeerd.v1", "nl.zvh.triage.besloten.v1"]);
    },
  );

  it("R03 wint van twee voorzitters tegelijk er één", async () => {
    const triageId = await beoordeeld();
    const leiding = await service.as(voorzitter);
    const besluiten = await Promise.all(
      ["geen-vervolg", "regieteam"].map((uitkomst) =>
        leiding.post(`/v1/triages/${triageId}/besluit`).send(vervolg(uitkomst)),
      ),
    );
    expect(besluiten.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it("R32 wacht op de partner, komt terug na een weigering en is besloten na een ja", async () => {
    const triageId = await beoordeeld();
    const vraag = vervolg("partner-pakt-op", { partner: "ggz" });
    const { overlegDatum } = await doe(voorzitter, "post", `${triageId}/besluit`, vraag, 201);
    const antwoord = (aanvaard: boolean) => ({ aanvaard, motivering: "Zo is het." });
    await doe(politielid, "post", `${triageId}/partnerantwoord`, antwoord(true), 404);
    const terug = await doe(triagelid, "post", `${triageId}/partnerantwoord`, antwoord(false), 201);
    expect(terug).toMatchObject({ status: "geagendeerd", besluit: null });
    expect(terug.overlegDatum > overlegDatum).toBe(true);
    await doe(voorzitter, "post", `${triageId}/besluit`, vraag, 201);
    const klaar = await doe(triagelid, "post", `${triageId}/partnerantwoord`, antwoord(true), 201);
    expect(klaar).toMatchObject({ status: "besloten", uitkomst: "partner-pakt-op" });
    expect(await eventsVan(triageId)).toEqual([
      "nl.zvh.triage.geagendeerd.v1",
      "nl.zvh.partner.gevraagd.v1",
      "nl.zvh.triage.geagendeerd.v1",
      "nl.zvh.partner.gevraagd.v1",
      "nl.zvh.triage.besloten.v1",
    ]);
  });

  it("R33 vraagt informatie, zet het punt op het volgende overleg en wacht tot ieder heeft geantwoord", async () => {
    const triageId = await beoordeeld();
    const eerder = await toon(triageId);
    const informatie = ["ggz", "politie"].map((organisatie) => ({ organisatie, vraag: "Wat is bekend?" }));
    const wacht = await doe(
      voorzitter,
      "post",
      `${triageId}/besluit`,
      vervolg("informatie-nodig", { informatie }),
      201,
    );
    expect(wacht).toMatchObject({ status: "wacht-op-informatie", uitkomst: null });
    expect(wacht.overlegDatum > eerder.overlegDatum).toBe(true);
    await doe(politielid, "post", `${triageId}/informatie/ggz`, { antwoord: "Iets.", herkomst }, 403);
    await doe(triagelid, "post", `${triageId}/informatie/ggz`, { antwoord: "Niets bekend.", herkomst }, 201);
    const klaar = await doe(
      politielid,
      "post",
      `${triageId}/informatie/politie`,
      { antwoord: "Ook niet.", herkomst },
      201,
    );
    expect(klaar.status).toBe("geagendeerd");
    expect(klaar.informatieverzoeken).toMatchObject([{ organisatie: "politie", antwoord: { tekst: "Ook niet." } }]);
    expect((await toon(triageId)).informatieverzoeken).toMatchObject([
      { antwoord: { tekst: "Niets bekend." } },
      { antwoord: { tekst: "Ook niet." } },
    ]);
    expect((await eventsVan(triageId)).slice(1)).toEqual([
      "nl.zvh.informatie.gevraagd.v1",
      "nl.zvh.triage.geagendeerd.v1",
    ]);
  });
});

it("L05 wie weigert te leveren wordt gezien door wie voorzit en zichzelf, alleen met de grond, en voor een ander is er niets", async () => {
  const triageId = await beoordeeld();
  const informatie = ["ggz", "politie"].map((organisatie) => ({ organisatie, vraag: "Wat is bekend?" }));
  await doe(voorzitter, "post", `${triageId}/besluit`, vervolg("informatie-nodig", { informatie }), 201);
  const pad = `${triageId}/informatie/ggz/weigering`;
  const weigering = { grond: "beroepsgeheim" };
  expect((await doe(triagelid, "post", pad, { ...weigering, toelichting: "Cliënt." }, 409)).code).toBe(
    "weigering-met-reden",
  );
  await doe(politielid, "post", pad, weigering, 403);
  await doe(voorzitter, "post", pad, weigering, 403);
  const eigen = await doe(triagelid, "post", pad, weigering, 201);
  const gezien = { organisatie: "ggz", antwoord: null, weigering: { grond: "beroepsgeheim", toelichting: null } };
  expect(eigen.informatieverzoeken).toMatchObject([gezien]);
  const voorVoorzitter = await toon(triageId);
  expect(voorVoorzitter.informatieverzoeken).toMatchObject([gezien, { organisatie: "politie", antwoord: null }]);
  expect(voorVoorzitter.geschiedenis.at(-1)).toMatchObject({ code: "informatie-geweigerd", waarde: "ggz" });
  expect(JSON.stringify(await toon(triageId, politielid))).not.toMatch(/weiger|beroepsgeheim/);
  const klaar = await doe(politielid, "post", `${triageId}/informatie/politie`, { antwoord: "Niets.", herkomst }, 201);
  expect(klaar.status).toBe("geagendeerd");
});

describe("De termijn van de partner", () => {
  it("R32 brengt het punt terug op de agenda als de partner zwijgt", async () => {
    const triageId = await beoordeeld();
    await doe(voorzitter, "post", `${triageId}/besluit`, vervolg("partner-pakt-op", { partner: "ggz" }), 201);
    await service.moveClock("11 days");
    const terug = await service.eventually(async () => {
      const nu = await toon(triageId);
      return nu.status === "geagendeerd" && nu;
    });
    expect(terug.geschiedenis.at(-2)).toMatchObject({
      wie: "systeem:triage",
      code: "partner-antwoordt-niet",
      waarde: "ggz",
    });
  });
});
