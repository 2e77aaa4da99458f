import { LopendeCasusGevraagd } from "@zvh/contracts";
import { event, stableId, type Change } from "@zvh/platform";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** That the knooppunt asked a house whether a case runs; what it was told stands nowhere in that house (L06). */
@Entity("meldpuntvraag")
export class Meldpuntvraag {
  @PrimaryColumn("uuid", { name: "vraag_id" }) vraagId!: string;
  @Column("text") huis!: string;
  @Column("text") door!: string;
  @Column("timestamptz", { name: "gevraagd_op" }) gevraagdOp!: Date;
}

/** A house is asked about somebody: the same record whether a case runs there or not (L06). */
export const vraagHuis = (meldpuntmeldingId: string, huis: string, door: string, nu: Date): Change<Meldpuntvraag> => {
  const vraagId = stableId("meldpuntvraag", meldpuntmeldingId, huis);
  return {
    state: { vraagId, huis, door, gevraagdOp: nu },
    events: [event(LopendeCasusGevraagd, { vraagId, huis, door, gevraagdOp: nu.toISOString() })],
  };
};
