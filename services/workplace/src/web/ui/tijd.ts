const zone = "Europe/Amsterdam";
const formaat = (opties: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("nl-NL", { timeZone: zone, ...opties });
const dagSleutel = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
const tijd = formaat({ hour: "2-digit", minute: "2-digit" });
const dagMaand = formaat({ weekday: "short", day: "numeric", month: "short" });
const volledig = formaat({ day: "numeric", month: "long", year: "numeric" });
const weekdagVolledig = formaat({ weekday: "long", day: "numeric", month: "long" });
const kort = formaat({ day: "2-digit", month: "2-digit", year: "numeric" });

const uur = 3_600_000;
const dag = 24 * uur;

/** A date without time ("2026-12-14") ends with its day; a moment is itself. Milliseconds since 1970. */
export const momentVan = (waarde: string): number =>
  /^\d{4}-\d{2}-\d{2}$/.test(waarde) ? eindeVanDag(waarde) : Date.parse(waarde);

const eindeVanDag = (datum: string): number => {
  const middag = Date.parse(`${datum}T12:00:00Z`);
  const uurDaar = Number(formaat({ hour: "2-digit", hourCycle: "h23" }).format(middag));
  return middag + (24 - uurDaar) * uur - 1;
};

/** The calendar day so many days after another; both "2026-11-24". */
export const dagenNa = (datum: string, aantal: number): string =>
  new Date(Date.parse(`${datum}T00:00:00Z`) + aantal * dag).toISOString().slice(0, 10);
export const dagVan = (waarde: string | number): string => dagSleutel.format(new Date(waarde));
/** "24 november 2026" */
export const datumVoluit = (waarde: string): string => volledig.format(momentVan(waarde));
/** "dinsdag 24 november" */
export const weekdag = (waarde: string): string => weekdagVolledig.format(momentVan(waarde));
/** "12-05-1984", as in a passport */
export const datumKort = (waarde: string): string => kort.format(momentVan(waarde));
/** The last day before a moment that ends a day, as a date: what holds until Saturday 00:00, holds up to Friday. */
export const laatsteDag = (tot: string): string => datumKort(dagVan(Date.parse(tot) - 1));
export const klok = (waarde: string): string => tijd.format(Date.parse(waarde));

/** "vandaag 13:42", "gisteren 13:42", "zo 22 nov 13:42" */
export const moment = (waarde: string, nu: number): string => {
  const ms = Date.parse(waarde);
  const verschil = dagVerschil(nu, ms);
  if (verschil === 0) return `vandaag ${tijd.format(ms)}`;
  if (verschil === -1) return `gisteren ${tijd.format(ms)}`;
  return `${dagMaand.format(ms)} ${tijd.format(ms)}`;
};

const dagVerschil = (van: number, tot: number): number =>
  Math.round((Date.parse(dagVan(tot)) - Date.parse(dagVan(van))) / dag);

/** A length of time in its two largest units: "2 u 14 m", "3 d 4 u", "12 m". */
export const duur = (ms: number): string => {
  const minuten = Math.floor(Math.abs(ms) / 60_000);
  if (minuten < 60) return `${minuten} m`;
  if (minuten < 24 * 60) return `${Math.floor(minuten / 60)} u ${minuten % 60} m`;
  const dagen = Math.floor(minuten / 1440);
  return dagen < 3 ? `${dagen} d ${Math.floor((minuten % 1440) / 60)} u` : `${dagen} dagen`;
};

/** How old something is, short: "40 m", "3 u", "2 d". */
export const leeftijd = (waarde: string, nu: number): string => {
  const minuten = Math.max(0, Math.floor((nu - Date.parse(waarde)) / 60_000));
  if (minuten < 60) return `${minuten} m`;
  return minuten < 1440 ? `${Math.floor(minuten / 60)} u` : `${Math.floor(minuten / 1440)} d`;
};

export type Stand = "ruim" | "bijna" | "voorbij";
export type Rest = { stand: Stand; tekst: string };

/**
 * What is left of a term (screens: time is visible). Amber from 80 % of its length; without a known start, from the
 * last day.
 * @param tot the end: a moment, or a date that ends with its day
 * @param van the start, when it is known
 */
export const restVan = (tot: string, nu: number, van?: string | null): Rest => {
  const einde = momentVan(tot);
  const over = einde - nu;
  const alleenDatum = !tot.includes("T");
  if (over < 0)
    return { stand: "voorbij", tekst: alleenDatum ? teLaat(dagVerschil(einde, nu)) : `${duur(over)} te laat` };
  const begin = van ? Date.parse(van) : undefined;
  const bijna = begin !== undefined && begin < einde ? (nu - begin) / (einde - begin) >= 0.8 : over < dag;
  return { stand: bijna ? "bijna" : "ruim", tekst: inWoordenOver(einde, over, nu, alleenDatum) };
};

const teLaat = (dagen: number): string => (dagen === 1 ? "1 dag te laat" : `${dagen} dagen te laat`);

const inWoordenOver = (einde: number, over: number, nu: number, alleenDatum: boolean): string => {
  const dagen = dagVerschil(nu, einde);
  if (!alleenDatum && over < 12 * uur) return `nog ${duur(over)}`;
  if (dagen === 0) return alleenDatum ? "vandaag" : `vandaag ${tijd.format(einde)}`;
  if (dagen === 1) return alleenDatum ? "morgen" : `morgen ${tijd.format(einde)}`;
  return dagen < 60 ? `nog ${dagen} dagen` : volledig.format(einde);
};
