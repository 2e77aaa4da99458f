import { Injectable } from "@nestjs/common";
import { In, IsNull, type EntityManager } from "typeorm";
import { Vault } from "@zvh/platform";
import type { Uitslag } from "../herken.js";
import { LopendeCasus } from "../lopendecasus.js";
import { Personen } from "../personen.js";
import { Prioritering } from "../prioriteit/prioritering.js";
import { Zsmkaart, type Kaartinhoud } from "../prioriteit/zsmkaart.js";
import { verzegeld } from "../verzegeld.js";
import { nietBekend, type Bronnen } from "./voorstel.js";
import type { Verdenking, Verteld, Zsmverzoek } from "./zsmverzoek.js";

/** Looks up for a request who it is and what the list says; nobody is registered because the desk asked about him. */
@Injectable()
export class Zsmzoeker {
  constructor(
    private readonly vault: Vault,
    private readonly personen: Personen,
  ) {}

  /** What the desk sent; null once the house has answered. */
  ontvangen({ ontvangen, verzoekId }: Zsmverzoek): Verdenking | null {
    return ontvangen && this.vault.open<Verdenking>(ontvangen, verzegeld.zsmontvangen, verzoekId);
  }

  /** What the house told; null when it told nothing. */
  verteld({ inhoud, verzoekId }: Zsmverzoek): Verteld | null {
    return inhoud && this.vault.open<Verteld>(inhoud, verzegeld.zsmantwoord, verzoekId);
  }

  /** Whom the register of the house takes this one for. */
  herken(tx: EntityManager, huis: string, { verdachte }: Verdenking): Promise<Uitslag> {
    return this.personen.herken(tx, huis, verdachte);
  }

  /** What the house has about somebody. */
  async bronnen(tx: EntityManager, huis: string, persoonId: string | null): Promise<Bronnen> {
    const gevonden = persoonId ? await this.bronnenVan(tx, huis, [persoonId]) : new Map<string, Bronnen>();
    return gevonden.get(persoonId ?? "") ?? nietBekend;
  }

  /** What the house has about each of these persons: a place on the list with its card, and whether a case runs. */
  async bronnenVan(tx: EntityManager, huis: string, persoonIds: string[]): Promise<Map<string, Bronnen>> {
    const rijen = await tx.findBy(Prioritering, { huis, persoonId: In(persoonIds), beeindigdOp: IsNull() });
    const kaarten = await tx.findBy(Zsmkaart, { prioriteringId: In(rijen.map((een) => een.prioriteringId)) });
    const casussen = await tx.findBy(LopendeCasus, { huis, persoonId: In(persoonIds), loopt: true });
    return new Map(
      persoonIds.map((persoonId) => {
        const prioritering = rijen.find((een) => een.persoonId === persoonId) ?? null;
        const kaart = kaarten.find((een) => een.prioriteringId === prioritering?.prioriteringId);
        const lopendeCasus = casussen.find((een) => een.persoonId === persoonId) ?? null;
        return [persoonId, { prioritering, kaart: kaart ? this.leesbaar(kaart) : null, lopendeCasus }];
      }),
    );
  }

  private leesbaar(kaart: Zsmkaart): Zsmkaart & Kaartinhoud {
    return { ...kaart, ...this.vault.open<Kaartinhoud>(kaart.inhoud, verzegeld.zsmkaart, kaart.prioriteringId) };
  }
}
