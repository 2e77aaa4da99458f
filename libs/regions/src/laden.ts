import { plainToInstance } from "class-transformer";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bevinding, controleerSamenhang, controleerVorm, verwoord } from "./controle.js";
import { Huis } from "./huis.js";
import { dubbeleGemeenten, HuisbestandFout, Huizen, knooppunt } from "./huizen.js";
import { type Bestand, type Boom, isBoom, leesBestand, plekVan, stapel } from "./lagen.js";
import { Landelijk } from "./landelijk.js";
import { type Begrip, begrippen, type Woorden } from "./woorden.js";

/** The houses of this platform. */
export const huizenMap = fileURLToPath(new URL("../huizen", import.meta.url));
/** The invented house for tests: odd words, so that a hard-coded one shows. */
export const proefMap = fileURLToPath(new URL("../proef", import.meta.url));

const gedeeld = ["landelijk", "regimes", "buiten"];
type Bestanden = { gedeeld: Map<string, Bestand>; regios: Map<string, Bestand>; huizen: Map<string, Bestand> };
type Geladen = { huis: Huis; lagen: Bestand[]; heel: boolean };

const eerder = new Map<string, Huizen>();

/**
 * The houses of one or more folders: landelijk.yaml, then regios/<regio>.yaml, then <huis>.yaml, the deepest on top.
 * Throws one HuisbestandFout with everything that is wrong in all files. Read once per process: houses don't change
 * while it runs.
 */
export function laadHuizen(mappen: string[] = [huizenMap]): Huizen {
  const sleutel = mappen.join("\n");
  const huizen = eerder.get(sleutel) ?? leesHuizen(mappen);
  eerder.set(sleutel, huizen);
  return huizen;
}

function leesHuizen(mappen: string[]): Huizen {
  const fouten: string[] = [];
  const bestanden = leesMappen(mappen, fouten);
  if (gedeeld.some((naam) => !bestanden.gedeeld.has(naam))) throw new HuisbestandFout(fouten);
  const landelijk = laadLandelijk(bestanden, fouten);
  const neutraal = laadNeutraal(bestanden.gedeeld.get("landelijk")!, fouten);
  const huizen = [...bestanden.huizen].map(([code, bestand]) => laadHuis(code, bestand, bestanden, fouten));
  fouten.push(...tussenHuizen(huizen), ...regiosZonderHuis(huizen, bestanden));
  if (fouten.length > 0) throw new HuisbestandFout([...new Set(fouten)]);
  return new Huizen(
    huizen.map(({ huis }) => huis),
    Object.fromEntries(landelijk.regimes.map((regime) => [regime.code, regime])),
    landelijk.andereHuizen,
    neutraal,
  );
}

function tussenHuizen(huizen: Geladen[]): string[] {
  const fouten: string[] = [];
  const heel = huizen.filter((geladen) => geladen.heel);
  for (const { huis, gemeente, ander } of dubbeleGemeenten(heel.map((geladen) => geladen.huis))) {
    const { lagen } = heel.find((geladen) => geladen.huis === huis)!;
    meld(lagen, { pad: ["gemeenten", gemeente.code], fout: `hoort ook bij ${ander.code}; kies één huis` }, fouten);
  }
  return fouten;
}

/** A region file that no house names is most often a misspelled region. */
const regiosZonderHuis = (huizen: Geladen[], { regios }: Bestanden): string[] =>
  [...regios]
    .filter(([code]) => !huizen.some(({ huis }) => huis.regio === code))
    .map(
      ([code, { naam }]) => `${naam}:1 – geen huis hoort bij regio ${code}; verbeter de naam of haal het bestand weg`,
    );

function leesMappen(mappen: string[], fouten: string[]): Bestanden {
  const bestanden: Bestanden = { gedeeld: new Map(), regios: new Map(), huizen: new Map() };
  const paden = mappen.flatMap((map) => [...yamlIn(map), ...yamlIn(join(map, "regios"))]);
  const namen = paden.map((pad) => basename(pad, ".yaml"));
  for (const pad of paden) {
    const code = basename(pad, ".yaml");
    const soort = basename(join(pad, "..")) === "regios" ? "regios" : gedeeld.includes(code) ? "gedeeld" : "huizen";
    const bestand = leesBestand(pad, fouten);
    if (!bestand) continue;
    if (bestanden[soort].has(code)) fouten.push(`${bestand.naam}:1 – ${code} bestaat al; kies een andere bestandsnaam`);
    bestanden[soort].set(code, bestand);
  }
  for (const naam of [...gedeeld, knooppunt].filter((naam) => !namen.includes(naam)))
    fouten.push(`${naam}.yaml – het bestand ontbreekt; zet het in ${mappen[0]}`);
  return bestanden;
}

