import { beantwoord, partnerantwoord, partnerZweeg, weiger } from "./antwoord.js";
import { besluit } from "./besluit.js";
import { beoordeel } from "./oordeel.js";
import type { Triage } from "./triage.js";
import {
  anders,
  beoordeeld,
  donderdag,
  fouten,
  herkomst,
  huizen,
  kort,
  maandag,
  mens,
  met,
  namen,
  neem,
  nieuw,
  oordeel,
  procesregie,
  proefhuis,
  vervolgstap,
  voorzitter,
} from "./triage.voorbeeld.js";

describe("Het besluit", () => {
  it("R31 kan niet zonder vervolgstap met een eigenaar die het huis kent", () => {
    expect(fouten(() => neem(beoordeeld(), { uitkomst: "geen-vervolg", motivering: "Niets." }))[0]).toBe(
      "vervolgstap-ontbreekt",
    );
    const onbekend = kort("geen-vervolg", { vervolgstap: { ...vervolgstap, eigenaar: "circus" } });
    expect(fouten(() => neem(beoordeeld(), onbekend))).toEqual([
      "eigenaar-onbekend",
      "vervolgstap.eigenaar: eigenaar-onbekend",
    ]);
    expect(neem(beoordeeld(), kort("geen-vervolg")).state.inhoud.stappen).toEqual([vervolgstap]);
  });

  it("R30 kan niet zonder oordeel over aard en ernst, en niet zonder motivering", () => {
    expect(fouten(() => neem(nieuw, kort("geen-vervolg", { motivering: " " })))).toEqual([
      "oordeel-ontbreekt",
      "oordeel: oordeel-ontbreekt",
      "motivering: motivering-ontbreekt",
    ]);
  });

  it("R03 wordt één keer genomen, door een bij naam bekend mens", () => {
    const { state } = neem(beoordeeld(), kort("terug-naar-lokaal-veld"));
    expect(state.inhoud.besluit).toMatchObject({ door: "voorzitter-1", doorNaam: "Naam voorzitter-1", personen: [] });
    expect(fouten(() => neem(state, procesregie))).toEqual(["triage-al-besloten"]);
  });

  it("R67 R68 kent het regieteam alleen in een huis met die laag", () => {
    expect(neem(beoordeeld(), kort("regieteam")).events).toMatchObject([
      { data: { uitkomst: "regieteam", personen: [] } },
    ]);
    const tweeLagen = anders({ triageuitkomsten: proefhuis.triageuitkomsten.filter((code) => code !== "regieteam") });
    expect(fouten(() => neem(beoordeeld(), kort("regieteam"), tweeLagen))[0]).toBe("uitkomst-niet-in-dit-huis");
    const metRegieteam = huizen.alle().filter((huis) => huis.triageuitkomsten.includes("regieteam"));
    expect(metRegieteam.map(({ niveaus }) => niveaus.length)).toEqual(metRegieteam.map(() => 3));
  });
});

