import { eventually } from "@zvh/testing";
import { alles, type Client } from "../deploy/demo/client.js";

/** Who takes a melding to the triage. */
export type Rollen = { afzender: Client; screener: Client; voorzitter: Client };

type Ontvangen = { betrokkenen: { betrokkeneId: string; persoonId: string | null }[] };
type Item = { triageId: string; meldingId: string; onderwerp: string | null; overlegDatum: string };

/** An invented BSN that starts with 99 and passes the 11-check. `nummer` 0–99999 gives another each time it can. */
export const verzonnenBsn = (nummer: number): string => {
  for (let poging = nummer * 10; ; poging++) {
    const acht = `99${String(poging).padStart(6, "0")}`;
    const rest = [...acht].reduce((som, cijfer, i) => som + Number(cijfer) * (9 - i), 0) % 11;
    if (rest < 10) return `${acht}${rest}`;
  }
};

/** A melding as a participant reports it, about one invented person. */
export const verzonnenMelding = (huis: string, kenmerk: string, nummer: number, meer: object = {}) => ({
  soort: "ZVH",
  kenmerk,
  huis,
  melder: { organisatie: "Politie", naam: "W. Agent", email: "w.agent@politie.example" },
  onderwerp: "Onrust in een portiek",
  situatieschets: "Bewoners durven de trap niet meer op.",
  betrokkenen: [
    {
      rol: "betrokkene",
      bsn: verzonnenBsn(nummer),
      voornamen: "Bregje",
      achternaam: `Verzinsel${nummer}`,
      geboortedatum: "1984-02-29",
    },
  ],
  ...meer,
});

/** Reports a melding and waits until everybody in it is recognised. */
export const meld = async (
  { afzender, screener }: Rollen,
  melding: object,
): Promise<{ meldingId: string; personen: string[] }> => {
  const { meldingId } = await afzender.post<{ meldingId: string }>("intake", "meldingen", melding);
  const personen = await eventually(async () => {
    const { betrokkenen } = await screener.get<Ontvangen>("intake", `meldingen/${meldingId}`);
    return betrokkenen.every(({ persoonId }) => persoonId) && betrokkenen.map(({ persoonId }) => persoonId!);
  });
  return { meldingId, personen };
};

/** Screens a melding to the triage, and waits until it stands on the agenda with its content. */
export const brengNaarTriage = async (
  { screener, voorzitter }: Rollen,
  huis: string,
  meldingId: string,
): Promise<Item> => {
  await screener.post("intake", `meldingen/${meldingId}/screening`, {
    risico: "hoog",
    complexiteit: "hoog",
    uitkomst: "triage",
    motivering: "Te verweven voor één organisatie.",
  });
  const item = await eventually(async () => {
    const items = await alles<Item>(voorzitter, "triage", `triages?huis=${huis}`);
    return items.find((een) => een.meldingId === meldingId && een.onderwerp !== null);
  });
  await voorzitter.put("triage", `triages/${item.triageId}/doeltoets`, {
    oordeel: true,
    motivering: "Past bij het doel.",
  });
  return item;
};

const ja = (codes: string[]) =>
  Object.fromEntries(codes.map((code) => [code, { oordeel: true, motivering: "Zo is het." }]));

/** Judges that every criterion of the house and of the law is met, for these persons. */
export const oordeel = (huiscriteria: string[], personen: string[], namens: string[]) => ({
  aard: "problematiek op meer leefgebieden",
  ernst: "hoog",
  huiscriteria: ja(huiscriteria),
  toetsen: personen.map((persoonId) => ({ persoonId, criteria: ja(["a", "b", "c", "d"]) })),
  namens,
  herkomst: {
    grondslag: "wgs-noodzaak-toets",
    doelbinding: "onveilige-situaties",
    categorie: "hulpverlening",
    voorwaarde: "geen",
    eerstVerwerktOp: "2026-11-20",
  },
});
