import type { Refused } from "@zvh/platform";
import { huizen } from "@zvh/testing";
import { beantwoord, eisAnoniem, eisEigenGrond, ontvangVraag, zetOm } from "./adviesvraag.js";
import { persoonsgegevensIn } from "./persoonsgegeven.js";

const nu = new Date("2026-11-23T10:00:00Z");
const adviesvraagId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0051";
const meldingId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0001";
const inhoud = Buffer.from("verzegeld");
const nieuw = { adviesvraagId, huis: "proefhuis", afzender: "veilig-thuis", kenmerk: "AV-1", inhoud };
const gesteld = () => ontvangVraag(nieuw, huizen.huis("proefhuis").termijnen, huizen.regimes.adviesvraag!, nu);
const antwoord = {
  antwoord: Buffer.from("verzegeld"),
  thema: "criteria" as const,
  door: "screener-1",
  doorNaam: "S. Creener",
};
const geweigerd = (doe: () => unknown): Refused => {
  try {
    doe();
  } catch (error) {
    return error as Refused;
  }
  throw new Error("niets geweigerd");
};

it.each([
  ["BSN", "Het gaat om 999990342.", "een burgerservicenummer"],
  ["e-mailadres", "Mail jan@voorbeeld.example maar.", "een e-mailadres"],
  ["telefoonnummer", "Bel hem op 06-12345678.", "een telefoonnummer"],
  ["postcode", "Woont op 5961 ED 3.", "een postcode"],
  ["geboortedatum", "Geboren 17-03-1961.", "een geboortedatum"],
  ["geboortedatum met het jaar voorop", "Geboren 1961-03-17.", "een geboortedatum"],
])("weigert in een adviesvraag een %s, en herhaalt het niet", (_, tekst, wat) => {
  const { code, faults } = geweigerd(() => eisAnoniem("vraag", tekst));
  expect(code).toBe("persoonsgegeven-in-adviesvraag");
  expect(faults).toEqual([{ where: "vraag", code, message: expect.stringContaining(wat) }]);
  expect(JSON.stringify(faults)).not.toMatch(/9999|voorbeeld|1234|5961|1961/);
});

it("laat een gewone vraag door, ook met een jaar, een artikel of een getal erin", () => {
  for (const vraag of [
    "Wij overwegen op te schalen; past dit bij jullie criteria, en wat moeten wij vooraf geregeld hebben?",
    "Geldt artikel 2.31 WGS sinds 2025 ook bij 3 partners en zaak 12345678?",
    "Mag dit volgens de AVG, en per 1-3 al?",
  ])
    expect(persoonsgegevensIn("vraag", vraag)).toEqual([]);
});

it("noemt alles wat naar iemand wijst tegelijk", () => {
  expect(persoonsgegevensIn("vraag", "999990342, jan@voorbeeld.example, 5961ED")).toHaveLength(3);
});

it("wordt een vraag één keer beantwoord, door iemand met een naam en onder een thema; het antwoord staat niet in het feit", () => {
  const { state, events } = beantwoord(gesteld().state, antwoord, nu);
  expect(state).toMatchObject({ status: "beantwoord", doorNaam: "S. Creener", thema: "criteria" });
  expect(events!.map(({ data }) => data)).toEqual([
    { adviesvraagId, huis: "proefhuis", thema: "criteria", door: "screener-1", beantwoordOp: nu.toISOString() },
  ]);
  expect(geweigerd(() => beantwoord(state, antwoord, nu)).code).toBe("al-beantwoord");
});

it("L19 heeft een vraag een eigen bewaartermijn van een jaar vanaf ontvangst", () => {
  expect(gesteld().deadlines).toContainEqual(
    expect.objectContaining({ kind: "adviesvraag-bewaren", dueAt: new Date("2027-11-22T23:00:00Z"), rule: "P1Y" }),
  );
});

it("R64 wordt een beantwoorde vraag één melding, op eigen grondslag en in hetzelfde huis", () => {
  const open = gesteld().state;
  expect(geweigerd(() => zetOm(open, meldingId)).code).toBe("nog-niet-beantwoord");
  const { state } = zetOm(beantwoord(open, antwoord, nu).state, meldingId);
  expect(state.meldingId).toBe(meldingId);
  expect(zetOm(state, meldingId).state).toEqual(state);
  expect(geweigerd(() => zetOm(state, adviesvraagId)).code).toBe("al-omgezet");
  const { code, faults } = geweigerd(() => eisEigenGrond(open, { huis: "zeeland" }));
  expect([code, faults.map(({ where }) => where)]).toEqual(["onbekend-huis", ["huis", "herkomst"]]);
});
