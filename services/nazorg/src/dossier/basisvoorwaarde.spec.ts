import type { Peilmoment, Voorwaardestand } from "@zvh/contracts";
import { Refused } from "@zvh/platform";
import { dagen, dossier, nu, voorwaarden } from "../nazorg.voorbeeld.js";
import { isGeregeld, peil, type Basisvoorwaarde } from "./basisvoorwaarde.js";

const van = (thema: Basisvoorwaarde["thema"]) => voorwaarden().find((een) => een.thema === thema)!;
const peiling = (moment: Peilmoment, stand: Voorwaardestand) => ({
  moment,
  stand,
  toelichting: null,
  verantwoordelijke: null,
  door: "nazorgcoordinator-1",
});
const weigering = (doe: () => unknown) => {
  try {
    doe();
  } catch (error) {
    return error as Refused;
  }
  throw new Error("niet geweigerd");
};

describe("De vijf basisvoorwaarden en het sociaal netwerk", () => {
  it("R43 staan er bij het begin alle zes, en niemand heeft er nog naar gekeken", () => {
    expect(voorwaarden().map(({ thema }) => thema)).toEqual([
      "identiteitsbewijs",
      "onderdak",
      "werk-en-inkomen",
      "schulden",
      "zorg",
      "sociaal-netwerk",
    ]);
    expect(voorwaarden().some(isGeregeld)).toBe(false);
  });

  it("R43 krijgen een stand per moment, en elk moment blijft staan", () => {
    const eerst = peil(dossier(), van("schulden"), peiling("bij-binnenkomst", "niet-geregeld"), dagen, nu);
    const { voorwaarde } = peil(dossier(), eerst.voorwaarde.state, peiling("voor-vrijlating", "loopt"), dagen, nu);
    expect(voorwaarde.state).toMatchObject({
      bijBinnenkomst: "niet-geregeld",
      voorVrijlating: "loopt",
      door: "nazorgcoordinator-1",
    });
    expect(voorwaarde.events).toMatchObject([
      { data: { thema: "schulden", moment: "voor-vrijlating", stand: "loopt" } },
    ]);
  });

  it("R43 houden hun verantwoordelijke partner tot er een andere wordt gekozen", () => {
    const verantwoordelijke = { organisatie: "ggz", medewerker: "deelnemer-1" };
    const eerst = peil(
      dossier(),
      van("zorg"),
      { ...peiling("bij-binnenkomst", "loopt"), verantwoordelijke },
      dagen,
      nu,
    );
    const daarna = peil(dossier(), eerst.voorwaarde.state, peiling("voor-vrijlating", "loopt"), dagen, nu);
    expect(daarna.voorwaarde.state).toMatchObject(verantwoordelijke);
    expect(daarna.voorwaarde.events).toMatchObject([{ data: { organisatie: "ggz" } }]);
  });

  it("R43 weigeren een moment dat niet aan de orde is en een stand die er niet bij past, tegelijk", () => {
    const { faults } = weigering(() => peil(dossier(), van("zorg"), peiling("na-vrijlating", "opvang"), dagen, nu));
    expect(faults.map(({ where, code }) => [where, code])).toEqual([
      ["moment", "moment-past-niet"],
      ["stand", "stand-past-niet"],
    ]);
    const over = dossier({ fase: "na-detentie" });
    expect(weigering(() => peil(over, van("zorg"), peiling("voor-vrijlating", "loopt"), dagen, nu)).code).toBe(
      "moment-past-niet",
    );
    expect(
      weigering(() => peil(dossier(), van("onderdak"), peiling("voor-vrijlating", "niet-nodig"), dagen, nu)).code,
    ).toBe("stand-past-niet");
    const dicht = dossier({ fase: "afgesloten" });
    expect(weigering(() => peil(dicht, van("zorg"), peiling("na-vrijlating", "loopt"), dagen, nu)).code).toBe(
      "nazorg-afgesloten",
    );
  });
});

describe("Onderdak", () => {
  const onderdak = (stand: Voorwaardestand, meer = {}) =>
    peil(dossier(meer), van("onderdak"), peiling("voor-vrijlating", stand), dagen, nu);

  it("R41 is met een bed in de opvang niet geregeld (besluit 14)", () => {
    expect(isGeregeld(onderdak("opvang").voorwaarde.state)).toBe(false);
    expect(isGeregeld(onderdak("geregeld").voorwaarde.state)).toBe(true);
  });

  it("R41 dat geregeld is, haalt de waarschuwing weg en houdt de termijn", () => {
    const { dossier: straks, voorwaarde } = onderdak("geregeld", { waarschuwingOp: nu });
    expect(straks.waarschuwingOp).toBeNull();
    expect(voorwaarde.deadlines).toEqual([{ kind: "onderdak", subject: straks.dossierId, state: "met" }]);
  });

  it("R41 dat wegvalt, wordt meteen weer bewaakt", () => {
    const { voorwaarde } = onderdak("niet-geregeld", { vrijlatingsdatum: "2026-11-25" });
    expect(voorwaarde.deadlines).toMatchObject([
      { state: "cancelled" },
      { state: "armed", dueAt: new Date("2026-10-27T23:00:00Z") },
    ]);
  });
});
