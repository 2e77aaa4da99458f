import type { Huis } from "./huis.js";
import type { BuitenHuis, Regime } from "./landelijk.js";
import type { Gemeente } from "./waarden.js";

/** All that is wrong with the files of the houses, a line each: `bestand:regel sleutel – what, and what to do`. */
export class HuisbestandFout extends Error {
  constructor(readonly fouten: string[]) {
    super(`De huisbestanden hebben ${fouten.length} fout(en):\n${fouten.join("\n")}`);
    this.name = "HuisbestandFout";
  }
}

/** Code of the tenant that is no house: the central hub, before a report has one (R78). */
export const knooppunt = "knooppunt";

/** The houses of this platform, the knooppunt beside them, and the national tables they share. */
export class Huizen {
  private readonly perCode: ReadonlyMap<string, Huis>;

  /** @param tenants the houses, and the knooppunt where it is served too */
  constructor(
    tenants: Huis[],
    readonly regimes: Readonly<Record<string, Regime>>,
    private readonly andereHuizen: BuitenHuis[],
    private readonly neutraal: Pick<Huis, "foutteksten" | "teksten">,
  ) {
    this.perCode = new Map(tenants.toSorted((a, b) => a.code.localeCompare(b.code)).map((huis) => [huis.code, huis]));
  }

  /** The houses; not the knooppunt. */
  alle(): Huis[] {
    return this.tenants().filter(({ code }) => code !== knooppunt);
  }

  /** Everybody who has data, people and words of his own here: the houses and the knooppunt. */
  tenants(): Huis[] {
    return [...this.perCode.values()];
  }

  kent(code: string): boolean {
    return this.perCode.has(code);
  }

  /** The house, or the knooppunt, of a code; throws an Error that names the known codes. */
  huis(code: string): Huis {
    const huis = this.perCode.get(code);
    if (!huis) throw new Error(`Er is geen huis ${code}; bekend zijn ${[...this.perCode.keys()].join(", ")}.`);
    return huis;
  }

  /** The same with these houses alone, as one deployment serves them; throws an Error for a code that nobody has. */
  beperktTot(codes: string[]): Huizen {
    return new Huizen(
      codes.map((code) => this.huis(code)),
      this.regimes,
      this.andereHuizen,
      this.neutraal,
    );
  }

  /** The house a municipality (GM + CBS code) belongs to on a date (yyyy-mm-dd), or undefined: a person decides (R79). */
  vanGemeente(gemeente: string, opDatum: string): Huis | undefined {
    return this.alle().find((huis) =>
      huis.gemeenten.some((eigen) => eigen.code === gemeente && geldtOp(eigen, opDatum)),
    );
  }

  /** The house outside the platform that a municipality belongs to (R79). */
  buitenHuis(gemeente: string): BuitenHuis | undefined {
    return this.andereHuizen.find(({ gemeenten }) => gemeenten.some(({ code }) => code === gemeente));
  }

  /** The houses outside the platform, by name. */
  buitenHuizen(): BuitenHuis[] {
    return this.andereHuizen;
  }

  /** Every municipality of a house on the platform or outside it, once, by name: where a report may be about (R79). */
  gemeenten(): Gemeente[] {
    const alle = [...this.alle(), ...this.andereHuizen].flatMap(({ gemeenten }) => gemeenten);
    const perCode = new Map(alle.map((gemeente) => [gemeente.code, gemeente]));
    return [...perCode.values()].toSorted((a, b) => a.naam.localeCompare(b.naam, "nl"));
  }

  /**
   * What is wrong and what someone can do about it, in the words of the national layer: for an answer that is not of
   * one house. A neutral sentence when there is no text for the code.
   */
  foutTekst(code: string): string {
    return this.neutraal.foutteksten[code] ?? this.neutraal.teksten["fout.onbekend"];
  }

  /** The regions of the houses, and that of the knooppunt, alphabetically: each has its own topics. */
  regios(): string[] {
    return [...new Set(this.tenants().map(({ regio }) => regio))].toSorted();
  }
}

const geldtOp = ({ van = "", tot = "9999" }: Gemeente, datum: string): boolean => van <= datum && datum < tot;

/** Municipalities that two houses claim for the same day. */
export function dubbeleGemeenten(huizen: Huis[]): { huis: Huis; gemeente: Gemeente; ander: Huis }[] {
  return huizen.flatMap((huis, plaats) =>
    huizen
      .slice(0, plaats)
      .flatMap((ander) =>
        huis.gemeenten
          .filter((eigen) => ander.gemeenten.some((zijne) => zijne.code === eigen.code && overlapt(eigen, zijne)))
          .map((gemeente) => ({ huis, gemeente, ander })),
      ),
  );
}

const overlapt = (een: Gemeente, twee: Gemeente): boolean =>
  (een.van ?? "") < (twee.tot ?? "9999") && (twee.van ?? "") < (een.tot ?? "9999");
