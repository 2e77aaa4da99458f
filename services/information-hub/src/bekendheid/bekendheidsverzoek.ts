import { Column, Entity, PrimaryColumn } from "typeorm";
import { BekendheidGevraagd } from "@zvh/contracts";
import { event, Refused, stableId, type Change } from "@zvh/platform";
import type { Bekendheidsvraag } from "./bekendheidsvraag.js";

/** What a person of the asked house may decide; only `bekend` reaches the house that asked. */
export const besluiten = ["bekend", "geen-mededeling"] as const;

/** The question of another house, as the house that is asked keeps it; also when it knows nobody by that hash. */
@Entity("bekendheidsverzoek")
export class Bekendheidsverzoek {
  @PrimaryColumn("uuid", { name: "verzoek_id" }) verzoekId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "vraag_id" }) vraagId!: string;
  @Column("text", { name: "van_huis" }) vanHuis!: string;
  @Column("text") doel!: string;
  @Column("text", { name: "gevraagd_door" }) gevraagdDoor!: string;
  @Column("text", { name: "gevraagd_door_naam" }) gevraagdDoorNaam!: string;
  @Column("timestamptz", { name: "gevraagd_op" }) gevraagdOp!: Date;
  @Column("timestamptz", { name: "uiterlijk_op" }) uiterlijkOp!: Date;
  /** Whom this house knows by the hash; null: nobody, and then nobody sees this row. */
  @Column("uuid", { name: "persoon_id", nullable: true }) persoonId!: string | null;
  @Column("text", { nullable: true }) besluit!: (typeof besluiten)[number] | null;
  @Column("text", { nullable: true }) door!: string | null;
  @Column("timestamptz", { name: "besloten_op", nullable: true }) beslotenOp!: Date | null;
}

/** A question arrives at a house: the same event whether it knows the person or not (L06). */
export const ontvang = (vraag: Bekendheidsvraag, persoonId: string | null): Change<Bekendheidsverzoek> => {
  const { vraagId, huis: vanHuis, aanHuis: huis, doel, door, doorNaam, gevraagdOp, uiterlijkOp } = vraag;
  const verzoekId = stableId("bekendheidsverzoek", vraagId);
  const wie = { gevraagdDoor: door, gevraagdDoorNaam: doorNaam };
  const leeg = { besluit: null, door: null, beslotenOp: null };
  return {
    state: { verzoekId, huis, vraagId, vanHuis, doel, ...wie, gevraagdOp, uiterlijkOp, persoonId, ...leeg },
    events: [
      event(BekendheidGevraagd, {
        verzoekId,
        huis,
        vanHuis,
        doel,
        gevraagdOp: gevraagdOp.toISOString(),
        uiterlijkOp: uiterlijkOp.toISOString(),
      }),
    ],
  };
};

/**
 * A named person of the asked house decides (L06, L26). `geen-mededeling` stays here: who asked hears it at its own term.
 * @throws Refused niet-gevonden when the house knows nobody, verzoek-al-beantwoord, verzoek-verlopen
 */
export const besluit = (
  verzoek: Bekendheidsverzoek,
  keuze: (typeof besluiten)[number],
  door: string,
  nu: Date,
): Change<Bekendheidsverzoek> => {
  if (!verzoek.persoonId) throw new Refused("niet-gevonden");
  if (verzoek.besluit) throw new Refused("verzoek-al-beantwoord");
  if (nu >= verzoek.uiterlijkOp) throw new Refused("verzoek-verlopen");
  return {
    state: { ...verzoek, besluit: keuze, door, beslotenOp: nu },
    todos: keuze === "bekend" ? [{ kind: "bekendheid-bevestigen", subject: verzoek.verzoekId, data: {} }] : [],
  };
};
