import type { Melding } from "./besluiten.js";
import { leesMelding, wachtTot, type Ontvangen, type Spel, type Uitkomst } from "./spel.js";

type Afloop = Melding & {
  uitkomst: string | null;
  terugkoppelingOp: string | null;
  terugkoppelingMislukt: string | null;
};

/** What became of every melding, once each reporter was told or could not be told. */
export const leesAf = async (spel: Spel, ontvangen: Ontvangen[]): Promise<Uitkomst[]> => {
  const lees = async ({ meldingId, huis }: Ontvangen) =>
    (await leesMelding(await spel.wie(huis, "screener"), meldingId)) as Afloop;
  await wachtTot(spel, "Teruggekoppeld", ontvangen, async (melding) => {
    const { status, terugkoppelingOp, terugkoppelingMislukt } = await lees(melding);
    return status !== "afgerond" || Boolean(terugkoppelingOp ?? terugkoppelingMislukt);
  });
  const uitkomsten: Uitkomst[] = [];
  for (const melding of ontvangen) uitkomsten.push(uitkomstVan(spel, melding, await lees(melding)));
  return uitkomsten;
};

const uitkomstVan = (spel: Spel, { item, huis, opmerkingen }: Ontvangen, afloop: Afloop): Uitkomst => {
  const naam = afloop.uitkomst ? spel.huizen.huis(huis).uitkomst(afloop.uitkomst).naam : afloop.status;
  return {
    item,
    uitkomst: `${naam}${opmerkingen ? ` (let op: ${opmerkingen})` : ""}`,
    melder: afloop.terugkoppelingOp
      ? "teruggekoppeld"
      : afloop.terugkoppelingMislukt
        ? `niet per mail (${afloop.terugkoppelingMislukt}): er staat een taak`
        : "hoort het bij de uitkomst",
  };
};
