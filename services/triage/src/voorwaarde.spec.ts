import { vulAan } from "./triage.js";
import { herkomst, mens, nieuw, proefhuis, voorzitter } from "./triage.voorbeeld.js";
import { isVoorbij, leestGemeld } from "./voorwaarde.js";

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
