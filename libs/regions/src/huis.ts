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
  Weigeringsgrond,
  Woordenlijst,
} from "./waarden.js";
import { type Begrip, type Slots, vulIn, type Woorden, type Woordvormen } from "./woorden.js";

/** How the register of a house has an organisation; `naam` where it is told (R50, L04, L08). */
export type Registerrij = Pick<Organisatie, "code" | "domein" | "beroepsgeheim"> & {
  klasse: Organisatie["deelname"] | "incidenteel";
  actief: boolean;
  naam?: string;
};

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
  @PerCode(() => Weigeringsgrond) weigeringsgronden!: Weigeringsgrond[];
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

  /**
   * This house with its organisations as its register has them: who came there is known, who takes part no more is not,
   * and how somebody takes part is as was recorded there last. Of whom the register has not told, the file holds.
   */
  volgensRegister(register: Registerrij[]): Huis {
    const gezegd = new Set(register.map(({ code }) => code));
    const organisaties = [
      ...this.organisaties.filter(({ code }) => !gezegd.has(code)),
      ...register.filter(({ actief }) => actief).map((rij) => alsOrganisatie(rij, this.organisatie(rij.code))),
    ];
    return Object.assign(Object.create(Huis.prototype) as Huis, this, { organisaties });
  }
}

/**
 * An incidental third party is no participant (BGS 2.21, L18). The file alone says who screens; a participant that it
 * does not have may sit at the triage. Medical secrecy by kind of organisation is not taken away in the register (L08).
 */
const alsOrganisatie = (rij: Registerrij, eigen?: Organisatie): Organisatie => {
  const { code, naam = eigen?.naam ?? code, domein, klasse } = rij;
  const deelname = klasse === "incidenteel" ? "geen" : klasse;
  const begin = eigen ?? { code, soort: "", triage: deelname !== "geen" };
  return { ...begin, naam, domein, deelname, beroepsgeheim: rij.beroepsgeheim || (eigen?.beroepsgeheim ?? false) };
};
