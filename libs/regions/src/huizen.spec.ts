import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tekstslots, type Tekstsleutel } from "./teksten.js";
import { begrippen, type Huis, huizenMap, inWoorden, laadHuizen, proefMap, voorScherm, vulIn } from "./index.js";

const huizen = laadHuizen([huizenMap, proefMap]);
const proefhuis = huizen.huis("proefhuis");
const echteHuizen = laadHuizen().alle();
const elkHuis = huizen.alle().map((huis) => [huis.code, huis] as const);

describe("lagen", () => {
  it("laadt de vier huizen", () => {
    const codes = ["midden-limburg", "noord-limburg", "westelijke-mijnstreek", "zeeland"];
    expect(echteHuizen.map(({ code }) => code)).toEqual(codes);
  });

  it("legt het huis over de regio en de regio over het land", () => {
    const [midden, noord, zeeland] = ["midden-limburg", "noord-limburg", "zeeland"].map((code) => huizen.huis(code));
    expect(midden!.organisatie("ggd")!.naam).toBe("GGD Limburg-Noord");
    expect(noord!.organisatie("ggd")!.naam).toBe("GGD Limburg-Noord");
    expect(zeeland!.organisatie("ggd")!.naam).toBe("GGD Zeeland");
    expect(proefhuis.termijnen).toMatchObject({
      screeningUren: 12,
      evaluatieWeken: 8,
      actieWaarschuwingPercentages: [60, 90],
    });
  });

  it("haalt met null een sleutel van een hogere laag weg", () => {
    expect(proefhuis.criteria.huis.map(({ code }) => code)).toEqual(["kluwen", "handenTekort", "gebied"]);
  });

  it("vervangt een woord als geheel, zodat geen vorm van een ander woord achterblijft", () => {
    expect(proefhuis.woord("casus")).toMatchObject({
      meervoud: "dossiertjes",
      kort: "dossiertje",
      samenstelling: "dossiertje",
    });
  });

  it("R60 R81 kent een vijfde huis met eigen teams en meldingsoorten door een bestand toe te voegen", () => {
    expect(huizen.alle().map(({ code }) => code)).toContain("proefhuis");
    expect(huizen.regios()).toContain("proefregio");
    expect(proefhuis.teamsoorten).toContainEqual({ code: "nachtploeg", naam: "Nachtploeg" });
    expect(proefhuis.meldingsoorten).toContainEqual({ code: "luchtballon", naam: "Luchtballon" });
  });

  it("noemt bij een onbekend huis de bekende", () => {
    expect(() => huizen.huis("atlantis")).toThrow(/atlantis.*midden-limburg/);
  });
});

