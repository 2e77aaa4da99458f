import { MeldingAfgerond } from "@zvh/contracts";
import { Config, signDemoPerson } from "@zvh/platform";
import { klopt, type Gebeurtenis } from "./abonnee.testing.js";
import { antwoordtijd } from "./verzoek.js";
import { beheerder, meldingenIn, overMelding, startProef, systeem } from "./proef.testing.js";

const politie = systeem("politie");

let proef: Awaited<ReturnType<typeof startProef>>;
beforeAll(async () => (proef = await startProef()));
afterEach(() => proef.leeg());
afterAll(() => proef.stop());

describe("een webhook", () => {
  it.each(["hmac", "ed25519"])(
    "is een CloudEvent, ondertekend met %s, met het token van de abonnee",
    async (handtekening) => {
      const abonnee = await proef.luister();
      const { geheim } = await proef.abonneer(politie, abonnee.url, overMelding, {
        protocolsettings: { handtekening },
        sinkcredential: { credentialtype: "ACCESSTOKEN", accesstoken: "zo.niet.bestaand" },
      });
      const meldingId = await proef.meld();
      await proef.service.deliver(MeldingAfgerond, { ...MeldingAfgerond.voorbeeld, meldingId });
      await proef.service.eventually(async () => abonnee.gekregen.length === 2);
      const [eerste, tweede] = abonnee.gekregen as [(typeof abonnee.gekregen)[0], (typeof abonnee.gekregen)[0]];
      expect(eerste.headers).toMatchObject({
        "content-type": "application/cloudevents+json; charset=utf-8",
        authorization: "Bearer zo.niet.bestaand",
        "webhook-id": eerste.gebeurtenis.id,
      });
      expect([eerste, tweede].map((een) => klopt(een, geheim))).toEqual([true, true]);
      expect(klopt({ ...eerste, body: tweede.body }, geheim)).toBe(false);
      expect(eerste.gebeurtenis).toMatchObject({ sequence: "1", data: { meldingId, soort: "incident" } });
      expect(tweede.gebeurtenis).toMatchObject({ sequence: "2", data: { meldingId, uitkomst: "lokaal-zorgoverleg" } });
    },
  );

  it("komt na drie dagen storing alsnog: alles, op volgorde, niets twee keer", async () => {
    const abonnee = await proef.luister();
    abonnee.antwoord = () => ({ status: 503 });
    const { id } = await proef.abonneer(politie, abonnee.url);
    const meldingen: string[] = [];
    const wachten = ["10 seconds", "7 minutes", "37 minutes", "3 hours", "7 hours", "13 hours", "17 hours", "32 hours"];
    for (const [i, wacht] of wachten.entries()) {
      for (let n = 0; n < 5; n++) meldingen.push(await proef.meld());
      await proef.service.eventually(async () => (await proef.toon(politie, id)).pogingen === i + 1);
      await proef.service.moveClock(wacht);
    }
    await proef.service.eventually(async () => (await proef.toon(politie, id)).pogingen === wachten.length + 1);
    const pogingen = abonnee.gekregen.length;
    expect(new Set(abonnee.gekregen.map(({ gebeurtenis }) => gebeurtenis.sequence))).toEqual(new Set(["1"]));
    abonnee.antwoord = () => ({ status: 204 });
    await proef.service.moveClock("29 hours");
    await proef.service.eventually(async () => abonnee.gekregen.length - pogingen >= meldingen.length);
    const gehoord = abonnee.gekregen.slice(pogingen).map(({ gebeurtenis }) => gebeurtenis);
    expect(meldingenIn(gehoord)).toEqual(meldingen);
    expect(gehoord.map(({ sequence }) => Number(sequence))).toEqual(meldingen.map((_, i) => i + 1));
    expect(await proef.toon(politie, id)).toMatchObject({ staat: "actief", hoogste: 40, geleverd: 40, pogingen: 0 });
  }, 60_000);

  it("houdt na 410 op; wat daarna gebeurt wacht, en komt na herlevering", async () => {
    const abonnee = await proef.luister();
    const { id } = await proef.abonneer(politie, abonnee.url);
    const eerste = await proef.meld();
    await proef.service.eventually(async () => abonnee.gekregen.length === 1);
    abonnee.antwoord = () => ({ status: 410 });
    const rest = [await proef.meld()];
    await proef.service.eventually(async () => (await proef.toon(politie, id)).reden === "opgezegd");
    rest.push(await proef.meld(), await proef.meld());
    abonnee.antwoord = () => ({ status: 200 });
    expect(abonnee.gekregen).toHaveLength(2);
    await (await proef.service.as(beheerder)).post(`/v1/abonnementen/${id}/herlevering`).send({}).expect(200);
    await proef.service.eventually(async () => abonnee.gekregen.length === 5);
    expect(meldingenIn(abonnee.gekregen.slice(2).map(({ gebeurtenis }) => gebeurtenis))).toEqual(rest);
    await (await proef.service.as(politie)).post(`/v1/abonnementen/${id}/herlevering`).send({ vanaf: 1 }).expect(200);
    await proef.service.eventually(async () => abonnee.gekregen.length === 9);
    expect(meldingenIn(abonnee.gekregen.slice(5).map(({ gebeurtenis }) => gebeurtenis))).toEqual([eerste, ...rest]);
  });

  it("komt bij de anderen even snel als er een hangt en een faalt: een lijn is van één abonnement", async () => {
    const [hangt, faalt, ...goed] = await Promise.all(Array.from({ length: 12 }, () => proef.luister()));
    hangt!.antwoord = () => null;
    faalt!.antwoord = () => ({ status: 500 });
    for (const abonnee of [hangt!, faalt!, ...goed]) await proef.abonneer(politie, abonnee.url);
    const meldingen: string[] = [];
    const begin = performance.now();
    for (let n = 0; n < 10; n++) meldingen.push(await proef.meld());
    await proef.service.eventually(async () => goed.every(({ gekregen }) => gekregen.length === 10));
    // Shorter than one answer of the one that hangs may take: nobody waited for it.
    expect(performance.now() - begin).toBeLessThan(antwoordtijd - 1_000);
    for (const { gekregen } of goed) expect(meldingenIn(gekregen.map((een) => een.gebeurtenis))).toEqual(meldingen);
    expect([hangt!.gekregen.length, faalt!.gekregen.length]).toEqual([1, 1]);
  });

  it("laat elke poging na in het logboek, de nieuwste eerst, met waarom", async () => {
    const abonnee = await proef.luister();
    let keer = 0;
    abonnee.antwoord = () => (++keer === 1 ? { status: 302, headers: { location: abonnee.url } } : { status: 204 });
    const { id } = await proef.abonneer(politie, abonnee.url);
    await proef.meld();
    await proef.service.eventually(async () => abonnee.gekregen.length === 1);
    await proef.service.moveClock("10 seconds");
    const pogingen = async () =>
      (await (await proef.service.as(politie)).get(`/v1/abonnementen/${id}/pogingen`).expect(200)).body.items;
    await proef.service.eventually(async () => (await pogingen()).length === 2);
    expect(await pogingen()).toMatchObject([
      { volgnummer: 1, status: 204, reden: null },
      { volgnummer: 1, status: 302, reden: "geweigerd" },
    ]);
  });

  it("draagt twee handtekeningen zolang het geheim wisselt, en een derde geheim komt er dan niet", async () => {
    const abonnee = await proef.luister();
    const { id, geheim } = await proef.abonneer(politie, abonnee.url, overMelding, {
      protocolsettings: { handtekening: "hmac" },
    });
    const als = await proef.service.as(politie);
    const nieuw = (await als.post(`/v1/abonnementen/${id}/geheimen`).send({}).expect(201)).body.geheim;
    await als.post(`/v1/abonnementen/${id}/geheimen`).send({}).expect(409);
    await proef.meld();
    await proef.service.eventually(async () => abonnee.gekregen.length === 1);
    expect([geheim, nieuw].map((een) => klopt(abonnee.gekregen[0]!, een))).toEqual([true, true]);
    await proef.service.moveClock("25 hours");
    await proef.meld();
    await proef.service.eventually(async () => abonnee.gekregen.length === 2);
    expect([geheim, nieuw].map((een) => klopt(abonnee.gekregen[1]!, een))).toEqual([false, true]);
    const bewaard = await proef.service.sql("select string_agg(g::text, '') as alles from geheim g");
    expect(bewaard[0].alles).not.toContain(nieuw.slice(6));
  });
});

