import { contractOf, MeldingAfgerond } from "@zvh/contracts";
import type { Client } from "../../deploy/demo/client.js";
import type { Ding, Huis } from "./mensen.js";

// What the system of a partner has of its own: the receipts of what it reported, and its subscriptions.

export type Partnersoort = "ontvangstbewijs" | "abonnement";
export const types = [contractOf(MeldingAfgerond).type];

export const maakAbonnement = async (afzender: Client, letter: string, huis: Huis): Promise<Ding> => {
  const { id } = await afzender.post<{ id: string }>("notification", "abonnementen", { types, config: { huis } });
  return { soort: "abonnement", naam: `${letter} abonnement`, huis, id, sporen: [id], wie: [] };
};

/** The receipt of a melding: the sender's own reference and how far it is, and nothing of what it says. */
export const ontvangstbewijsVan = ({ naam, huis, id, sporen }: Ding): Ding => {
  const [meldingId, kenmerk] = sporen as [string, string];
  return {
    soort: "ontvangstbewijs",
    naam: naam.replace("melding", "bewijs"),
    huis,
    id,
    sporen: [meldingId, kenmerk],
    wie: [],
  };
};
