import type { Client } from "../../deploy/demo/client.js";
import { huisA, mens, type Ding } from "./mensen.js";
import { woord } from "./verzinsels.js";

const hub = "information-hub";

export const zsmpersonen = {
  "desk van het arrondissement": mens("desk", { [huisA]: ["medewerker", "zsm-desk"] }, "openbaar-ministerie"),
};

/** The desk asks house A about somebody: it sees its own question, and who directs there what is asked of the house. */
export const vraagZsm = async (desk: Client, regisseur: Client): Promise<Ding[]> => {
  const [achternaam, verdenking] = [woord("Zsm", 6), woord("Verdenking", 7)];
  const nummer = "ZIJDEUR-ZSM";
  const { aanvraagId } = await desk.post<{ aanvraagId: string }>(hub, "zsm-aanvragen", {
    verzoekNummer: nummer,
    kenmerk: nummer,
    arrondissement: "Limburg",
    opgehoudenOp: new Date(Date.now() - 60_000).toISOString(),
    verdenking,
    verdachte: { achternaam, geboortedatum: "1961-07-08" },
  });
  const open = await regisseur.get<{ items: { verzoekId: string }[] }>(hub, `zsm-verzoeken?huis=${huisA}`);
  const [{ verzoekId }] = open.items as [{ verzoekId: string }];
  const gelijk = { huis: huisA, wie: [] } as const;
  const sporen = [nummer, achternaam, verdenking];
  return [
    {
      soort: "zsmaanvraag",
      naam: "A zsmaanvraag",
      id: aanvraagId,
      sporen: [aanvraagId, ...sporen],
      ...gelijk,
      wie: [],
    },
    { soort: "zsmverzoek", naam: "A zsmverzoek", id: verzoekId, sporen: [verzoekId, ...sporen], ...gelijk, wie: [] },
  ];
};
