import { Column, Entity, PrimaryColumn } from "typeorm";
import { Refused, type Vault } from "@zvh/platform";
import { anderBsn, type Kandidaat } from "./herken.js";
import {
  adresSleutel,
  geldigBsn,
  geldigeDatum,
  leeftijd,
  volledigeAchternaam,
  volledigeNaam,
  zoeknaam,
  type Identiteit,
} from "./identiteit.js";
import { verzegeld, type Naw } from "./verzegeld.js";

/** A person as one house knows him; another house has another persoonId for the same person (decision 6). */
@Entity("persoon")
export class Persoon {
  @PrimaryColumn("uuid", { name: "persoon_id" }) persoonId!: string;
  @Column("text") huis!: string;
  @Column("bytea", { nullable: true }) bsn!: Buffer | null;
  @Column("bytea", { name: "bsn_index", nullable: true }) bsnIndex!: Buffer | null;
  /** Names and address, sealed. */
  @Column("bytea") identiteit!: Buffer;
  @Column("bytea", { name: "adres_index", nullable: true }) adresIndex!: Buffer | null;
  /** Normalised surname without tussenvoegsel: the one place where names can be searched. */
  @Column("text") achternaam!: string;
  /** Daitch–Mokotoff codes of it, by the database. */
  @Column({ type: "text", array: true, insert: false, update: false }) klanken!: string[];
  @Column("date", { nullable: true }) geboortedatum!: string | null;
  @Column("timestamptz", { name: "geregistreerd_op" }) geregistreerdOp!: Date;
}

/** Keyed hashes of a house by which a person is found without knowing the value; null where nothing is known. */
export const indexen = (huis: string, { bsn, adres }: Pick<Identiteit, "bsn" | "adres">, vault: Vault) => {
  const [geldig, sleutel] = [geldigBsn(bsn), adresSleutel(adres)];
  return {
    bsnIndex: geldig ? vault.index(geldig, "bsn", huis) : null,
    adresIndex: sleutel ? vault.index(sleutel, "adres", huis) : null,
  };
};

/** What to look for: the keyed hashes under every key of the ring, for as long as keys rotate; none where nothing is known. */
export const gezochteIndexen = (huis: string, { bsn, adres }: Pick<Identiteit, "bsn" | "adres">, vault: Vault) => {
  const [geldig, sleutel] = [geldigBsn(bsn), adresSleutel(adres)];
  return {
    bsn: geldig ? vault.indexes(geldig, "bsn", huis) : [],
    adres: sleutel ? vault.indexes(sleutel, "adres", huis) : [],
  };
};

/** Seals an identity as a person of a house; what is invalid (BSN, date) is left out. */
export const verzegel = (
  { persoonId, huis, geregistreerdOp }: Pick<Persoon, "persoonId" | "huis" | "geregistreerdOp">,
  identiteit: Identiteit,
  vault: Vault,
): Omit<Persoon, "klanken"> => {
  const { voornamen, tussenvoegsel, achternaam, adres } = identiteit;
  const bsn = geldigBsn(identiteit.bsn);
  return {
    persoonId,
    huis,
    bsn: bsn === null ? null : vault.seal(bsn, verzegeld.bsn, persoonId),
    identiteit: vault.seal({ voornamen, tussenvoegsel, achternaam, adres } satisfies Naw, verzegeld.naw, persoonId),
    ...indexen(huis, identiteit, vault),
    achternaam: zoeknaam(achternaam),
    geboortedatum: geldigeDatum(identiteit.geboortedatum),
    geregistreerdOp,
  };
};

/** Opens a person for the rule of recognition, BSN included. */
export const open = ({ persoonId, bsn, identiteit, klanken, geboortedatum }: Persoon, vault: Vault): Kandidaat => ({
  ...vault.open<Naw>(identiteit, verzegeld.naw, persoonId),
  bsn: bsn && vault.open<string>(bsn, verzegeld.bsn, persoonId),
  geboortedatum,
  klanken,
  persoonId,
});

/** The known identity with what was missing in it. Refused('ander-bsn') when the two are not the same person. */
export const aangevuld = (bekend: Identiteit, ontvangen: Identiteit): Identiteit => {
  if (anderBsn(bekend, ontvangen)) throw new Refused("ander-bsn");
  return {
    ...bekend,
    bsn: bekend.bsn ?? geldigBsn(ontvangen.bsn),
    geboortedatum: bekend.geboortedatum ?? geldigeDatum(ontvangen.geboortedatum),
    adres: bekend.adres ?? ontvangen.adres,
  };
};

/** An identity for the screen, without BSN and street. */
export const weergave = (identiteit: Identiteit, nu: Date) => ({
  naam: volledigeNaam(identiteit),
  voornamen: identiteit.voornamen,
  achternaam: volledigeAchternaam(identiteit),
  geboortedatum: geldigeDatum(identiteit.geboortedatum),
  leeftijd: leeftijd(geldigeDatum(identiteit.geboortedatum), nu),
  gemeente: identiteit.adres?.gemeente ?? null,
});
