import "reflect-metadata";
import { plainToInstance, Transform, Type } from "class-transformer";
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsDefined,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from "class-validator";
import { begrippen, type Woordvormen } from "./woorden.js";

const samen =
  (...delen: PropertyDecorator[]): PropertyDecorator =>
  (doel, sleutel) =>
    delen.forEach((deel) => deel(doel, sleutel));

export const Tekst = () => samen(IsString(), IsNotEmpty());
export const Code = () =>
  Matches(/^[a-zA-Z0-9-]+$/, { message: "is geen code; gebruik letters, cijfers en streepjes" });
export const Codes = () => samen(ArrayUnique(), Matches(/^[a-zA-Z0-9-]+$/, { each: true }));
const Aantal = () => samen(IsInt(), Min(1));
const Percentages = () =>
  samen(ArrayNotEmpty(), IsInt({ each: true }), Min(1, { each: true }), Max(100, { each: true }));
const Tijd = () => Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: "is geen tijd; schrijf bijvoorbeeld 09:30" });
const Weekdag = () => samen(IsInt(), Min(1), Max(7));
const Gemeentecode = () => Matches(/^GM\d{4}$/, { message: "is geen gemeentecode; schrijf GM en vier cijfers" });
const Datum = () => Matches(/^\d{4}-\d{2}-\d{2}$/, { message: "is geen datum; schrijf bijvoorbeeld 2026-01-01" });
export const Een = (soort: () => new () => object) => samen(IsDefined(), IsObject(), ValidateNested(), Type(soort));

/** A YAML map code → item, or a list of items with their code, becomes a list; a bare text is the item's `veld`. */
export const PerCode = (soort: () => new () => object, veld = "naam") =>
  samen(
    Transform(({ value }) => {
      if (typeof value !== "object" || value === null) return value;
      const items = Object.entries(value).map(([code, item]) => {
        if (typeof item !== "object" || item === null) return { code, [veld]: item };
        return Array.isArray(value) ? item : { code, ...item };
      });
      return plainToInstance(soort(), items);
    }),
    IsDefined(),
    ValidateNested({ each: true }),
  );

export class Werkwoord {
  @Tekst() infinitief!: string;
  @Tekst() tegenwoordig!: string;
  @Tekst() verleden!: string;
  @Tekst() voltooid!: string;
  @IsOptional() @Tekst() deel?: string;
}

/** A word of the house; `definitie` comes from the one national register, so a house can't set it (R76). */
export class Woord implements Woordvormen {
  @IsIn(["de", "het"], { message: "is geen lidwoord; schrijf de of het" }) lidwoord!: "de" | "het";
  @Tekst() enkelvoud!: string;
  @Tekst() meervoud!: string;
  @IsOptional() @Tekst() kort!: string;
  @IsOptional() @Tekst() samenstelling!: string;
  @IsOptional() @ValidateNested() @Type(() => Werkwoord) werkwoord?: Werkwoord;
  definitie!: string;
}

export class Woordenlijst {}
for (const begrip of begrippen) Een(() => Woord)(Woordenlijst.prototype, begrip);

export class Contact {
  @Tekst() naam!: string;
  @Tekst() telefoon!: string;
  @IsEmail() email!: string;
}

export class Benoemd {
  @Code() code!: string;
  @Tekst() naam!: string;
}

/** A municipality by CBS code; `tot` is exclusive. */
export class Gemeente {
  @Gemeentecode() code!: string;
  @Tekst() naam!: string;
  @IsOptional() @Datum() van?: string;
  @IsOptional() @Datum() tot?: string;
}

export class Criterium {
  @Code() code!: string;
  @Tekst() tekst!: string;
}

const klokken = ["WALL_6H", "OPHOUDEN_6H", "OPHOUDEN_9H"] as const;

export class Termijnen {
  @Aantal() screeningUren!: number;
  @Aantal() signaalUren!: number;
  @Aantal() adviesvraagUren!: number;
  @Aantal() triageBesluitDagen!: number;
  @Aantal() terugkoppelingWerkdagen!: number;
  @Aantal() verslagDagen!: number;
  @Aantal() informatieverzoekWerkdagen!: number;
  @Aantal() bekendheidsvraagUren!: number;
  @Aantal() verstrekkingDagen!: number;
  @Aantal() evaluatieWeken!: number;
  @Aantal() stilleCasusDagen!: number;
  @Aantal() noodzaaktoetsWeken!: number;
  @Aantal() prioriteringWeken!: number;
  @Aantal() onderdakWaarschuwingDagen!: number;
  @Aantal() voorlopigeAfsluitingMaanden!: number;
  @Aantal() tijdelijkeDeelnameDagen!: number;
  @IsIn(klokken) zsmKlok!: (typeof klokken)[number];
  @Percentages() zsmWaarschuwingPercentages!: number[];
  @Percentages() actieWaarschuwingPercentages!: number[];
}

