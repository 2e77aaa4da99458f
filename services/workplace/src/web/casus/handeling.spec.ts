import { describe, expect, it } from "@jest/globals";
import type { Casus } from "../typen-casus.js";
import { volgendeHandeling } from "./handeling.js";

const regisseur = { id: "r" };
const deelnemer = { id: "d" };
const regie = { rol: "procesregisseur", medewerker: "r", tot: null };
const casus = (deel: object) =>
  ({ status: "actief", deelnames: [regie], overleggen: [], acties: [], plan: null, ...deel }) as unknown as Casus;
const metMensen = { deelnames: [regie, { rol: "deelnemer", tot: null }] };

describe("de volgende handeling in een casus", () => {
  it.each([
    ["mensen laten deelnemen", {}, "mensen"],
    ["het eerste overleg plannen", metMensen, "overleggen"],
    [
      "een overleg van vandaag afronden",
      { ...metMensen, overleggen: [{ datum: "2026-11-24", afgerondOp: null }] },
      "overleggen",
    ],
    [
      "na het eerste overleg het plan maken",
      { ...metMensen, overleggen: [{ datum: "2026-11-20", afgerondOp: "x" }] },
      "plan",
    ],
  ])("is voor de procesregisseur: %s", (_, deel, verwacht) => {
    expect(volgendeHandeling(casus(deel), regisseur, "2026-11-24")?.deel).toBe(verwacht);
  });

  it("is voor een deelnemer de eigen open actie, en anders niets", () => {
    const acties = [{ uitvoerder: "d", status: "lukt-niet" }];
    expect(volgendeHandeling(casus({ acties }), deelnemer, "2026-11-24")?.deel).toBe("acties");
    expect(
      volgendeHandeling(casus({ acties: [{ uitvoerder: "x", status: "open" }] }), deelnemer, "2026-11-24"),
    ).toBeNull();
  });

  it("is voor een andere procesregisseur van het huis niets: die kijkt mee", () => {
    expect(volgendeHandeling(casus({}), { id: "r2" }, "2026-11-24")).toBeNull();
  });

  it("is er niet in een afgesloten casus", () => {
    expect(volgendeHandeling(casus({ status: "afgesloten" }), regisseur, "2026-11-24")).toBeNull();
  });
});
