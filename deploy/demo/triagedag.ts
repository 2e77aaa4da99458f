import type { Niveau } from "@zvh/contracts";
import { fromAmsterdam } from "@zvh/platform";
import { gekozenen, oordelen, triageuitkomst, type Betrokkene, type Melding, type Oordelen } from "./besluiten.js";
import { alles } from "./client.js";
import { vandaag } from "./casusdag.js";
import { leesMelding, wachtTot, type Ontvangen, type Spel } from "./spel.js";

type Item = {
  triageId: string;
  meldingId: string;
  huis: string;
  kenmerk: string | null;
  overlegDatum: string;
  status: "geagendeerd" | "wacht-op-informatie" | "wacht-op-partner" | "besloten";
  risico: "laag" | "midden" | "hoog";
  complexiteit: Niveau;
  aveNiveau: number | null;
  onderwerp: string | null;
  betrokkenen: Betrokkene[];
  voorstel: { uitkomst: string } | null;
};
type HeelItem = Item & {
  doeltoets: object | null;
  oordeel: object | null;
  gemeldeCriteria: { huiscriteria: Oordelen | null; wettelijkeCriteria: Oordelen | null };
  informatieverzoeken: { organisatie: string; antwoord: string | null }[];
  partnervragen: { organisatie: string; antwoord: object | null }[];
};

/** What was sent to triage is treated meeting by meeting, in the order of their days; a later one treats what came back. */
export const triageerAlles = async (spel: Spel, ontvangen: Ontvangen[]): Promise<void> => {
  const huizen = Map.groupBy(ontvangen, ({ huis }) => huis);
  for (let ronde = 0; ronde < 4 * huizen.size; ronde++) {
    const alle: Item[] = [];
    for (const [huis, vanHuis] of huizen) alle.push(...(await itemsVan(spel, huis, vanHuis)));
    const open = alle.filter(({ status }) => status !== "besloten");
    const eerste = open.toSorted((een, ander) => een.overlegDatum.localeCompare(ander.overlegDatum))[0];
    if (!eerste) return;
    const { huis, overlegDatum } = eerste;
    await overleg(
      spel,
      eerste,
      open.filter((item) => item.huis === huis && item.overlegDatum === overlegDatum),
    );
  }
};

/** The items of these meldingen, once all that were sent on have arrived with their content. */
const itemsVan = async (spel: Spel, huis: string, ontvangen: Ontvangen[]): Promise<Item[]> => {
  const screener = await spel.wie(huis, "screener");
  const voorzitter = await spel.wie(huis, "triagevoorzitter");
  const door: string[] = [];
  for (const { meldingId } of ontvangen) {
    const { status, screening } = (await leesMelding(screener, meldingId)) as Melding & {
      screening: { uitkomst: string } | null;
    };
    if (status === "in-triage" || screening?.uitkomst === "triage") door.push(meldingId);
  }
  let items: Item[] = [];
  await wachtTot(spel, `Op de agenda (${huis})`, door, async (meldingId) => {
    const heeft = () => items.some((item) => item.meldingId === meldingId && item.onderwerp !== null);
    if (!heeft()) items = await alles<Item>(voorzitter, "triage", `triages?huis=${huis}`);
    return heeft();
  });
  return items.filter(({ meldingId }) => door.includes(meldingId));
};

const overleg = async (spel: Spel, { huis, overlegDatum: datum }: Item, items: Item[]): Promise<void> => {
  await spel.klok(fromAmsterdam(`${datum}T${spel.huizen.huis(huis).triageoverleg.tijd}:00`));
  for (const [i, item] of items.entries()) {
    await behandel(spel, item);
    spel.progress(`Triage (${huis}, ${datum})`, i + 1, items.length);
  }
};

const behandel = async (spel: Spel, { triageId, huis, meldingId }: Item): Promise<void> => {
  const voorzitter = await spel.wie(huis, "triagevoorzitter");
  const item = await voorzitter.get<HeelItem>("triage", `triages/${triageId}`);
  await antwoordPartners(spel, item);
  if (item.status !== "geagendeerd" && item.status !== "wacht-op-informatie") return;
  const melding = await leesMelding(await spel.wie(huis, "screener"), meldingId);
  if (!item.doeltoets)
    await voorzitter.put("triage", `triages/${triageId}/doeltoets`, {
      oordeel: true,
      motivering: "Zorg en veiligheid spelen samen; dit past bij het doel.",
    });
  const oordeel = oordeelOver(spel, item, melding, await vandaag(voorzitter, "triage"));
  if (!item.oordeel) await voorzitter.put("triage", `triages/${triageId}/oordeel`, oordeel);
  await voorzitter.post("triage", `triages/${triageId}/besluit`, await besluitOver(spel, item, melding));
  await antwoordPartners(spel, await voorzitter.get<HeelItem>("triage", `triages/${triageId}`));
};

