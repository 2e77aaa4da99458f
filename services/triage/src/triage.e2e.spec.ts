import { MeldingGescreend } from "@zvh/contracts";
import { newId, stableId, type Person } from "@zvh/platform";
import { huizen, mensen } from "@zvh/testing";
import {
  beoordeeld,
  doe,
  eventsVan,
  geagendeerd,
  gemeld,
  gevraagd,
  melding,
  oordeel,
  procesregie,
  service,
  slachtofferId,
  start,
  stop,
  toon,
  vervolg,
} from "./triage.opstelling.js";

const { voorzitter, triagelid, screener, buitenstaander } = mensen;
beforeAll(start);
afterAll(stop);

describe("Op de agenda", () => {
  it("R28 komt een melding één keer, ook als het bericht tweemaal komt of opnieuw is gemaakt", async () => {
    const gescreend = melding();
    const id = await service.deliver(MeldingGescreend, gescreend);
    await service.deliver(MeldingGescreend, gescreend, id);
    await service.deliver(MeldingGescreend, gescreend);
    const triageId = stableId("triage", gescreend.meldingId);
    expect(await service.sql("select triage_id from triage where melding_id = $1", [gescreend.meldingId])).toEqual([
      { triage_id: triageId },
    ]);
    expect(await eventsVan(triageId)).toEqual(["nl.zvh.triage.geagendeerd.v1"]);
    expect(await service.sql("select reason from parked")).toEqual([]);
  });

  it("R28 komt geen melding met een andere uitkomst van de screening", async () => {
    const gescreend = melding({ uitkomst: "geen-vervolg" });
    await service.deliver(MeldingGescreend, gescreend);
    expect(await service.sql("select 1 from triage where melding_id = $1", [gescreend.meldingId])).toEqual([]);
  });

  it("staat de inhoud die intake geeft, als voorstel; in de database is zij verzegeld", async () => {
    const triageId = await geagendeerd();
    const { onderwerp, situatieschets, oordeel: nogNiet, gemeldeCriteria, meldingId } = await toon(triageId);
    expect({ onderwerp, situatieschets, nogNiet }).toEqual({
      onderwerp: gemeld.onderwerp,
      situatieschets: gemeld.situatieschets,
      nogNiet: null,
    });
    expect(gemeldeCriteria).toEqual({ huiscriteria: gemeld.huiscriteria, wettelijkeCriteria: null });
    expect(gevraagd).toContain(`/v1/meldingen/${meldingId}/voor-triage`);
    const [rij] = await service.sql("select t::text as tekst from triage t where triage_id = $1", [triageId]);
    expect(rij.tekst).not.toContain("ontruiming");
    expect(Buffer.from(rij.tekst.match(/\\x([0-9a-f]+)/)[1], "hex").toString()).not.toContain("ontruiming");
  });

  it("krijgt ieder punt een eigen nummer, en bladert de lijst zonder gat of dubbele", async () => {
    await Promise.all([geagendeerd(), geagendeerd(), geagendeerd()]);
    const agenda = await service.as(voorzitter);
    const alle = (await agenda.get("/v1/triages?huis=proefhuis&aantal=100").expect(200)).body;
    expect(alle.volgende).toBeNull();
    const gebladerd: string[] = [];
    for (let na = ""; na !== undefined;) {
      const { body } = await agenda.get(`/v1/triages?huis=proefhuis&aantal=2${na}`).expect(200);
      gebladerd.push(...body.items.map(({ triageId }: { triageId: string }) => triageId));
      if (!body.volgende) break;
      na = `&na=${body.volgende}`;
    }
    expect(gebladerd).toEqual(alle.items.map(({ triageId }: { triageId: string }) => triageId));
    const punten = alle.items.map(
      ({ overlegDatum, agendapunt }: Record<string, string>) => `${overlegDatum} ${agendapunt}`,
    );
    expect(new Set(punten).size).toBe(punten.length);
    expect(alle.items[0]).toMatchObject({
      huis: "proefhuis",
      status: "geagendeerd",
      onderwerp: gemeld.onderwerp,
      voorstel: null,
    });
    expect(alle.items[0].betrokkenen.at(-1)).toMatchObject({ rol: "getuige", persoonId: null });
    expect(alle.items[0].situatieschets).toBeUndefined();
    const { overlegDatum } = alle.items[0];
    const gefilterd = await agenda.get(`/v1/triages?overlegDatum=${overlegDatum}&status=besloten`).expect(200);
    expect(gefilterd.body.items).toEqual([]);
  });

  it("R29 houdt bij wie er aan tafel zaten", async () => {
    const { overlegDatum } = await toon(await geagendeerd());
    const pad = `/v1/triageoverleggen/${overlegDatum}/aanwezigheid`;
    const leiding = await service.as(voorzitter);
    await leiding
      .put(pad)
      .send({ huis: "proefhuis", aanwezig: ["circus"] })
      .expect(409);
    await leiding.put(pad).send({ huis: buitenstaander.huizen[0], aanwezig: [] }).expect(404);
    await leiding
      .put(pad)
      .send({ huis: "proefhuis", aanwezig: ["ggz", "politie"] })
      .expect(200);
    const { body } = await leiding.get("/v1/triageoverleggen?huis=proefhuis").expect(200);
    expect(body.items[0]).toMatchObject({ overlegDatum, aanwezig: ["ggz", "politie"] });
  });
});

