import { Injectable } from "@nestjs/common";
import { In } from "typeorm";
import { found, OnDeadline, OnTodo, Store, Vault, type Cause } from "@zvh/platform";
import { gezochteIndexen, Persoon } from "../persoon.js";
import { verzegeld } from "../verzegeld.js";
import { Agendapunten } from "./agendapunten.js";
import { Bekendheidsverzoek, ontvang } from "./bekendheidsverzoek.js";
import { bevestig, Bekendheidsvraag, verloop } from "./bekendheidsvraag.js";

type Onderwerp = { subject: string };

/** What goes from one house to another, in units of work that each stay within the walls of one house. */
@Injectable()
export class BekendheidConsumer {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly agendapunten: Agendapunten,
  ) {}

  /** Puts a question to the other house, by a keyed hash that fits there alone; the BSN does not go (L06). */
  @OnTodo("bekendheid-vragen")
  async stel({ subject: vraagId }: Onderwerp, cause: Cause): Promise<void> {
    const [vraag, hashes] = await this.store.read(cause, async (tx) => {
      const gesteld = found(await tx.findOneBy(Bekendheidsvraag, { vraagId }));
      const { bsn, persoonId } = found(await tx.findOneBy(Persoon, { persoonId: gesteld.persoonId }));
      const leesbaar = bsn && this.vault.open<string>(bsn, verzegeld.bsn, persoonId);
      return [gesteld, gezochteIndexen(gesteld.aanHuis, { bsn: leesbaar, adres: null }, this.vault).bsn] as const;
    });
    const { aanHuis: huis } = vraag;
    await this.store.run(inHuis(huis, cause), async (work) => {
      const bekende = await work.tx.findOneBy(Persoon, { huis, bsnIndex: In(hashes) });
      const ontvangen = ontvang(vraag, bekende?.persoonId ?? null);
      if (await work.find(Bekendheidsverzoek, { verzoekId: ontvangen.state.verzoekId })) return;
      await work.insert(Bekendheidsverzoek, ontvangen);
    });
  }

  /** Brings a confirmation to who asked, if it still needs it: an item that is withdrawn or decided hears nothing more. */
  @OnTodo("bekendheid-bevestigen")
  async bevestig({ subject: verzoekId }: Onderwerp, cause: Cause): Promise<void> {
    const verzoek = await this.store.read(cause, async (tx) =>
      found(await tx.findOneBy(Bekendheidsverzoek, { verzoekId })),
    );
    const daar = inHuis(verzoek.vanHuis, cause);
    const { vraagId } = verzoek;
    const vraag = await this.store.read(daar, async (tx) => found(await tx.findOneBy(Bekendheidsvraag, { vraagId })));
    const { positief } = await this.agendapunten.vraag(vraag.triageId, daar);
    if (positief)
      await this.store.change(Bekendheidsvraag, { vraagId }, daar, (nu) => bevestig(nu, verzoek.beslotenOp!));
  }

  @OnDeadline("bekendheid")
  async verloop({ subject: vraagId }: Onderwerp, cause: Cause): Promise<void> {
    await this.store.change(Bekendheidsvraag, { vraagId }, cause, verloop);
  }
}

/** The same cause within the walls of another house. */
export const inHuis = (huis: string, { by, traceparent }: Cause): Cause => ({ by, huizen: [huis], traceparent });
