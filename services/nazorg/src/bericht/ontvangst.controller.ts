import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from "@nestjs/common";
import { In } from "typeorm";
import {
  By,
  found,
  Me,
  newId,
  nextTrace,
  organisationIn,
  Refused,
  Roles,
  Scope,
  Store,
  Vault,
  type Cause,
  type Person,
} from "@zvh/platform";
import { dagVan, Huizen } from "@zvh/regions";
import { verzegeld } from "../verzegeld.js";
import { coordineert, Toegang } from "../zicht.js";
import { DetentieberichtVerzoek, type Gedetineerde } from "./bericht.verzoek.js";
import { leesDetentieCsv, type Regelfout } from "./detentie-csv.js";
import { Detentiebericht, ontvang } from "./detentiebericht.js";

/** To which house a message goes, and on behalf of which of its organisations (R39). */
type Bestemming = { huis: string; namens: string | null };
/** A message with its reference, of a row under every key of the ring. */
type Post = { bericht: Omit<DetentieberichtVerzoek, "kenmerk">; kenmerken: string[]; naar: Bestemming };
type Bewijs = { berichtId: string; huis: string; status: Detentiebericht["status"]; bekend: boolean };

/** Where messages about detention come in; the municipality says to which house one goes. */
@Controller("detentieberichten")
export class OntvangstController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
  ) {}

  @Post()
  @Roles("afzender", "nazorgcoordinator")
  @Scope("detentieberichten:schrijven")
  async meld(@Body() { kenmerk, ...bericht }: DetentieberichtVerzoek, @Me() me: Person, @By() by: Cause) {
    const naar = this.bestemming(bericht.gemeente, await this.vandaag(by), me, by);
    if (!naar) throw new Refused("gemeente-onbekend", [{ where: "gemeente", ...onbekend }]);
    return await this.ontvang({ bericht, kenmerken: [kenmerk], naar }, me, by);
  }

  /** The file of a day, for all houses of its sender: the good rows are taken, each fault is told with its line. */
  @Post("csv")
  @HttpCode(200)
  @Roles("afzender", "nazorgcoordinator")
  @Scope("detentieberichten:schrijven")
  async csv(@Body() bestand: Buffer, @Me() me: Person, @By() by: Cause) {
    if (!Buffer.isBuffer(bestand)) throw new Refused("geen-csv");
    const { regels, fouten } = leesDetentieCsv(bestand);
    const vandaag = await this.vandaag(by);
    const ontvangen: (Bewijs & { regel: number })[] = [];
    const buiten: Regelfout[] = [];
    for (const { regel, tekst, bericht } of regels) {
      const naar = this.bestemming(bericht.gemeente, vandaag, me, by);
      if (!naar) {
        buiten.push({ regel, veld: "gemeente", code: onbekend.code, melding: onbekend.message });
        continue;
      }
      // A row has no reference of its own: the same row again is the same message, under whichever key it came.
      const kenmerken = this.vault.indexes(tekst, "detentiebericht", naar.huis).map((index) => index.toString("hex"));
      const bewijs = await this.ontvang({ bericht, kenmerken, naar }, me, { ...by, traceparent: nextTrace() });
      ontvangen.push({ regel, ...bewijs });
    }
    return { ontvangen, fouten: [...fouten, ...buiten].sort((een, ander) => een.regel - ander.regel) };
  }

  /** What became of a message: for a coordinator who may see its dossier. */
  @Get(":berichtId")
  @Roles("nazorgcoordinator")
  toon(@Param("berichtId", ParseUUIDPipe) berichtId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const { huis, namens, soort, status, dossierId } = found(await tx.findOneBy(Detentiebericht, { berichtId }));
      await this.toegang.eis(tx, by, me, { dossierId: dossierId ?? berichtId, huis, namens, fase: "detentie" }, "zien");
      return { berichtId, huis, soort, status, dossierId };
    });
  }

  /** For the information-hub alone: whom a message is about, until it is known. */
  @Get(":berichtId/identiteit")
  @Roles("systeem")
  identiteit(@Param("berichtId", ParseUUIDPipe) berichtId: string, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const { identiteit } = found(await tx.findOneBy(Detentiebericht, { berichtId }));
      if (!identiteit) return { betrokkenen: [] };
      const wie = this.vault.open<Gedetineerde>(identiteit, verzegeld.identiteit, berichtId);
      return { betrokkenen: [{ betrokkeneId: berichtId, ...wie }] };
    });
  }

  private vandaag(by: Cause): Promise<string> {
    return this.store.read(by, async (_, nu) => dagVan(nu));
  }

  /** The house of a municipality, when this sender may bring messages there; else undefined, as for one of no house. */
  private bestemming(gemeente: string, vandaag: string, me: Person, by: Cause): Bestemming | undefined {
    const huis = this.huizen.vanGemeente(gemeente, vandaag);
    if (!huis || !me.huizen.includes(huis.code)) return undefined;
    const eigen = huis.organisaties.find((een) => een.soort === "gemeente" && een.gemeente === gemeente);
    const naar = { huis: huis.code, namens: eigen?.code ?? null };
    if (this.toegang.magAanleveren(by, me, naar.huis, naar.namens)) return naar;
    if (coordineert(me, naar.huis)) return undefined;
    throw new Refused("afzender-is-geen-inrichting");
  }

  private ontvang({ bericht, kenmerken, naar }: Post, me: Person, by: Cause): Promise<Bewijs> {
    const zelfde = { huis: naar.huis, afzender: organisationIn(me, naar.huis)! };
    const [kenmerk] = kenmerken;
    return this.store.run(by, async (work) => {
      await work.alone(JSON.stringify({ ...zelfde, kenmerk }));
      const bekend = await work.tx.findOneBy(Detentiebericht, { ...zelfde, kenmerk: In(kenmerken) });
      if (bekend) return bewijs(bekend, true);
      const nieuw = { ...this.verzegel(bericht, work.nu), ...zelfde, kenmerk: kenmerk!, namens: naar.namens };
      return bewijs(await work.insert(Detentiebericht, ontvang(nieuw)), false);
    });
  }

  private verzegel({ bericht: soort, inrichting, einddatum = null, ...rest }: Post["bericht"], nu: Date) {
    const { gemeente, insluitingsdatum, ...wie } = rest;
    // Not derived from the reference: who guesses that one must not know the id by it.
    const berichtId = newId();
    return {
      berichtId,
      regime: "nazorg",
      soort,
      gemeente,
      inrichting: this.vault.seal(inrichting, verzegeld.berichtinrichting, berichtId),
      insluitingsdatum,
      vrijlatingsdatum: einddatum,
      ontvangenOp: nu,
      status: "verzegeld" as const,
      identiteit: this.vault.seal(wie, verzegeld.identiteit, berichtId),
      dossierId: null,
    };
  }
}

const bewijs = ({ berichtId, huis, status }: Detentiebericht, bekend: boolean): Bewijs => {
  return { berichtId, huis, status, bekend };
};

const onbekend = {
  code: "gemeente-onbekend",
  message: "kies een gemeente van een huis waarvoor je berichten mag geven; bel anders het bureau",
};
