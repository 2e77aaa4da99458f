import { Injectable } from "@nestjs/common";
import { PersoonBetwijfeld, PersoonHerkend } from "@zvh/contracts";
import { newId, On, Store, Vault, type Cause, type Work } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { Basisvoorwaarde, isGeregeld, nieuweVoorwaarden } from "../dossier/basisvoorwaarde.js";
import { hoortBij, Nazorgdossier, open, verwerk } from "../dossier/nazorgdossier.js";
import { verzegeld } from "../verzegeld.js";
import { Detentiebericht, twijfel, verwerkt } from "./detentiebericht.js";

/** What the information-hub says of whom a message is about: then it opens a dossier, or moves one. */
@Injectable()
export class HerkenningConsumer {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
  ) {}

  @On(PersoonHerkend)
  async herkend({ betrokkeneId: berichtId, dienst, huis, persoonId }: PersoonHerkend, cause: Cause): Promise<void> {
    if (dienst !== "nazorg") return;
    await this.store.run(cause, async (work) => {
      // Two messages about somebody new make one dossier.
      await work.alone(`nazorg ${huis}${persoonId}`);
      const bericht = await work.lock(Detentiebericht, { berichtId });
      if (bericht.status === "verwerkt") return;
      const order = { insluitingsdatum: "desc" } as const;
      const dossiers = await work.tx.find(Nazorgdossier, { where: { huis, persoonId }, order });
      const bekend = hoortBij(bericht, dossiers);
      const dossierId = bekend
        ? await this.werkBij(work, bericht, bekend.dossierId)
        : await this.open(work, bericht, persoonId, dossiers);
      await work.update(Detentiebericht, verwerkt(bericht, dossierId));
    });
  }

  @On(PersoonBetwijfeld)
  async betwijfeld({ betrokkeneId: berichtId, dienst }: PersoonBetwijfeld, cause: Cause): Promise<void> {
    if (dienst === "nazorg") await this.store.change(Detentiebericht, { berichtId }, cause, twijfel);
  }

  private async open(work: Work, bericht: Detentiebericht, persoonId: string, dossiers: Nazorgdossier[]) {
    const dossierId = newId();
    const nieuws = { bericht, persoonId, dossierId, ...this.bij(bericht, dossierId) };
    const dossier = await work.insert(Nazorgdossier, open(nieuws, dossiers, work.nu));
    work.add(Basisvoorwaarde, nieuweVoorwaarden(dossier));
    return dossierId;
  }

  private async werkBij(work: Work, bericht: Detentiebericht, dossierId: string): Promise<string> {
    const dossier = await work.lock(Nazorgdossier, { dossierId });
    const onderdak = await work.lock(Basisvoorwaarde, { dossierId, thema: "onderdak" });
    const nieuws = { bericht, ...this.bij(bericht, dossierId) };
    await work.update(Nazorgdossier, verwerk(dossier, nieuws, isGeregeld(onderdak), work.nu));
    return dossierId;
  }

  /** What a dossier takes of a message: the institution under its own key, and the term of the house. */
  private bij({ huis, berichtId, inrichting }: Detentiebericht, dossierId: string) {
    const naam = this.vault.open<string>(inrichting, verzegeld.berichtinrichting, berichtId);
    return {
      inrichting: this.vault.seal(naam, verzegeld.inrichting, dossierId),
      dagen: this.huizen.huis(huis).termijnen.onderdakWaarschuwingDagen,
    };
  }
}
