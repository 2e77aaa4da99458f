import { Injectable } from "@nestjs/common";
import { TriageBesloten } from "@zvh/contracts";
import { On, Refused, stableId, Store, type Cause, type Work } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { schrijf } from "../dossier.js";
import { Casus, noteerTriage, type Opening } from "./casus.js";
import { Gebeurtenis } from "./gebeurtenis.js";
import { openEenmaal } from "./opening.js";

/** Opens a case for each person for whom the triage decided on procesregie; a Gezin bundles them (R34, decision 7). */
@Injectable()
export class CasusConsumer {
  constructor(
    private readonly store: Store,
    private readonly huizen: Huizen,
  ) {}

  @On(TriageBesloten)
  async open(besluit: TriageBesloten, cause: Cause): Promise<void> {
    if (besluit.uitkomst !== "procesregie") return;
    const { huis, triageId, meldingId, procesregisseur, categorie, door } = besluit;
    if (!procesregisseur) throw new Refused("procesregisseur-ontbreekt");
    const gezinId = besluit.personen.length > 1 ? stableId("gezin", triageId) : undefined;
    const gemeen = { huis, triageId, meldingId, procesregisseur, categorie: categorie ?? "", gezinId, door };
    await this.store.run(cause, async (work) => {
      // In a fixed order, so that two decisions about the same persons can't wait for each other.
      for (const persoonId of besluit.personen.toSorted())
        await this.openOfNoteer(work, {
          ...gemeen,
          triageId,
          persoonId,
          casusId: stableId("casus", triageId, persoonId),
        });
    });
  }

  private async openOfNoteer(work: Work, opening: Opening & { triageId: string }): Promise<void> {
    if (await work.tx.existsBy(Casus, { casusId: opening.casusId })) return;
    const categorieen = this.huizen.huis(opening.huis).casuscategorieen.map(({ code }) => code);
    const { casus, nieuw } = await openEenmaal(work, opening, categorieen);
    const bekend = { casusId: casus.casusId, verwijzing: opening.triageId };
    if (nieuw || (await work.tx.existsBy(Gebeurtenis, bekend))) return;
    await schrijf(work, casus, noteerTriage(casus, opening, work.nu));
  }
}
