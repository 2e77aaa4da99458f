import type { Huis } from "./huis.js";

export { dagNa } from "./bewaren.js";
export type { Criteria } from "./criteria.js";
export { Huis, type Registerrij } from "./huis.js";
export {
  dagVan,
  foutenInGrondslag,
  foutenInHerkomst,
  gewoonlijkeHerkomst,
  sluitUit,
  HerkomstVerzoek,
  type Grondslagen,
  type Herkomsteisen,
} from "./herkomst.js";
export { HuisbestandFout, Huizen, knooppunt } from "./huizen.js";
export { huizenMap, laadHuizen, proefMap } from "./laden.js";
export type { BuitenHuis, Regime } from "./landelijk.js";
export type { Mailsoort, Tekstsleutel } from "./teksten.js";
export { volgendTriageoverleg } from "./triageoverleg.js";
export type {
  Afsluitreden,
  Casuscategorie,
  Gemeente,
  Organisatie,
  Overlegsoort,
  Schakelaars,
  Termijnen,
  Uitkomst,
} from "./waarden.js";
export { type Begrip, begrippen, inWoorden, type Slots, vulIn, type Woorden, type Woordvormen } from "./woorden.js";

/** What the screen needs of a house, as plain JSON: the texts for screen and notices, their slots still open (vulIn). */
export function voorScherm(huis: Huis) {
  const { begrippen: _, organisatiesoorten: __, afzender: ___, teksten, ...rest } = huis;
  return {
    ...rest,
    teksten: Object.fromEntries(Object.entries(teksten).filter(([sleutel]) => !sleutel.startsWith("mail."))),
    screeningpartners: huis.screeningpartners,
    triagepartners: huis.triagepartners,
  };
}

export type HuisVoorScherm = ReturnType<typeof voorScherm>;
