import type { Client } from "../../deploy/demo/client.js";
import { mens, meldpunt, type Ding } from "./mensen.js";
import { woord } from "./verzinsels.js";

const hub = "information-hub";
const bij = (id: string, rol: string, organisatie: string) => mens(id, { [meldpunt]: [rol] }, organisatie);

export const meldpuntpersonen = {
  "bureau van het knooppunt": bij("meldpuntbureau", "meldpuntmedewerker", "huis"),
  "deelnemer van het knooppunt": bij("meldpuntpolitie", "meldpuntmedewerker", "politie"),
};
/** After the triage a report is of the bureau alone. */
export const zietMeldpunt = {
  "bureau van het knooppunt": ["K meldpuntmelding 1", "K meldpuntmelding 2"],
  "deelnemer van het knooppunt": ["K meldpuntmelding 1"],
};

const meld = async (bureau: Client, plaats: number): Promise<Ding> => {
  const [achternaam, verteld] = [woord("Meldpunt", plaats), woord("Verward", plaats)];
  const kenmerk = `ZIJDEUR-K-${plaats}`;
  const { meldpuntmeldingId: id } = await bureau.post<{ meldpuntmeldingId: string }>(hub, "meldpuntmeldingen", {
    soort: "VERWARD_GEDRAG",
    kenmerk,
    melder: { organisatie: "Burger" },
    situatieschets: verteld,
    betrokkenen: [{ achternaam, geboortedatum: "1961-07-09" }],
  });
  const sporen = [id, kenmerk, achternaam, verteld];
  return { soort: "meldpuntmelding", naam: `K meldpuntmelding ${plaats}`, huis: meldpunt, id, sporen, wie: [] };
};

/** Two reports at the knooppunt: one that is still enriched, and one that is triaged. */
export const maakMeldpunt = async (bureau: Client): Promise<Ding[]> => {
  const [een, twee] = [await meld(bureau, 1), await meld(bureau, 2)];
  await bureau.post(hub, `meldpuntmeldingen/${twee.id}/verrijkingen`, { bekend: false });
  await bureau.post(hub, `meldpuntmeldingen/${twee.id}/triage`, { urgentie: "vandaag", motivering: "Zo is het." });
  return [een, twee];
};
