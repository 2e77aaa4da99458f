import type { Person } from "@zvh/platform";
import { alles, type Client } from "./client.js";
import { plusDagen } from "./dagbestanden.js";
import { leesMelding, wachtTot, type Ontvangen, type Spel } from "./spel.js";
import { mensenMet } from "./mensen.js";

type Kop = { casusId: string; huis: string; meldingId: string | null };
type Casus = Kop & {
  planVersie: number | null;
  deelnames: { medewerker: string; tot: string | null }[];
  overleggen: { overlegId: string; afgerondOp: string | null }[];
  probleembepaling: { door: string }[];
};

/** Each case that this day opened gets its people, its first meeting and its plan. */
export const werkCasussenUit = async (spel: Spel, ontvangen: Ontvangen[]): Promise<void> => {
  const casussen: Kop[] = [];
  for (const huis of new Set(ontvangen.map((melding) => melding.huis)))
    casussen.push(
      ...(await geopend(
        spel,
        huis,
        ontvangen.filter((melding) => melding.huis === huis),
      )),
    );
  for (const [i, casus] of casussen.entries()) {
    await werkUit(spel, casus);
    spel.progress("Casus met eerste overleg en plan", i + 1, casussen.length);
  }
};

/** The cases from these meldingen, once every melding that led to one has it. */
const geopend = async (spel: Spel, huis: string, ontvangen: Ontvangen[]): Promise<Kop[]> => {
  const screener = await spel.wie(huis, "screener");
  const regisseur = await spel.wie(huis, "procesregisseur");
  const procesregie: string[] = [];
  for (const { meldingId } of ontvangen) {
    const { uitkomst } = (await leesMelding(screener, meldingId)) as { uitkomst?: string | null };
    if (uitkomst === "procesregie") procesregie.push(meldingId);
  }
  let casussen: Kop[] = [];
  await wachtTot(spel, `Casus geopend (${huis})`, procesregie, async (meldingId) => {
    const heeft = () => casussen.some((casus) => casus.meldingId === meldingId);
    if (!heeft()) casussen = await alles<Kop>(regisseur, "case-plan", `casussen?huis=${huis}`);
    return heeft();
  });
  return casussen.filter(({ meldingId }) => meldingId && procesregie.includes(meldingId));
};

const lees = (client: Client, { casusId }: Kop) => client.get<Casus>("case-plan", `casussen/${casusId}`);

/** Two partners of the house take part; the first of them leads the case by content. */
export const partnersVan = (huis: string): Person[] => mensenMet(huis, "deelnemer").slice(0, 2);

/** What a case still lacks of people, problem definition, first meeting and plan. */
export const werkUit = async (spel: Pick<Spel, "wie" | "huizen">, kop: Kop): Promise<void> => {
  const { huis, casusId } = kop;
  const regisseur = await spel.wie(huis, "procesregisseur");
  const pad = `casussen/${casusId}`;
  const casus = await lees(regisseur, kop);
  for (const [i, mens] of partnersVan(huis).entries()) {
    if (!casus.deelnames.some(({ medewerker, tot }) => medewerker === mens.id && !tot))
      await regisseur.post("case-plan", `${pad}/deelnames`, {
        organisatie: mens.organisatie,
        medewerker: mens.id,
        naam: mens.naam,
        rol: i === 0 ? "casusregisseur" : "deelnemer",
        grondslag: "wgs-casusoverleg",
      });
    if (!casus.probleembepaling.some(({ door }) => door === mens.id))
      await (
        await spel.wie(huis, "deelnemer", mens.organisatie)
      ).post("case-plan", `${pad}/probleembepaling`, {
        leefgebied: spel.huizen.huis(huis).leefgebieden[i]!.code,
        toelichting: "Hier loopt het vast; alleen lukt het ons niet.",
        herkomst: {
          grondslag: "wgs-verstrekkingsplicht",
          doelbinding: "onveilige-situaties",
          categorie: "hulpverlening",
          voorwaarde: "geen",
          eerstVerwerktOp: await vandaag(regisseur, "case-plan"),
        },
      });
  }
  await houdOverleg(regisseur, casus);
  if (!casus.planVersie) await regisseur.put("case-plan", `${pad}/plan`, await planVoor(spel, regisseur, huis));
};

/** The day on the clock of a service: each has its own, and a day that was interrupted may have moved one and not the other. */
export const vandaag = async (client: Client, dienst: string): Promise<string> =>
  (await client.get<{ nu: string }>(dienst, "nu")).nu.slice(0, 10);

const houdOverleg = async (regisseur: Client, { casusId, huis, overleggen }: Casus): Promise<void> => {
  const pad = `casussen/${casusId}/overleggen`;
  if (overleggen.some(({ afgerondOp }) => afgerondOp)) return;
  const overlegId =
    overleggen[0]?.overlegId ??
    (
      await regisseur.post<{ overlegId: string }>("case-plan", pad, {
        soort: "casusoverleg",
        datum: await vandaag(regisseur, "case-plan"),
      })
    ).overlegId;
  const partners = partnersVan(huis);
  await regisseur.post("case-plan", `${pad}/${overlegId}/afronding`, {
    aanwezig: partners.map(({ organisatie }) => organisatie),
    afspraken: ["We houden elkaar wekelijks op de hoogte."],
    casusregisseur: partners[0]!.id,
  });
};

const planVoor = async ({ huizen }: Pick<Spel, "huizen">, regisseur: Client, huis: string) => {
  const [eerste, tweede] = partnersVan(huis);
  const { leefgebieden } = huizen.huis(huis);
  const datum = await vandaag(regisseur, "case-plan");
  const actie = (omschrijving: string, soort: string, wie: Person, i: number, dagen: number) => ({
    omschrijving,
    soort,
    leefgebied: leefgebieden[i]!.code,
    organisatie: wie.organisatie,
    uitvoerder: wie.id,
    uiterlijkDatum: plusDagen(datum, dagen),
  });
  return {
    gezamenlijkDoel: "Rust en veiligheid in huis en in de straat.",
    doelen: [
      {
        doel: "Wonen blijft",
        resultaat: "Geen ontruiming in de komende zes maanden.",
        leefgebied: leefgebieden[0]!.code,
      },
      { doel: "Dagbesteding", resultaat: "Vier dagdelen per week een vaste plek.", leefgebied: leefgebieden[2]!.code },
    ],
    acties: [
      actie("Wekelijks huisbezoek, de eerste maand samen.", "zorg", eerste!, 0, 14),
      actie("Afspraken over meldingen van overlast met de buurt.", "bestuur", tweede!, 1, 21),
    ],
    reden: "Eerste plan.",
  };
};
