import type { Client } from "../../deploy/demo/client.js";
import { verzonnenBsn } from "../stappen.js";
import type { Ding, Huis } from "./mensen.js";
import { woord } from "./verzinsels.js";

// A signal and a question for advice that a screener wrote down, as of a call that came in.

export type Ernaastsoort = "signaal" | "adviesvraag";

let nummer = 6_000;

/** One of each, in a house. */
export const maakErnaast = async (screener: Client, letter: string, huis: Huis): Promise<Ding[]> => {
  const [onderwerp, naam, gevraagd] = ["Onder", "Xe", "Vraag"].map((begin) => woord(begin, nummer++)) as string[];
  const melder = { organisatie: "Proef" };
  const basis = { huis, melder, kenmerk: `ERNAAST-${letter}` };
  const betrokkenen = [{ rol: "betrokkene", achternaam: naam, bsn: verzonnenBsn(nummer) }];
  const signaal = { ...basis, soort: "SIGNAAL", onderwerp, situatieschets: "Zo is het.", betrokkenen };
  const { signaalId } = await screener.post<{ signaalId: string }>("intake", "signalen", signaal);
  const vraag = { ...basis, soort: "ADVIESVRAAG", vraag: `${gevraagd} of niet?` };
  const { adviesvraagId } = await screener.post<{ adviesvraagId: string }>("intake", "adviesvragen", vraag);
  return [
    {
      soort: "signaal",
      naam: `${letter} signaal`,
      huis,
      id: signaalId,
      sporen: [signaalId, onderwerp!, naam!],
      wie: [],
    },
    {
      soort: "adviesvraag",
      naam: `${letter} adviesvraag`,
      huis,
      id: adviesvraagId,
      sporen: [adviesvraagId, gevraagd!],
      wie: [],
    },
  ];
};
