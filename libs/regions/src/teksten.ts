const kenmerk = ["kenmerk"] as const;
const opDatum = ["kenmerk", "datum"] as const;
const contact = ["kenmerk", "contactNaam", "contactTelefoon"] as const;

/**
 * Every text of a house with the slots it may use. What is not a slot here cannot get into an e-mail: no name of a
 * person, no free text.
 */
export const tekstslots = {
  "mail.ontvangstbevestiging.onderwerp": kenmerk,
  "mail.ontvangstbevestiging.tekst": [...contact, "werkdagen"],
  "mail.tussenbericht.onderwerp": kenmerk,
  "mail.tussenbericht.tekst": contact,
  "mail.terugkoppeling.onderwerp": kenmerk,
  "mail.terugkoppeling.tekst": [...contact, "uitkomst"],
  "mail.dagoverzicht.onderwerp": ["datum", "aantal"],
  "mail.dagoverzicht.tekst": ["datum", "aantal", "regels"],
  "mail.dagoverzicht.regel": ["kenmerk", "uitkomst"],
  "mail.overdracht.onderwerp": kenmerk,
  "mail.overdracht.tekst": contact,
  "mail.bericht.onderwerp": kenmerk,
  "mail.bericht.tekst": ["kenmerk", "bericht", "link"],
  "bericht.toegewezen": kenmerk,
  "bericht.uitnodiging": opDatum,
  "bericht.voorbereiding": opDatum,
  "bericht.verslag": kenmerk,
  "bericht.verslag-te-laat": kenmerk,
  "bericht.actie-terugkoppeling": kenmerk,
  "bericht.actie-lukt-niet": kenmerk,
  "bericht.actie-verlopen": kenmerk,
  "bericht.ontwikkeling": kenmerk,
  "bericht.escalatie": kenmerk,
  "bericht.deelname-gestart": kenmerk,
  "bericht.deelname-beeindigd": kenmerk,
  "bericht.overdracht": kenmerk,
  "bericht.plan-vastgesteld": kenmerk,
  "bericht.evaluatie": kenmerk,
  "bericht.afschaling": kenmerk,
  "bericht.nieuwe-melding": kenmerk,
  "bericht.informatieverzoek": opDatum,
  "bericht.rondgepompt": kenmerk,
  "bericht.zsm-nadert": kenmerk,
  "bericht.zsm-verstreken": kenmerk,
  "bericht.vrijlating-nadert": opDatum,
  "bericht.onderdak-ontbreekt": kenmerk,
  "scherm.leeg.vandaag": [],
  "scherm.leeg.screening": [],
  "scherm.leeg.triage": [],
  "scherm.leeg.casussen": [],
  "scherm.leeg.acties": [],
  "scherm.leeg.zsm": [],
  "scherm.leeg.nazorg": [],
  "scherm.leeg.berichten": [],
  "scherm.agendapunt": [],
  "scherm.gemaskeerd": [],
  "scherm.geen-toegang": [],
  "fout.onbekend": [],
} as const satisfies Record<string, readonly string[]>;

export type Tekstsleutel = keyof typeof tekstslots;
export type Mailsoort =
  "ontvangstbevestiging" | "tussenbericht" | "terugkoppeling" | "dagoverzicht" | "overdracht" | "bericht";
