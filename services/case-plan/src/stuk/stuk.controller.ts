import { Body, Controller, Param, ParseUUIDPipe, Post } from "@nestjs/common";
import type { EntityManager } from "typeorm";
import { By, found, Me, Roles, Store, type Cause, type Person } from "@zvh/platform";
import { Actie } from "../actie/actie.js";
import { Toegang } from "../casus/toegang.js";
import { Dossiers, openstaande } from "../dossier.js";
import { bevestig } from "../plan/bijdrage.js";
import { Bijdrage } from "../plan/plan.js";
import { BeperkingVerzoek, BevestigingVerzoek } from "../plan/plan.verzoek.js";
import { beperk } from "./beperking.js";

type Waar = { casusId: string; bijdrageId: string };

/** What is done with an item that is there: restricted to named partners (R93), and answered for by its partner (R57). */
@Controller("casussen/:casusId/probleembepaling/:bijdrageId")
export class StukController {
  constructor(
    private readonly store: Store,
    private readonly dossiers: Dossiers,
    private readonly toegang: Toegang,
  ) {}

  @Post("beperking")
  @Roles("deelnemer", "procesregisseur")
  async beperk(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Param("bijdrageId", ParseUUIDPipe) bijdrageId: string,
    @Body() { alleenVoor }: BeperkingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Bijdrage> {
    const waar = { casusId, bijdrageId };
    const { organisatie: van } = await this.store.read(by, (tx) => this.lees(tx, by, me, waar));
    const wil = { wat: "beperken", van } as const;
    const { bijdrage } = await this.dossiers.wijzig(by, me, casusId, wil, async ({ tx }, casus) => {
      const stand = {
        casus,
        openstaand: await openstaande(tx, casusId),
        bijdrage: await this.lees(tx, by, me, waar),
        acties: await tx.findBy(Actie, waar),
      };
      const besluit = beperk(stand, { alleenVoor, door: by.by });
      // What the timeline already tells of it goes with it.
      const ids = [bijdrageId, ...stand.acties.map(({ actieId }) => actieId)];
      await tx.query(
        `update gebeurtenis set alleen_voor = case when alleen_voor is null then $3::text[]
           else array (select unnest(alleen_voor) intersect select unnest($3::text[])) end
         where casus_id = $1 and verwijzing = any ($2::text[])`,
        [casusId, ids, besluit.state.bijdrage.alleenVoor],
      );
      return besluit;
    });
    return bijdrage;
  }

  @Post("bevestiging")
  @Roles("deelnemer")
  async bevestig(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Param("bijdrageId", ParseUUIDPipe) bijdrageId: string,
    @Body() { klopt }: BevestigingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Bijdrage> {
    const waar = { casusId, bijdrageId };
    const { medewerker: van } = await this.store.read(by, (tx) => this.lees(tx, by, me, waar));
    const wil = { wat: "bevestigen", van } as const;
    const { bijdrage } = await this.dossiers.wijzig(by, me, casusId, wil, async ({ tx, nu }) =>
      bevestig(await this.lees(tx, by, me, waar), { klopt, door: by.by }, nu),
    );
    return bijdrage;
  }

  /** The item, for who may see it; for anybody else it is not there. */
  private async lees(tx: EntityManager, by: Cause, me: Person, waar: Waar): Promise<Bijdrage> {
    await this.toegang.eis(tx, by, me, waar.casusId, "zien");
    const bijdrage = found(await tx.findOneBy(Bijdrage, waar));
    const stuk = { id: bijdrage.bijdrageId, alleenVoor: bijdrage.alleenVoor };
    found((await this.toegang.inzien(tx, by, me, waar.casusId, [stuk]))[0]);
    return bijdrage;
  }
}
