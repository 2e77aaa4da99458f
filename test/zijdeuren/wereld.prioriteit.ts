import type { Client } from "../../deploy/demo/client.js";
import { herziening, kaart, woord } from "./verzinsels.js";
import type { Ding } from "./mensen.js";

const hub = "information-hub";

/** The person of a case comes on the list of the house, with a card for the ZSM desk. */
export const prioriteer = async (regisseur: Client, { huis, naam, wie }: Ding): Promise<Ding> => {
  const [letter] = naam.split(" ");
  const [advies, keuze] = [woord(`Advies${letter}`, 5), { huis, persoonId: wie[0]!, ...herziening }];
  const { prioriteringId: id } = await regisseur.post<{ prioriteringId: string }>(hub, "prioriteringen", keuze);
  await regisseur.put(hub, `prioriteringen/${id}/zsmkaart`, kaart(advies));
  return { soort: "prioritering", naam: `${letter} prioritering`, huis, id, sporen: [id, advies], wie: [] };
};
