import { MeldingOntvangen } from "@zvh/contracts";
import { gelijkenden, herken, punten, type Gezocht, type Kandidaat } from "./herken.js";
import { beslis, betwijfeld, herkend, vraagHerkenning } from "./herkenning.js";
import { dagEnMaandVerwisseld, geldigBsn, geldigeDatum, gelijkenis, leeftijd, zoeknaam } from "./identiteit.js";
import { aangevuld } from "./persoon.js";

const maasboulevard = {
  straat: "Maasboulevard",
  huisnummer: "130 bis",
  postcode: "6031 AH",
  woonplaats: "Nederweert",
  gemeente: "GM0946",
};
const molenweg = { ...maasboulevard, straat: "Molenweg", huisnummer: "9", postcode: "6101CC" };

const wie = (
  voornamen: string,
  achternaam: string,
  geboortedatum: string | null,
  meer: Partial<Gezocht> = {},
): Gezocht => ({
  bsn: null,
  voornamen,
  tussenvoegsel: null,
  achternaam,
  geboortedatum,
  adres: null,
  klanken: [],
  ...meer,
});
const bekend = (persoonId: string, ...args: Parameters<typeof wie>): Kandidaat => ({ ...wie(...args), persoonId });

const piotr = bekend("piotr", "Piotr", "El Idrissi", "1977-02-22", { bsn: "991396935", adres: maasboulevard });
const agnieszka = bekend("agnieszka", "Agnieszka", "Peeters", "1995-05-10", { bsn: "994158683", adres: molenweg });
const noor = bekend("noor", "Noor", "Coenen", "1973-01-01", { bsn: "998475130" });
const karim = bekend("karim", "Karim", "El Idrissi", "1987-09-20");

describe("Een BSN", () => {
  it("doorstaat de elfproef of telt niet", () => {
    expect(geldigBsn("991396935")).toBe("991396935");
    expect(geldigBsn("997297312")).toBeNull();
    expect(geldigBsn("000000000")).toBeNull();
    expect(geldigBsn("99139693")).toBeNull();
    expect(geldigBsn("")).toBeNull();
    expect(geldigBsn(null)).toBeNull();
  });

  it("van acht cijfers krijgt een nul vooraan", () => {
    expect(geldigBsn("10000008")).toBe("010000008");
    expect(geldigBsn("010000008")).toBe("010000008");
  });
});

describe("Een identiteit wordt vergelijkbaar gemaakt", () => {
  it("een achternaam zonder tussenvoegsels, accenten en hoofdletters", () => {
    expect(zoeknaam("van der Bérg")).toBe("berg");
    expect(zoeknaam("Yıldız-Łukasz")).toBe("yildiz lukasz");
    expect(zoeknaam("'t Hooft")).toBe("hooft");
    expect(zoeknaam("Van")).toBe("van");
    expect(zoeknaam("")).toBe("");
  });

  it("een datum die niet bestaat telt niet", () => {
    expect(geldigeDatum("1973-00-00")).toBeNull();
    expect(geldigeDatum("1973-02-30")).toBeNull();
    expect(geldigeDatum("1973-02-28")).toBe("1973-02-28");
  });

  it("dag en maand verwisselen alleen als dat een andere datum geeft", () => {
    expect(dagEnMaandVerwisseld("1995-05-10")).toBe("1995-10-05");
    expect(dagEnMaandVerwisseld("1995-05-23")).toBeNull();
    expect(dagEnMaandVerwisseld("1973-01-01")).toBeNull();
  });

  it("leeftijd telt in Nederlandse dagen", () => {
    expect(leeftijd("2000-11-23", new Date("2026-11-22T22:59:00Z"))).toBe(25);
    expect(leeftijd("2000-11-23", new Date("2026-11-22T23:01:00Z"))).toBe(26);
    expect(leeftijd(null, new Date())).toBeNull();
  });

  it("namen lijken in dezelfde mate als in de database", () => {
    expect(gelijkenis("el idrissi", "elidrissi")).toBeCloseTo(0.615, 3);
    expect(gelijkenis("coenen", "coenens")).toBeCloseTo(0.667, 3);
    expect(gelijkenis("", "")).toBe(0);
  });
});

