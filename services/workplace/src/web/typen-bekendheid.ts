import type { Namen } from "./typen.js";
import type { Herkomst } from "./typen-casus.js";

/** What of an extract stands in the open: who supplied it, on what ground, and where it is. */
export type Verstrekking = Omit<Herkomst, "voorwaardeToelichting"> & {
  verstrekkingId: string;
  anderHuis: string;
  bronNaam: string;
  toestemmingVanNaam: string | null;
  doorNaam: string;
  gegevenOp: string;
  stand: "onderweg" | "aangekomen" | "niet-aangekomen" | "vervallen";
};
/** What another house gave; without its words when it has lapsed. */
export type Ontvangen = Verstrekking & {
  vraagId: string;
  persoonId: string;
  inhoud: { tekst: string; voorwaardeToelichting: string | null } | null;
};
/** Whether another house knows somebody: as who asks sees it. */
export type Bekendheidsvraag = {
  vraagId: string;
  persoonId: string;
  aanHuis: string;
  doel: string;
  reden: string;
  doorNaam: string;
  gevraagdOp: string;
  uiterlijkOp: string;
  antwoord: "BEKEND" | "GEEN_MEDEDELING" | null;
  beantwoordOp: string | null;
};
/** The same, as who is asked sees it. */
export type Bekendheidsverzoek = {
  verzoekId: string;
  vanHuis: string;
  persoonId: string;
  doel: string;
  gevraagdDoorNaam: string;
  gevraagdOp: string;
  uiterlijkOp: string;
  besluit: "bekend" | "geen-mededeling" | null;
  beslotenOp: string | null;
  verstrekkingen: Verstrekking[];
};
export type Verzoekenlijst = { items: Bekendheidsverzoek[]; bekend: Bekendheidsverzoek[]; namen: Namen };
