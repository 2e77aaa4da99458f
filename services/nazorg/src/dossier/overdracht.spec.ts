import { Refused } from "@zvh/platform";
import { huizen } from "@zvh/testing";
import { dagNa } from "@zvh/regions";
import { actie, dossier, nu, voorwaarden } from "../nazorg.voorbeeld.js";
import { draagOver, sluit, vernietig, type Overname } from "./overdracht.js";

const door = "nazorgcoordinator-1";
const vrij = dossier({ vrijgelaten: true, vrijlatingsdatum: "2026-11-23" });
const allen = () => true;
const alles = {
  identiteitsbewijs: "geregeld",
  "werk-en-inkomen": "geregeld",
  schulden: "niet-nodig",
  zorg: "geregeld",
} as const;
const gemeente = { organisatie: "gemeente-proefstad", medewerker: "deelnemer-1" };
const weigering = (doe: () => unknown) => {
  try {
    doe();
  } catch (error) {
    return error as Refused;
  }
  throw new Error("niet geweigerd");
};
const over = (
  standen = {},
  overnames: Overname[] = [],
  acties = [actie({ stand: "gedaan" })],
  van = vrij,
  bekend = allen as (wie: { medewerker: string }) => boolean,
) => draagOver({ dossier: van, voorwaarden: voorwaarden(standen), acties }, { overnames, door }, bekend, nu);

describe("De overdracht bij vrijlating", () => {
  it("R44 weigert met elk open punt dat geen verantwoordelijke partner heeft, alle tegelijk", () => {
    const { code, faults } = weigering(() => over({ zorg: "geregeld", onderdak: "opvang" }));
    expect(code).toBe("verantwoordelijke-ontbreekt");
    expect(faults.map(({ where }) => where)).toEqual([
      "overnames.identiteitsbewijs",
      "overnames.onderdak",
      "overnames.werk-en-inkomen",
      "overnames.schulden",
    ]);
  });

  it("R44 gaat door als elk open punt bij een partner ligt, en zegt bij welke", () => {
    const straks = over(
      alles,
      [{ thema: "onderdak", ...gemeente }],
      [actie({ organisatie: "ggz", stand: "lukt-niet" })],
    );
    expect(straks.dossier).toMatchObject({ fase: "na-detentie", overgedragenOp: nu, overgedragenDoor: door });
    expect(straks.voorwaarden).toMatchObject([{ thema: "onderdak", ...gemeente }]);
    expect(straks.events).toMatchObject([{ data: { organisaties: ["gemeente-proefstad", "ggz"] } }]);
  });

  it("R44 rekent op mensen die er vandaag nog werken", () => {
    const { faults } = weigering(() =>
      over(
        alles,
        [{ thema: "onderdak", ...gemeente }],
        [actie({ medewerker: "weg" })],
        vrij,
        ({ medewerker }) => medewerker !== "weg",
      ),
    );
    expect(faults.map(({ where }) => where)).toEqual([`acties.${actie().actieId}`]);
  });

  it("R43 R44 vraagt niets van het sociaal netwerk: dat is geen basisvoorwaarde", () => {
    expect(over({ ...alles, onderdak: "geregeld" }).events).toMatchObject([{ data: { organisaties: [] } }]);
  });

  it("R44 kan pas op de dag zelf, ook als het einde nog niet is gemeld, en maar één keer", () => {
    const binnen = (vrijlatingsdatum: string | null) => dossier({ vrijlatingsdatum });
    for (const nog of [binnen(null), binnen("2026-11-24")])
      expect(weigering(() => over(alles, [], [], nog)).code).toBe("nog-in-detentie");
    expect(over({ ...alles, onderdak: "geregeld" }, [], [], binnen("2026-11-23")).dossier.fase).toBe("na-detentie");
    expect(weigering(() => over(alles, [], [], dossier({ fase: "na-detentie" }))).code).toBe("al-overgedragen");
  });
});

describe("Het einde van een nazorgdossier", () => {
  const { bewaartermijn } = huizen.regimes.nazorg!;
  const reden = (code: string) => huizen.huis("proefhuis").afsluitredenen.find((een) => een.code === code)!;
  const dicht = (
    van = dossier({ fase: "na-detentie" }),
    code = "zorg-geborgd",
    acties = [actie({ stand: "gedaan" })],
  ) => sluit({ dossier: van, acties }, { reden: reden(code), toelichting: null, door }, bewaartermijn, nu);

  it("L19 laat de bewaartermijn van zijn eigen regime lopen, vanaf het sluiten", () => {
    const { state, events, deadlines } = dicht();
    expect(bewaartermijn).toEqual({ duur: "P5Y", vanaf: "afsluiting" });
    expect(state).toMatchObject({ fase: "afgesloten", bewarenTot: "2031-11-23", afsluitreden: "zorg-geborgd" });
    expect(events).toMatchObject([{ data: { reden: "zorg-geborgd", bewarenTot: "2031-11-23" } }]);
    expect(deadlines).toContainEqual(
      expect.objectContaining({ kind: "bewaartermijn", state: "armed", dueAt: new Date("2031-11-22T23:00:00Z") }),
    );
    expect(vernietig(state, nu)).toMatchObject([{ data: { dossierId: state.dossierId, huis: "proefhuis" } }]);
  });

  it("R44 wacht op de overdracht en op wie nog iets doet, behalve als er niets meer te doen valt", () => {
    expect(weigering(() => dicht(dossier())).code).toBe("nog-niet-overgedragen");
    expect(weigering(() => dicht(undefined, undefined, [actie()])).code).toBe("nazorgacties-open");
    expect(dicht(dossier(), "overleden", [actie()]).state.fase).toBe("afgesloten");
    expect(weigering(() => dicht(dossier({ fase: "afgesloten" }))).code).toBe("nazorg-afgesloten");
  });

  it.each([
    ["2024-02-29", "P5Y", "2029-02-28"],
    ["2026-08-31", "P6M", "2027-02-28"],
    ["2026-12-31", "P1Y2M3D", "2028-03-03"],
  ])("L19 telt vanaf %s %s verder tot %s", (datum, duur, tot) => {
    expect(dagNa(datum, duur)).toBe(tot);
  });
});