describe("Met een geldig BSN", () => {
  it("is iemand met hetzelfde BSN dezelfde, ook als de naam anders gespeld is", () => {
    const peeterss = wie("Agnieszka", "Peeterss", "1995-05-10", { bsn: "994158683" });
    expect(herken(peeterss, [agnieszka, noor])).toEqual({ zelfde: "agnieszka", wijze: "bsn" });
  });

  it("blijft iemand dezelfde na een huwelijk, of met een tikfout in de datum", () => {
    expect(herken(wie("Agnieszka", "Vermeulen", "1995-05-10", { bsn: "994158683" }), [agnieszka])).toHaveProperty(
      "zelfde",
    );
    expect(herken(wie("Agnieszka", "Peeters", "1959-01-01", { bsn: "994158683" }), [agnieszka])).toHaveProperty(
      "zelfde",
    );
    expect(herken(wie("Agnieszka", "Vermeulen", "1995-05-11", { bsn: "994158683" }), [agnieszka])).toHaveProperty(
      "zelfde",
    );
  });

  it("is er twijfel als én de achternaam én de geboortedatum sterk verschillen", () => {
    const ander = wie("Ruud", "Kowalczyk", "1957-11-04", { bsn: "994158683" });
    expect(herken(ander, [agnieszka])).toEqual({
      twijfel: [{ persoonId: "agnieszka", score: 0.5, redenen: ["zelfde-bsn"] }],
    });
  });

  it("is iemand met een ander geldig BSN nooit dezelfde, hoe gelijk de rest ook is", () => {
    expect(herken({ ...piotr, bsn: "994158683" }, [piotr])).toEqual({ nieuw: true });
  });

  it("is iemand die zonder BSN bekend is niet vanzelf dezelfde: een mens beslist", () => {
    expect(herken({ ...karim, bsn: "995984554" }, [karim])).toEqual({
      twijfel: [
        { persoonId: "karim", score: 0.85, redenen: ["zelfde-achternaam", "zelfde-voornamen", "zelfde-geboortedatum"] },
      ],
    });
  });
});

describe("Zonder geldig BSN", () => {
  it("is precies dezelfde naam met dezelfde geboortedatum dezelfde persoon, ook bij een ongeldig BSN", () => {
    expect(herken({ ...karim, bsn: "997297312" }, [karim])).toEqual({ zelfde: "karim", wijze: "naam-geboortedatum" });
    const metTussenvoegsel = bekend("sanne", "Sanne", "Berg", "1974-09-28", { tussenvoegsel: "van der" });
    expect(herken(wie("sanne", "Van der Berg", "1974-09-28"), [metTussenvoegsel])).toHaveProperty("zelfde", "sanne");
  });

  it("zijn twee die precies passen een twijfel", () => {
    const uitslag = herken(wie("Karim", "El Idrissi", "1987-09-20"), [karim, { ...karim, persoonId: "karim-2" }]);
    expect(uitslag).toMatchObject({ twijfel: [{ persoonId: "karim" }, { persoonId: "karim-2" }] });
  });

  it("is Elidrissi misschien El Idrissi, met score en redenen", () => {
    expect(herken(wie("Piotr", "Elidrissi", "1977-02-22", { adres: maasboulevard }), [piotr, karim])).toEqual({
      twijfel: [
        {
          persoonId: "piotr",
          score: 0.9,
          redenen: ["achternaam-lijkt", "zelfde-voornamen", "zelfde-geboortedatum", "zelfde-adres"],
        },
      ],
    });
  });

  it("is Coenens misschien Coenen", () => {
    expect(herken(wie("Noor", "Coenens", "1973-01-01"), [noor])).toMatchObject({
      twijfel: [{ persoonId: "noor", score: 0.75 }],
    });
  });

  it("is een verwisselde dag en maand een twijfel", () => {
    expect(herken(wie("Agnieszka", "Peeters", "1995-10-05"), [agnieszka])).toMatchObject({
      twijfel: [{ redenen: ["zelfde-achternaam", "zelfde-voornamen", "dag-en-maand-verwisseld"], score: 0.75 }],
    });
  });

  it("is een naam die alleen gelijk klinkt een twijfel", () => {
    const mohammed = bekend("m", "A.", "Mohammed", "1980-03-04", { klanken: ["656300"] });
    expect(herken(wie("Ali", "Muhammad", "1980-03-04", { klanken: ["656300"] }), [mohammed])).toMatchObject({
      twijfel: [{ redenen: ["achternaam-klinkt-gelijk", "voornamen-lijken", "zelfde-geboortedatum"], score: 0.6 }],
    });
  });

  it("is hetzelfde adres een twijfel als ook de voornaam past of een geboortedatum ontbreekt", () => {
    const zelfdeDeur = (voornamen: string, datum: string | null) =>
      herken(wie(voornamen, "Peters", datum, { adres: { ...molenweg, postcode: "6101 cc" } }), [agnieszka]);
    expect(zelfdeDeur("Agnieszka", "1996-07-30")).toMatchObject({ twijfel: [{ score: 0.6 }] });
    expect(zelfdeDeur("A.", null)).toMatchObject({ twijfel: [{ persoonId: "agnieszka" }] });
  });

  it("is een gezinslid met dezelfde achternaam achter dezelfde voordeur gewoon een ander", () => {
    expect(herken(wie("Emma", "Peeters", "2019-02-03", { adres: molenweg }), [agnieszka])).toEqual({ nieuw: true });
  });

  it("is een andere naam op dezelfde geboortedatum een ander", () => {
    expect(herken(wie("Thijs", "Kuijpers", "1977-02-22"), [piotr])).toEqual({ nieuw: true });
    expect(herken(wie("", "", null), [piotr])).toEqual({ nieuw: true });
    expect(herken(wie("Wim", "Geurts", "2003-10-25"), [])).toEqual({ nieuw: true });
  });
});

