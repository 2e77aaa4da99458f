import { Geweigerd } from "./client.js";
import { verschuifCsv, type Bericht, type Geprioriteerd } from "./dagbestanden.js";
import { nietGenomen, stuurDetentie, type Regelfout } from "./nazorgdag.js";
import { speelAdviesvraag, speelSignaal } from "./ernaastdag.js";
import { speelMeldpunt } from "./meldpuntdag.js";
import type { Ontvangen, Spel, Uitkomst } from "./spel.js";
import { behandelZsm, prioriteer } from "./zsmdag.js";

type Bewijs = {
  meldingId: string;
  huis: string;
  kenmerk: string;
  regels?: number[];
  opmerkingen?: { veld: string; code: string }[];
};
type Binnen = { ontvangen: Ontvangen[]; overig: Uitkomst[] };

const dag = 86_400_000;
const geen = (item: string, uitkomst: string): Binnen => ({ ontvangen: [], overig: [{ item, uitkomst, melder: "–" }] });

/** Sends every message of the day at its moment; what is refused is told with the reason. */
export const ontvang = async (spel: Spel): Promise<Binnen> => {
  const alles: Binnen = { ontvangen: [], overig: [] };
  const { berichten } = spel.dag;
  for (const [i, bericht] of berichten.entries()) {
    if (+bericht.op > 0) await spel.klok(new Date(+bericht.op + spel.dagen * dag));
    const { ontvangen, overig } = await stuur(spel, bericht);
    alles.ontvangen.push(...ontvangen);
    alles.overig.push(...overig);
    spel.progress("Ontvangen", i + 1, berichten.length);
  }
  return alles;
};

const stuur = async (spel: Spel, bericht: Bericht): Promise<Binnen> => {
  try {
    switch (bericht.kind) {
      case "melding":
        return await stuurMelding(spel, bericht);
      case "signaal":
        return await stuurSignaal(spel, bericht);
      case "adviesvraag":
        return { ontvangen: [], overig: [await speelAdviesvraag(spel, bericht)] };
      case "politie-csv":
        return await stuurCsv(spel, bericht);
      case "detentie-csv":
        return { ontvangen: [], overig: await stuurDetentie(spel, bericht.bestand, bericht.inhoud) };
      case "geprioriteerd":
        return await neemOver(spel, bericht.bestand, bericht.inhoud);
      case "zsm":
        return { ontvangen: [], overig: [await behandelZsm(spel, bericht.inhoud)] };
      case "meldpunt":
        return await speelMeldpunt(spel, bericht.inhoud);
      case "onbekend":
        return geen(bericht.bestand, `niet gelezen: ${bericht.reden}`);
    }
  } catch (error) {
    if (error instanceof Geweigerd)
      return geen("kenmerk" in bericht ? bericht.kenmerk : bericht.bestand, `geweigerd: ${error.message}`);
    throw error;
  }
};

type Post = Extract<Bericht, { kind: "melding" | "signaal" | "adviesvraag" }>;

/** A signal that was taken over goes on as a melding of who took it over; else it ends here. */
const stuurSignaal = async (spel: Spel, bericht: Post): Promise<Binnen> => {
  const { kenmerk, huis } = bericht;
  const afloop = await speelSignaal(spel, bericht);
  if ("uitkomst" in afloop) return { ontvangen: [], overig: [afloop.uitkomst] };
  const { meldingId, door } = afloop.melding;
  const item = `${kenmerk} (signaal, overgenomen door ${door})`;
  return { ontvangen: [{ meldingId, huis, kenmerk, item, opmerkingen: "" }], overig: [] };
};

const stuurMelding = async (spel: Spel, { inhoud, huis }: Post): Promise<Binnen> => {
  const afzender = await spel.afzender(String(inhoud.melder?.organisatie ?? "onbekend"), huis);
  const bewijs = await afzender.post<Bewijs>("intake", "meldingen", inhoud);
  return { ontvangen: [{ ...bewijs, item: bewijs.kenmerk, opmerkingen: "" }], overig: [] };
};

const stuurCsv = async (
  spel: Spel,
  { inhoud, huis, bestand }: Extract<Bericht, { kind: "politie-csv" }>,
): Promise<Binnen> => {
  const politie = spel.huizen.huis(huis).organisatie("politie")?.naam ?? "Politie";
  const afzender = await spel.afzender(politie, huis);
  const { ontvangen, fouten } = await afzender.post<{ ontvangen: Bewijs[]; fouten: Regelfout[] }>(
    "intake",
    `meldingen/politie-csv?huis=${huis}`,
    verschuifCsv(inhoud, spel.dagen),
  );
  return {
    ontvangen: ontvangen.map(({ opmerkingen = [], ...bewijs }) => ({
      ...bewijs,
      item: bewijs.kenmerk,
      opmerkingen: [...new Set(opmerkingen.map(({ code }) => code))].join(", "),
    })),
    overig: fouten.map((fout) => nietGenomen(bestand, fout)),
  };
};

/** A person whose case runs elsewhere already: registered and taken over by an operator of the house. */
const neemOver = async (spel: Spel, bestand: string, geprioriteerd: Geprioriteerd): Promise<Binnen> => {
  const { huis, persoon, advies } = geprioriteerd;
  const item = `${bestand} (${huis})`;
  if (!spel.huizen.kent(huis)) return geen(item, "geweigerd: dit huis bestaat niet");
  const beheerder = await spel.wie(huis, "beheerder");
  const procesregisseur = await spel.wie(huis, "procesregisseur");
  const { rol: _, geslacht: __, ...identiteit } = persoon;
  const { persoonId } = await beheerder.post<{ persoonId: string }>("information-hub", "personen", {
    huis,
    ...identiteit,
  });
  await beheerder.post("case-plan", "casussen", {
    huis,
    persoonId,
    categorie: "top-x",
    procesregisseur: procesregisseur.id,
    naam: procesregisseur.naam,
    reden: "Loopt al; overgenomen van de geprioriteerde lijst.",
  });
  await prioriteer(spel, persoonId, geprioriteerd);
  return geen(item, `lopende casus overgenomen en geprioriteerd, ${advies ? "met" : "zonder"} advies voor ZSM`);
};
