import { Column, Entity, PrimaryColumn } from "typeorm";
import { Refused, type Change, type Vault } from "@zvh/platform";
import { taakVoor } from "./attendering.js";
import type { Bericht, Reden } from "./bericht.js";
import { verzegeld } from "./verzegeld.js";

/** A message could not be mailed: a person tells who it was for by another way, and records how (R01). */
@Entity("taak")
export class TaakRij {
  @PrimaryColumn("uuid", { name: "taak_id" }) taakId!: string;
  @Column("text") huis!: string;
  @Column("text") status!: "open" | "afgehandeld";
  @Column("uuid", { name: "bericht_id" }) berichtId!: string;
  @Column("text") soort!: Bericht["soort"];
  @Column("text", { nullable: true }) afzender!: string | null;
  @Column("text", { nullable: true }) medewerker!: string | null;
  @Column("uuid", { name: "onderwerp_id", nullable: true }) onderwerpId!: string | null;
  @Column("uuid", { name: "melding_id", nullable: true }) meldingId!: string | null;
  @Column("date", { nullable: true }) datum!: string | null;
  @Column("text", { nullable: true }) kenmerk!: string | null;
  @Column("text") reden!: Reden;
  /** Who may do it: a role, or a role at an organisation. */
  @Column({ type: "text", array: true }) voor!: string[];
  @Column("timestamptz", { name: "aangemaakt_op" }) aangemaaktOp!: Date;
  @Column("timestamptz", { name: "afgehandeld_op", nullable: true }) afgehandeldOp!: Date | null;
  @Column("text", { name: "afgehandeld_door", nullable: true }) afgehandeldDoor!: string | null;
  /** How the reporter was told, in words of who did it; sealed. */
  @Column("bytea", { nullable: true }) toelichting!: Buffer | null;
}

/** A task with its words open. */
export type Taak = Omit<TaakRij, "toelichting"> & { toelichting: string | null };

export const open = ({ toelichting, ...rij }: TaakRij, vault: Vault): Taak => ({
  ...rij,
  toelichting: toelichting && vault.open<string>(toelichting, verzegeld.toelichting, rij.taakId, rij.berichtId),
});

export const verzegel = ({ toelichting, ...taak }: Taak, vault: Vault): TaakRij => ({
  ...taak,
  toelichting:
    toelichting === null ? null : vault.seal(toelichting, verzegeld.toelichting, taak.taakId, taak.berichtId),
});

/** The task for a message that failed for good. */
export const maakTaak = (bericht: Bericht & { reden: Reden }, taakId: string, nu: Date): Change<TaakRij> => {
  const { huis, berichtId, soort, afzender, medewerker, meldingId, onderwerpId, datum, kenmerk, reden } = bericht;
  const over = { huis, berichtId, soort, afzender, medewerker, meldingId, onderwerpId, datum, kenmerk, reden };
  const open = { voor: taakVoor(bericht), afgehandeldOp: null, afgehandeldDoor: null, toelichting: null };
  return { state: { taakId, ...over, ...open, status: "open", aangemaaktOp: nu } };
};

/**
 * A named person has told who it was for. Refused('toelichting-ontbreekt') without words on how,
 * Refused('taak-al-afgehandeld') when somebody did it before.
 */
export const handelAf = (taak: Taak, toelichting: string, door: string, nu: Date): Change<Taak> => {
  if (taak.status !== "open") throw new Refused("taak-al-afgehandeld");
  if (toelichting.trim() === "")
    throw new Refused("toelichting-ontbreekt", [
      {
        where: "toelichting",
        code: "isNotEmpty",
        message: "toelichting mag niet leeg zijn: schrijf hoe het is doorgegeven",
      },
    ]);
  return { state: { ...taak, status: "afgehandeld", toelichting, afgehandeldDoor: door, afgehandeldOp: nu } };
};
