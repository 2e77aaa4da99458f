import { Controller, Get, Param, ParseUUIDPipe } from "@nestjs/common";
import { IsNull, Not, type EntityManager } from "typeorm";
import { By, found, Me, Refused, Roles, Store, Vault, type Cause, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { aangenomen, metRegister } from "./herkomst.js";
import { Betrokkene, Melding, type Inhoud } from "./melding.js";
import type { Identiteit } from "./ontvangst.js";
import { verstrekAanTriage, Verstrekking } from "./verstrekking.js";
import { verzegeld } from "./verzegeld.js";
import { Toegang } from "./zicht.js";

/** What the other services of the platform may ask of a melding, each for one thing. */
@Controller("meldingen")
@Roles("systeem")
export class DienstController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
  ) {}

  /** For the information-hub alone: who the persons are that are still sealed. */
  @Get(":meldingId/identiteit")
  identiteit(@Param("meldingId", ParseUUIDPipe) meldingId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      await this.gezien(tx, by, me, meldingId);
      const order = { volgnummer: "asc" } as const;
      const betrokkenen = await tx.find(Betrokkene, { where: { meldingId, identiteit: Not(IsNull()) }, order });
      return {
        betrokkenen: betrokkenen.map(({ betrokkeneId, identiteit }) => ({
          betrokkeneId,
          ...this.vault.open<Identiteit>(identiteit!, verzegeld.identiteit, betrokkeneId, meldingId),
        })),
      };
    });
  }

  /** For notification alone: whom to tell what; nothing about the person. */
  @Get(":meldingId/terugkoppeling")
  terugkoppeling(@Param("meldingId", ParseUUIDPipe) meldingId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const melding = await this.gezien(tx, by, me, meldingId);
      const { uitkomst, screening, huis } = melding;
      const { melder, knooppunt } = this.inhoudVan(melding);
      const { contact, uitkomst: uitkomstVan } = this.huizen.huis(huis);
      return {
        kenmerk: knooppunt?.kenmerk ?? melding.kenmerk,
        email: melder.email,
        uitkomst,
        opgepakt: uitkomst && uitkomstVan.call(this.huizen.huis(huis), uitkomst).opgepakt,
        contactNaam: screening?.doorNaam ?? contact.naam,
        contactTelefoon: screening?.doorTelefoon ?? contact.telefoon,
      };
    });
  }

  /** For the information-hub alone: why a melding goes back to the knooppunt (R83). */
  @Get(":meldingId/terugzending")
  terugzending(@Param("meldingId", ParseUUIDPipe) meldingId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const { status, motivering } = await this.gezien(tx, by, me, meldingId);
      if (status !== "teruggestuurd") throw new Refused("niet-gevonden");
      return { reden: this.vault.open<string>(motivering!, verzegeld.motivering, meldingId) };
    });
  }

  /** For triage alone: the content of a melding that was sent on; that it goes to another regime is recorded (L03). */
  @Get(":meldingId/voor-triage")
  voorTriage(@Param("meldingId", ParseUUIDPipe) meldingId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.run(by, async (work) => {
      const melding = await work.lock(Melding, { meldingId });
      await this.toegang.eis(work.tx, by, me, melding, "zien");
      const inhoud = this.inhoudVan(melding);
      const { onderwerp, situatieschets, huiscriteria, wettelijkeCriteria } = inhoud;
      const { aveNiveau, melderAfgeschermd, afzender, huis } = melding;
      const waar = await metRegister(work.tx, this.huizen.huis(huis));
      const herkomst = inhoud.herkomst ?? aangenomen(waar.organisatie(afzender), melding);
      const extract = { onderwerp, situatieschets, huiscriteria, wettelijkeCriteria, aveNiveau };
      // A reference of the sender's own tells who it is as well as its name does (decision 5).
      const kenmerk = melderAfgeschermd ? null : melding.kenmerk;
      if (!(await work.find(Verstrekking, { meldingId, naarRegime: "triage" }))) {
        const gegeven = verstrekAanTriage(melding, { kenmerk, ...extract }, herkomst, by.by, work.nu);
        await work.insert(Verstrekking, gegeven);
      }
      return { kenmerk: kenmerk ?? "afgeschermd", ...extract, herkomst };
    });
  }

  private async gezien(tx: EntityManager, by: Cause, me: Person, meldingId: string): Promise<Melding> {
    const melding = found(await tx.findOneBy(Melding, { meldingId }));
    await this.toegang.eis(tx, by, me, melding, "zien");
    return melding;
  }

  private inhoudVan({ inhoud, meldingId }: Melding): Inhoud {
    return this.vault.open<Inhoud>(inhoud, verzegeld.inhoud, meldingId);
  }
}
