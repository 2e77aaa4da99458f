import { armTerm, endTerm, type Term } from "./term.js";

const term: Term = {
  kind: "verzoek",
  subject: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0099",
  clock: "OPHOUDEN_6H",
  from: new Date("2026-11-23T22:00+01:00"),
  percentages: [50, 80],
};
const armedAt = (nu: string) => armTerm(term, new Date(nu)).map(({ kind }) => kind);

it("R73 zet de termijn en zijn waarschuwingen klaar, met de regel en zijn versie", () => {
  const { subject } = term;
  const rest = { subject, state: "armed", rule: "OPHOUDEN_6H-v1" };
  expect(armTerm(term, term.from)).toEqual([
    { kind: "verzoek-50", dueAt: new Date("2026-11-24T10:00+01:00"), ...rest },
    { kind: "verzoek-80", dueAt: new Date("2026-11-24T11:48+01:00"), ...rest },
    { kind: "verzoek", dueAt: new Date("2026-11-24T13:00+01:00"), ...rest },
  ]);
});

it("R73 waarschuwt een keer, niet meer keren tegelijk, als we het verzoek laat horen", () => {
  expect(armedAt("2026-11-24T10:30+01:00")).toEqual(["verzoek-50", "verzoek-80", "verzoek"]);
  expect(armedAt("2026-11-24T12:00+01:00")).toEqual(["verzoek-80", "verzoek"]);
  expect(armedAt("2026-11-24T13:00+01:00")).toEqual(["verzoek"]);
});

it("R73 beëindigt met de termijn alle waarschuwingen", () => {
  expect(endTerm(term, "met")).toEqual(
    ["verzoek-50", "verzoek-80", "verzoek"].map((kind) => ({ kind, subject: term.subject, state: "met" })),
  );
});
