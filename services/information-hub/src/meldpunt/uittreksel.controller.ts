import { Controller, Get, Param, ParseUUIDPipe } from "@nestjs/common";
import { By, found, Me, Roles, Store, Vault, type Cause, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { Toegang } from "../toegang.js";
import { verzegeld } from "../verzegeld.js";
import { Meldpunten } from "./meldpunten.js";
import { Meldpuntmelding } from "./meldpuntmelding.js";
import { Meldpuntuittreksel, type Uittrekselwoorden } from "./meldpuntuittreksel.js";

/** What the other services of the platform may ask of a report, each for one thing. */
@Controller()
@Roles("systeem")
export class MeldpuntuittrekselController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
    private readonly meldpunten: Meldpunten,
  ) {}

  /** For intake of the house that it goes to; null when intake has it already. */
  @Get("meldpuntuittreksels/:uittrekselId")
  uittreksel(@Param("uittrekselId", ParseUUIDPipe) uittrekselId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const { huis, inhoud } = found(await tx.findOneBy(Meldpuntuittreksel, { uittrekselId }));
      this.toegang.eis(by, me, { type: "Meldpuntuittreksel", id: uittrekselId, huis, wat: "uittrekselOphalen" });
      const woorden = inhoud && this.vault.open<Uittrekselwoorden>(inhoud, verzegeld.meldpuntuittreksel, uittrekselId);
      return { huis, woorden };
    });
  }

  /** For notification: whom to tell how it ended, and the house that took it over; nothing about the person. */
  @Get("meldpuntmeldingen/:meldpuntmeldingId/terugkoppeling")
  terugkoppeling(
    @Param("meldpuntmeldingId", ParseUUIDPipe) meldpuntmeldingId: string,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.read(by, async (tx) => {
      const melding = found(await tx.findOneBy(Meldpuntmelding, { meldpuntmeldingId }));
      const { huis, stand, kenmerk, plaats } = melding;
      this.toegang.eis(by, me, { type: "Meldpuntmelding", id: meldpuntmeldingId, huis, stand, wat: "meldpuntZien" });
      const { contact } = this.huizen.huis(huis);
      const ontvanger = this.huizen.buitenHuizen().find(({ code }) => code === plaats);
      return {
        kenmerk,
        email: this.meldpunten.inhoudVan(melding)?.melder.email ?? null,
        ontvanger: ontvanger?.email ?? null,
        contactNaam: contact.naam,
        contactTelefoon: contact.telefoon,
      };
    });
  }
}
