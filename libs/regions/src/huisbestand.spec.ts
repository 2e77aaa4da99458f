import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { HuisbestandFout, huizenMap, laadHuizen, proefMap } from "./index.js";

describe("fouten in huisbestanden", () => {
  it("R76 weigert een eigen definitie van een huis", () => {
    const fouten = foutenNa({ "proefhuis.yaml": (yaml) => `${yaml}\nbegrippen: { casus: iets anders }\n` });
    expect(fouten).toEqual([expect.stringMatching(/proefhuis.yaml:\d+ begrippen – .*landelijk.yaml/)]);
  });

  it("meldt alle fouten van alle bestanden tegelijk, met bestand, regel en sleutel", () => {
    const fouten = foutenNa({
      "zeeland.yaml": (yaml) =>
        yaml
          .replace('accentkleur: "#00567d"', 'accentkleur: "#ffee00"')
          .replace("enkelvoud: aanmelder, meervoud: aanmelders", "enkelvoud: aanmelder")
          .replace("verificatieJustitieEnZorg: true", "verificatieJustitieEnZorg: misschien"),
      "noord-limburg.yaml": (yaml) => yaml.replace("GM0889: Beesel", "GM0957: Roermond") + "\nkleurtje: rood\n",
      "proefhuis.yaml": (yaml) => yaml.replace("regio: proefregio\n", ""),
    });
    const regel = (bestand: string, stuk: string) => `${bestand}:${regelVan(bestand, stuk)} `;
    expect(fouten).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^huizen\/noord-limburg.yaml:\d+ kleurtje – deze sleutel bestaat niet/),
        `proef/proefhuis.yaml:1 regio – ontbreekt; vul deze sleutel in`,
        regel("huizen/zeeland.yaml", "accentkleur") +
          "accentkleur – contrast met wit is 1.2; kies een kleur met ten minste 4,5",
        regel("huizen/zeeland.yaml", "  melder:") + "woorden.melder.meervoud – ontbreekt; vul deze sleutel in",
        expect.stringContaining("schakelaars.verificatieJustitieEnZorg – is geen ja of nee"),
      ]),
    );
    expect(fouten).toHaveLength(5);
  });

  it("meldt een tekst met een slot dat daar niet mag, zodat geen naam in een e-mail komt", () => {
    const fouten = foutenNa({
      "proefhuis.yaml": (yaml) => `${yaml}\nteksten:\n  mail.tussenbericht.onderwerp: Over {naam}\n`,
    });
    expect(fouten).toEqual([expect.stringContaining("teksten.mail.tussenbericht.onderwerp – {naam} mag hier niet")]);
  });

  it("meldt een verwijzing, tekst of code die niet bestaat", () => {
    const fouten = foutenNa({
      "landelijk.yaml": (yaml) => yaml.replace("  scherm.gemaskeerd:", "  scherm.gemaskerd:"),
      "proefhuis.yaml": (yaml) =>
        yaml.replace("ofAlleen: [gebied]", "ofAlleen: [streek]") +
        "\nfoutteksten: { geen-toegang: «kasus» is dicht }\n",
    });
    expect(fouten).toEqual(
      expect.arrayContaining([
        expect.stringContaining("teksten.scherm.gemaskeerd – ontbreekt"),
        expect.stringMatching(/landelijk.yaml:\d+ teksten.scherm.gemaskerd – deze sleutel bestaat niet/),
        expect.stringContaining(
          "criteria.regel.ofAlleen – de code streek is onbekend; kies uit kluwen, handenTekort, gebied",
        ),
        expect.stringContaining("foutteksten.geen-toegang – de verwijzing «kasus» bestaat niet"),
      ]),
    );
  });

  it("meldt een gemeente die bij twee huizen hoort, tenzij de data elkaar niet raken", () => {
    const erbij = (regel: string) => ({ "proefhuis.yaml": (yaml: string) => yaml.replace("GM9901: Proefstad", regel) });
    expect(foutenNa(erbij("GM0718: Vlissingen"))).toEqual([
      expect.stringMatching(/gemeenten.GM0718 – hoort ook bij (zeeland|proefhuis)/),
    ]);
    expect(foutenNa(erbij("GM9901: { naam: Proefstad, van: 2026-01-01, tot: morgen }"))).toEqual([
      expect.stringContaining("gemeenten.GM9901.tot – is geen datum"),
    ]);
  });

  it("meldt YAML die niet te lezen is, een dubbel huis en een regio zonder huis", () => {
    expect(foutenNa({ "zeeland.yaml": (yaml) => `${yaml}\nnaam: nog eens\n` })).toContainEqual(
      expect.stringMatching(/huizen\/zeeland.yaml:\d+ – .*unique/),
    );
    expect(foutenNa({ "proef/zeeland.yaml": () => "naam: dubbel\n" })).toContainEqual(
      expect.stringContaining("zeeland bestaat al"),
    );
    expect(foutenNa({ "huizen/regios/atlantis.yaml": () => "korteNaam: Atlantis\n" })).toEqual([
      expect.stringContaining("huizen/regios/atlantis.yaml:1 – geen huis hoort bij regio atlantis"),
    ]);
  });
});

/** The messages after changing files in a copy of the folders; a bare name is a house, wherever it stands. */
function foutenNa(wijzigingen: Record<string, (yaml: string) => string>): string[] {
  const map = mkdtempSync(join(tmpdir(), "huizen-"));
  const mappen = [huizenMap, proefMap].map((bron) => join(map, basename(bron)));
  try {
    [huizenMap, proefMap].forEach((bron, plaats) => cpSync(bron, mappen[plaats]!, { recursive: true }));
    for (const [naam, wijzig] of Object.entries(wijzigingen)) {
      const pad = naam.includes("/")
        ? join(map, naam)
        : join(map, naam === "proefhuis.yaml" ? "proef" : "huizen", naam);
      writeFileSync(pad, wijzig(naam.includes("/") ? "" : readFileSync(pad, "utf8")));
    }
    laadHuizen(mappen);
    return [];
  } catch (fout) {
    if (fout instanceof HuisbestandFout) return fout.fouten;
    throw fout;
  } finally {
    rmSync(map, { recursive: true });
  }
}

const regelVan = (bestand: string, stuk: string): number =>
  readFileSync(join(huizenMap, "..", bestand), "utf8")
    .split("\n")
    .findIndex((regel) => regel.startsWith(stuk)) + 1;
