/** Where somebody lives. `gemeente` is a CBS code (GM0957). */
export type Adres = {
  straat: string | null;
  huisnummer: string | null;
  postcode: string | null;
  woonplaats: string | null;
  gemeente: string | null;
};

/** Who somebody is, as a sender wrote it down: anything may be missing, misspelled or wrong. Dates are yyyy-mm-dd. */
export type Identiteit = {
  bsn: string | null;
  voornamen: string;
  tussenvoegsel: string | null;
  achternaam: string;
  geboortedatum: string | null;
  adres: Adres | null;
};

/** The BSN in nine digits, or null when it fails the 11-check (weights 9 … 2, −1). Eight digits get a leading zero. */
export const geldigBsn = (bsn: string | null | undefined): string | null => {
  const cijfers = (bsn ?? "").replace(/[\s.]/g, "").replace(/^\d{8}$/, "0$&");
  if (!/^\d{9}$/.test(cijfers) || /^0+$/.test(cijfers)) return null;
  const som = [...cijfers].reduce(
    (totaal, cijfer, plaats) => totaal + Number(cijfer) * (plaats === 8 ? -1 : 9 - plaats),
    0,
  );
  return som % 11 === 0 ? cijfers : null;
};

/** The date when it exists in the calendar, else null: senders write 1973-00-00 for "unknown". */
export const geldigeDatum = (datum: string | null | undefined): string | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(datum ?? "")) return null;
  const moment = new Date(`${datum}T00:00:00Z`);
  return !Number.isNaN(+moment) && moment.toISOString().startsWith(datum!) ? datum! : null;
};

/** The date with day and month changed places, or null when that is no other date. */
export const dagEnMaandVerwisseld = (datum: string): string | null => {
  const [jaar, maand, dag] = datum.split("-");
  return maand === dag ? null : geldigeDatum(`${jaar}-${dag}-${maand}`);
};

const letters: Record<string, string> = { ø: "o", ł: "l", ı: "i", đ: "d", ð: "d", ß: "ss", æ: "ae", œ: "oe", þ: "th" };

/** Lower case without accents; whatever is no letter or digit becomes one space. */
export const normaal = (tekst: string | null | undefined): string =>
  (tekst ?? "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[øłıđðßæœþ]/g, (letter) => letters[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const tussenvoegsels = new Set(
  "aan bij d de den der du het in la le onder op over s t te ten ter tot uit van von voor zu".split(" "),
);

/** The surname by which a person is found: normalised, without tussenvoegsels in front; never empty because of that. */
export const zoeknaam = (achternaam: string): string => {
  const woorden = normaal(achternaam).split(" ");
  const begin = woorden.findIndex((woord) => !tussenvoegsels.has(woord));
  return woorden.slice(begin === -1 ? woorden.length - 1 : begin).join(" ");
};

export const volledigeAchternaam = ({ tussenvoegsel, achternaam }: Identiteit): string =>
  [tussenvoegsel, achternaam].filter(Boolean).join(" ");

export const volledigeNaam = (identiteit: Identiteit): string =>
  [identiteit.voornamen, volledigeAchternaam(identiteit)].filter(Boolean).join(" ");

/** One key for one front door: postcode and number, or street, number and town; null when that is not known. */
export const adresSleutel = (adres: Adres | null): string | null => {
  const dicht = (tekst: string | null) => normaal(tekst).replaceAll(" ", "");
  if (!adres || !dicht(adres.huisnummer)) return null;
  const waar = dicht(adres.postcode) || (adres.straat && adres.woonplaats && dicht(adres.straat + adres.woonplaats));
  return waar ? `${waar} ${dicht(adres.huisnummer)}` : null;
};

const trigrammen = (tekst: string): Set<string> =>
  new Set(
    normaal(tekst)
      .split(" ")
      .filter(Boolean)
      .flatMap((woord) => [...` ${woord}`].map((_, plaats) => `  ${woord} `.slice(plaats, plaats + 3))),
  );

/** Shared part of the trigrams of two texts, 0 … 1; the same number as pg_trgm's similarity(). */
export const gelijkenis = (een: string, ander: string): number => {
  const [a, b] = [trigrammen(een), trigrammen(ander)];
  const beide = [...a].filter((trigram) => b.has(trigram)).length;
  return beide === 0 ? 0 : beide / (a.size + b.size - beide);
};

/** Age in whole years on the day that it is in the Netherlands. */
export const leeftijd = (geboortedatum: string | null, nu: Date): number | null => {
  if (!geboortedatum) return null;
  const vandaag = nu.toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });
  const jaren = Number(vandaag.slice(0, 4)) - Number(geboortedatum.slice(0, 4));
  return vandaag.slice(5) < geboortedatum.slice(5) ? jaren - 1 : jaren;
};
