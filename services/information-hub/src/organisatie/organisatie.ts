import { Column, Entity, Not, PrimaryColumn, type EntityManager } from "typeorm";
import { OrganisatieGewijzigd, type Domein, type WgsKlasse } from "@zvh/contracts";
import { event, Refused, refuseFaults, stableId, type Change, type Event, type Fault } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import { foutAls } from "../weigering.js";

/** The code of the bureau of a house, of which its own staff is. */
export const bureau = "huis";

/** How one house knows an organisation. The house file is how the register starts; from then on this is the truth. */
@Entity("organisatie")
export class Organisatie {
  @PrimaryColumn("uuid", { name: "organisatie_id" }) organisatieId!: string;
  @Column("text") huis!: string;
  @Column("text") code!: string;
  @Column("text") naam!: string;
  @Column("text") domein!: Domein;
  @Column("text") klasse!: WgsKlasse;
  /** Whether its people are under medical secrecy (L08); what the house file says of its kind holds besides. */
  @Column("boolean") beroepsgeheim!: boolean;
  /** Letter of WGS 2.27: of the first paragraph (a–g) or the second (a–e). */
  @Column("text", { nullable: true }) onderdeel!: string | null;
  @Column("text", { nullable: true }) oin!: string | null;
  @Column("text", { name: "contact_naam", nullable: true }) contactNaam!: string | null;
  @Column("text", { name: "contact_telefoon", nullable: true }) contactTelefoon!: string | null;
  @Column("text", { name: "contact_email", nullable: true }) contactEmail!: string | null;
  /** The day on which an incidental third party signed its declaration of secrecy (BGS 2.21). */
  @Column("date", { name: "verklaring_op", nullable: true }) verklaringOp!: string | null;
  @Column("timestamptz", { name: "beeindigd_op", nullable: true }) beeindigdOp!: Date | null;
  @Column("text", { name: "gewijzigd_door" }) gewijzigdDoor!: string;
  @Column("timestamptz", { name: "gewijzigd_op" }) gewijzigdOp!: Date;
}

/** What somebody records of an organisation. */
export type Gegevens = Pick<
  Organisatie,
  | "naam"
  | "domein"
  | "klasse"
  | "beroepsgeheim"
  | "onderdeel"
  | "oin"
  | "contactNaam"
  | "contactTelefoon"
  | "contactEmail"
  | "verklaringOp"
>;

export const organisatieIdVan = (huis: string, code: string): string => stableId("organisatie", huis, code);

const letters: Record<WgsKlasse, string> = { verantwoordelijk: "abcdefg", privaat: "abcde", incidenteel: "", geen: "" };

const gewijzigd = ({ code, onderdeel, oin, beeindigdOp, ...organisatie }: Organisatie): Event => {
  const { organisatieId, huis, domein, klasse, beroepsgeheim } = organisatie;
  return event(OrganisatieGewijzigd, {
    organisatieId,
    huis,
    organisatie: code,
    domein,
    klasse,
    beroepsgeheim,
    ...(onderdeel && { onderdeel }),
    ...(oin && { oin }),
    actief: !beeindigdOp,
  });
};

const foutenIn = ({ klasse, onderdeel, verklaringOp }: Gegevens): Fault[] => [
  ...foutAls(
    onderdeel === null ? letters[klasse] !== "" : !letters[klasse].includes(onderdeel),
    "onderdeel",
    "onderdeel-past-niet",
    "kies het onderdeel van artikel 2.27 WGS dat bij de klasse hoort",
  ),
  ...foutAls(
    klasse === "incidenteel" && !verklaringOp,
    "verklaringOp",
    "verklaring-ontbreekt",
    "vul in wanneer de geheimhoudingsverklaring is ondertekend",
  ),
];

/**
 * An organisation new in the register, or recorded anew; one that had ended takes part again.
 * Refused: onderdeel-past-niet, verklaring-ontbreekt (L18).
 */
export const legVast = (
  { huis, code }: Pick<Organisatie, "huis" | "code">,
  gegevens: Gegevens,
  door: string,
  nu: Date,
): Change<Organisatie> => {
  refuseFaults(foutenIn(gegevens));
  return opgenomen({ huis, code }, gegevens, door, nu);
};

const opgenomen = (
  { huis, code }: Pick<Organisatie, "huis" | "code">,
  gegevens: Gegevens,
  door: string,
  nu: Date,
): Change<Organisatie> => {
  const organisatieId = organisatieIdVan(huis, code);
  const state = { organisatieId, huis, code, ...gegevens, beeindigdOp: null, gewijzigdDoor: door, gewijzigdOp: nu };
  return { state, events: [gewijzigd(state)] };
};

/** An organisation takes part no more. Refused('bureau-blijft') for the bureau, without which a house has no staff. */
export const beeindig = (organisatie: Organisatie, door: string, nu: Date): Change<Organisatie> => {
  if (organisatie.code === bureau) throw new Refused("bureau-blijft");
  const state = { ...organisatie, beeindigdOp: nu, gewijzigdDoor: door, gewijzigdOp: nu };
  return { state, events: [gewijzigd(state)] };
};

const nietsMeer = {
  onderdeel: null,
  oin: null,
  contactNaam: null,
  contactTelefoon: null,
  contactEmail: null,
  verklaringOp: null,
};

/** The organisations with which the register of a house starts: its bureau and those of its file. */
export const uitHuisbestand = ({ code: huis, korteNaam, organisaties }: Huis, door: string, nu: Date) => [
  opgenomen(
    { huis, code: bureau },
    { ...nietsMeer, naam: korteNaam, domein: "bestuurlijk", klasse: "verantwoordelijk", beroepsgeheim: false },
    door,
    nu,
  ),
  ...organisaties.map(({ code, naam, domein, deelname: klasse, beroepsgeheim }) =>
    opgenomen({ huis, code }, { ...nietsMeer, naam, domein, klasse, beroepsgeheim }, door, nu),
  ),
];

/** A house with its organisations as they are in its register now; its bureau is no partner of itself. */
export const metRegister = async (tx: EntityManager, huis: Huis): Promise<Huis> => {
  const rijen = await tx.findBy(Organisatie, { huis: huis.code, code: Not(bureau) });
  return huis.volgensRegister(rijen.map(({ beeindigdOp, ...rij }) => ({ ...rij, actief: !beeindigdOp })));
};
