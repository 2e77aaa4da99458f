import type { EntityManager } from "typeorm";
import { nazorgthemas } from "@zvh/contracts";
import type { Person, SealedColumn, Vault } from "@zvh/platform";
import { dagVan } from "@zvh/regions";
import { Nazorgactie } from "../actie/nazorgactie.js";
import { Detentiebericht } from "../bericht/detentiebericht.js";
import { verzegeld } from "../verzegeld.js";
import { Basisvoorwaarde, isBasisvoorwaarde, isGeregeld, standNu } from "./basisvoorwaarde.js";
import type { Nazorgdossier } from "./nazorgdossier.js";

const plaats = ({ thema }: Basisvoorwaarde): number => nazorgthemas.indexOf(thema);

/** What belongs to a dossier: its conditions, in the order of the agreement, and its actions by term. */
export const stukkenVan = async (tx: EntityManager, dossierId: string) => ({
  voorwaarden: (await tx.findBy(Basisvoorwaarde, { dossierId })).toSorted((een, ander) => plaats(een) - plaats(ander)),
  acties: await tx.find(Nazorgactie, { where: { dossierId }, order: { uiterlijkDatum: "asc", actieId: "asc" } }),
});

const dagenTussen = (van: string, tot: string): number => (Date.parse(tot) - Date.parse(van)) / 86_400_000;

/**
 * A dossier as somebody sees it: a coordinator all of it, who of a partner does something his own part, and then not
 * which messages there were or what others do.
 * @param alles for a coordinator
 */
export const leesDossier = async (
  tx: EntityManager,
  vault: Vault,
  dossier: Nazorgdossier,
  wie: Person,
  alles: boolean,
  nu: Date,
) => {
  const { dossierId, vrijlatingsdatum, inrichting, toelichting, ...rest } = dossier;
  const words = (sealed: Buffer | null, at: SealedColumn, row = dossierId): string | null =>
    sealed && vault.open<string>(sealed, at, row, dossierId);
  const mijn = ({ medewerker }: { medewerker: string | null }) => alles || medewerker === wie.id;
  const { voorwaarden, acties } = await stukkenVan(tx, dossierId);
  const berichten = alles
    ? await tx.find(Detentiebericht, { where: { dossierId }, order: { ontvangenOp: "asc" } })
    : [];
  return {
    ...rest,
    dossierId,
    vrijlatingsdatum,
    dagenTotVrijlating: vrijlatingsdatum && dagenTussen(dagVan(nu), vrijlatingsdatum),
    inrichting: words(inrichting, verzegeld.inrichting),
    toelichting: alles ? words(toelichting, verzegeld.slot) : null,
    magBijwerken: alles,
    voorwaarden: voorwaarden.filter(mijn).map((een) => ({
      ...een,
      stand: standNu(een),
      geregeld: isGeregeld(een),
      basisvoorwaarde: isBasisvoorwaarde(een),
      toelichting: words(een.toelichting, verzegeld.voorwaarde, `${dossierId},${een.thema}`),
    })),
    acties: acties.filter(mijn).map((actie) => ({
      ...actie,
      omschrijving: words(actie.omschrijving, verzegeld.actie, actie.actieId),
      toelichting: words(actie.toelichting, verzegeld.terugkoppeling, actie.actieId),
    })),
    berichten: berichten.map(({ berichtId, soort, insluitingsdatum, vrijlatingsdatum: vrij, ontvangenOp }) => ({
      berichtId,
      soort,
      insluitingsdatum,
      vrijlatingsdatum: vrij,
      ontvangenOp,
    })),
  };
};
