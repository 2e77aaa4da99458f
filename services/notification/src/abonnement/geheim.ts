import { Column, Entity, PrimaryColumn, type EntityManager } from "typeorm";
import { newId, Refused, type Vault, type Work } from "@zvh/platform";
import { verzegeld } from "../verzegeld.js";
import type { Abonnement } from "./abonnement.js";
import { nieuwGeheim, type Geheim } from "./handtekening.js";

/** A secret of a subscription: the newest signs, and the one before it as long as it lasts. */
@Entity("geheim")
export class GeheimRij {
  @PrimaryColumn("uuid", { name: "geheim_id" }) geheimId!: string;
  @Column("uuid", { name: "abonnement_id" }) abonnementId!: string;
  @Column("text") huis!: string;
  /** What signs; sealed. */
  @Column("bytea") waarde!: Buffer;
  @Column("text", { nullable: true }) openbaar!: string | null;
  @Column("timestamptz") van!: Date;
  @Column("timestamptz", { nullable: true }) tot!: Date | null;
}

/** Milliseconds that a secret still signs beside the one that took its place. */
const overlap = 24 * 3_600_000;

const geldig = "(g.tot is null or g.tot > app.nu())";

/** The secrets that sign now, the newest first; and the moment on the database's own clock, in seconds. */
export const leesGeheimen = async (
  tx: EntityManager,
  vault: Vault,
  { abonnementId, handtekening }: Pick<Abonnement, "abonnementId" | "handtekening">,
): Promise<{ geheimen: Pick<Geheim, "soort" | "waarde">[]; seconds: number }> => {
  const rijen: { geheim_id: string; waarde: Buffer; seconds: number }[] = await tx.query(
    `select g.geheim_id, g.waarde, extract(epoch from clock_timestamp())::int as seconds
     from geheim g where g.abonnement_id = $1 and ${geldig} order by g.van desc`,
    [abonnementId],
  );
  const geheimen = rijen.map(({ geheim_id, waarde }) => {
    return { soort: handtekening, waarde: vault.open<string>(waarde, verzegeld.geheim, geheim_id, abonnementId) };
  });
  return { geheimen, seconds: rijen[0]!.seconds };
};

/** What a subscriber may see of its secrets: which keys verify, and until when. */
export const openbareSleutels = (tx: EntityManager, abonnementId: string) =>
  tx.query(
    `select g.openbaar, g.van, g.tot from geheim g where g.abonnement_id = $1 and ${geldig} order by g.van desc`,
    [abonnementId],
  ) as Promise<Pick<GeheimRij, "openbaar" | "van" | "tot">[]>;

/**
 * Makes a new secret; the one before it signs another day beside it. The subscription is locked by who calls.
 * Refused('geheim-wisselt-al') while there are two.
 */
export const wisselGeheim = async (
  work: Work,
  vault: Vault,
  { abonnementId, huis, handtekening }: Pick<Abonnement, "abonnementId" | "huis" | "handtekening">,
): Promise<Geheim> => {
  const eerder = await openbareSleutels(work.tx, abonnementId);
  if (eerder.length > 1) throw new Refused("geheim-wisselt-al");
  const geheim = nieuwGeheim(handtekening);
  const geheimId = newId();
  const waarde = vault.seal(geheim.waarde, verzegeld.geheim, geheimId, abonnementId);
  const tot = new Date(+work.nu + overlap);
  await work.tx.query("update geheim set tot = $2 where abonnement_id = $1 and tot is null", [abonnementId, tot]);
  work.add(GeheimRij, [{ geheimId, abonnementId, huis, waarde, openbaar: geheim.openbaar, van: work.nu, tot: null }]);
  return geheim;
};
