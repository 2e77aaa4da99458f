import { Refused } from "@zvh/platform";
import { beeindig, slaOm, standVan, stelAan, wijzig, type Aanstelling, type Gegevens } from "./aanstelling.js";

const nu = new Date("2026-11-27T10:00:00Z");
const gegevens: Gegevens = {
  naam: "Sam Creener",
  telefoon: "0800-99001",
  email: null,
  organisatie: "huis",
  teams: [],
  rollen: ["screener"],
  screening: "vog",
  gescreendTot: "2028-11-30",
  van: "2026-01-01",
  tot: null,
  vervanger: null,
  vervangerVan: null,
  vervangerTot: null,
};
const wie = { huis: "proefhuis", medewerkerId: "mw-4711" };
const van = (meer: Partial<Gegevens> = {}): Aanstelling => stelAan(wie, { ...gegevens, ...meer }, "b-1", nu).state;
const beheer = { door: "b-1", andereBeheerders: 1 };
const codeVan = (doe: () => unknown): string | undefined => {
  try {
    return void doe();
  } catch (error) {
    return (error as Refused).code;
  }
};
const gebeurtenis = ({ events }: { events?: { data: object }[] }) => events![0]!.data;

describe("Iemand aanstellen", () => {
  it("meldt wat hij mag, zonder naam of telefoon, en maakt van elk mens een medewerker (L12)", () => {
    const change = stelAan(wie, gegevens, "b-1", nu);
    expect(gebeurtenis(change)).toEqual({
      aanstellingId: change.state.aanstellingId,
      huis: "proefhuis",
      medewerkerId: "mw-4711",
      organisatie: "huis",
      rollen: ["medewerker", "screener"],
      actief: true,
      gescreendTot: "2028-11-30",
    });
    expect(van({ rollen: ["afzender"], screening: "systeem" }).rollen).toEqual(["afzender"]);
  });

  it("noemt in de gebeurtenis wie vervangt, en van wanneer tot wanneer (R89)", () => {
    const vervanging = { vervanger: "mw-12", vervangerVan: "2026-12-01", vervangerTot: "2026-12-14" };
    expect(gebeurtenis(stelAan(wie, { ...gegevens, ...vervanging }, "b-1", nu))).toMatchObject(vervanging);
  });

  it.each<[string, Partial<Gegevens>, string, string | undefined]>([
    ["mag meteen", {}, "actief", "2028-11-30T23:00:00.000Z"],
    ["mag pas vanaf de eerste dag", { van: "2026-12-01" }, "nog-niet", "2026-11-30T23:00:00.000Z"],
    ["mag tot en met de laatste dag", { tot: "2026-11-27" }, "actief", "2026-11-27T23:00:00.000Z"],
    ["mag niets meer na de laatste dag", { tot: "2026-11-26" }, "beeindigd", undefined],
    ["mag niets zonder VOG of screening (L22)", { screening: null, gescreendTot: null }, "niet-gescreend", undefined],
    ["mag niets na de laatste dag van zijn VOG (L22)", { gescreendTot: "2026-11-26" }, "screening-verlopen", undefined],
    [
      "mag nog op de laatste dag van zijn VOG (L22)",
      { gescreendTot: "2026-11-27" },
      "actief",
      "2026-11-27T23:00:00.000Z",
    ],
    ["zomertijd telt mee", { gescreendTot: "2027-07-01" }, "actief", "2027-07-01T22:00:00.000Z"],
  ])("%s", (_, meer, stand, omslag) => {
    const { state, deadlines, events } = stelAan(wie, { ...gegevens, ...meer }, "b-1", nu);
    expect(standVan(state, "2026-11-27")).toBe(stand);
    expect(events).toMatchObject([{ data: { actief: stand === "actief" } }]);
    expect(deadlines!.map((een) => "dueAt" in een && een.dueAt.toISOString())).toEqual(omslag ? [omslag] : []);
  });
});

describe("Vanzelf", () => {
  it("begint iemand op zijn eerste dag, en loopt daarna de termijn tot zijn laatste", () => {
    const { events, deadlines } = slaOm(
      van({ van: "2026-11-28", tot: "2027-01-31" }),
      new Date("2026-11-27T23:00:00Z"),
    );
    expect(events).toMatchObject([{ data: { actief: true } }]);
    expect(deadlines).toMatchObject([{ state: "armed", dueAt: new Date("2027-01-31T23:00:00Z") }]);
  });

  it("eindigt de toegang als de VOG verloopt (L22), en daarna verandert er niets meer vanzelf", () => {
    const { events, deadlines } = slaOm(van({ gescreendTot: "2026-11-27" }), new Date("2026-11-27T23:00:00Z"));
    expect([events, deadlines]).toMatchObject([[{ data: { actief: false } }], []]);
  });
});

describe("Wijzigen en beëindigen", () => {
  it("meldt andere rollen, en zet de termijn opnieuw", () => {
    const change = wijzig(van(), { ...gegevens, rollen: ["deelnemer"], organisatie: "ggz" }, beheer, nu);
    expect(gebeurtenis(change)).toMatchObject({ organisatie: "ggz", rollen: ["medewerker", "deelnemer"] });
    expect(change.deadlines!.map(({ state }) => state)).toEqual(["cancelled", "armed"]);
  });

  it("beëindigt meteen, met zijn vervanging, en laat geen termijn staan", () => {
    const vervanging = { vervanger: "mw-12", vervangerVan: "2026-12-01", vervangerTot: "2026-12-14" };
    const change = beeindig(van(vervanging), beheer, nu);
    expect(gebeurtenis(change)).toMatchObject({ actief: false });
    expect(gebeurtenis(change)).not.toHaveProperty("vervanger");
    expect(change.deadlines).toMatchObject([{ state: "cancelled" }]);
    expect(wijzig(change.state, gegevens, beheer, nu).state.beeindigdOp).toBeNull();
  });

  it("niemand wijzigt of beëindigt zijn eigen aanstelling", () => {
    const zelf = { door: wie.medewerkerId, andereBeheerders: 3 };
    expect(codeVan(() => wijzig(van(), { ...gegevens, rollen: ["beheerder"] }, zelf, nu))).toBe("eigen-aanstelling");
    expect(codeVan(() => beeindig(van(), zelf, nu))).toBe("eigen-aanstelling");
  });

  it("de laatste beheerder blijft: niet beëindigd, zonder andere rol en met een VOG", () => {
    const laatste = { door: "systeem:uitrol", andereBeheerders: 0 };
    const beheerder = van({ rollen: ["beheerder"] });
    const metMinder: Partial<Gegevens>[] = [{ rollen: ["screener"] }, { screening: null, gescreendTot: null }];
    for (const minder of metMinder)
      expect(codeVan(() => wijzig(beheerder, { ...gegevens, rollen: ["beheerder"], ...minder }, laatste, nu))).toBe(
        "laatste-beheerder",
      );
    expect(codeVan(() => beeindig(beheerder, laatste, nu))).toBe("laatste-beheerder");
    expect(beeindig(beheerder, { ...laatste, andereBeheerders: 1 }, nu).state.beeindigdOp).toEqual(nu);
    expect(beeindig(van({ rollen: ["beheerder"], van: "2027-01-01" }), laatste, nu).state.beeindigdOp).toEqual(nu);
  });
});