/** Rules of one house that are a setting for the others. */
export class Schakelaars {
  @IsBoolean() casusregisseurVerplichtBijEersteOverleg!: boolean;
  @IsOptional() @IsInt() @Min(0) @Max(5) aveVanaf: number | null = null;
  @IsBoolean() zsmNietGeprioriteerd!: boolean;
  @IsBoolean() watchlist!: boolean;
  /** Whether the knooppunt may ask this house if a case runs of somebody (R78, L06). */
  @IsBoolean() meldpuntVraagtCasus!: boolean;
  @IsBoolean() ontvangstbevestigingPerMail!: boolean;
  @IsBoolean() politiedagoverzicht!: boolean;
  @IsBoolean() zuivereProcesregie!: boolean;
  @IsBoolean() verificatieJustitieEnZorg!: boolean;
  @IsBoolean() probleembepalingVoorPlan!: boolean;
  @IsBoolean() ontvangerBijAfschalingVerplicht!: boolean;
  @IsBoolean() borgingBijAfsluiting!: boolean;
  @IsBoolean() onafhankelijkVoorzitter!: boolean;
  @IsBoolean() vervolgoverlegSamenBesloten!: boolean;
}

export class Moment {
  @Weekdag() weekdag!: number;
  @Tijd() tijd!: string;
}

/** The weekly meeting and the moment its agenda closes; weekdays 1–7 from Monday, times in Europe/Amsterdam. */
export class Triageoverleg {
  @Weekdag() weekdag!: number;
  @Tijd() tijd!: string;
  @Een(() => Moment) sluiting!: Moment;
}

const domeinen = ["zorg", "justitieel", "bestuurlijk", "sociaal"] as const;
const deelnames = ["verantwoordelijk", "privaat", "geen"] as const;
const themas = ["huiselijk-geweld", "jeugd", "volwassenen"] as const;

/** `deelname` by WGS 2.27: joint controller, private participant, or none (then a report is a signaal, L04). */
export class Organisatiesoort {
  @Code() code!: string;
  @Tekst() naam!: string;
  @IsIn(domeinen) domein!: (typeof domeinen)[number];
  @IsIn(deelnames) deelname!: (typeof deelnames)[number];
  /** Whether its people are under medical secrecy (L08). */
  @IsOptional() @IsBoolean() beroepsgeheim = false;
}

const grondslagVoor = ["stuk", "deelname", "screening"] as const;

/**
 * A legal ground, with its article in its name; `voor` what it is a ground: to supply an item, to take part, to screen.
 * `beroepsgeheim`: enough to break medical secrecy (WGS 2.29(2), L08).
 */
export class Grondslag extends Benoemd {
  @IsOptional() @ArrayNotEmpty() @IsIn(grondslagVoor, { each: true }) voor: (typeof grondslagVoor)[number][] = ["stuk"];
  @IsOptional() @IsBoolean() beroepsgeheim = false;
}

/** One of the twelve; `toestemming`: to another house only when its supplier consents (WGS 2.28, L06). */
export class Gegevenscategorie extends Benoemd {
  @IsOptional() @IsBoolean() toestemming?: boolean;
}

/** Where an item may not go: to others than it was given to, to the betrokkene, or on after the next meeting. */
const uitsluitingen = ["verder", "betrokkene", "later"] as const;
export type Uitsluiting = (typeof uitsluitingen)[number];

/** What a supplier asks of who reads an item, and what it shuts out (WGS 2.29(3), L09). */
export class Leveringsvoorwaarde extends Benoemd {
  @IsOptional() @IsIn(uitsluitingen, { each: true }) sluitUit: Uitsluiting[] = [];
}

/** Why a participant does not supply what was asked (WGS 1.5(1), L05); `toelichting`: with the reason, else without any. */
export class Weigeringsgrond extends Benoemd {
  @IsOptional() @IsBoolean() toelichting = false;
}

/** What a screening partner looks at, and on what legal ground it may (R24). */
export class Screeningsthema extends Benoemd {
  @IsIn(themas) declare code: (typeof themas)[number];
  @Code() grondslag!: string;
}

/** A partner; `thema` makes it a screening partner, `triage` a triage partner. Domain and deelname follow its soort. */
export class Organisatie {
  @Code() code!: string;
  @Tekst() naam!: string;
  @Code() soort!: string;
  @IsOptional() @Gemeentecode() gemeente?: string;
  @IsOptional() @IsIn(themas) thema?: (typeof themas)[number];
  @IsOptional() @IsBoolean() triage?: boolean;
  domein!: Organisatiesoort["domein"];
  deelname!: Organisatiesoort["deelname"];
  beroepsgeheim!: boolean;
}

/** `opgepakt` null means: not final, so there is nothing to feed back yet (R02). */
export class Uitkomst {
  @Code() code!: string;
  @Tekst() naam!: string;
  @IsOptional() @IsBoolean() opgepakt: boolean | null = null;
  @IsOptional() @Tekst() aanMelder?: string;
}

export class Casuscategorie {
  @Code() code!: string;
  @Tekst() naam!: string;
  @ArrayNotEmpty() @IsIn(["persoon", "gezin", "groep"], { each: true }) onderwerp!: ("persoon" | "gezin" | "groep")[];
}

/** `eenmalig`: a second session is refused (R18); `casus` false: no case under procesregie is needed. */
export class Overlegsoort {
  @Code() code!: string;
  @Tekst() naam!: string;
  @IsBoolean() eenmalig!: boolean;
  @IsBoolean() casus!: boolean;
}

export class Afsluitreden {
  @Code() code!: string;
  @Tekst() naam!: string;
  @IsBoolean() borgingNodig!: boolean;
}
