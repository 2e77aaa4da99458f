/** Why the information-hub thinks that two descriptions may be one person; its codes, in words. */
const redenen: Record<string, string> = {
  "zelfde-bsn": "zelfde burgerservicenummer",
  "zelfde-achternaam": "zelfde achternaam",
  "achternaam-lijkt": "achternaam lijkt erop",
  "achternaam-klinkt-gelijk": "achternaam klinkt hetzelfde",
  "zelfde-voornamen": "zelfde voornamen",
  "voornamen-lijken": "voornamen lijken erop",
  "zelfde-geboortedatum": "zelfde geboortedatum",
  "dag-en-maand-verwisseld": "dag en maand verwisseld",
  "zelfde-adres": "zelfde adres",
};

/** A code that is new here is shown as it is, in words. */
export const redenInWoorden = (code: string): string => redenen[code] ?? code.replaceAll("-", " ");
