import { Body, Controller, Post, Res } from "@nestjs/common";
import { By, Me, newId, organisationIn, refuseFaults, Refused, Roles, Scope, Store, Vault } from "@zvh/platform";
import type { Cause, Person } from "@zvh/platform";
import { foutenInHerkomst, gewoonlijkeHerkomst, Huizen, knooppunt } from "@zvh/regions";
import { Toegang } from "../toegang.js";
import { verzegeld } from "../verzegeld.js";
import { Meldpuntverzoek } from "./meldpunt.verzoek.js";
import { Meldpuntmelding, ontvang, type Meldpuntinhoud } from "./meldpuntmelding.js";

/** Where reports about confused behaviour come in, of whoever may reach the knooppunt (R78). */
@Controller("meldpuntmeldingen")
export class MeldpuntontvangstController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
  ) {}

  /** Refused: geen-toegang, and what makes its origin unlawful (R64). */
  @Post()
  @Roles("afzender", "meldpuntmedewerker")
  @Scope("meldingen:schrijven")
  async meld(
    @Body() { kenmerk, verblijf, incident, ...gemeld }: Meldpuntverzoek,
    @Me() me: Person,
    @By() by: Cause,
    @Res({ passthrough: true }) response: { status(code: number): unknown },
  ) {
    const afzender = organisationIn(me, knooppunt);
    if (!this.huizen.kent(knooppunt) || !afzender) throw new Refused("geen-toegang");
    this.toegang.eisInHuis(by, me, knooppunt, "meldpuntMelden");
    const zelfde = { huis: knooppunt, afzender, kenmerk };
    return this.store.run(by, async (work) => {
      await work.alone(JSON.stringify(zelfde));
      const eerder = await work.tx.findOneBy(Meldpuntmelding, zelfde);
      if (eerder) response.status(200);
      if (eerder) return bewijs(eerder, true);
      const meldpuntmeldingId = newId();
      const inhoud = this.inhoudVan(gemeld, afzender, work.nu);
      const dicht = this.vault.seal(inhoud, verzegeld.meldpuntinhoud, meldpuntmeldingId);
      const inschrijving = inhoud.betrokkene.adres?.gemeente ?? null;
      const nieuw = { ...zelfde, meldpuntmeldingId, inschrijving, verblijf, incident, inhoud: dicht };
      return bewijs(await work.insert(Meldpuntmelding, ontvang(nieuw, work.nu)), false);
    });
  }

  private inhoudVan(
    gemeld: Pick<Meldpuntverzoek, "situatieschets" | "melder" | "betrokkenen" | "herkomst">,
    afzender: string,
    nu: Date,
  ): Meldpuntinhoud {
    const { situatieschets, melder, betrokkenen, herkomst } = gemeld;
    const waar = this.huizen.huis(knooppunt);
    const vanAfzender = herkomst ?? gewoonlijkeHerkomst(waar.organisatie(afzender), nu);
    refuseFaults(foutenInHerkomst(vanAfzender, afzender, waar, nu, "screening"));
    const [{ rol: _, ...identiteit }] = betrokkenen;
    return { situatieschets, melder, betrokkene: identiteit, herkomst: vanAfzender };
  }
}

const bewijs = ({ meldpuntmeldingId, kenmerk, ontvangenOp, stand }: Meldpuntmelding, bekend: boolean) => {
  return { meldpuntmeldingId, kenmerk, ontvangenOp, stand, bekend };
};
