import { Column, Entity, PrimaryColumn } from "typeorm";
import {
  BasisvoorwaardeGewijzigd,
  basisvoorwaarden,
  nazorgthemas,
  type Nazorgthema,
  type Peilmoment,
  type Voorwaardestand,
} from "@zvh/contracts";
import { event, Refused, refuseFaults, type Change, type Fault } from "@zvh/platform";
import { bewaak, type Nazorgdossier } from "./nazorgdossier.js";

/** How one condition, or the network around somebody, stands at each moment, and which partner sees to it (R43). */
@Entity("basisvoorwaarde")
export class Basisvoorwaarde {
  @PrimaryColumn("uuid", { name: "dossier_id" }) dossierId!: string;
  @PrimaryColumn("text") thema!: Nazorgthema;
  @Column("text") huis!: string;
  @Column("text", { name: "bij_binnenkomst", nullable: true }) bijBinnenkomst!: Voorwaardestand | null;
  @Column("text", { name: "voor_vrijlating", nullable: true }) voorVrijlating!: Voorwaardestand | null;
  @Column("text", { name: "na_vrijlating", nullable: true }) naVrijlating!: Voorwaardestand | null;
  /** What was said of it last; sealed. */
  @Column("bytea", { nullable: true }) toelichting!: Buffer | null;
  /** The partner who sees to it, and who does so there; both or neither. */
  @Column("text", { nullable: true }) organisatie!: string | null;
  @Column("text", { nullable: true }) medewerker!: string | null;
  @Column("timestamptz", { name: "gewijzigd_op", nullable: true }) gewijzigdOp!: Date | null;
  @Column("text", { nullable: true }) door!: string | null;
}

/** A partner and somebody who works there. */
export type Verantwoordelijke = { organisatie: string; medewerker: string };

/** The conditions of a new dossier: nobody has looked at them yet. */
export const nieuweVoorwaarden = ({ dossierId, huis }: Nazorgdossier): Basisvoorwaarde[] => {
  const standen = { bijBinnenkomst: null, voorVrijlating: null, naVrijlating: null };
  const leeg = { ...standen, toelichting: null, organisatie: null, medewerker: null, gewijzigdOp: null, door: null };
  return nazorgthemas.map((thema) => ({ dossierId, huis, thema, ...leeg }));
};

/** How it stands now: at the last moment at which somebody looked. */
export const standNu = (voorwaarde: Basisvoorwaarde): Voorwaardestand | null =>
  voorwaarde.naVrijlating ?? voorwaarde.voorVrijlating ?? voorwaarde.bijBinnenkomst;

/** Whether nothing has to be done about it any more. A bed in the opvang is not a roof (decision 14). */
export const isGeregeld = (voorwaarde: Basisvoorwaarde): boolean =>
  ["geregeld", "niet-nodig"].includes(standNu(voorwaarde) ?? "");

/** Whether it is one of the five that must be arranged. */
export const isBasisvoorwaarde = ({ thema }: Pick<Basisvoorwaarde, "thema">): boolean =>
  (basisvoorwaarden as readonly string[]).includes(thema);

const kolom = {
  "bij-binnenkomst": "bijBinnenkomst",
  "voor-vrijlating": "voorVrijlating",
  "na-vrijlating": "naVrijlating",
} as const satisfies Record<Peilmoment, keyof Basisvoorwaarde>;

/** Where a stand is not for every theme. */
const alleenBij: Partial<Record<Voorwaardestand, Nazorgthema[]>> = {
  opvang: ["onderdak"],
  "niet-nodig": ["schulden", "zorg", "sociaal-netwerk"],
};

export type Peiling = {
  moment: Peilmoment;
  stand: Voorwaardestand;
  toelichting: Buffer | null;
  verantwoordelijke: Verantwoordelijke | null;
  door: string;
};

const foutenIn = (thema: Nazorgthema, { moment, stand }: Peiling, { fase }: Nazorgdossier): Fault[] => {
  const faults: Fault[] = [];
  if ((moment === "na-vrijlating") !== (fase === "na-detentie"))
    faults.push({ where: "moment", code: "moment-past-niet", message: "kies een moment dat nu aan de orde is" });
  if (alleenBij[stand] && !alleenBij[stand].includes(thema))
    faults.push({ where: "stand", code: "stand-past-niet", message: "kies een stand die hierbij past" });
  return faults;
};

/**
 * Somebody records how a condition stands at a moment; after the hand-over only that after release. When it is about the
 * roof, the guard over it follows (R41).
 * Refused: nazorg-afgesloten, and all at once moment-past-niet, stand-past-niet.
 * @param dagen before release at which a roof must be arranged
 */
export const peil = (
  dossier: Nazorgdossier,
  voorwaarde: Basisvoorwaarde,
  peiling: Peiling,
  dagen: number,
  nu: Date,
): { dossier: Nazorgdossier; voorwaarde: Change<Basisvoorwaarde> } => {
  if (dossier.fase === "afgesloten") throw new Refused("nazorg-afgesloten");
  refuseFaults(foutenIn(voorwaarde.thema, peiling, dossier));
  const { moment, stand, toelichting, verantwoordelijke, door } = peiling;
  const wie = verantwoordelijke ?? { organisatie: voorwaarde.organisatie, medewerker: voorwaarde.medewerker };
  const state = { ...voorwaarde, ...wie, [kolom[moment]]: stand, toelichting, door, gewijzigdOp: nu };
  const { dossierId, huis, thema, organisatie } = state;
  const over = { dossierId, huis, thema, moment, stand, ...(organisatie && { organisatie }) };
  const events = [event(BasisvoorwaardeGewijzigd, { ...over, gewijzigdOp: nu.toISOString() })];
  if (thema !== "onderdak") return { dossier, voorwaarde: { state, events } };
  const geregeld = isGeregeld(state);
  const straks = geregeld ? { ...dossier, waarschuwingOp: null } : dossier;
  return { dossier: straks, voorwaarde: { state, events, deadlines: bewaak(straks, geregeld, dagen) } };
};