describe("Wat niet mag", () => {
  it("weigert wie de rol niet heeft of niet is aangemeld", async () => {
    const triageId = await beoordeeld();
    await (await service.as()).get("/v1/triages").expect(401);
    await (await service.as(screener)).get(`/v1/triages/${triageId}`).expect(403);
    await doe(triagelid, "put", `${triageId}/oordeel`, oordeel, 404);
    await doe(triagelid, "post", `${triageId}/besluit`, procesregie, 403);
    await doe(voorzitter, "post", `${triageId}/partnerantwoord`, { aanvaard: true, motivering: "Ja." }, 403);
  });

  it("toont een ander huis niets: een lege lijst, en 404", async () => {
    const triageId = await beoordeeld();
    const ander = await service.as(buitenstaander);
    expect((await ander.get("/v1/triages?huis=proefhuis").expect(200)).body).toEqual({ items: [], volgende: null });
    expect((await ander.get("/v1/triageoverleggen").expect(200)).body).toEqual({ items: [] });
    await ander.get(`/v1/triages/${triageId}`).expect(404);
    await doe(buitenstaander, "post", `${triageId}/besluit`, procesregie, 404);
    await doe(buitenstaander, "put", `${triageId}/oordeel`, oordeel, 404);
  });

  it("laat een andere dienst precies het punt zien waarnaar het besluit verwijst", async () => {
    const pad = `/v1/triages/${await geagendeerd()}`;
    await (await service.asService("case-plan", "proefhuis", pad)).get(pad).expect(200);
    await (await service.asService("case-plan", "proefhuis", pad)).get("/v1/triages").expect(403);
  });

  it("noemt alle fouten in de vorm tegelijk, met hun plaats, als problem+json", async () => {
    const triageId = await geagendeerd();
    const fout = {
      ...oordeel,
      ernst: "erg",
      huiscriteria: { kluwen: { oordeel: "ja" } },
      toetsen: [{ persoonId: "x", criteria: 1 }],
      extra: 1,
      herkomst: {},
    };
    const antwoord = await (await service.as(voorzitter)).put(`/v1/triages/${triageId}/oordeel`).send(fout).expect(400);
    expect(antwoord.headers["content-type"]).toContain("application/problem+json");
    expect(antwoord.body.code).toBe("ongeldige-invoer");
    const plaatsen = antwoord.body.faults.map(({ where }: { where: string }) => where);
    expect(new Set(plaatsen)).toEqual(
      new Set([
        "extra",
        "ernst",
        "huiscriteria.kluwen.oordeel",
        "huiscriteria.kluwen.motivering",
        "toetsen.0.persoonId",
        "toetsen.0.criteria",
        ...["grondslag", "doelbinding", "categorie", "voorwaarde", "eerstVerwerktOp"].map((veld) => `herkomst.${veld}`),
      ]),
    );
    await doe(voorzitter, "post", "geen-nummer/besluit", procesregie, 400);
    await (await service.as(voorzitter)).get("/v1/triages?na=overal&aantal=1000").expect(400);
  });

  it("R31 R34 L13 noemt alles tegelijk wat een besluit nog tegenhoudt, en verandert dan niets", async () => {
    const triageId = await beoordeeld();
    const fout = { uitkomst: "procesregie", motivering: " ", personen: [slachtofferId, newId()] };
    const problem = await doe(voorzitter, "post", `${triageId}/besluit`, fout, 409);
    expect(problem.faults.map(({ where, code }: Record<string, string>) => `${where}: ${code}`)).toEqual([
      "categorie: categorie-onbekend",
      "procesregisseur: procesregisseur-ontbreekt",
      "personen.0: rol-uitgesloten",
      "personen.1: persoon-onbekend",
      "motivering: motivering-ontbreekt",
      "vervolgstap: vervolgstap-ontbreekt",
    ]);
    expect(await toon(triageId)).toMatchObject({ status: "geagendeerd", besluit: null, stappen: [] });
  });

  it("R84 weigert onder de grens van het huis een casus, en stelt het lokale veld voor", async () => {
    const { code: huis } = huizen.alle().find(({ schakelaars }) => schakelaars.aveVanaf === 3)!;
    const elders: Person = { ...voorzitter, huizen: [huis] };
    const gescreend = melding({ huis, aveNiveau: 2 });
    await service.deliver(MeldingGescreend, gescreend);
    const pad = stableId("triage", gescreend.meldingId);
    const { voorstel } = await toon(pad, elders);
    expect(voorstel).toEqual({ uitkomst: "terug-naar-lokaal-veld", reden: "ave-te-laag" });
    await doe(elders, "put", `${pad}/oordeel`, { ...oordeel, huiscriteria: {}, toetsen: [], namens: [] }, 200);
    const problem = await doe(elders, "post", `${pad}/besluit`, procesregie, 409);
    expect(problem.code).toBe("ave-te-laag");
    const terug = vervolg("terug-naar-lokaal-veld", {
      vervolgstap: { omschrijving: "Advies", eigenaar: "huis" },
    });
    expect(await doe(elders, "post", `${pad}/besluit`, terug, 201)).toMatchObject({
      status: "besloten",
      voorstel: null,
    });
  });
});
