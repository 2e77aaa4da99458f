import { Geweigerd } from "./client.js";
import type { Bericht } from "./dagbestanden.js";
import type { Spel, Uitkomst } from "./spel.js";

// What comes in beside the meldingen: a signal of who is no participant, and a question for advice.

type Post = Extract<Bericht, { kind: "melding" | "signaal" | "adviesvraag" }>;
type Stand = { status: string };
/** The melding that a signal became, and which participant took it over. */
type Overgenomen = { meldingId: string; huis: string; kenmerk: string; door: string };

/**
 * A signal, and what a screener decides: a participant takes it over unless `besluiten.json` says that none does.
 * @returns the melding that it became, or what became of it else
 */
export const speelSignaal = async (
  spel: Spel,
  { huis, kenmerk, inhoud }: Post,
): Promise<{ melding: Overgenomen } | { uitkomst: Uitkomst }> => {
  const afzender = await spel.afzender(String(inhoud.melder?.organisatie ?? "onbekend"), huis);
  const { signaalId } = await afzender.post<{ signaalId: string }>("intake", "signalen", inhoud);
  const screener = await spel.wie(huis, "screener");
  type Signaal = Stand & {
    meldingId: string | null;
    overgenomenDoor: string | null;
    betrokkenen: { adres?: { gemeente?: string } }[];
  };
  let signaal = await screener.get<Signaal>("intake", `signalen/${signaalId}`);
  if (signaal.status === "open") {
    const wijstAf = spel.besluiten[kenmerk]?.signaal?.overname === false;
    const motivering = "Geen deelnemer ziet hierin een taak; er is te weinig om op te pakken.";
    const besluit = wijstAf ? { motivering } : overnameVan(spel, huis, signaal.betrokkenen[0]?.adres?.gemeente);
    const pad = `signalen/${signaalId}/${wijstAf ? "afwijzing" : "overname"}`;
    signaal = await screener.post<Signaal>("intake", pad, besluit);
  }
  const { meldingId, overgenomenDoor } = signaal;
  const door = overgenomenDoor && spel.huizen.huis(huis).organisatie(overgenomenDoor)!.naam;
  if (meldingId && door) return { melding: { meldingId, huis, kenmerk, door } };
  const { status } = await afzender.get<Stand>("intake", `signalen/${signaalId}/ontvangstbewijs`);
  return { uitkomst: { item: kenmerk, uitkomst: "signaal niet overgenomen", melder: `ontvangstbewijs: ${status}` } };
};

/** The municipality of the person takes it over under its own ground, or else the first participant. */
const overnameVan = (spel: Spel, huis: string, gemeente: string | undefined) => {
  const partners = spel.huizen.huis(huis).organisaties.filter(({ deelname }) => deelname !== "geen");
  const gekozen = partners.find((een) => een.soort === "gemeente" && een.gemeente === gemeente) ?? partners[0]!;
  return {
    organisatie: gekozen.code,
    herkomst: {
      grondslag: "wettelijke-plicht",
      doelbinding: "ernstige-overlast",
      categorie: "woonsituatie",
      voorwaarde: "geen",
      eerstVerwerktOp: plusDag(spel),
    },
  };
};

/** The day of the input, on the demo clock. */
const plusDag = ({ dag, dagen }: Spel): string => new Date(+dag.begin + dagen * 86_400_000).toISOString().slice(0, 10);

/** A question for advice, the answer of a named person, and what the asker reads. */
export const speelAdviesvraag = async (spel: Spel, { huis, kenmerk, inhoud }: Post): Promise<Uitkomst> => {
  const vrager = await spel.afzender(String(inhoud.melder?.organisatie ?? "onbekend"), huis);
  const { adviesvraagId } = await vrager.post<{ adviesvraagId: string }>("intake", "adviesvragen", inhoud);
  const pad = `adviesvragen/${adviesvraagId}`;
  const adviseur = await spel.wie(huis, "screener");
  await adviseur
    .post("intake", `${pad}/antwoord`, {
      thema: "criteria",
      antwoord:
        "Kijk of problemen op meer leefgebieden spelen en wie al betrokken is; meld daarna met uw eigen grondslag.",
    })
    .catch((error: unknown) => {
      if (!(error instanceof Geweigerd && error.code === "al-beantwoord")) throw error;
    });
  const { antwoord, doorNaam } = await vrager.get<{ antwoord: string | null; doorNaam: string }>("intake", pad);
  const { items } = await adviseur.get<{ items: { aantal: number }[] }>("intake", `adviesvragen/telling?huis=${huis}`);
  const geteld = items.reduce((som, { aantal }) => som + aantal, 0);
  return {
    item: kenmerk,
    uitkomst: `adviesvraag beantwoord door ${doorNaam}, geteld (${geteld} in dit huis); kan een melding worden`,
    melder: antwoord ? "leest het antwoord" : "wacht op antwoord",
  };
};
