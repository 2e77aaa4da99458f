/** What comes in beside the meldingen, as intake answers it. */
type Melder = { organisatie: string; naam: string | null; email: string | null };
export type Pagina<T> = { items: T[]; volgende: string | null; open: number };

export type SignaalRij = {
  signaalId: string;
  kenmerk: string;
  afzender: string;
  status: "open" | "overgenomen" | "niet-overgenomen";
  onderwerp: string | null;
  ontvangenOp: string;
  beoordelenUiterlijkOp: string;
};
export type Signaal = SignaalRij & {
  situatieschets: string | null;
  melder: Melder | null;
  betrokkenen: {
    rol: string;
    voornamen?: string | null;
    tussenvoegsel?: string | null;
    achternaam: string;
    geboortedatum?: string | null;
  }[];
  overgenomenDoor: string | null;
  meldingId: string | null;
  motivering: string | null;
  doorNaam: string | null;
  beoordeeldOp: string | null;
};

export type AdviesvraagRij = {
  adviesvraagId: string;
  kenmerk: string;
  afzender: string;
  status: "open" | "beantwoord";
  thema: string | null;
  vraag: string;
  ontvangenOp: string;
  beantwoordenUiterlijkOp: string;
};
export type Adviesvraag = AdviesvraagRij & {
  melder: Melder;
  antwoord: string | null;
  doorNaam: string | null;
  beantwoordOp: string | null;
  meldingId: string | null;
};
export type Adviestelling = { items: { maand: string; thema: string; aantal: number }[] };
