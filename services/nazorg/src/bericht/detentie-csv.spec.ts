import { leesDetentieCsv } from "./detentie-csv.js";

const kop = "bericht;bsn;achternaam;voornamen;geboortedatum;gemeente;inrichting;insluitingsdatum;verwachte_einddatum";
const goed = "start;999990342;Persoon;Test;1990-01-01;GM9901;PI Proef;2026-11-20;2027-01-02";
const bestand = (...regels: string[]) => Buffer.from(`\uFEFF${[kop, ...regels].join("\r\n")}\r\n`);

describe("Het bestand met berichten over detentie", () => {
  it("R41 R42 leest begin, wijziging en einde; een leeg einde is onbekend", () => {
    const { regels, fouten } = leesDetentieCsv(
      bestand(goed, goed.replace("2027-01-02", ""), goed.replace("start", "einde")),
    );
    expect(fouten).toEqual([]);
    expect(regels.map(({ regel, bericht }) => [regel, bericht.bericht, bericht.einddatum])).toEqual([
      [2, "start", "2027-01-02"],
      [3, "start", null],
      [4, "einde", "2027-01-02"],
    ]);
  });

  it("herkent een regel aan alles wat erin staat", () => {
    const [een, zelfde, ander] = leesDetentieCsv(bestand(goed, goed, goed.replace("PI Proef", "PI Elders"))).regels;
    expect([een!.tekst === zelfde!.tekst, een!.tekst === ander!.tekst]).toEqual([true, false]);
  });

  it("R42 neemt de goede regels, en noemt alle fouten van de andere met regel en veld", () => {
    const kapot = "verlof;12;;Test;1990-02-31;Proefstad;;gisteren;morgen";
    const { regels, fouten } = leesDetentieCsv(bestand(kapot, goed, "start;kort"));
    expect(regels.map(({ regel }) => regel)).toEqual([3]);
    expect(fouten.map(({ regel, veld }) => `${regel} ${veld}`)).toEqual([
      ...["bericht", "achternaam", "bsn", "gemeente", "inrichting"].map((veld) => `2 ${veld}`),
      ...["geboortedatum", "insluitingsdatum", "verwachte_einddatum"].map((veld) => `2 ${veld}`),
      "4 regel",
    ]);
    expect(JSON.stringify(fouten)).not.toContain("Test");
  });
});
