import { leesAf } from "./afloop.js";
import { werkCasussenUit } from "./casusdag.js";
import { ontvang } from "./ontvangst.js";
import { screenAlles } from "./screeningdag.js";
import { speel, type Opdracht, type Uitkomst } from "./spel.js";
import { triageerAlles } from "./triagedag.js";

/**
 * Plays a day through the APIs that people use: receipt, recognition, screening, triage, the first meeting and plan of
 * each case. Every step looks first at what is there already, so a day that was broken off goes on, and a day that was
 * played changes nothing.
 */
export const speelDag = async (opdracht: Opdracht): Promise<Uitkomst[]> => {
  const spel = await speel(opdracht);
  const { ontvangen, overig } = await ontvang(spel);
  await screenAlles(spel, ontvangen);
  await triageerAlles(spel, ontvangen);
  await werkCasussenUit(spel, ontvangen);
  return [...(await leesAf(spel, ontvangen)), ...overig];
};
