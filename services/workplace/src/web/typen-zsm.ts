/** What the ZSM desk asked, with what each house that was asked told. */
export type Zsmaanvraag = {
  aanvraagId: string;
  verzoekNummer: string;
  opgehoudenOp: string;
  verstrijktOp: string;
  verdachte: { naam: string; geboortedatum: string | null; leeftijd: number | null } | null;
  verdenking: string | null;
  antwoord: ZsmAntwoord | null;
  gevraagd: {
    huis: string;
    naam: string;
    huiscontact: string;
    antwoord: ZsmAntwoord | null;
    advies?: string | null;
    contact?: string;
    voorwaarde?: string | null;
  }[];
};
export type ZsmAntwoord = "NIET_BEKEND" | "GEEN_GRONDSLAG" | "BEKEND_ZONDER_ADVIES" | "BEKEND_MET_ADVIES";