const yamlIn = (map: string): string[] =>
  existsSync(map)
    ? readdirSync(map)
        .filter((naam) => naam.endsWith(".yaml"))
        .toSorted()
        .map((naam) => join(map, naam))
    : [];

function laadLandelijk({ gedeeld: bronnen }: Bestanden, fouten: string[]): Landelijk {
  const lagen = [bronnen.get("buiten"), bronnen.get("regimes")].filter((bron) => bron !== undefined);
  const landelijk = plainToInstance(Landelijk, stapel(lagen));
  for (const bevinding of controleerVorm(landelijk)) meld(lagen, bevinding, fouten);
  return landelijk;
}

/** The texts of the national layer, in its own words. */
function laadNeutraal(laag: Bestand, fouten: string[]): Pick<Huis, "foutteksten" | "teksten"> {
  const { woorden, foutteksten, teksten } = stapel([laag]);
  const boom = { foutteksten, teksten };
  for (const bevinding of verwoord(boom, woordenVan({ woorden }))) meld([laag], bevinding, fouten);
  return boom as Pick<Huis, "foutteksten" | "teksten">;
}

function laadHuis(code: string, bestand: Bestand, { gedeeld: bronnen, regios }: Bestanden, fouten: string[]): Geladen {
  const regio = regios.get(String(bestand.inhoud["regio"]));
  const lagen = [bronnen.get("landelijk"), regio, bestand].filter((laag) => laag !== undefined);
  const boom: Boom = { ...stapel(lagen), code };
  const verwijzingen = verwoord(boom, woordenVan(boom));
  const huis = plainToInstance(Huis, boom);
  const vorm = [...controleerVorm(huis), ...eenDefinitie([regio, bestand])];
  for (const bevinding of [...vorm, ...verwijzingen, ...controleerSamenhang(huis, vorm)])
    meld(lagen, bevinding, fouten);
  const heel = vorm.length === 0;
  if (heel) vulAan(huis);
  return { huis, lagen, heel };
}

/** What the law or the national register says, and no house may change (R76, L05, L08, L10). */
const alleenLandelijk = [
  "begrippen",
  "grondslagen",
  "doelbindingen",
  "gegevenscategorieen",
  "leveringsvoorwaarden",
  "weigeringsgronden",
];

/** R76: a concept means the same in every house, so only landelijk.yaml defines it. */
const eenDefinitie = (lagen: (Bestand | undefined)[]): Bevinding[] =>
  alleenLandelijk
    .filter((sleutel) => lagen.some((laag) => laag && sleutel in laag.inhoud))
    .map((sleutel) => ({
      pad: [sleutel],
      fout: "een definitie geldt voor alle huizen; wijzig haar in landelijk.yaml",
    }));

/** The words to fill texts with; a word that is not whole (it will be reported) gets a stand-in here. */
function woordenVan({ woorden }: Boom): Woorden {
  const werkwoord = { infinitief: "…", tegenwoordig: "…", verleden: "…", voltooid: "…" };
  const leeg = { lidwoord: "de", enkelvoud: "…", meervoud: "…", kort: "…", samenstelling: "…", werkwoord };
  const woord = (begrip: Begrip) => {
    const eigen = isBoom(woorden) ? woorden[begrip] : undefined;
    if (!isBoom(eigen) || typeof eigen["enkelvoud"] !== "string" || typeof eigen["meervoud"] !== "string") return leeg;
    eigen["kort"] ??= eigen["enkelvoud"];
    eigen["samenstelling"] ??= eigen["enkelvoud"];
    return eigen;
  };
  return Object.fromEntries(begrippen.map((begrip) => [begrip, woord(begrip)])) as Woorden;
}

/** What follows from elsewhere in the file: the definition of a word, the domain of an organisation. */
function vulAan({ woorden, begrippen: definities, organisaties, organisatiesoorten }: Huis): void {
  for (const begrip of begrippen) woorden[begrip].definitie = definities[begrip];
  for (const organisatie of organisaties) {
    const soort = organisatiesoorten.find(({ code }) => code === organisatie.soort);
    if (soort)
      Object.assign(organisatie, {
        domein: soort.domein,
        deelname: soort.deelname,
        beroepsgeheim: soort.beroepsgeheim,
      });
  }
}

function meld(lagen: Bestand[], { pad, fout }: Bevinding, fouten: string[]): void {
  const { bestand, regel } = plekVan(pad, lagen);
  fouten.push(`${bestand}:${regel} ${pad.join(".")} – ${fout}`);
}
