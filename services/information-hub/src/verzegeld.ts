import type { SealedColumn } from "@zvh/platform";
import { adresSleutel, geldigBsn, type Adres } from "./identiteit.js";

/** Names and address of a person, as they are sealed. */
export type Naw = { voornamen: string; tussenvoegsel: string | null; achternaam: string; adres: Adres | null };

/** Of a report at the knooppunt: all that belongs to it is under its key. */
const bijMelding = (table: string, column: string, row: string): SealedColumn => {
  return { table, column, row: [row], dossier: "meldpuntmelding_id" };
};
const melding = (column: string) => bijMelding("meldpuntmelding", column, "meldpuntmelding_id");

/** Where the hub keeps sealed values: each person has a key, and each melding that gives a doubt. */
export const verzegeld = {
  bsn: {
    table: "persoon",
    column: "bsn",
    row: ["persoon_id"],
    dossier: "persoon_id",
    indexes: [{ column: "bsn_index", use: "bsn", of: (bsn: string) => geldigBsn(bsn) }],
  },
  naw: {
    table: "persoon",
    column: "identiteit",
    row: ["persoon_id"],
    dossier: "persoon_id",
    indexes: [{ column: "adres_index", use: "adres", of: ({ adres }: Naw) => adresSleutel(adres) }],
  },
  ontvangen: { table: "herkenning", column: "identiteit", row: ["betrokkene_id"], dossier: "melding_id" },
  reden: { table: "bekendheidsvraag", column: "reden", row: ["vraag_id"], dossier: "vraag_id" },
  uittreksel: { table: "verstrekking", column: "inhoud", row: ["verstrekking_id"], dossier: "verstrekking_id" },
  prioriteringsreden: { table: "prioritering", column: "reden", row: ["prioritering_id"], dossier: "prioritering_id" },
  zsmkaart: { table: "zsmkaart", column: "inhoud", row: ["prioritering_id"], dossier: "prioritering_id" },
  zsmontvangen: { table: "zsmverzoek", column: "ontvangen", row: ["verzoek_id"], dossier: "verzoek_id" },
  zsmantwoord: { table: "zsmverzoek", column: "inhoud", row: ["verzoek_id"], dossier: "verzoek_id" },
  zsmmotivering: { table: "zsmverzoek", column: "motivering", row: ["verzoek_id"], dossier: "verzoek_id" },
  meldpuntinhoud: melding("inhoud"),
  meldpuntmotivering: melding("motivering"),
  verrijkingstekst: bijMelding("meldpuntverrijking", "tekst", "verrijking_id"),
  verrijkingsherkomst: bijMelding("meldpuntverrijking", "herkomst", "verrijking_id"),
  routereden: bijMelding("meldpuntroute", "reden", "route_id"),
  meldpuntuittreksel: {
    table: "meldpuntuittreksel",
    column: "inhoud",
    row: ["uittreksel_id"],
    dossier: "uittreksel_id",
  },
  motivering: { table: "herkenning", column: "motivering", row: ["betrokkene_id"], dossier: "melding_id" },
} satisfies Record<string, SealedColumn>;
