import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { In } from "typeorm";
import { By, Config, Me, readTicket, Refused, Roles, Store, Vault, type Cause, type Person } from "@zvh/platform";
import { Herkenning } from "./herkenning.js";
import { Personen } from "./personen.js";
import { open, Persoon, weergave } from "./persoon.js";
import { Huisvraag, Registratie, ZoekOpId, ZoekOpNaam } from "./persoon.verzoek.js";
import { Toegang } from "./toegang.js";
import { zoek } from "./zoek.js";

@Controller("personen")
export class PersoonController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly personen: Personen,
    private readonly config: Config,
    private readonly toegang: Toegang,
  ) {}

  /**
   * Names for ids, a list at a time: only of whom a service that has something about them showed to this asker just
   * now, as its ticket says. Any other id is simply absent, as one that the house does not know.
   */
  @Post("_zoek")
  @HttpCode(200)
  @Roles("medewerker")
  async toon(@Body() { huis, persoonIds, bewijzen }: ZoekOpId, @Me() ik: Person, @By() by: Cause) {
    if (!this.toegang.magInHuis(by, ik, huis, "namenZien")) return { personen: [] };
    const tickets = bewijzen.flatMap((bewijs) => readTicket(bewijs, this.config) ?? []);
    const geldig = tickets.filter((ticket) => ticket.aan === by.by && ticket.huis === huis);
    const getoond = persoonIds.filter((id) => geldig.some(({ personen }) => personen.has(id)));
    return await this.store.read(by, async (tx, nu) => {
      const personen = await tx.findBy(Persoon, { huis, persoonId: In(getoond) });
      return {
        personen: personen.map((persoon) => ({
          persoonId: persoon.persoonId,
          ...weergave(open({ ...persoon, bsn: null }, this.vault), nu),
        })),
      };
    });
  }

  /** Ids of a house for a name, a birth date or a BSN; in a body, because none of these may stand in a URL.
   * Only for who must recognise people, and, with no more than a name and a birth date to choose by, for who must
   * tell somebody who looked at his data; others find persons in what their own service shows them. */
  @Post("op-naam/_zoek")
  @HttpCode(200)
  @Roles("screener", "privacyofficer")
  async zoekOpNaam(@Body() vraag: ZoekOpNaam, @Me() ik: Person, @By() by: Cause) {
    if (!vraag.naam && !vraag.geboortedatum && !vraag.bsn)
      throw new Refused("ongeldige-invoer", [
        { where: "naam", code: "leeg", message: "vul een naam, een geboortedatum of een BSN in" },
      ]);
    if (!this.toegang.magInHuis(by, ik, vraag.huis, "zoeken")) return { personen: [] };
    const personen = await this.store.read(by, (tx, nu) => zoek(tx, vraag, this.vault, nu));
    if (this.toegang.magInHuis(by, ik, vraag.huis, "zoekenOmTeHerkennen")) return { personen };
    return { personen: personen.map(({ persoonId, naam, geboortedatum }) => ({ persoonId, naam, geboortedatum })) };
  }

  /** What somebody was called in this house before it was known who he is: under these he stands in the logs too. */
  @Get(":persoonId/betrokkenen")
  @Roles("privacyofficer")
  async betrokkenen(
    @Param("persoonId", ParseUUIDPipe) persoonId: string,
    @Query() { huis }: Huisvraag,
    @Me() ik: Person,
    @By() by: Cause,
  ): Promise<{ huis: string; betrokkenen: { betrokkeneId: string }[] }> {
    if (!this.toegang.magInHuis(by, ik, huis, "toezien")) return { huis, betrokkenen: [] };
    const betrokkenen = await this.store.read(by, (tx) =>
      tx.find(Herkenning, {
        where: { huis, persoonId },
        select: { betrokkeneId: true },
        order: { betrokkeneId: "asc" },
      }),
    );
    return { huis, betrokkenen: betrokkenen.map(({ betrokkeneId }) => ({ betrokkeneId })) };
  }

  /** Registers somebody by hand, or recognises whom the house knows already. */
  @Post()
  @Roles("beheerder")
  async registreer(@Body() { huis, nieuw, ...identiteit }: Registratie, @Me() ik: Person, @By() by: Cause) {
    this.toegang.eisInHuis(by, ik, huis, "registreren");
    return await this.store.run(by, async (work) => {
      await this.personen.alleen(work, huis);
      const uitslag = await this.personen.herken(work.tx, huis, identiteit);
      if ("zelfde" in uitslag) return { persoonId: uitslag.zelfde, wijze: uitslag.wijze };
      if ("twijfel" in uitslag && !nieuw)
        throw new Refused(
          "persoon-lijkt-bekend",
          uitslag.twijfel.map(({ persoonId, score, redenen }) => ({
            where: "nieuw",
            code: "lijkt-op-bekende",
            message: `lijkt op persoon ${persoonId} (${score}: ${redenen.join(", ")}); is het een ander, stuur dan nieuw: true`,
          })),
        );
      return { persoonId: await this.personen.registreer(work, huis, identiteit), wijze: "nieuw" };
    });
  }
}
