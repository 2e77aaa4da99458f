import { besluit } from "./besluit.js";
import { beoordeel } from "./oordeel.js";
import { vulAan, type Triage } from "./triage.js";
import {
  beoordeeld,
  donderdag,
  fouten,
  herkomst,
  kort,
  mens,
  moeder,
  neem,
  nieuw,
  oordeel,
  procesregie,
  proefhuis,
  voorzitter,
} from "./triage.voorbeeld.js";
import { isVoorbij, leestAntwoord, leestGemeld, oordeelVoor } from "./voorwaarde.js";

const lid = mens("lid-1", "ggz");
const leidt = { ...voorzitter, rollen: ["triagevoorzitter"] };
const dienst = { ...lid, rollen: ["systeem"] };
const gemeld = {
  kenmerk: "K-1",
  onderwerp: "Onrust",
  situatieschets: "Ruzie.",
  huiscriteria: null,
  wettelijkeCriteria: null,
};
const met = (voorwaarde: string) => vulAan(nieuw, { ...gemeld, herkomst: { ...herkomst, voorwaarde } }).state;
const lezers = (triage: typeof nieuw) => [
  leestGemeld(triage, proefhuis, leidt, false),
  leestGemeld(triage, proefhuis, lid, true),
  leestGemeld(triage, proefhuis, lid, false),
  leestGemeld(triage, proefhuis, dienst, false),
];

it.each([
  ["geen", [true, true, true, true]],
  ["niet-met-betrokkene-delen", [true, true, true, true]],
  ["niet-verder", [true, true, false, false]],
  ["eenmalig", [true, true, true, true]],
])("L09 bij %s lezen voorzitter, beoordelaar, gekozen deelnemer en dienst wat gemeld is: %j", (voorwaarde, wie) => {
  expect(lezers(met(voorwaarde))).toEqual(wie);
});

it("L09 wat eenmalig is, is na het overleg waarvoor het kwam voor niemand meer: besloten, of op een latere agenda", () => {
  const later = { ...met("eenmalig"), overlegDatum: "2026-12-03" };
  const besloten = { ...met("eenmalig"), status: "besloten" as const };
  for (const triage of [later, besloten]) expect(lezers(triage)).toEqual([false, false, false, false]);
  expect(lezers({ ...met("geen"), status: "besloten" })).toEqual([true, true, true, true]);
  const antwoord = { herkomst: { ...herkomst, voorwaarde: "eenmalig" }, overlegDatum: "2026-12-03" };
  expect([isVoorbij(later, antwoord, proefhuis), isVoorbij(besloten, antwoord, proefhuis)]).toEqual([false, true]);
});

describe("Een oordeel met een voorwaarde van de leverancier", () => {
  const onder = (voorwaarde: string) => beoordeeld({ namens: ["ggz"], herkomst: { ...herkomst, voorwaarde } });
  const politie = mens("lid-2", "politie");
  const hub = { ...dienst, organisatie: "information-hub" };
  const aard = oordeel().aard;

  it.each([
    ["geen", [aard, aard, aard, aard]],
    ["niet-met-betrokkene-delen", [aard, aard, aard, aard]],
    ["niet-verder", [aard, aard, undefined, undefined]],
    ["eenmalig", [aard, aard, aard, aard]],
  ])("L09 bij %s lezen voorzitter, wie het gaf, een andere deelnemer en een dienst het: %j", (voorwaarde, wie) => {
    const triage = onder(voorwaarde);
    const lezen = [leidt, lid, politie, hub].map((een) => oordeelVoor(triage, proefhuis, een, false)?.aard);
    expect(lezen).toEqual(wie);
    expect(oordeelVoor(triage, proefhuis, politie, true)?.aard).toBe(aard);
  });

  it("L09 L13 blijft van eenmalig na het overleg dat er is getoetst, door wie en met welk antwoord, en geen woord meer", () => {
    const besloten = neem(onder("eenmalig"), kort("geen-vervolg")).state;
    const later = { ...onder("eenmalig"), overlegDatum: "2026-12-03" };
    for (const triage of [besloten, later]) {
      const gelezen = oordeelVoor(triage, proefhuis, leidt, false)!;
      expect(gelezen).toMatchObject({ aard: "", ernst: "hoog", namens: ["ggz"] });
      expect(gelezen.toetsen[0]).toMatchObject({
        persoonId: moeder,
        criteria: { a: { oordeel: true, motivering: "" } },
      });
      expect(JSON.stringify(gelezen)).not.toMatch(/ontruiming|Daarom/);
    }
  });

  it("L09 draagt van eenmalig geen besluit op een latere agenda; opnieuw geoordeeld wel", () => {
    const later = { ...onder("eenmalig"), overlegDatum: "2026-12-03" };
    const neemt = (triage: Triage) => besluit(triage, proefhuis, procesregie, voorzitter, donderdag);
    expect(fouten(() => neemt(later))).toEqual(["oordeel-voorbij", "oordeel: oordeel-voorbij"]);
    expect(neemt({ ...onder("geen"), overlegDatum: "2026-12-03" }).state.status).toBe("besloten");
    expect(neemt(beoordeel(later, proefhuis, oordeel(), donderdag).state).state.status).toBe("besloten");
  });

  it("L09 gaat een antwoord dat niet verder mag naar wie het gaf en wie voorzit, en naar geen andere dienst", () => {
    const antwoord = { organisatie: "ggz", herkomst: { ...herkomst, voorwaarde: "niet-verder" } };
    const lezers = [leidt, lid, hub].map((wie) => leestAntwoord(nieuw, proefhuis, wie, antwoord));
    expect(lezers).toEqual([true, true, false]);
  });
});
