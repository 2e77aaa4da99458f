import { screening, zelfdePersoon } from "./besluiten.js";
import { alles, type Client } from "./client.js";
import { leesMelding, wachtTot, type Ontvangen, type Spel } from "./spel.js";

type Twijfel = { betrokkeneId: string; kandidaten: { persoonId: string; score: number; redenen: string[] }[] };

/** Who the persons are is settled first, then every melding of the day is screened by a coordinator of its house. */
export const screenAlles = async (spel: Spel, ontvangen: Ontvangen[]): Promise<void> => {
  await beslisTwijfels(spel, ontvangen);
  for (const [i, { meldingId, huis, kenmerk }] of ontvangen.entries()) {
    const screener = await spel.wie(huis, "screener");
    const melding = await leesMelding(screener, meldingId);
    if (melding.status === "te-screenen")
      await screener.post(
        "intake",
        `meldingen/${meldingId}/screening`,
        screening(melding, werkwijzeVan(spel, huis), spel.besluiten[kenmerk]?.screening),
      );
    spel.progress("Gescreend", i + 1, ontvangen.length);
  }
};

/** Doubts are decided one after the other: a decision may settle what the next one resembles. */
const beslisTwijfels = async (spel: Spel, ontvangen: Ontvangen[]): Promise<void> => {
  const huizen = [...new Set(ontvangen.map(({ huis }) => huis))];
  await wachtTot(spel, "Herkend", ontvangen, async ({ meldingId, huis }) => {
    const { betrokkenen } = await leesMelding(await spel.wie(huis, "screener"), meldingId);
    return betrokkenen.every(({ status }) => status !== "verzegeld");
  });
  for (const huis of huizen) await beslisTwijfelsIn(await spel.wie(huis, "screener"), huis);
  await wachtTot(spel, "Twijfels beslist", ontvangen, async ({ meldingId, huis }) => {
    const { betrokkenen } = await leesMelding(await spel.wie(huis, "screener"), meldingId);
    return betrokkenen.every(({ status }) => status === "herkend");
  });
};

/** Decides each doubt in a house that is for this person to decide. */
export const beslisTwijfelsIn = async (wie: Client, huis: string): Promise<void> => {
  for (const { betrokkeneId, kandidaten } of await alles<Twijfel>(
    wie,
    "information-hub",
    `herkenningen?huis=${huis}`,
  )) {
    const zelfde = zelfdePersoon(kandidaten);
    await wie.post("information-hub", `herkenningen/${betrokkeneId}/besluit`, {
      ...(zelfde ? { persoonId: zelfde.persoonId } : { nieuw: true }),
      motivering: zelfde ? `Zelfde persoon: ${zelfde.redenen.join(", ")}.` : "Lijkt er niet genoeg op.",
    });
  }
};

/** Who takes things up in a house, and the outcomes it knows. */
const werkwijzeVan = (spel: Spel, code: string) => {
  const huis = spel.huizen.huis(code);
  const lokaal = huis.organisaties.find(({ soort }) =>
    ["lokaal-zorgoverleg", "gebiedsteam", "gemeente"].includes(soort),
  );
  return {
    uitkomsten: huis.screeningsuitkomsten,
    lokaal: lokaal!.code,
    preventief: (huis.screeningpartners.find(({ soort }) => soort !== "veilig-thuis") ?? lokaal)!.code,
  };
};
