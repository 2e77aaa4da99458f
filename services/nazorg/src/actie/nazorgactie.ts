import { Column, Entity, PrimaryColumn } from "typeorm";
import { NazorgactieBelegd, NazorgactieTeruggekoppeld, type Actiestand, type Nazorgthema } from "@zvh/contracts";
import { event, Refused, type Change } from "@zvh/platform";
import { dagVan } from "@zvh/regions";
import type { Nazorgdossier } from "../dossier/nazorgdossier.js";
import type { Verantwoordelijke } from "../dossier/basisvoorwaarde.js";

/** Something that a partner does, mostly while somebody is still inside (R42, R43). */
@Entity("nazorgactie")
export class Nazorgactie {
  @PrimaryColumn("uuid", { name: "actie_id" }) actieId!: string;
  @Column("uuid", { name: "dossier_id" }) dossierId!: string;
  @Column("text") huis!: string;
  @Column("text") thema!: Nazorgthema;
  /** Sealed, as is `toelichting`. */
  @Column("bytea") omschrijving!: Buffer;
  @Column("text") organisatie!: string;
  /** Id of the person who carries it out. */
  @Column("text") medewerker!: string;
  @Column("date", { name: "uiterlijk_datum" }) uiterlijkDatum!: string;
  @Column("text") stand!: "open" | Actiestand;
  @Column("bytea", { nullable: true }) toelichting!: Buffer | null;
  @Column("text") door!: string;
  @Column("timestamptz", { name: "belegd_op" }) belegdOp!: Date;
  @Column("timestamptz", { name: "teruggekoppeld_op", nullable: true }) teruggekoppeldOp!: Date | null;
}

/** Whether it still has to be done: also what somebody said does not work out. */
export const staatOpen = ({ stand }: Pick<Nazorgactie, "stand">): boolean => stand !== "gedaan";

export type Opdracht = Verantwoordelijke &
  Pick<Nazorgactie, "actieId" | "thema" | "omschrijving" | "uiterlijkDatum" | "door">;

/** Somebody of a partner gets something to do (R42). Refused: nazorg-afgesloten, datum-voorbij. */
export const beleg = ({ dossierId, huis, fase }: Nazorgdossier, opdracht: Opdracht, nu: Date): Change<Nazorgactie> => {
  if (fase === "afgesloten") throw new Refused("nazorg-afgesloten");
  if (opdracht.uiterlijkDatum < dagVan(nu))
    throw new Refused("datum-voorbij", [
      { where: "uiterlijkDatum", code: "datum-voorbij", message: "kies vandaag of een latere dag" },
    ]);
  const { actieId, thema, organisatie, medewerker, uiterlijkDatum } = opdracht;
  const over = { dossierId, actieId, huis, thema, organisatie, medewerker, uiterlijkDatum };
  return {
    state: { ...opdracht, dossierId, huis, stand: "open", toelichting: null, belegdOp: nu, teruggekoppeldOp: null },
    events: [event(NazorgactieBelegd, { ...over, belegdOp: nu.toISOString() })],
  };
};

/** Who carries it out says how it stands; nobody says it for him. Refused: actie-niet-open. */
export const koppelTerug = (
  actie: Nazorgactie,
  { stand, toelichting }: { stand: Actiestand; toelichting: Buffer },
  nu: Date,
): Change<Nazorgactie> => {
  if (!staatOpen(actie)) throw new Refused("actie-niet-open");
  const { dossierId, actieId, huis } = actie;
  return {
    state: { ...actie, stand, toelichting, teruggekoppeldOp: nu },
    events: [event(NazorgactieTeruggekoppeld, { dossierId, actieId, huis, stand, teruggekoppeldOp: nu.toISOString() })],
  };
};
