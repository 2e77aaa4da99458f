import { Injectable } from "@nestjs/common";
import {
  DataSource,
  type EntityMetadata,
  type EntitySubscriberInterface,
  type InsertEvent,
  type LoadEvent,
} from "typeorm";
import { Vault, type SealedColumn } from "@zvh/platform";

const van = (table: string, row: string[], ...columns: string[]): SealedColumn[] =>
  columns.map((column) => ({ table, column, row, dossier: "casus_id" }));

/** Where people write about somebody, all under the key of their case; codes, dates and who it was stay readable. */
export const verzegeld: SealedColumn[] = [
  ...van("casus", ["casus_id"], "overnamereden"),
  ...van("deelname", ["deelname_id"], "einde_reden"),
  ...van("voorstel", ["voorstel_id"], "toelichting", "besluit_toelichting"),
  ...van("overdracht", ["overdracht_id"], "toelichting", "antwoord_toelichting"),
  ...van("overleg", ["overleg_id"], "afspraken"),
  ...van("bijdrage", ["bijdrage_id"], "toelichting", "voorwaarde_toelichting"),
  ...van("plan", ["casus_id", "versie"], "gezamenlijk_doel", "doelen", "acties", "reden"),
  ...van("actie", ["actie_id"], "omschrijving"),
  ...van("terugkoppeling", ["terugkoppeling_id"], "toelichting", "voorwaarde_toelichting"),
  ...van("borging", ["borging_id"], "toelichting"),
  ...van("afstemming", ["casus_id", "persoon_id"], "samenhang", "noodzaak"),
  ...van("afsluiting", ["afsluiting_id"], "toelichting", "doelen", "heropend_reden"),
];

type Rij = Record<string, unknown>;

/** Seals rows on their way into the database and opens them on their way out: rules and lists see words alone. */
@Injectable()
export class Zegels implements EntitySubscriberInterface<Rij> {
  constructor(
    db: DataSource,
    private readonly vault: Vault,
  ) {
    db.subscribers.push(this);
  }

  /** The row that is written is a copy (`schrijf`): who decided keeps the words. */
  beforeInsert({ entity, metadata }: InsertEvent<Rij>): void {
    this.perKolom(entity, metadata, (waarde, ...plaats) => this.vault.seal(waarde, ...plaats));
  }

  afterLoad(rij: Rij, event?: LoadEvent<Rij>): void {
    this.perKolom(rij, event!.metadata, (waarde, ...plaats) => this.vault.open(waarde as Buffer, ...plaats));
  }

  private perKolom(
    rij: Rij,
    metadata: EntityMetadata,
    doe: (waarde: unknown, at: SealedColumn, row: string, dossier: string) => unknown,
  ): void {
    const kolom = (naam: string) => metadata.findColumnWithDatabaseName(naam)!;
    for (const at of verzegeld.filter(({ table }) => table === metadata.tableName)) {
      const waarde: unknown = kolom(at.column).getEntityValue(rij) ?? null;
      if (waarde === null) continue;
      const row = at.row.map((naam) => String(kolom(naam).getEntityValue(rij))).join(",");
      const dossier = String(kolom(at.dossier).getEntityValue(rij));
      kolom(at.column).setEntityValue(rij, doe(waarde, at, row, dossier));
    }
  }
}
