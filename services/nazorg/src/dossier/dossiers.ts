import { Injectable } from "@nestjs/common";
import type { EntityManager } from "typeorm";
import { found, Refused, Store, Vault, type Cause, type Person, type SealedColumn, type Work } from "@zvh/platform";
import { Huizen, type Huis } from "@zvh/regions";
import { Toegang, type Wil } from "../zicht.js";
import type { Verantwoordelijke } from "./basisvoorwaarde.js";
import { leesDossier } from "./dossier.beeld.js";
import { Nazorgdossier } from "./nazorgdossier.js";

/** The way to read and to change one dossier: its row is the lock of all that belongs to it. */
@Injectable()
export class Dossiers {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
  ) {}

  /** A dossier as this person sees it. Refused('niet-gevonden') as for what is not there. */
  lees(by: Cause, wie: Person, dossierId: string) {
    return this.store.read(by, async (tx, nu) => {
      const dossier = found(await tx.findOneBy(Nazorgdossier, { dossierId }));
      await this.toegang.eis(tx, by, wie, dossier, "zien");
      return await this.beeld(tx, by, wie, dossier, nu);
    });
  }

  /**
   * Locks the dossier, asks whether this person may do this, and writes what is decided; answers the dossier as it
   * became. Refused as `Toegang.eis`, and what the rule refuses.
   */
  wijzig(
    by: Cause,
    wie: Person,
    dossierId: string,
    wil: Wil,
    beslis: (work: Work, dossier: Nazorgdossier, huis: Huis) => Promise<void>,
  ) {
    return this.store.run(by, async (work) => {
      const dossier = await work.lock(Nazorgdossier, { dossierId });
      await this.toegang.eis(work.tx, by, wie, dossier, wil);
      await beslis(work, dossier, this.huizen.huis(dossier.huis));
      const straks = found(await work.tx.findOneBy(Nazorgdossier, { dossierId }));
      return await this.beeld(work.tx, by, wie, straks, work.nu);
    });
  }

  /** Seals words of a dossier; nothing stays nothing. */
  zegel<T extends string | undefined>(words: T, at: SealedColumn, row: string, dossierId: string) {
    return (words === undefined ? null : this.vault.seal(words, at, row, dossierId)) as T extends string
      ? Buffer
      : Buffer | null;
  }

  /** Tells of partners and people whether they take part in a house today. */
  async bekend(
    { tx }: Work,
    huis: string,
    wie: { organisatie: string | null; medewerker: string | null }[],
  ): Promise<(een: Verantwoordelijke) => boolean> {
    const rijen: { account_id: string; organisatie: string }[] = await tx.query(
      "select account_id, organisatie from account where huis = $1 and actief and account_id = any($2::text[])",
      [huis, wie.flatMap(({ medewerker }) => medewerker ?? [])],
    );
    const bekend = new Set(rijen.map(({ account_id, organisatie }) => JSON.stringify([account_id, organisatie])));
    return ({ organisatie, medewerker }) => bekend.has(JSON.stringify([medewerker, organisatie]));
  }

  /** Refused('verantwoordelijke-onbekend') for who does not work for that partner in this house. */
  async eisBekend(work: Work, huis: string, wie: Verantwoordelijke, where: string): Promise<void> {
    const bekend = await this.bekend(work, huis, [wie]);
    if (bekend(wie)) return;
    throw new Refused("verantwoordelijke-onbekend", [
      { where, code: "verantwoordelijke-onbekend", message: "kies een partner en iemand die daar werkt" },
    ]);
  }

  private beeld(tx: EntityManager, by: Cause, wie: Person, dossier: Nazorgdossier, nu: Date) {
    return leesDossier(tx, this.vault, dossier, wie, this.toegang.magBijwerken(by, wie, dossier), nu);
  }
}
