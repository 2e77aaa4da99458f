import { zelfdePersoon } from "./besluiten.js";
import { vandaag } from "./casusdag.js";
import { Geweigerd, type Client } from "./client.js";
import { plusDagen, type Geprioriteerd, type Zsmverzoek } from "./dagbestanden.js";
import type { Spel, Uitkomst } from "./spel.js";
import { herkomst } from "./triagedag.js";

const hub = "information-hub";
const dag = 86_400_000;

type Regel = { prioriteringId: string | null };

/** The person comes on the list of the house, with what the ZSM desk may know; who is on it already stays as he is. */
export const prioriteer = async (spel: Spel, persoonId: string, geprioriteerd: Geprioriteerd): Promise<void> => {
  const { huis: code, advies, contact = "Procesregisseur van dienst" } = geprioriteerd;
  const huis = spel.huizen.huis(code);
  const regisseur = await spel.wie(code, "procesregisseur");
  const nu = await vandaag(regisseur, hub);
  const herzieningOp = plusDagen(nu, huis.termijnen.prioriteringWeken * 7);
  const keuze = { criteria: [huis.criteria.prioritering[0]!.code], herzieningOp };
  const { prioriteringId } = await regisseur
    .post<Regel>(hub, "prioriteringen", { huis: code, persoonId, ...keuze })
    .catch((error: unknown) => {
      if (error instanceof Geweigerd && error.code === "al-geprioriteerd") return { prioriteringId: null };
      throw error;
    });
  if (!prioriteringId) return;
  const bron = huis.triagepartners[0]!.code;
  const kaart = { bron, herkomst: herkomst("wgs-verstrekkingsplicht", nu), advies, contact, geldigTot: herzieningOp };
  await regisseur.put(hub, `prioriteringen/${prioriteringId}/zsmkaart`, kaart);
};

type Gevraagd = {
  aanvraagId: string;
  verzoekNummer: string;
  antwoord: string | null;
  gevraagd: { huis: string; naam: string; antwoord: string | null }[];
};
type Open = {
  verzoekId: string;
  verzoekNummer: string;
  voorstel: { antwoord: string | null };
  match: { kandidaten: { persoonId: string; score: number; bron: object | null }[] };
};

/** The desk asks the houses of its arrondissement; in each of them somebody releases what the software proposes (R73, R74). */
export const behandelZsm = async (spel: Spel, verzoek: Zsmverzoek): Promise<Uitkomst> => {
  const item = verzoek.kenmerk;
  const huis = spel.huizen.alle().find(({ arrondissement }) => arrondissement === verzoek.arrondissement);
  if (!huis) return { item, uitkomst: "geweigerd: in dit arrondissement is geen huis van dit platform", melder: "–" };
  const desk = await spel.wie(huis.code, "zsm-desk");
  const aanvraag = await desk.post<Gevraagd>(hub, "zsm-aanvragen", opDeKlok(verzoek, spel.dagen));
  for (const { huis: code, antwoord } of aanvraag.gevraagd)
    if (!antwoord) await geefVrij(await spel.wie(code, "procesregisseur"), code, aanvraag.verzoekNummer);
  const { antwoord, gevraagd } = await desk.get<Gevraagd>(hub, `zsm-aanvragen/${aanvraag.aanvraagId}`);
  const namen = gevraagd.map(({ naam }) => naam).join(", ");
  return { item, uitkomst: `${antwoord ?? "nog geen antwoord"} (gevraagd: ${namen})`, melder: "leest het antwoord" };
};

const geefVrij = async (regisseur: Client, huis: string, verzoekNummer: string): Promise<void> => {
  const { items } = await regisseur.get<{ items: Open[] }>(hub, `zsm-verzoeken?huis=${huis}`);
  const { verzoekId } = items.find((een) => een.verzoekNummer === verzoekNummer)!;
  const { voorstel, match } = await regisseur.get<Open>(hub, `zsm-verzoeken/${verzoekId}`);
  const gekozen = zelfdePersoon(match.kandidaten);
  const bijTwijfel = gekozen?.bron ? "BEKEND_ZONDER_ADVIES" : "NIET_BEKEND";
  const antwoord = voorstel.antwoord ?? bijTwijfel;
  await regisseur.post(hub, `zsm-verzoeken/${verzoekId}/vrijgave`, {
    antwoord,
    ...(voorstel.antwoord === null && { persoonId: gekozen?.persoonId ?? null }),
    ...(antwoord === "GEEN_GRONDSLAG" && {
      motivering: "Zo volgt uit de termijn of de voorwaarde van de leverancier.",
    }),
  });
};

/** The moments of a request on the demo clock. */
const opDeKlok = ({ verdachte, ...verzoek }: Zsmverzoek, dagen: number) => {
  const { geslacht: _, ...identiteit } = verdachte;
  const later = (op: string) => new Date(Date.parse(op) + dagen * dag).toISOString();
  const { opgehoudenOp, aangevraagdOp } = verzoek;
  const momenten = { opgehoudenOp: later(opgehoudenOp), aangevraagdOp: later(aangevraagdOp) };
  return { ...verzoek, ...momenten, verdachte: identiteit };
};