describe("Een partner pakt op", () => {
  const opdracht = kort("partner-pakt-op", { partner: "ggz" });
  const gevraagd = neem(beoordeeld(), opdracht);
  const ja = { aanvaard: true, motivering: "Bekend bij ons." };
  const nee = { aanvaard: false, motivering: "Niet bij ons in zorg." };
  const lid = mens("triagelid-1", "ggz");

  it("R32 wacht eerst op die partner: nog geen besluit", () => {
    expect(namen(gevraagd)).toEqual(["nl.zvh.partner.gevraagd.v1"]);
    expect(gevraagd.state).toMatchObject({ status: "wacht-op-partner", uitkomst: null });
    expect(gevraagd.deadlines).toMatchObject([{ kind: "partnerantwoord", state: "armed" }]);
    expect(fouten(() => neem(gevraagd.state, kort("geen-vervolg")))).toEqual(["wacht-op-partner"]);
    expect(fouten(() => beoordeel(gevraagd.state, proefhuis, oordeel(), donderdag))).toEqual(["wacht-op-partner"]);
  });

  it("R32 is besloten zodra de partner aanvaardt", () => {
    const { state, events, deadlines } = partnerantwoord(gevraagd.state, proefhuis, ja, lid, donderdag);
    expect(state).toMatchObject({ status: "besloten", uitkomst: "partner-pakt-op" });
    expect(events).toMatchObject([{ type: "nl.zvh.triage.besloten.v1", data: { door: "voorzitter-1", personen: [] } }]);
    expect(deadlines).toMatchObject([{ kind: "partnerantwoord", state: "met" }]);
  });

  it("R32 L05 komt terug op de volgende agenda als de partner weigert, met zijn motivering", () => {
    const verandering = partnerantwoord(gevraagd.state, proefhuis, nee, lid, donderdag);
    expect(verandering.state).toMatchObject({ status: "geagendeerd", overlegDatum: "2026-12-03", uitkomst: null });
    expect(verandering.state.inhoud).toMatchObject({
      besluit: null,
      stappen: [],
      partnervragen: [{ organisatie: "ggz", antwoord: nee }],
    });
    expect(namen(verandering)).toEqual(["nl.zvh.triage.geagendeerd.v1"]);
    expect(neem(verandering.state, kort("geen-vervolg")).state.status).toBe("besloten");
  });

  it("R32 komt ook terug als de partner zwijgt", () => {
    const { state, handelingen } = partnerZweeg(gevraagd.state, proefhuis, donderdag);
    expect(state.status).toBe("geagendeerd");
    expect(handelingen[0]).toEqual({ code: "partner-antwoordt-niet", waarde: "ggz" });
  });

  it("R32 L05 wordt alleen door die partner beantwoord, gemotiveerd, en alleen als het gevraagd is", () => {
    const antwoord = (triage: Triage, door = lid, wat = ja) =>
      fouten(() => partnerantwoord(triage, proefhuis, wat, door, donderdag));
    expect(antwoord(gevraagd.state, mens("triagelid-2", "politie"))).toEqual(["geen-toegang"]);
    expect(antwoord(gevraagd.state, lid, { ...ja, motivering: "" })[0]).toBe("motivering-ontbreekt");
    expect(antwoord(nieuw)).toEqual(["geen-partner-gevraagd"]);
    expect(fouten(() => neem(beoordeeld(), kort("partner-pakt-op", { partner: "woningcorporatie" })))[0]).toBe(
      "partner-onbekend",
    );
  });

  it("R92 wordt niet belegd bij de organisatie van wie voorzit, waar het huis een onafhankelijk voorzitter vraagt", () => {
    const vanDeGgz = mens("voorzitter-2", "ggz");
    const bij = (onafhankelijkVoorzitter: boolean) =>
      neem(beoordeeld(), opdracht, met({ onafhankelijkVoorzitter }), vanDeGgz);
    expect(fouten(() => bij(true))[0]).toBe("voorzitter-niet-onafhankelijk");
    expect(bij(false).state.status).toBe("wacht-op-partner");
  });
});

