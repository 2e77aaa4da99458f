import { Refused } from "@zvh/platform";
import { huizen } from "@zvh/testing";
import { organisatieIdVan, type Organisatie } from "../organisatie/organisatie.js";
import { stelAan, type Gegevens } from "./aanstelling.js";
import { beoordeel, eisCodeZonderNaam, type Wereld } from "./beoordeel.js";

const nu = new Date("2026-11-27T10:00:00Z");
const organisatie: Organisatie = {
  organisatieId: organisatieIdVan("proefhuis", "ggz"),
  huis: "proefhuis",
  code: "ggz",
  naam: "GGZ Proefregio",
  domein: "zorg",
  klasse: "privaat",
  beroepsgeheim: true,
  onderdeel: "d",
  oin: null,
  contactNaam: null,
  contactTelefoon: null,
  contactEmail: null,
  verklaringOp: null,
  beeindigdOp: null,
  gewijzigdDoor: "b-1",
  gewijzigdOp: nu,
};
const gegevens: Gegevens = {
  naam: "Dries Nemer",
  telefoon: null,
  email: null,
  organisatie: "ggz",
  teams: [],
  rollen: ["deelnemer"],
  screening: "vog",
  gescreendTot: "2028-11-30",
  van: "2026-01-01",
  tot: null,
  vervanger: null,
  vervangerVan: null,
  vervangerTot: null,
};
const collega = stelAan({ huis: "proefhuis", medewerkerId: "mw-12" }, gegevens, "b-1", nu).state;
const wereld: Wereld = {
  huis: huizen.huis("proefhuis"),
  organisatie,
  teams: [],
  vervanger: null,
  vandaag: "2026-11-27",
};
/** Where and with which code an appointment is refused; none when it is right. */
const fouten = (meer: Partial<Gegevens>, anders: Partial<Wereld> = {}): string[] => {
  try {
    beoordeel("mw-4711", { ...gegevens, ...meer }, { ...wereld, ...anders });
    return [];
  } catch (error) {
    return (error as Refused).faults.map(({ where, code }) => `${where} ${code}`);
  }
};
const klasse = (soort: Organisatie["klasse"]) => ({ organisatie: { ...organisatie, klasse: soort } });
const dagen = { vervangerVan: "2026-12-01", vervangerTot: "2026-12-14" };

it("wie deelneemt namens een organisatie van het huis wordt aangesteld (L04)", () => {
  expect(fouten({})).toEqual([]);
  expect(fouten({}, klasse("verantwoordelijk"))).toEqual([]);
});

it("alle fouten komen tegelijk, elk bij haar veld", () => {
  expect(fouten({ rollen: [], screening: null, teams: ["t-1"], tot: "2025-12-31", vervanger: "mw-12" })).toEqual([
    "rollen rollen-ontbreken",
    "screening screening-onvolledig",
    "teams team-onbekend",
    "tot tot-voor-van",
    "vervanger vervanger-onbekend",
    "vervangerVan vervanging-zonder-dagen",
  ]);
});

it.each<[string, Partial<Gegevens>, Partial<Wereld>, string[]]>([
  ["een incidentele derde krijgt geen account (L18)", {}, klasse("incidenteel"), ["organisatie incidentele-derde"]],
  ["wie niet deelneemt krijgt geen account (L04)", {}, klasse("geen"), ["organisatie geen-deelnemer"]],
  [
    "wie niet deelneemt mag wel een systeem hebben dat signalen doorgeeft (L04)",
    { rollen: ["afzender"], screening: "systeem" },
    klasse("geen"),
    [],
  ],
  ["een onbekende organisatie", {}, { organisatie: null }, ["organisatie organisatie-onbekend"]],
  [
    "een organisatie die niet meer deelneemt",
    {},
    { organisatie: { ...organisatie, beeindigdOp: nu } },
    ["organisatie organisatie-onbekend"],
  ],
  [
    "een systeem is geen mens",
    { rollen: ["afzender", "beheerder"], screening: "systeem" },
    {},
    ["rollen systeem-is-geen-mens"],
  ],
  ["een mens wordt niet als systeem toegelaten (L22)", { screening: "systeem" }, {}, ["screening screening-past-niet"]],
  ["een systeem heeft geen VOG (L22)", { rollen: ["afzender"] }, {}, ["screening screening-past-niet"]],
  ["een VOG zonder laatste dag (L22)", { gescreendTot: null }, {}, ["gescreendTot screening-onvolledig"]],
  ["zonder VOG kan iemand al in het register staan (L22)", { screening: null, gescreendTot: null }, {}, []],
  [
    "R24 screent namens een partner alleen wie van een partner met een thema is",
    { rollen: ["screeningspartner"] },
    {},
    ["rollen geen-screeningspartner"],
  ],
  [
    "R24 en dan mag het",
    { rollen: ["screeningspartner"] },
    { organisatie: { ...organisatie, code: "veilig-thuis" } },
    [],
  ],
  ["R89 een collega van dezelfde organisatie vervangt", { vervanger: "mw-12", ...dagen }, { vervanger: collega }, []],
  [
    "R89 een vervanger van een andere organisatie",
    { vervanger: "mw-12", ...dagen },
    { vervanger: { ...collega, organisatie: "politie" } },
    ["vervanger vervanger-onbekend"],
  ],
  [
    "R89 een vervanger zonder geldige VOG",
    { vervanger: "mw-12", ...dagen },
    { vervanger: { ...collega, gescreendTot: "2026-11-26" } },
    ["vervanger vervanger-onbekend"],
  ],
  [
    "R89 iemand vervangt niet zichzelf",
    { vervanger: "mw-4711", ...dagen },
    { vervanger: { ...collega, medewerkerId: "mw-4711" } },
    ["vervanger vervanger-onbekend"],
  ],
  [
    "R89 een vervanging die eindigt voor zij begint",
    { vervanger: "mw-12", ...dagen, vervangerTot: "2026-11-30" },
    { vervanger: collega },
    ["vervangerTot tot-voor-van"],
  ],
])("%s", (_, meer, anders, verwacht) => {
  expect(fouten(meer, anders)).toEqual(verwacht);
});

it("een code zegt niets over wie het is: zij staat op de bus (L12)", () => {
  for (const code of ["dries.1", "D-NEMER-2", "gemier"]) {
    const eis = () => eisCodeZonderNaam(code, "Dríes de Nemer");
    if (code === "gemier") expect(eis).not.toThrow();
    else expect(eis).toThrow("code-noemt-naam");
  }
});
