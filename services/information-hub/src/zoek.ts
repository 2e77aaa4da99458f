import type { EntityManager, SelectQueryBuilder } from "typeorm";
import type { Vault } from "@zvh/platform";
import { redenVanAchternaam, redenVanDatum, type Kandidaat, type Reden } from "./herken.js";
import { dagEnMaandVerwisseld, gelijkenis, normaal, volledigeNaam, zoeknaam } from "./identiteit.js";
import { gezochteIndexen, open, Persoon, weergave } from "./persoon.js";

export type Zoekvraag = { huis: string; naam?: string; geboortedatum?: string; bsn?: string };
type Naam = { namen: string[]; klanken: string[] };

/** The surnames that may be meant: "Sanne van der Berg" may be that name whole, or "Berg"; and how each sounds. */
const mogelijkeNamen = async (tx: EntityManager, naam = ""): Promise<Naam> => {
  const woorden = normaal(naam).split(" ").filter(Boolean);
  const namen = [...new Set(woorden.map((_, begin) => zoeknaam(woorden.slice(begin).join(" "))))];
  const [{ klanken }] = await tx.query(
    "select coalesce(array_agg(klank), '{}') as klanken from unnest($1::text[]) naam, unnest(daitch_mokotoff(naam)) klank",
    [namen],
  );
  return { namen, klanken };
};

const opNaam = (query: SelectQueryBuilder<Persoon>, naam: Naam): void => {
  query
    .addSelect("(select max(similarity(persoon.achternaam, naam)) from unnest(:namen::text[]) naam)", "gelijkenis")
    // % is a similarity of at least 0.3, the default of pg_trgm.
    .andWhere("(persoon.klanken && :klanken::text[] or persoon.achternaam % any(:namen::text[]))")
    .setParameters(naam)
    .orderBy("gelijkenis", "DESC");
};

const sterkste: Reden[] = ["zelfde-achternaam", "achternaam-lijkt", "achternaam-klinkt-gelijk"];

const redenenVan = ({ bsn, geboortedatum }: Zoekvraag, { namen, klanken }: Naam, persoon: Kandidaat): Reden[] => {
  const vanNaam = namen.map((achternaam) => redenVanAchternaam({ ...persoon, achternaam, klanken }, persoon));
  const vanDatum = geboortedatum && redenVanDatum(geboortedatum, persoon.geboortedatum);
  return [bsn && ("zelfde-bsn" as const), sterkste.find((reden) => vanNaam.includes(reden)), vanDatum].filter(
    (reden): reden is Reden => Boolean(reden),
  );
};

/**
 * At most 200 persons of a house for whom everything asked fits, the most alike name first. A name fits when the
 * surname is like it or sounds like it; a birth date also with day and month changed.
 */
export const zoek = async (tx: EntityManager, vraag: Zoekvraag, vault: Vault, nu: Date) => {
  const { huis, naam, geboortedatum, bsn } = vraag;
  const query = tx.createQueryBuilder(Persoon, "persoon").where("persoon.huis = :huis", { huis }).limit(200);
  if (bsn) query.andWhere("persoon.bsnIndex = any(:bsn::bytea[])", gezochteIndexen(huis, { bsn, adres: null }, vault));
  if (geboortedatum)
    query.andWhere("persoon.geboortedatum = any(:datums::date[])", {
      datums: [geboortedatum, dagEnMaandVerwisseld(geboortedatum)],
    });
  const gezocht = await mogelijkeNamen(tx, naam);
  if (naam) opNaam(query, gezocht);
  const personen = (await query.getMany()).map((persoon) => open({ ...persoon, bsn: null }, vault));
  return personen
    .map((persoon) => ({ persoon, score: gelijkenis(naam ?? "", volledigeNaam(persoon)) }))
    .toSorted((een, ander) => ander.score - een.score)
    .map(({ persoon }) => ({
      persoonId: persoon.persoonId,
      ...weergave(persoon, nu),
      redenen: redenenVan(vraag, gezocht, persoon),
    }));
};