describe("volgnummers", () => {
  it("sluiten aan, en wie er een mist haalt precies dat op", async () => {
    const { id } = await proef.abonneer(politie, undefined);
    const meldingen = [];
    for (let n = 0; n < 7; n++) meldingen.push(await proef.meld());
    const als = await proef.service.as(politie);
    const gezien: Gebeurtenis[] = [];
    for (let na = "0"; ;) {
      const { body } = await als.get(`/v1/abonnementen/${id}/gebeurtenissen?na=${na}&aantal=3`).expect(200);
      gezien.push(...body.items);
      if (!body.volgende) break;
      na = body.volgende;
    }
    expect(meldingenIn(gezien)).toEqual(meldingen);
    expect(gezien.map(({ sequence }) => sequence)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    expect(meldingenIn((await proef.haal(politie, id, 3)).slice(0, 1))).toEqual([meldingen[3]]);
  });

  it("komen ook als stroom, en na een onderbreking verder vanaf Last-Event-ID", async () => {
    const { id } = await proef.abonneer(politie, undefined);
    const meldingen = [await proef.meld(), await proef.meld(), await proef.meld()];
    const lees = async (laatste: string | undefined, aantal: number): Promise<string[]> => {
      const authorization = `Bearer ${await signDemoPerson(politie, new Config())}`;
      const { url } = proef.service;
      const stroom = await fetch(`${url}/v1/abonnementen/${id}/stroom?na=0`, {
        headers: { authorization, ...(laatste && { "last-event-id": laatste }) },
      });
      let tekst = "";
      for await (const deel of stroom.body!.pipeThrough(new TextDecoderStream()))
        if ((tekst += deel).split("\n\n").length > aantal) break;
      return [...tekst.matchAll(/"meldingId":"([^"]+)"/g)].map(([, meldingId]) => meldingId!);
    };
    expect((await lees(undefined, 2)).slice(0, 2)).toEqual(meldingen.slice(0, 2));
    expect(await lees("2", 1)).toEqual([meldingen[2]]);
  });
});