describe("Eerst meer informatie", () => {
  const informatie = ["ggz", "politie"].map((organisatie) => ({ organisatie, vraag: "Wat is bij u bekend?" }));
  const gevraagd = neem(beoordeeld(), kort("informatie-nodig", { informatie }));
  const zegt = (triage: Triage, organisatie: string, antwoord: string, van = organisatie, waar = herkomst) =>
    beantwoord(triage, proefhuis, organisatie, { antwoord, herkomst: waar }, mens("lid", van), donderdag);
  const geef = (triage: Triage, organisatie: string) => zegt(triage, organisatie, "Niets.");

  it("R33 vraagt het de partners en zet het punt op het volgende overleg", () => {
    expect(namen(gevraagd)).toEqual(["nl.zvh.informatie.gevraagd.v1", "nl.zvh.triage.geagendeerd.v1"]);
    expect(gevraagd.state).toMatchObject({ status: "wacht-op-informatie", overlegDatum: "2026-12-03" });
  });

  it("R33 schuift ook door als de vraag al vóór het overleg wordt gesteld", () => {
    const { state } = besluit(beoordeeld(), proefhuis, kort("informatie-nodig", { informatie }), voorzitter, maandag);
    expect(state.overlegDatum).toBe("2026-12-03");
  });

  it("R33 wacht niet langer als ieder heeft geantwoord; besluiten mag ook eerder", () => {
    const half = geef(gevraagd.state, "ggz").state;
    expect(half.status).toBe("wacht-op-informatie");
    expect(geef(half, "politie").state.status).toBe("geagendeerd");
    expect(neem(half, kort("geen-vervolg")).state.status).toBe("besloten");
  });

  it("R33 wordt alleen beantwoord door wie gevraagd is, één keer", () => {
    expect(fouten(() => zegt(gevraagd.state, "ggz", "Ja.", "politie"))).toEqual(["geen-toegang"]);
    expect(fouten(() => geef(geef(gevraagd.state, "ggz").state, "ggz"))).toEqual(["geen-open-verzoek"]);
    expect(fouten(() => zegt(gevraagd.state, "ggz", " "))[0]).toBe("antwoord-ontbreekt");
  });

  it("R64 wordt niet beantwoord zonder grondslag; gezondheid onder beroepsgeheim heeft een eigen grond (L08)", () => {
    const met = (waar: object) => fouten(() => zegt(gevraagd.state, "ggz", " ", "ggz", { ...herkomst, ...waar }));
    expect(met({ grondslag: "omdat het moet" }).slice(1)).toEqual([
      "antwoord: antwoord-ontbreekt",
      "herkomst.grondslag: grondslag-onbekend",
    ]);
    expect(met({ categorie: "gezondheid" }).at(-1)).toBe("herkomst.grondslag: beroepsgeheim-grondslag");
    const { state } = zegt(gevraagd.state, "ggz", "Loopt bij ons.");
    expect(state.inhoud.informatieverzoeken[0]!.antwoord).toMatchObject({ tekst: "Loopt bij ons.", herkomst });
  });

  const weigert = (triage: Triage, grond: string, toelichting = "", van = "ggz") =>
    weiger(triage, proefhuis, "ggz", { grond, toelichting }, mens("lid", van), donderdag);

  it("L05 R33 wordt geweigerd op een grond van de wet, en dan is het ook beantwoord", () => {
    const { state, handelingen, events } = weigert(geef(gevraagd.state, "politie").state, "beroepsgeheim");
    expect(state.inhoud.informatieverzoeken[0]).toMatchObject({
      antwoord: null,
      weigering: { grond: "beroepsgeheim", toelichting: null, door: "lid", op: donderdag.toISOString() },
    });
    expect([state.status, handelingen, events]).toEqual([
      "geagendeerd",
      [{ code: "informatie-geweigerd", waarde: "ggz" }],
      undefined,
    ]);
    expect(fouten(() => geef(state, "ggz"))).toEqual(["geen-open-verzoek"]);
    expect(fouten(() => weigert(state, "beroepsgeheim"))).toEqual(["geen-open-verzoek"]);
  });

  it("L05 zegt onder een geheim nooit waarom, bij een zwaarwegende reden altijd, en alleen door wie gevraagd is", () => {
    const { state } = gevraagd;
    const gronden = proefhuis.weigeringsgronden.map(({ code, toelichting }) => [code, toelichting]);
    expect(Object.fromEntries(gronden)).toMatchObject({
      beroepsgeheim: false,
      geheimhouding: false,
      zwaarwegend: true,
    });
    for (const [grond, metReden] of gronden as [string, boolean][]) {
      const fout = metReden ? "weigering-zonder-reden" : "weigering-met-reden";
      expect(fouten(() => weigert(state, grond, metReden ? " " : "Zij is hier cliënt."))[0]).toBe(fout);
      expect(weigert(state, grond, metReden ? "Er is gevaar." : "").handelingen).toHaveLength(1);
    }
    expect(fouten(() => weigert(state, "geen zin"))).toEqual([
      "weigeringsgrond-onbekend",
      "grond: weigeringsgrond-onbekend",
    ]);
    expect(fouten(() => weigert(state, "beroepsgeheim", "", "politie"))).toEqual(["geen-toegang"]);
  });

  it("R33 L05 wordt na een weigering opnieuw gevraagd zonder dat de weigering verdwijnt", () => {
    const geweigerd = weigert(gevraagd.state, "beroepsgeheim").state;
    const opnieuw = neem(geweigerd, kort("informatie-nodig", { informatie: [informatie[0]!] })).state;
    const vanGgz = opnieuw.inhoud.informatieverzoeken.filter(({ organisatie }) => organisatie === "ggz");
    expect(vanGgz.map(({ weigering }) => weigering?.grond)).toEqual(["beroepsgeheim", undefined]);
    expect(geef(opnieuw, "ggz").state.inhoud.informatieverzoeken.filter(({ antwoord }) => antwoord)).toHaveLength(1);
  });

  it("R33 heeft ten minste één deelnemer met een vraag nodig", () => {
    expect(fouten(() => neem(beoordeeld(), kort("informatie-nodig")))[0]).toBe("informatie-ontbreekt");
    const fout = [{ organisatie: "woningcorporatie", vraag: "" }, ...informatie, informatie[0]!];
    expect(fouten(() => neem(beoordeeld(), kort("informatie-nodig", { informatie: fout })))).toEqual([
      "geen-deelnemer",
      "informatie.0: geen-deelnemer",
      "informatie.0.vraag: vraag-ontbreekt",
      "informatie.3: organisatie-dubbel",
    ]);
  });
});
