import { leesPolitieCsv } from "./politie-csv.js";

const kop =
  "registratienummer;tijdstip;soort;classificatie;melder_organisatie;melder_naam;melder_email;toelichting;rol;eerdere_meldingen;bsn;voornamen;tussenvoegsel;achternaam;geboortedatum;geslacht;straat;huisnummer;postcode;woonplaats;gemeente";
const rij = (nummer: string, rol = "betrokkene", toelichting = "Ruzie") =>
  `${nummer};2026-11-22T13:53:00;incident;geluidsoverlast;Politie;Wijkagent;w@politie.example;${toelichting};${rol};2;996317065;Wim;;Proef;2003-10-25;M;Straat;69;6081 BH;Stad;GM9901`;
const bestand = (...regels: string[]) => Buffer.from(`\uFEFF${[kop, ...regels].join("\r\n")}\r\n`);

describe("Het dagbestand van de politie", () => {
  it("R22 voegt de personen van één registratienummer samen, met de regels waar zij staan", () => {
    const { meldingen, fouten } = leesPolitieCsv(bestand(rij("A"), rij("B"), rij("A", "slachtoffer")));
    expect(fouten).toEqual([]);
    expect(meldingen.map(({ kenmerk, regels }) => ({ kenmerk, regels }))).toEqual([
      { kenmerk: "A", regels: [2, 4] },
      { kenmerk: "B", regels: [3] },
    ]);
    expect(meldingen[0]!.betrokkenen.map(({ rol }) => rol)).toEqual(["betrokkene", "slachtoffer"]);
  });

  it("leest de tijd als de klok in Nederland", () => {
    expect(leesPolitieCsv(bestand(rij("A"))).meldingen[0]!.gebeurdOp).toEqual(new Date("2026-11-22T12:53:00Z"));
  });

  it("begrijpt aanhalingstekens en regeleinden binnen een veld, en telt de regels door", () => {
    const { meldingen, fouten } = leesPolitieCsv(
      bestand(rij("A", "betrokkene", '"Zei: ""weg"".\r\nDaarna rust."'), "B;kort"),
    );
    expect(meldingen[0]!.toelichting).toBe('Zei: "weg".\r\nDaarna rust.');
    expect(fouten).toMatchObject([{ regel: 4, code: "aantal-kolommen" }]);
  });

  it("neemt de goede rijen en noemt alle fouten van de andere tegelijk, met regel en veld", () => {
    const kapot = rij("C", "buurman").replace("2026-11-22T13:53:00", "gisteren").replace("996317065", "12");
    const { meldingen, fouten } = leesPolitieCsv(bestand(rij("A"), kapot, '=HYPERLINK("http://x.example"),=1'));
    expect(meldingen.map(({ kenmerk }) => kenmerk)).toEqual(["A"]);
    expect(fouten.map(({ regel, veld }) => `${regel} ${veld}`)).toEqual(["3 tijdstip", "3 rol", "3 bsn", "4 regel"]);
  });

  it("noemt elke kolom die ontbreekt, ook bij een leeg bestand", () => {
    expect(leesPolitieCsv(Buffer.from("registratienummer;soort\r\nA;incident\r\n")).fouten).toHaveLength(19);
    expect(leesPolitieCsv(Buffer.from("")).fouten).toHaveLength(21);
  });
});
