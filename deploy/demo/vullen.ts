import type { Config } from "@zvh/platform";
import type { Huizen } from "@zvh/regions";
import { huizen } from "../huizen.js";
import { als, alles } from "./client.js";
import { meldingenVan } from "./beginmeldingen.js";
import { werkUit } from "./casusdag.js";
import { afzenderVoor, mensenMet } from "./mensen.js";

type Iemand = {
  bsn: string;
  voornamen: string;
  achternaam: string;
  geboortedatum: string;
  gemeente: string;
  categorie: string;
};

/** Invented persons whose cases run already when the demo starts; their BSNs pass the 11-check and start with 99. */
const lopend: Record<string, Iemand[]> = {
  zeeland: [
    {
      bsn: "990000011",
      voornamen: "Corrie",
      achternaam: "Demostra",
      geboortedatum: "1983-04-02",
      gemeente: "GM0718",
      categorie: "integraal",
    },
    {
      bsn: "990000023",
      voornamen: "Lou",
      achternaam: "Voorbeeld",
      geboortedatum: "1996-11-19",
      gemeente: "GM0664",
      categorie: "integraal",
    },
  ],
  "midden-limburg": [
    {
      bsn: "990000035",
      voornamen: "Tiny",
      achternaam: "Proefstra",
      geboortedatum: "1971-01-30",
      gemeente: "GM0957",
      categorie: "top-x",
    },
    {
      bsn: "990000047",
      voornamen: "Sem",
      achternaam: "Demovic",
      geboortedatum: "2006-08-08",
      gemeente: "GM0988",
      categorie: "jeugdgroep",
    },
  ],
  "noord-limburg": [
    {
      bsn: "990000059",
      voornamen: "Gerda",
      achternaam: "Exempel",
      geboortedatum: "1965-12-24",
      gemeente: "GM0983",
      categorie: "multiproblematiek",
    },
  ],
  "westelijke-mijnstreek": [
    {
      bsn: "990000060",
      voornamen: "Jos",
      achternaam: "Schijnbaar",
      geboortedatum: "1990-06-15",
      gemeente: "GM1883",
      categorie: "top-x",
    },
  ],
};

/** Fills the houses once, through the same APIs that people use; what is there already stays as it is. */
export const vul = async (config: Config, addressOf?: (service: string) => string): Promise<void> => {
  await Promise.all(Object.entries(lopend).map(([huis, mensen]) => vulHuis(huis, mensen, config, huizen, addressOf)));
};

const vulHuis = async (
  huis: string,
  mensen: Iemand[],
  config: Config,
  huizen: Huizen,
  addressOf?: (service: string) => string,
): Promise<void> => {
  const wie = async (code: string, rol: string, organisatie?: string) => {
    const mens = mensenMet(code, rol, organisatie)[0]!;
    return { ...(await als(mens, config, addressOf)), id: mens.id, naam: mens.naam, organisatie: mens.organisatie };
  };
  const regisseur = await wie(huis, "procesregisseur");
  if ((await alles(regisseur, "case-plan", `casussen?huis=${huis}`)).length > 0) return;
  const beheerder = await wie(huis, "beheerder");
  for (const { categorie, gemeente, ...persoon } of mensen) {
    const { persoonId } = await beheerder.post<{ persoonId: string }>("information-hub", "personen", {
      huis,
      ...persoon,
      adres: { gemeente },
    });
    const casus = await beheerder.post<{ casusId: string }>("case-plan", "casussen", {
      huis,
      persoonId,
      categorie,
      procesregisseur: regisseur.id,
      naam: regisseur.naam,
      reden: "Liep al voordat dit platform er was.",
    });
    await werkUit({ wie, huizen }, { casusId: casus.casusId, huis, meldingId: null });
  }
  for (const melding of meldingenVan(huizen.huis(huis))) {
    const afzender = { ...afzenderVoor(melding.melder.organisatie), huizen: [huis] };
    await (await als(afzender, config, addressOf)).post("intake", "meldingen", melding);
  }
};