describe("woorden en teksten", () => {
  it("vult vormen, lidwoorden en hoofdletters in", () => {
    const tekst = "«Casus.de», «casus.deze», «plan.die», «casus.meervoud», «casus.samenstelling»lijst, «Melding»";
    expect(inWoorden(proefhuis.woorden, tekst)).toBe(
      "Het dossiertje, dit dossiertje, die routekaart, dossiertjes, dossiertjelijst, Zorgsein",
    );
  });

  it("zet een scheidbaar werkwoord uit elkaar, en laat het losse deel weg waar het er niet is", () => {
    const tekst = "Zij «afsluiting.tegenwoordig» de zaak «afsluiting.deel».";
    expect(inWoorden(huizen.huis("zeeland").woorden, tekst)).toBe("Zij sluit de zaak af.");
    expect(inWoorden(proefhuis.woorden, tekst)).toBe("Zij beëindigt de zaak.");
  });

  it("weigert een begrip of vorm die er niet is", () => {
    expect(() => inWoorden(proefhuis.woorden, "«kasus»")).toThrow("«kasus»");
    expect(() => inWoorden(proefhuis.woorden, "«casus.voltooid»")).toThrow("«casus.voltooid»");
  });

  it("vult slots en weigert een ontbrekende", () => {
    expect(proefhuis.tekst("bericht.uitnodiging", { kenmerk: "P-1", datum: "1 mei" })).toBe(
      "Je bent uitgenodigd voor de kringtafel over P-1 op 1 mei.",
    );
    expect(() => proefhuis.tekst("bericht.uitnodiging", { kenmerk: "P-1" })).toThrow("{datum}");
  });

  it.each(elkHuis)("vult elke tekst van %s volledig in", (_, huis) => {
    for (const [sleutel, slots] of Object.entries(tekstslots)) {
      const tekst = huis.tekst(sleutel as Tekstsleutel, Object.fromEntries(slots.map((slot) => [slot, "WAARDE"])));
      expect(tekst).not.toMatch(/[«»{}]|undefined| {2}| [.,]/);
    }
    expect(JSON.stringify(voorScherm(huis))).not.toMatch(/[«»]/);
  });

  it("R77 spreekt in elk huis met eigen woorden, zonder een woord van een ander huis", () => {
    const zinnen = ({ teksten, foutteksten, uitkomsten, begrippen: definities }: Huis) =>
      [teksten, foutteksten, definities, ...uitkomsten.map(({ naam, aanMelder }) => ({ naam, aanMelder }))]
        .flatMap((lijst) => Object.values(lijst))
        .join(" ");
    const landelijk =
      /\b(melding(en)?|casus(sen)?|(proces|casus)regisseur|ketenpartner|triageoverleg|plan van aanpak)\b/i;
    expect(zinnen(huizen.huis("westelijke-mijnstreek"))).toMatch(landelijk);
    expect(zinnen(proefhuis)).not.toMatch(landelijk);
    expect(huizen.huis("noord-limburg").woord("plan").enkelvoud).toBe("afstemmingsplan");
    expect(huizen.huis("midden-limburg").woord("nazorg").enkelvoud).toBe("Doorzorg");
    for (const huis of huizen.alle())
      expect(huis.niveaus.at(-1)!.naam.toLowerCase()).toBe(huis.woord("huis").enkelvoud.toLowerCase());
  });

  it("R76 geeft elk begrip in elk huis dezelfde betekenis, gezegd met de woorden van het huis", () => {
    const bron = readFileSync(join(huizenMap, "landelijk.yaml"), "utf8");
    for (const begrip of begrippen) {
      const definitie = new RegExp(`^begrippen:[\\s\\S]*?^  ${begrip}: (.*)$`, "m").exec(bron)![1]!;
      for (const huis of huizen.alle()) expect(huis.woord(begrip).definitie).toBe(inWoorden(huis.woorden, definitie));
    }
  });

  it("R01 R02 zegt de melder of zijn melding wel of niet wordt opgepakt, en niets over de persoon", () => {
    const slots = { kenmerk: "P-2026-7", contactNaam: "A. Balie", contactTelefoon: "099 000 99 01" };
    for (const huis of huizen.alle())
      for (const { code, opgepakt } of huis.uitkomsten.filter((uitkomst) => uitkomst.opgepakt !== null)) {
        const { onderwerp, tekst } = huis.terugkoppeling(code, slots);
        expect(onderwerp).toContain("P-2026-7");
        for (const waarde of Object.values(slots)) expect(tekst).toContain(waarde);
        expect(/\bniet (zelf )?op\b|niet overgenomen/.test(tekst)).toBe(!opgepakt);
      }
  });

  it("R02 koppelt niets terug zolang er geen einduitkomst is", () => {
    expect(() => proefhuis.terugkoppeling("triage", { kenmerk: "a", contactNaam: "b", contactTelefoon: "c" })).toThrow(
      "geen einduitkomst",
    );
  });

  it("zegt bij een onbekende foutcode een neutrale zin", () => {
    expect(huizen.huis("noord-limburg").foutTekst("ave-te-laag")).toContain("Terug naar de gemeente");
    expect(proefhuis.foutTekst("nooit-van-gehoord")).toBe(proefhuis.tekst("fout.onbekend"));
  });

  it("zegt een fout die niet van één huis is in de woorden van het land", () => {
    expect(huizen.foutTekst("al-gescreend")).toBe("Deze melding is al gescreend. Ververs de lijst.");
    expect(proefhuis.foutTekst("al-gescreend")).toBe("Dit zorgsein is al voorgeproefd. Ververs de lijst.");
    expect(huizen.foutTekst("nooit-van-gehoord")).toBe(proefhuis.tekst("fout.onbekend"));
  });

  it.each([["het land", huizen], ...elkHuis] as const)("vult elke fouttekst van %s in tot hele zinnen", (_, bron) => {
    for (const code of Object.keys(proefhuis.foutteksten)) {
      expect(bron.foutTekst(code)).toMatch(/^\p{Lu}.*\.$/u);
      expect(bron.foutTekst(code)).not.toMatch(/[«»{}…]|undefined| {2}| [.,;]/);
    }
  });

  it("geeft het scherm gewone JSON met open slots en zonder mailteksten", () => {
    const scherm = JSON.parse(JSON.stringify(voorScherm(proefhuis)));
    expect(scherm).toMatchObject({ code: "proefhuis", woorden: { casus: { enkelvoud: "dossiertje" } } });
    expect(scherm.screeningpartners).toHaveLength(3);
    expect(scherm.woorden.casus.definitie).toContain("trajectleiding");
    expect(Object.keys(scherm.teksten).some((sleutel) => sleutel.startsWith("mail."))).toBe(false);
    expect(vulIn(scherm.teksten["bericht.evaluatie"], { kenmerk: "P-3" })).toBe("Het is tijd om P-3 te evalueren.");
  });
});

