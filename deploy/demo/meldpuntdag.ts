import { knooppunt } from "@zvh/regions";
import { Geweigerd, type Client } from "./client.js";
import type { Ontvangen, Spel, Uitkomst } from "./spel.js";
import { wachtTot } from "./spel.js";

// What comes in at the knooppunt: reports about confused behaviour, that have no house yet.

const hub = "information-hub";

/** A report as its file has it. */
export type Meldpuntmelding = {
  kenmerk: string;
  melder: { organisatie?: string } & Record<string, unknown>;
  betrokkenen: Record<string, unknown>[];
};
type Bewijs = { meldpuntmeldingId: string; stand: string };
type Stand = Bewijs & {
  afzender: string;
  plaats: string;
  betrokkene: { bsn: string | null } | null;
  casushuizen: string[] | null;
  voorstel: { naar: string; buiten: boolean; grond: string } | null;
  route: { naar: string; volgnummer: number; grond: string }[];
};
type Binnen = { ontvangen: Ontvangen[]; overig: Uitkomst[] };

/** Somebody reports; the knooppunt enriches, triages, and routes it to where the software proposes, or a decision says. */
export const speelMeldpunt = async (spel: Spel, melding: Meldpuntmelding): Promise<Binnen> => {
  const { kenmerk } = melding;
  const afzender = await spel.afzender(String(melding.melder.organisatie ?? "onbekend"), knooppunt);
  const betrokkenen = melding.betrokkenen.map(({ geslacht: _geslacht, ...identiteit }) => identiteit);
  const { meldpuntmeldingId } = await afzender.post<Bewijs>(hub, "meldpuntmeldingen", { ...melding, betrokkenen });
  const bureau = await spel.wie(knooppunt, "meldpuntmedewerker", "huis");
  await behandel(spel, bureau, meldpuntmeldingId, kenmerk);
  const straks = await bureau.get<Stand>(hub, `meldpuntmeldingen/${meldpuntmeldingId}`);
  const stap = straks.route.at(-1);
  const elders = (uitkomst: string, melder: string) => ({
    ontvangen: [],
    overig: [{ item: kenmerk, uitkomst, melder }],
  });
  if (!stap) return elders("wacht op een mens: geen gemeente die een huis heeft", "hoort het als het verder gaat");
  const buiten = spel.huizen.buitenHuizen().find(({ code }) => code === straks.plaats);
  if (buiten) return elders(`overgedragen aan ${buiten.naam}`, "hoort het van het knooppunt");
  return { ontvangen: [await inHuis(spel, straks, kenmerk)], overig: [] };
};

/** Each step only when it was not done yet: a day that was broken off goes on. */
const behandel = async (spel: Spel, bureau: Client, id: string, kenmerk: string): Promise<void> => {
  const pad = `meldpuntmeldingen/${id}`;
  const lees = () => bureau.get<Stand>(hub, pad);
  if ((await lees()).stand === "te-trieren") {
    const politie = await spel.wie(knooppunt, "meldpuntmedewerker", "politie");
    await politie.post(hub, `${pad}/verrijkingen`, { bekend: false }).catch(alGedaan);
    const motivering = "Niemand weet meer; iemand moet vandaag kijken hoe het gaat.";
    await bureau.post(hub, `${pad}/triage`, { urgentie: "vandaag", motivering });
  }
  const { stand, betrokkene, casushuizen } = await lees();
  if (stand !== "te-routeren") return;
  if (betrokkene?.bsn && !casushuizen) {
    const gevraagd = await bureau.post(hub, `${pad}/casusvraag`, {}).then(() => true, zonderBsn);
    if (gevraagd) await wachtTot(spel, "Casus gevraagd", [id], async () => (await lees()).casushuizen !== null);
  }
  const { voorstel } = await lees();
  const besluit = spel.besluiten[kenmerk]?.meldpunt ?? (voorstel && { naar: voorstel.naar });
  if (besluit) await bureau.post(hub, `${pad}/route`, besluit);
};

const alGedaan = (error: unknown): void => {
  if (!(error instanceof Geweigerd && error.code === "al-verrijkt")) throw error;
};
/** A number that fails the 11-check can't be asked by. */
const zonderBsn = (error: unknown): false => {
  if (error instanceof Geweigerd && error.code === "bsn-ontbreekt") return false;
  throw error;
};

type Regel = { meldingId: string; kenmerk: string };

/** The melding that intake of the house made of it: from here on it is one of the day. */
const inHuis = async (spel: Spel, { afzender, plaats: huis, route }: Stand, kenmerk: string): Promise<Ontvangen> => {
  const { volgnummer, grond } = route.at(-1)!;
  const gezocht = `${afzender}/${kenmerk}/${volgnummer}`;
  const screener = await spel.wie(huis, "screener");
  let gevonden: Regel | undefined;
  await wachtTot(spel, "Gerouteerd", [kenmerk], async () => {
    gevonden = await zoek(screener, huis, gezocht);
    return Boolean(gevonden);
  });
  const item = `${kenmerk} (meldpunt, naar ${spel.huizen.huis(huis).korteNaam}: ${grond})`;
  return { meldingId: gevonden!.meldingId, huis, kenmerk, item, opmerkingen: "" };
};

const zoek = async (screener: Client, huis: string, kenmerk: string): Promise<Regel | undefined> => {
  type Bladzijde = { items: Regel[]; volgende: string | null };
  for (let na = ""; ;) {
    const { items, volgende } = await screener.get<Bladzijde>("intake", `meldingen?huis=${huis}&aantal=100${na}`);
    const gevonden = items.find((een) => een.kenmerk === kenmerk);
    if (gevonden || !volgende) return gevonden;
    na = `&na=${encodeURIComponent(volgende)}`;
  }
};
