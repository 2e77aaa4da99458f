import { een, huis, lijst, motivering, onbekend, systeem, verander, type Deur } from "./soorten.js";

const iemand = { organisatie: "ggz", medewerker: "iemand" };

/** The doors of the return from detention. */
export const nazorgdeuren: Record<string, Deur> = {
  "POST detentieberichten": huis("detentieberichten", () => ({})),
  "POST detentieberichten/csv": huis("detentieberichten/csv", () => ({})),
  "GET detentieberichten/:berichtId": een("detentiebericht", "detentieberichten/{}"),
  "GET detentieberichten/:berichtId/identiteit": systeem("detentieberichten/{}/identiteit"),
  "GET nazorgdossiers": lijst("nazorg", "nazorgdossiers"),
  "GET nazorgdossiers/telling": huis("nazorgdossiers/telling"),
  "GET nazorgdossiers/hernieuwd": huis("nazorgdossiers/hernieuwd?van=2000-01-01&tot=2999-12-31"),
  "GET nazorgdossiers/:dossierId": een("nazorg", "nazorgdossiers/{}"),
  "PUT nazorgdossiers/:dossierId/voorwaarden/:thema": verander("nazorg", "nazorgdossiers/{}/voorwaarden/onderdak", {
    moment: "voor-vrijlating",
    stand: "loopt",
  }),
  "POST nazorgdossiers/:dossierId/overdracht": verander("nazorg", "nazorgdossiers/{}/overdracht", { overnames: [] }),
  "POST nazorgdossiers/:dossierId/afsluiting": verander("nazorg", "nazorgdossiers/{}/afsluiting", {
    reden: "overleden",
    toelichting: motivering,
  }),
  "POST nazorgdossiers/:dossierId/acties": verander("nazorg", "nazorgdossiers/{}/acties", {
    ...iemand,
    thema: "zorg",
    omschrijving: motivering,
    uiterlijkDatum: "2999-01-01",
  }),
  "POST nazorgdossiers/:dossierId/acties/:actieId/terugkoppeling": verander(
    "nazorg",
    `nazorgdossiers/{}/acties/${onbekend}/terugkoppeling`,
    { stand: "gedaan", toelichting: motivering },
  ),
};
