import type { Refused } from "@zvh/platform";
import { huizen } from "@zvh/testing";
import { neemNietOver, neemOver, ontvangSignaal, type Signaal } from "./signaal.js";

const nu = new Date("2026-01-31T10:00:00Z");
const later = new Date("2026-02-01T10:00:00Z");
const huis = huizen.huis("proefhuis");
const door = { door: "screener-1", doorNaam: "S. Creener" };
const nieuw = {
  signaalId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0050",
  huis: "proefhuis",
  afzender: "woningcorporatie",
  kenmerk: "WC-1",
  inhoud: Buffer.from("verzegeld"),
};
const meldingId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0001";
const ontvangen = () => ontvangSignaal(nieuw, huis.termijnen, huizen.regimes.signaal!, nu);
const weigering = (doe: () => unknown): string => {
  try {
    doe();
  } catch (error) {
    return (error as Refused).code;
  }
  return "niets geweigerd";
};

it("L04 L19 is een signaal geen melding: eigen regime, een termijn om te beslissen, en een eigen bewaartermijn", () => {
  const { state, events, deadlines } = ontvangen();
  expect(state).toMatchObject({ regime: "signaal", status: "open", meldingId: null });
  expect(events!.map(({ type }) => type)).toEqual(["nl.zvh.signaal.ontvangen.v1"]);
  expect(deadlines).toEqual([
    expect.objectContaining({ kind: "signaal", state: "armed", dueAt: new Date("2026-02-02T10:00:00Z") }),
    // A month later is the last day of February, from its first moment in the Netherlands.
    expect.objectContaining({ kind: "signaal-bewaren", dueAt: new Date("2026-02-27T23:00:00Z"), rule: "P1M" }),
  ]);
});

it("L04 neemt een deelnemer een signaal over, op naam; wat er stond gaat mee en blijft hier niet", () => {
  const { state, events, deadlines } = neemOver(
    ontvangen().state,
    { ...door, organisatie: "ggz", meldingId },
    huis,
    later,
  );
  expect(state).toMatchObject({ status: "overgenomen", overgenomenDoor: "ggz", meldingId, inhoud: null, ...door });
  expect(events![0]!.data).toMatchObject({ overgenomen: true, meldingId, door: "screener-1" });
  expect(deadlines).toEqual([expect.objectContaining({ kind: "signaal", state: "met" })]);
});

it("L20 is van een signaal dat niemand overneemt de inhoud meteen weg; waarom, en wie dat besloot, blijft", () => {
  const motivering = Buffer.from("verzegeld");
  const { state, events } = neemNietOver(ontvangen().state, { ...door, motivering }, later);
  expect(state).toMatchObject({ status: "niet-overgenomen", inhoud: null, motivering, meldingId: null, ...door });
  expect(events![0]!.data).not.toHaveProperty("meldingId");
});

it("L04 neemt alleen een deelnemer over, en wordt maar één keer beslist", () => {
  const open = ontvangen().state;
  const neem = (signaal: Signaal, organisatie: string) => () =>
    neemOver(signaal, { ...door, organisatie, meldingId }, huis, later);
  for (const geen of ["woningcorporatie", "bestaat-niet", "huis"])
    expect(weigering(neem(open, geen))).toBe("overnemer-is-geen-deelnemer");
  const besloten = neem(open, "ggz")().state;
  expect(weigering(neem(besloten, "ggz"))).toBe("al-beoordeeld");
  expect(weigering(() => neemNietOver(besloten, { ...door, motivering: Buffer.from("x") }, later))).toBe(
    "al-beoordeeld",
  );
});
