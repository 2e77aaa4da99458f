import { Injectable } from "@nestjs/common";
import { TriageBesloten } from "@zvh/contracts";
import { found, On, OnDeadline, OnTodo, Store, Vault, type Cause } from "@zvh/platform";
import { Huizen, sluitUit } from "@zvh/regions";
import { Agendapunten } from "../bekendheid/agendapunten.js";
import { inHuis } from "../bekendheid/bekendheid.consumer.js";
import { Bekendheidsverzoek } from "../bekendheid/bekendheidsverzoek.js";
import { Bekendheidsvraag, type Agendapunt } from "../bekendheid/bekendheidsvraag.js";
import { verzegeld } from "../verzegeld.js";
import { afgeleverd, ontvang, ontvangenIdVan, verval, Verstrekking, type Uittreksel } from "./verstrekking.js";

type Onderwerp = { subject: string };

/** Takes an extract from one house to another, each unit of work within the walls of one; and lets it lapse. */
@Injectable()
export class VerstrekkingConsumer {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly agendapunten: Agendapunten,
  ) {}

  /** To who asked, while the item there may still use it; then who gave it keeps no words of it. */
  @OnTodo("verstrekking-afleveren")
  async leverAf({ subject: verstrekkingId }: Onderwerp, cause: Cause): Promise<void> {
    const [gegeven, vraagId] = await this.store.read(cause, async (tx) => {
      const verstrekking = found(await tx.findOneBy(Verstrekking, { verstrekkingId }));
      const verzoek = await tx.findOneBy(Bekendheidsverzoek, { verzoekId: verstrekking.verzoekId! });
      return [verstrekking, found(verzoek).vraagId] as const;
    });
    if (gegeven.stand !== "onderweg") return;
    const daar = inHuis(gegeven.anderHuis, cause);
    const vraag = await this.store.read(daar, async (tx) => found(await tx.findOneBy(Bekendheidsvraag, { vraagId })));
    const item = await this.agendapunten.vraag(vraag.triageId, daar);
    const stand = (await this.neemAan(gegeven, vraagId, item, daar)) ? "aangekomen" : "niet-aangekomen";
    await this.store.change(Verstrekking, { verstrekkingId }, cause, (eigen, nu) => afgeleverd(eigen, stand, nu));
  }

  private neemAan(gegeven: Verstrekking, vraagId: string, item: Agendapunt, daar: Cause): Promise<boolean> {
    return this.store.run(daar, async (work) => {
      const verstrekkingId = ontvangenIdVan(gegeven.verstrekkingId);
      // Locked: the decision about the item takes the same lock, so nothing arrives unnoticed after it.
      const vraag = await work.lock(Bekendheidsvraag, { vraagId });
      if (await work.find(Verstrekking, { verstrekkingId })) return true;
      if (!item.positief || vraag.geslotenOp) return false;
      const woorden = this.vault.open<Uittreksel>(gegeven.inhoud!, verzegeld.uittreksel, gegeven.verstrekkingId);
      const inhoud = this.vault.seal(woorden, verzegeld.uittreksel, verstrekkingId);
      const eenmalig = sluitUit(gegeven.voorwaarde, "later", this.huizen.huis(vraag.huis));
      const totEnMet = eenmalig ? item.overlegDatum : null;
      await work.insert(Verstrekking, ontvang(gegeven, vraag, inhoud, totEnMet, work.nu));
      return true;
    });
  }

  /** An item that is decided needs no extracts any more: what there is goes, and what is on its way does not arrive. */
  @On(TriageBesloten)
  async besloten({ triageId, huis }: TriageBesloten, cause: Cause): Promise<void> {
    await this.store.run(cause, async (work) => {
      const vragen = await work.tx.find(Bekendheidsvraag, { where: { huis, triageId }, order: { vraagId: "asc" } });
      for (const { vraagId } of vragen) {
        const vraag = await work.lock(Bekendheidsvraag, { vraagId });
        await work.update(Bekendheidsvraag, { state: { ...vraag, geslotenOp: work.nu } });
      }
      const where = { huis, triageId, richting: "ontvangen" } as const;
      for (const { verstrekkingId } of await work.tx.find(Verstrekking, { where, order: { verstrekkingId: "asc" } })) {
        const ontvangen = await work.lock(Verstrekking, { verstrekkingId });
        await work.update(Verstrekking, verval(ontvangen, "agendapunt-besloten", work.nu));
      }
    });
  }

  @OnDeadline("verstrekking-eenmalig")
  async eenmalig({ subject: verstrekkingId }: Onderwerp, cause: Cause): Promise<void> {
    await this.store.change(Verstrekking, { verstrekkingId }, cause, (ontvangen, nu) =>
      verval(ontvangen, "eenmalig", nu),
    );
  }
}
