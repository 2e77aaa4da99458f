import { Injectable } from "@nestjs/common";
import { MeldingTeruggestuurd } from "@zvh/contracts";
import { ask, Config, found, newId, On, OnDeadline, OnTodo, Store, Vault, type Cause } from "@zvh/platform";
import { Huizen, knooppunt } from "@zvh/regions";
import { inHuis } from "../bekendheid/bekendheid.consumer.js";
import { gezochteIndexen } from "../persoon.js";
import { verzegeld } from "../verzegeld.js";
import { Meldpunten } from "./meldpunten.js";
import { komTerug, Meldpuntmelding, wis } from "./meldpuntmelding.js";
import { Meldpuntroute } from "./meldpuntroute.js";
import { geef, magMee, Meldpuntuittreksel, type Meegegeven } from "./meldpuntuittreksel.js";
import { Meldpuntvraag, vraagHuis } from "./meldpuntvraag.js";

type Onderwerp = { subject: string };
type Gegevens = Record<string, unknown>;
/** What intake answers of a melding that goes back. */
type Teruggestuurd = { reden: string };

/** What goes between the knooppunt and the houses, each unit of work within the walls of one of them. */
@Injectable()
export class MeldpuntConsumer {
  constructor(
    private readonly store: Store,
    private readonly config: Config,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly meldpunten: Meldpunten,
  ) {}

  /** Asks each house that allows it; a row and an event there, and the answer only here (L06). */
  @OnTodo("casus-vragen")
  async vraagCasus({ subject, data }: Onderwerp & { data: Gegevens }, cause: Cause): Promise<void> {
    const melding = await this.store.read(cause, async (tx) =>
      found(await tx.findOneBy(Meldpuntmelding, { meldpuntmeldingId: subject })),
    );
    const bsn = this.meldpunten.inhoudVan(melding)?.betrokkene.bsn ?? null;
    const casushuizen: string[] = [];
    for (const { code, schakelaars } of this.huizen.alle())
      if (schakelaars.meldpuntVraagtCasus && (await this.looptIn(code, subject, bsn, String(data.door), cause)))
        casushuizen.push(code);
    await this.store.change(Meldpuntmelding, { meldpuntmeldingId: subject }, cause, (eerst) => ({
      state: { ...eerst, casushuizen },
    }));
  }

  private looptIn(huis: string, meldpuntmeldingId: string, bsn: string | null, door: string, cause: Cause) {
    const hashes = gezochteIndexen(huis, { bsn, adres: null }, this.vault).bsn;
    return this.store.run(inHuis(huis, cause), async (work) => {
      const vraag = vraagHuis(meldpuntmeldingId, huis, door, work.nu);
      if (!(await work.find(Meldpuntvraag, { vraagId: vraag.state.vraagId }))) await work.insert(Meldpuntvraag, vraag);
      const lopend: unknown[] = await work.tx.query(
        `select from persoon p join lopendecasus c using (persoon_id)
         where p.huis = $1 and p.bsn_index = any($2) and c.loopt limit 1`,
        [huis, hashes],
      );
      return lopend.length > 0;
    });
  }

