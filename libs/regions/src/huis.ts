import { IsEmail, IsHexColor, IsInt, IsObject, IsOptional } from "class-validator";
import { Criteria } from "./criteria.js";
import type { Mailsoort, Tekstsleutel } from "./teksten.js";
import {
  Afsluitreden,
  Benoemd,
  Casuscategorie,
  Code,
  Codes,
  Contact,
  Een,
  Gegevenscategorie,
  Gemeente,
  Grondslag,
  Leveringsvoorwaarde,
  Organisatie,
  Organisatiesoort,
  Overlegsoort,
  PerCode,
  Schakelaars,
  Screeningsthema,
  Tekst,
  Termijnen,
  Triageoverleg,
  Uitkomst,
  Woordenlijst,
} from "./waarden.js";
import { type Begrip, type Slots, vulIn, type Woorden, type Woordvormen } from "./woorden.js";

/** A house as its file and the layers above describe it: words, texts and values. Read only after loading. */
export class Huis {
  @Code() code!: string;
  @Tekst() naam!: string;
  @Tekst() korteNaam!: string;
  @Code() regio!: string;
  /** Whose ZSM desk may ask this house; none may when it is absent (R73). */
  @IsOptional() @Tekst() arrondissement: string | null = null;
  @Een(() => Contact) contact!: Contact;
  @IsHexColor() accentkleur!: string;
  @IsEmail() afzender!: string;
  @IsObject() begrippen!: Record<Begrip, string>;
  @Een(() => Woordenlijst) woorden!: Woorden;
  @IsObject() teksten!: Record<Tekstsleutel, string>;
  @IsObject() foutteksten!: Record<string, string>;
  @PerCode(() => Gemeente) gemeenten!: Gemeente[];
  @Een(() => Criteria) criteria!: Criteria;
  @Een(() => Termijnen) termijnen!: Termijnen;
  @Een(() => Schakelaars) schakelaars!: Schakelaars;
  @Een(() => Triageoverleg) triageoverleg!: Triageoverleg;
  @PerCode(() => Organisatiesoort) organisatiesoorten!: Organisatiesoort[];
  @PerCode(() => Screeningsthema) screeningsthemas!: Screeningsthema[];
  @PerCode(() => Organisatie) organisaties!: Organisatie[];
  @PerCode(() => Uitkomst) uitkomsten!: Uitkomst[];
  @Codes() screeningsuitkomsten!: string[];
  @Codes() triageuitkomsten!: string[];
  @PerCode(() => Casuscategorie) casuscategorieen!: Casuscategorie[];
  @PerCode(() => Overlegsoort) overlegsoorten!: Overlegsoort[];
  @PerCode(() => Afsluitreden) afsluitredenen!: Afsluitreden[];
  @PerCode(() => Benoemd) meldingsoorten!: Benoemd[];
  @PerCode(() => Benoemd) teamsoorten!: Benoemd[];
  @PerCode(() => Benoemd) niveaus!: Benoemd[];
  @PerCode(() => Benoemd) leefgebieden!: Benoemd[];
  @PerCode(() => Benoemd) basisvoorwaarden!: Benoemd[];
  @PerCode(() => Grondslag) grondslagen!: Grondslag[];
  @PerCode(() => Benoemd) doelbindingen!: Benoemd[];
  /** The twelve of WGS 2.30 (L10). */
  @PerCode(() => Gegevenscategorie) gegevenscategorieen!: Gegevenscategorie[];
  @PerCode(() => Leveringsvoorwaarde) leveringsvoorwaarden!: Leveringsvoorwaarde[];
  @IsInt({ each: true }) aveNiveaus!: number[];

  /** The partners who screen the day's meldingen, each for its own theme (R24). */
  get screeningpartners(): Organisatie[] {
    return this.organisaties.filter(({ thema }) => thema);
  }

  /** The partners of the weekly triage (R29). */
  get triagepartners(): Organisatie[] {
    return this.organisaties.filter(({ triage }) => triage);
  }

  /** The word of this house for a concept, with all its forms and the national definition. */
  woord(begrip: Begrip): Woordvormen {
    return this.woorden[begrip];
  }

  /** A sentence in the words of this house; throws an Error when the value of a slot is missing. */
  tekst(sleutel: Tekstsleutel, slots: Slots = {}): string {
    return vulIn(this.teksten[sleutel], slots);
  }

  /** Subject and body (plain text) of a mail; throws an Error when the value of a slot is missing. */
  mail(soort: Mailsoort, slots: Slots): { onderwerp: string; tekst: string } {
    return {
      onderwerp: this.tekst(`mail.${soort}.onderwerp`, slots),
      tekst: this.tekst(`mail.${soort}.tekst`, slots),
    };
  }

  /** The feedback to the reporter; throws an Error for an outcome that is not final (R01, R02). */
  terugkoppeling(uitkomst: string, slots: { kenmerk: string; contactNaam: string; contactTelefoon: string }) {
    const { aanMelder } = this.uitkomst(uitkomst);
    if (!aanMelder)
      throw new Error(`De uitkomst ${uitkomst} is geen einduitkomst; er valt nog niets terug te koppelen.`);
    return this.mail("terugkoppeling", { ...slots, uitkomst: aanMelder });
  }

  /** What someone can do about an error; a neutral sentence when the house has no text for the code. */
  foutTekst(code: string): string {
    return this.foutteksten[code] ?? this.teksten["fout.onbekend"];
  }

  /** The outcome of a code; throws an Error when the house does not know it. */
  uitkomst(code: string): Uitkomst {
    const gevonden = this.uitkomsten.find((uitkomst) => uitkomst.code === code);
    if (!gevonden) throw new Error(`Huis ${this.code} kent de uitkomst ${code} niet.`);
    return gevonden;
  }

  organisatie(code: string): Organisatie | undefined {
    return this.organisaties.find((organisatie) => organisatie.code === code);
  }
}