it("Een twijfel noemt hoogstens tien personen, de beste eerst, en elke score is de som van haar redenen", () => {
  const velen = Array.from({ length: 30 }, (_, nr) =>
    bekend(`p${nr}`, nr === 20 ? "Noor" : "Piet", "Coenen", "1973-01-01"),
  );
  const gevonden = gelijkenden(wie("Noor", "Coenens", "1973-01-01"), velen);
  expect(gevonden).toHaveLength(10);
  expect(gevonden[0]!.persoonId).toBe("p20");
  for (const { score, redenen } of gevonden)
    expect(score).toBeCloseTo(redenen.reduce((som, reden) => som + punten[reden], 0));
});

describe("Een herkenning", () => {
  const nu = new Date("2026-11-23T07:00:00Z");
  const { voorbeeld } = MeldingOntvangen;
  const { state: open } = vraagHerkenning(voorbeeld.betrokkenen[0]!, { ...voorbeeld, dienst: "intake" }, nu);
  const { state: twijfel, events } = betwijfeld(open, Buffer.from("verzegeld"), 2);
  const keuze = { persoonId: "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0003", door: "screener-1", motivering: Buffer.from("x") };

  it("bewaart de identiteit alleen zolang er twijfel is", () => {
    expect(open.identiteit).toBeNull();
    expect(twijfel.identiteit).not.toBeNull();
    expect(events).toMatchObject([{ data: { aantalKandidaten: 2 } }]);
    expect(herkend(twijfel, keuze.persoonId, "bsn", nu).state).toMatchObject({ identiteit: null, toestand: "herkend" });
  });

  it("eindigt na twijfel met het besluit van een mens, één keer", () => {
    const besluit = beslis(twijfel, keuze, nu);
    expect(besluit.state).toMatchObject({ toestand: "herkend", identiteit: null, door: "screener-1", herkendOp: nu });
    expect(besluit.events).toMatchObject([{ data: { wijze: "handmatig", persoonId: keuze.persoonId } }]);
    expect(() => beslis(besluit.state, keuze, nu)).toThrow("geen-twijfel");
    expect(() => beslis(open, keuze, nu)).toThrow("geen-twijfel");
  });

  it("vult bij dezelfde persoon alleen aan wat ontbrak", () => {
    const ontvangen = wie("Carim", "Elidrissi", "1987-09-21", { bsn: "995984554", adres: molenweg });
    const { klanken: _, ...identiteit } = { ...karim, bsn: "995984554", adres: molenweg };
    expect(aangevuld(karim, ontvangen)).toMatchObject(identiteit);
    expect(() => aangevuld(piotr, ontvangen)).toThrow("ander-bsn");
  });
});