  /** Gives the house its extract: with what the suppliers let go further (L09). */
  @OnTodo("meldpunt-routeren")
  async routeer({ subject: routeId }: Onderwerp, cause: Cause): Promise<void> {
    const { stap, melding, verrijkingen } = await this.store.read(cause, async (tx) => {
      const stap = found(await tx.findOneBy(Meldpuntroute, { routeId }));
      const { meldpuntmeldingId } = stap;
      const melding = found(await tx.findOneBy(Meldpuntmelding, { meldpuntmeldingId }));
      return { stap, melding, verrijkingen: await this.meldpunten.verrijkingenVan(tx, meldpuntmeldingId) };
    });
    const inhoud = found(this.meldpunten.inhoudVan(melding));
    const gegeven = verrijkingen.flatMap(({ organisatieNaam: organisatie, tekst, herkomst }): Meegegeven[] =>
      tekst && herkomst ? [{ organisatie, tekst, herkomst }] : [],
    );
    const { meldpuntmeldingId, afzender, kenmerk: kenmerkVanMelder, ontvangenOp, urgentie } = melding;
    const woorden = {
      ...inhoud,
      kenmerk: `${afzender}/${kenmerkVanMelder}/${stap.volgnummer}`,
      kenmerkVanMelder,
      ontvangenOp: ontvangenOp.toISOString(),
      urgentie: urgentie!,
      verrijkingen: magMee(gegeven, this.huizen.huis(knooppunt)),
    };
    await this.store.run(inHuis(stap.naar, cause), async (work) => {
      if (await work.find(Meldpuntuittreksel, { uittrekselId: routeId })) return;
      const dicht = this.vault.seal(woorden, verzegeld.meldpuntuittreksel, routeId);
      const nieuw = { uittrekselId: routeId, huis: stap.naar, meldpuntmeldingId, door: stap.door, inhoud: dicht };
      await work.insert(Meldpuntuittreksel, geef(nieuw, inhoud.herkomst, stap.grond, work.nu));
    });
  }

  /** A house found that it does not belong there: it is fetched back, with the reason (R83). */
  @On(MeldingTeruggestuurd)
  async teruggestuurd({ huis, uittrekselId, door }: MeldingTeruggestuurd, cause: Cause): Promise<void> {
    const data = { door, dataref: found(cause.message?.envelope.dataref) };
    await this.store.run(cause, async (work) =>
      work.record(huis, { todos: [{ kind: "meldpunt-terughalen", subject: uittrekselId, data }] }),
    );
  }

  @OnTodo("meldpunt-terughalen")
  async haalTerug({ subject: uittrekselId, data }: Onderwerp & { data: Gegevens }, cause: Cause): Promise<void> {
    const [van, door] = [cause.huizen[0]!, String(data.door)];
    const { reden } = await ask<Teruggestuurd>(this.config, "information-hub", "intake", String(data.dataref), cause);
    const { meldpuntmeldingId } = await this.store.read(cause, async (tx) =>
      found(await tx.findOneBy(Meldpuntuittreksel, { uittrekselId })),
    );
    await this.store.run(inHuis(knooppunt, cause), async (work) => {
      const melding = await work.lock(Meldpuntmelding, { meldpuntmeldingId });
      // Fetched already, or routed again since: a house sends back only what it has.
      const stappen = await this.meldpunten.routeVan(work.tx, meldpuntmeldingId);
      if (melding.stand !== "bij-huis" || stappen.at(-1)?.routeId !== uittrekselId) return;
      const routeId = newId();
      const dicht = this.vault.seal(reden, verzegeld.routereden, routeId, meldpuntmeldingId);
      const stap = { routeId, huis: knooppunt, meldpuntmeldingId, volgnummer: stappen.length + 1, van };
      const terug = { ...stap, naar: knooppunt, grond: "mens" as const, reden: dicht, door, op: work.nu };
      await work.insert(Meldpuntroute, { state: terug });
      await work.update(Meldpuntmelding, komTerug(melding, work.nu));
    });
  }

  /** The term of the regime is over (L19, L20): the words of the report and of all that belongs to it go. */
  @OnDeadline("meldpunt-bewaren")
  async wis({ subject: meldpuntmeldingId }: Onderwerp, cause: Cause): Promise<void> {
    await this.store.run(cause, async (work) => {
      await work.update(Meldpuntmelding, wis(await work.lock(Meldpuntmelding, { meldpuntmeldingId })));
      const waar = [meldpuntmeldingId];
      await work.tx.query(
        "update meldpuntverrijking set tekst = null, herkomst = null where meldpuntmelding_id = $1",
        waar,
      );
      await work.tx.query("update meldpuntroute set reden = null where meldpuntmelding_id = $1", waar);
    });
  }
}
