import { als, type Client } from "./client.js";
import { verschuifDetentie } from "./dagbestanden.js";
import { demoAfzenders } from "./mensen.js";
import { beslisTwijfelsIn } from "./screeningdag.js";
import { wachtTot, type Spel, type Uitkomst } from "./spel.js";

export type Regelfout = { regel: number; veld: string; code: string; melding: string };
type Ontvangen = { regel: number; berichtId: string; huis: string };
type Bericht = { soort: string; status: string; dossierId: string };
type Dossier = {
  gemeente: string;
  vrijgelaten: boolean;
  vrijlatingsdatum: string | null;
  dagenTotVrijlating: number | null;
  waarschuwingOp: string | null;
  eerderDossierId: string | null;
};

/** What became of a row that was not taken. */
export const nietGenomen = (bestand: string, { regel, veld, melding }: Regelfout): Uitkomst => ({
  item: `${bestand}, regel ${regel}`,
  uitkomst: `niet genomen: ${veld}: ${melding}`,
  melder: "in het antwoord",
});

/** The institutions send their file; each row opens or moves a dossier, once it is known whom it is about (R41, R42). */
export const stuurDetentie = async (spel: Spel, bestand: string, inhoud: string): Promise<Uitkomst[]> => {
  const inrichting = await als(inrichtingen(spel), spel.config, spel.addressOf);
  const { ontvangen, fouten } = await inrichting.post<{ ontvangen: Ontvangen[]; fouten: Regelfout[] }>(
    "nazorg",
    "detentieberichten/csv",
    verschuifDetentie(inhoud, spel.dagen),
  );
  const lees = async ({ huis, berichtId }: Ontvangen) =>
    (await coordinator(spel, huis)).get<Bericht>("nazorg", `detentieberichten/${berichtId}`);
  await wachtTot(spel, "Nazorg", ontvangen, async (een) => (await lees(een)).status !== "verzegeld");
  for (const huis of new Set(ontvangen.map((een) => een.huis)))
    await beslisTwijfelsIn(await coordinator(spel, huis), huis);
  await wachtTot(spel, "Nazorg herkend", ontvangen, async (een) => (await lees(een)).status === "verwerkt");
  const uitkomsten: Uitkomst[] = [];
  for (const een of ontvangen) {
    const uitkomst = await uitkomstVan(spel, een, await lees(een));
    uitkomsten.push({ item: `${bestand}, regel ${een.regel}`, uitkomst, melder: "in het antwoord" });
  }
  return [...uitkomsten, ...fouten.map((fout) => nietGenomen(bestand, fout))];
};

/** The system of the institutions, which every house knows that has them as an organisation. */
const inrichtingen = ({ huizen }: Spel) => {
  const huis = huizen.alle().find(({ organisaties }) => organisaties.some(({ soort }) => soort === "dji"))!;
  const naam = huis.organisaties.find(({ soort }) => soort === "dji")!.naam;
  return demoAfzenders.find((afzender) => afzender.naam === naam)!;
};

const coordinator = (spel: Spel, huis: string): Promise<Client> => spel.wie(huis, "nazorgcoordinator", "huis");

const uitkomstVan = async (spel: Spel, { huis }: Ontvangen, { soort, dossierId }: Bericht): Promise<string> => {
  const wie = await coordinator(spel, huis);
  const lees = () => wie.get<Dossier>("nazorg", `nazorgdossiers/${dossierId}`);
  const { onderdakWaarschuwingDagen: dagen } = spel.huizen.huis(huis).termijnen;
  // The alert comes by a deadline, a moment after the dossier.
  const dichtbij = ({ dagenTotVrijlating }: Dossier) => dagenTotVrijlating !== null && dagenTotVrijlating <= dagen;
  await wachtTot(spel, "Nazorg bewaakt", [dossierId], async () => {
    const dossier = await lees();
    return !dichtbij(dossier) || dossier.waarschuwingOp !== null;
  });
  const { gemeente, vrijgelaten, vrijlatingsdatum, waarschuwingOp, eerderDossierId } = await lees();
  const wanneer = vrijlatingsdatum
    ? `${vrijgelaten ? "vrij sinds" : "vrijlating"} ${vrijlatingsdatum}`
    : "vrijlating onbekend";
  return [
    `${soort}: nazorg namens ${spel.huizen.huis(huis).gemeenten.find(({ code }) => code === gemeente)?.naam ?? gemeente}`,
    wanneer,
    ...(eerderDossierId ? ["zat eerder vast"] : []),
    ...(waarschuwingOp ? ["waarschuwing: onderdak niet geregeld"] : []),
  ].join("; ");
};
