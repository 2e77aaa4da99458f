import type { Inzage } from "../typen-inzage.js";
import { samen } from "./samen.js";

const inzage = (meer: Partial<Inzage>): Inzage => ({
  besluitId: "b",
  dienst: "intake",
  op: "2026-12-01T09:30:10.000Z",
  wie: "screener-1",
  wat: "gezien",
  handeling: "GET meldingen/:meldingId",
  onderwerp: null,
  regime: null,
  uitkomst: "permit",
  reden: null,
  beleid: [],
  beleidsversie: null,
  ...meer,
});
const regels = (...items: Partial<Inzage>[]) => samen(items.map(inzage)).map(({ wie, diensten }) => [wie, diensten]);

describe("L23 wie zag wat, op één regel", () => {
  it("wat iemand in één minuut bij meer diensten deed, staat er één keer, met de diensten", () => {
    expect(regels({}, { dienst: "triage", op: "2026-12-01T09:30:40.000Z" })).toEqual([
      ["screener-1", "intake, triage"],
    ]);
  });

  it("hoe vaak het was, blijft te zien", () => {
    expect(regels({}, {}, { dienst: "triage" })).toEqual([["screener-1", "intake 2 ×, triage"]]);
  });

  it.each<[string, Partial<Inzage>]>([
    ["een ander mens", { wie: "screener-2" }],
    ["een andere minuut", { op: "2026-12-01T09:31:10.000Z" }],
    ["een andere handeling", { handeling: "POST meldingen/:meldingId/screening" }],
    ["een weigering", { uitkomst: "deny", reden: "niet-gevonden" }],
    ["een andere regel die het toestond", { beleid: ["toezicht"] }],
    ["een ander regime", { regime: "triage" }],
  ])("%s is een eigen regel", (_, anders) => {
    expect(samen([inzage({}), inzage(anders)])).toHaveLength(2);
  });
});
