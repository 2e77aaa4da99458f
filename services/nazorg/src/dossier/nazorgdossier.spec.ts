import type { Deadline } from "@zvh/platform";
import { bericht, dagen, dossier, nieuws, nu } from "../nazorg.voorbeeld.js";
import { bewaak, hoortBij, open, verwerk, waarschuw } from "./nazorgdossier.js";

const soorten = ({ events = [] }: { events?: { type: string }[] }) =>
  events.map(({ type }) => type.split(".").slice(2, 4).join("."));
const termijn = (deadlines: Deadline[] = []) => deadlines.find((een) => een.state === "armed");
const later = new Date(+nu + 60_000);

describe("Een nazorgdossier", () => {
  it("R39 R42 opent bij het begin van de detentie, namens de gemeente van herkomst, onder zijn eigen regime", () => {
    const { state, events, deadlines } = open(nieuws(), [], nu);
    expect(state).toMatchObject({
      fase: "detentie",
      gemeente: "GM9901",
      namens: "gemeente-proefstad",
      regime: "nazorg",
    });
    expect(events).toMatchObject([{ data: { gemeente: "GM9901", regime: "nazorg", vrijlatingsdatum: "2027-01-20" } }]);
    expect(termijn(deadlines)?.dueAt).toEqual(new Date("2026-12-22T23:00:00Z"));
  });

  it("R42 opent ook met een einde waar niets aan voorafging: vandaag vrij, zonder aankondiging", () => {
    const { state, events, deadlines } = open(nieuws({ soort: "einde", vrijlatingsdatum: null }), [], nu);
    expect(state).toMatchObject({ vrijgelaten: true, vrijlatingsdatum: "2026-11-23" });
    expect(soorten({ events })).toEqual(["nazorg.gestart", "vrijlating.gewijzigd"]);
    expect(+termijn(deadlines)!.dueAt).toBeLessThan(+nu);
  });

  it("R41 bewaakt niets zolang de vrijlating onbekend is", () => {
    expect(termijn(open(nieuws({ vrijlatingsdatum: null }), [], nu).deadlines)).toBeUndefined();
  });

  it("R40 legt vast dat iemand opnieuw vastzit, en onthoudt het vorige dossier", () => {
    const vorige = dossier({ fase: "afgesloten", insluitingsdatum: "2025-02-01", vrijlatingsdatum: "2025-05-01" });
    const { state, events } = open(nieuws({}, "0199b6c2-a529-7c1d-8a0e-000000000009"), [vorige], nu);
    expect(state.eerderDossierId).toBe(vorige.dossierId);
    expect(events).toMatchObject([{ data: { eerderDossierId: vorige.dossierId } }]);
  });
});

describe("Waar een bericht bij hoort", () => {
  const binnen = dossier();

  it("R42 een bericht over dezelfde detentie, ook als de eerste dag is verbeterd, hoort bij hetzelfde dossier", () => {
    expect(hoortBij(bericht(), [binnen])).toBe(binnen);
    expect(hoortBij(bericht({ insluitingsdatum: "2026-11-19" }), [binnen])).toBe(binnen);
  });

  it("R40 een insluiting na de vrijlating is een nieuwe detentie, ook als het einde nooit is gemeld", () => {
    expect(hoortBij(bericht({ insluitingsdatum: "2027-02-01" }), [binnen])).toBeUndefined();
    const vrij = dossier({ vrijgelaten: true, vrijlatingsdatum: "2026-11-21" });
    expect(hoortBij(bericht({ insluitingsdatum: "2026-11-22" }), [vrij])).toBeUndefined();
  });

  it("R42 een nagekomen bericht over een vorige detentie raakt het lopende dossier niet", () => {
    const vorige = dossier({ insluitingsdatum: "2025-02-01", fase: "na-detentie" });
    expect(hoortBij(bericht({ insluitingsdatum: "2025-02-01" }), [binnen, vorige])).toBe(vorige);
  });
});

describe("Een bericht over een lopende detentie", () => {
  const verschuif = (vrijlatingsdatum: string | null, van = dossier()) =>
    verwerk(van, nieuws({ soort: "wijziging", vrijlatingsdatum, ontvangenOp: later }), false, later);

  it("R41 verschuift de vrijlating, en daarmee de dag waarop er onderdak moet zijn", () => {
    const { state, events, deadlines } = verschuif("2027-03-01", dossier({ waarschuwingOp: nu }));
    expect(state).toMatchObject({ vrijlatingsdatum: "2027-03-01", waarschuwingOp: null });
    expect(events).toMatchObject([{ data: { vrijlatingsdatum: "2027-03-01", vrijgelaten: false } }]);
    expect(deadlines).toMatchObject([{ state: "cancelled" }, { dueAt: new Date("2027-01-31T23:00:00Z") }]);
  });

  it("R41 laat de bewaking los als de vrijlating weer onbekend is", () => {
    const { state, events, deadlines } = verschuif(null);
    expect(state.vrijlatingsdatum).toBeNull();
    expect(events![0]!.data).not.toHaveProperty("vrijlatingsdatum");
    expect(termijn(deadlines)).toBeUndefined();
  });

  it("R42 sluit de detentie, ook zonder dag erbij: dan is het vandaag", () => {
    const einde = nieuws({ soort: "einde", vrijlatingsdatum: null, ontvangenOp: later });
    expect(verwerk(dossier(), einde, true, later).state).toMatchObject({
      vrijgelaten: true,
      vrijlatingsdatum: "2026-11-23",
    });
  });

  it("R42 verandert niets als het ouder is dan wat er staat, of als er al is overgedragen", () => {
    const nieuwer = dossier({ berichtOp: new Date(+later + 1) });
    const over = dossier({ fase: "na-detentie" });
    for (const staand of [nieuwer, over]) expect(verschuif("2027-03-01", staand)).toEqual({ state: staand });
  });

  it("R42 meldt niets als de datums gelijk blijven", () => {
    expect(verschuif("2027-01-20").events).toBeUndefined();
  });
});

describe("De waarschuwing voor onderdak", () => {
  it("R41 komt één keer, met de dag van vrijlating en niets over wie het is", () => {
    const { state, events } = waarschuw(dossier(), false, nu);
    expect(state.waarschuwingOp).toBe(nu);
    expect(events).toMatchObject([{ data: { namens: "gemeente-proefstad", vrijlatingsdatum: "2027-01-20" } }]);
    expect(termijn(bewaak(state, false, dagen))).toBeUndefined();
  });

  it("R41 blijft uit als er onderdak is, de vrijlating onbekend is, of alles is overgedragen", () => {
    const stil = [
      waarschuw(dossier(), true, nu),
      waarschuw(dossier({ vrijlatingsdatum: null }), false, nu),
      waarschuw(dossier({ fase: "na-detentie" }), false, nu),
    ];
    expect(stil.flatMap(({ events = [] }) => events)).toEqual([]);
  });

  it("R41 telt de dagen op de Nederlandse kalender, ook over de zomertijd heen", () => {
    const deadlines = bewaak(dossier({ vrijlatingsdatum: "2027-04-10" }), false, 20);
    expect(termijn(deadlines)).toMatchObject({ dueAt: new Date("2027-03-20T23:00:00Z"), rule: "20-dagen" });
  });
});