describe("waarden", () => {
  it.each(elkHuis)("heeft in %s voor elke uitkomst, soort en partner een bekende code", (_, huis) => {
    for (const code of [...huis.screeningsuitkomsten, ...huis.triageuitkomsten])
      expect(huis.uitkomst(code).naam).toBeTruthy();
    expect(huis.screeningpartners.map(({ thema }) => thema).toSorted()).toEqual([
      "huiselijk-geweld",
      "jeugd",
      "volwassenen",
    ]);
    expect(huis.triagepartners.map(({ deelname }) => deelname)).not.toContain("geen");
    expect(huis.afzender).toMatch(/^noreply@.*\.example$/);
    expect(huis.criteria.wettelijk.map(({ code }) => code)).toEqual(["a", "b", "c", "d"]);
  });

  it("R20 heeft in Zeeland één integraal proces en geen doelgroepgerichte overleggen", () => {
    const zeeland = huizen.huis("zeeland");
    expect(zeeland.casuscategorieen.map(({ code }) => code)).toEqual(["integraal"]);
    expect(zeeland.overlegsoorten.map(({ code }) => code)).toEqual(["casusoverleg", "afstemmingsoverleg"]);
    expect(zeeland.woord("procesregie").kort).toBe("IPC");
  });

  it("R18 kent alleen in Zeeland het eenmalige afstemmingsoverleg", () => {
    const eenmalig = echteHuizen.filter(({ overlegsoorten }) => overlegsoorten.some((soort) => soort.eenmalig));
    expect(eenmalig.map(({ code }) => code)).toEqual(["zeeland"]);
  });

  it("R29 roept in Midden-Limburg ten minste zestien organisaties bijeen voor de triage", () => {
    expect(huizen.huis("midden-limburg").triagepartners.length).toBeGreaterThanOrEqual(16);
  });

  it("R35 kent de casuscategorieën van Midden-Limburg, voor persoon, gezin of groep", () => {
    const codes = huizen.huis("midden-limburg").casuscategorieen.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(["top-x", "jeugdgroep", "huiselijk-geweld"]));
  });

  it("R50 geeft elke partner één domein", () => {
    for (const { organisaties } of huizen.alle())
      for (const { domein } of organisaties) expect(["zorg", "justitieel", "bestuurlijk", "sociaal"]).toContain(domein);
  });

  it("R67 R68 R69 heeft alleen in de Westelijke Mijnstreek drie lagen en de uitkomst regieteam", () => {
    const metRegieteam = echteHuizen.filter(({ triageuitkomsten }) => triageuitkomsten.includes("regieteam"));
    expect(metRegieteam.map(({ code }) => code)).toEqual(["westelijke-mijnstreek"]);
    expect(metRegieteam[0]!.niveaus.map(({ code }) => code)).toEqual(["gebiedsteam", "regieteam", "veiligheidshuis"]);
    expect(metRegieteam[0]!.organisaties.filter(({ soort }) => soort === "gebiedsteam")).toHaveLength(5);
  });

  it("R84 komt alleen in Noord-Limburg in beeld vanaf AVE 3", () => {
    const grenzen = Object.fromEntries(echteHuizen.map(({ code, schakelaars }) => [code, schakelaars.aveVanaf]));
    expect(grenzen).toEqual({
      "midden-limburg": null,
      "noord-limburg": 3,
      "westelijke-mijnstreek": null,
      zeeland: null,
    });
    expect(huizen.huis("noord-limburg").uitkomst("terug-naar-lokaal-veld").naam).toBe(
      "Terug naar de gemeente, met advies",
    );
  });

  it("R48 R75 R89 R91 R96 zet een regel van één huis alleen daar aan", () => {
    const aan = (naam: keyof typeof proefhuis.schakelaars) =>
      echteHuizen.filter(({ schakelaars }) => schakelaars[naam] === true).map(({ code }) => code);
    expect(aan("watchlist")).toEqual([]);
    expect(aan("zsmNietGeprioriteerd")).toEqual([]);
    expect(aan("casusregisseurVerplichtBijEersteOverleg")).toEqual(["noord-limburg"]);
    expect(aan("zuivereProcesregie")).toEqual(["westelijke-mijnstreek"]);
    expect(aan("politiedagoverzicht")).toEqual(["midden-limburg"]);
  });

  it("kent elk regime; alleen casusoverleg en prioritering rusten op de WGS en bewaren vijf jaar na eerste verwerking", () => {
    const vast = Object.values(huizen.regimes).filter(({ instelling }) => !instelling);
    expect(vast.map(({ code }) => code)).toEqual(["casusoverleg", "prioritering"]);
    for (const { bewaartermijn } of vast) expect(bewaartermijn).toEqual({ duur: "P5Y", vanaf: "eerste-verwerking" });
  });
});
