import { Body, Controller, Param, ParseUUIDPipe, Post } from "@nestjs/common";
import { By, found, Me, newId, Roles, Store, type Cause, type Person } from "@zvh/platform";
import { ActieVerzoek, TerugkoppelingVerzoek } from "../dossier/dossier.verzoek.js";
import { Dossiers } from "../dossier/dossiers.js";
import { verzegeld } from "../verzegeld.js";
import { beleg, koppelTerug, Nazorgactie } from "./nazorgactie.js";

/** What partners do for a return, and what they say of it (R42, R43). */
@Controller("nazorgdossiers/:dossierId/acties")
export class ActieController {
  constructor(
    private readonly store: Store,
    private readonly dossiers: Dossiers,
  ) {}

  @Post()
  @Roles("nazorgcoordinator", "deelnemer")
  beleg(
    @Param("dossierId", ParseUUIDPipe) dossierId: string,
    @Body() { omschrijving, ...verzoek }: ActieVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.dossiers.wijzig(by, me, dossierId, "bijwerken", async (work, dossier) => {
      await this.dossiers.eisBekend(work, dossier.huis, verzoek, "medewerker");
      const actieId = newId();
      const woorden = this.dossiers.zegel(omschrijving, verzegeld.actie, actieId, dossierId);
      await work.insert(
        Nazorgactie,
        beleg(dossier, { ...verzoek, actieId, omschrijving: woorden, door: by.by }, work.nu),
      );
    });
  }

  @Post(":actieId/terugkoppeling")
  @Roles("nazorgcoordinator", "deelnemer")
  async koppelTerug(
    @Param("dossierId", ParseUUIDPipe) dossierId: string,
    @Param("actieId", ParseUUIDPipe) actieId: string,
    @Body() { stand, toelichting }: TerugkoppelingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    const { medewerker } = await this.store.read(by, async (tx) =>
      found(await tx.findOneBy(Nazorgactie, { actieId, dossierId })),
    );
    return this.dossiers.wijzig(by, me, dossierId, { terugkoppelen: medewerker }, async (work) => {
      const actie = await work.lock(Nazorgactie, { actieId });
      const woorden = this.dossiers.zegel(toelichting, verzegeld.terugkoppeling, actieId, dossierId);
      await work.update(Nazorgactie, koppelTerug(actie, { stand, toelichting: woorden }, work.nu));
    });
  }
}