/** Whoever was asked for information answers, and a partner who was asked to take it up accepts. */
const antwoordPartners = async (spel: Spel, item: HeelItem): Promise<void> => {
  const vraag = (organisatie: string) => spel.wie(item.huis, "triagelid", organisatie);
  for (const { organisatie } of item.informatieverzoeken.filter(({ antwoord }) => !antwoord)) {
    const lid = await vraag(organisatie);
    await lid.post("triage", `triages/${item.triageId}/informatie/${organisatie}`, {
      antwoord: "Bij ons bekend; er loopt nu geen begeleiding.",
      herkomst: herkomst("wgs-verstrekkingsplicht", await vandaag(lid, "triage")),
    });
  }
  if (item.status !== "wacht-op-partner") return;
  const { organisatie } = item.partnervragen.at(-1)!;
  await (
    await vraag(organisatie)
  ).post("triage", `triages/${item.triageId}/partnerantwoord`, {
    aanvaard: true,
    motivering: "Wij nemen contact op.",
  });
};

/** Where something comes from that the demo people tell. */
export const herkomst = (grondslag: string, eerstVerwerktOp: string) => ({
  grondslag,
  doelbinding: "onveilige-situaties",
  categorie: "hulpverlening",
  voorwaarde: "geen",
  eerstVerwerktOp,
});

const oordeelOver = (spel: Spel, item: HeelItem, melding: Melding, dag: string) => {
  const { criteria, triagepartners } = spel.huizen.huis(item.huis);
  const { huiscriteria, wettelijkeCriteria } = item.gemeldeCriteria;
  const persoonIds = gekozenen(item.betrokkenen, spel.besluiten[melding.kenmerk]?.triage).flatMap(
    ({ persoonId }) => persoonId ?? [],
  );
  return {
    aard: melding.classificatie ?? "problematiek op meer leefgebieden",
    ernst: item.risico,
    huiscriteria: oordelen(
      criteria.huis.map(({ code }) => code),
      huiscriteria,
      "Zo beoordeeld in het overleg.",
    ),
    toetsen: persoonIds.map((persoonId) => ({
      persoonId,
      criteria: oordelen(["a", "b", "c", "d"], wettelijkeCriteria, "Zo beoordeeld in het overleg."),
    })),
    namens: triagepartners.filter(({ deelname }) => deelname === "verantwoordelijk").map(({ code }) => code),
    herkomst: herkomst("wgs-noodzaak-toets", dag),
  };
};

const besluitOver = async (spel: Spel, item: HeelItem, melding: Melding) => {
  const keuze = spel.besluiten[melding.kenmerk]?.triage;
  const alGevraagd = item.informatieverzoeken.length > 0;
  const uitkomst = triageuitkomst(item, melding, keuze);
  const gekozen = uitkomst === "informatie-nodig" && alGevraagd ? "partner-pakt-op" : uitkomst;
  const partner = keuze?.partner ?? (await spel.wie(item.huis, "triagelid")).organisatie;
  const regisseur = await spel.wie(item.huis, "procesregisseur");
  return {
    uitkomst: gekozen,
    motivering: "Besproken in het overleg.",
    vervolgstap: { omschrijving: "Contact opnemen en terugmelden.", eigenaar: partner },
    ...(gekozen === "partner-pakt-op" && { partner }),
    ...(gekozen === "informatie-nodig" && {
      informatie: [{ organisatie: partner, vraag: "Is er begeleiding, en sinds wanneer?" }],
    }),
    ...(gekozen === "procesregie" && {
      personen: gekozenen(item.betrokkenen, keuze).map(({ persoonId }) => persoonId),
      categorie: keuze?.categorie ?? spel.huizen.huis(item.huis).casuscategorieen[0]!.code,
      procesregisseur: regisseur.id,
    }),
  };
};
