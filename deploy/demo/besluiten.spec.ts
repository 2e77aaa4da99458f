import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  gekozenen,
  leesBesluiten,
  oordelen,
  screening,
  triageuitkomst,
  zelfdePersoon,
  type Melding,
} from "./besluiten.js";
import { leesDag, verschuifCsv } from "./dagbestanden.js";

const iemand = (rol: string) => ({ betrokkeneId: rol, rol, persoonId: rol, status: "herkend" });
const melding = { soort: "incident", eerdereMeldingen: 0, betrokkenen: [iemand("betrokkene")] } as unknown as Melding;
const ontvanger = { lokaal: "lokaal", preventief: "cjg" };

describe("the rules of the demo people", () => {
  it("screen by risk and complexity, each by itself", () => {
    expect(screening(melding, ontvanger)).toMatchObject({
      risico: "laag",
      complexiteit: "laag",
      uitkomst: "geen-vervolg",
    });
    expect(screening({ ...melding, eerdereMeldingen: 2 }, ontvanger)).toMatchObject({
      uitkomst: "lokaal-zorgoverleg",
      ontvanger: "lokaal",
    });
    expect(screening({ ...melding, eerdereMeldingen: 3 }, ontvanger)).toMatchObject({
      uitkomst: "preventieve-actie",
      ontvanger: "cjg",
    });
    expect(screening({ ...melding, soort: "delict", eerdereMeldingen: 1 }, ontvanger).uitkomst).toBe("triage");
  });

  it("let the file beside the day go before the rule", () => {
    expect(screening(melding, ontvanger, { uitkomst: "triage" }).uitkomst).toBe("triage");
    const item = { risico: "laag", complexiteit: "laag", voorstel: null, aveNiveau: null } as const;
    expect(triageuitkomst(item, melding, { uitkomst: "geen-vervolg" })).toBe("geen-vervolg");
    expect(triageuitkomst(item, melding)).toBe("partner-pakt-op");
    expect(triageuitkomst({ ...item, voorstel: { uitkomst: "terug-naar-lokaal-veld" } }, melding)).toBe(
      "terug-naar-lokaal-veld",
    );
  });

  it("never choose a victim or a witness", () => {
    const allen = [iemand("slachtoffer"), iemand("moeder"), iemand("getuige"), iemand("kind")];
    expect(gekozenen(allen).map(({ rol }) => rol)).toEqual(["moeder"]);
    expect(gekozenen(allen, { betrokkenen: [1, 2, 4, 9] }).map(({ rol }) => rol)).toEqual(["moeder", "kind"]);
  });

  it("take the best candidate who is good enough, and what the reporter answered", () => {
    expect(zelfdePersoon([{ persoonId: "a", score: 0.5 }])).toBeUndefined();
    expect(
      zelfdePersoon([
        { persoonId: "a", score: 0.7 },
        { persoonId: "b", score: 0.9 },
      ])?.persoonId,
    ).toBe("b");
    expect(oordelen(["a", "b"], { a: { oordeel: false, motivering: "nee" } }, "ja")).toEqual({
      a: { oordeel: false, motivering: "nee" },
      b: { oordeel: true, motivering: "ja" },
    });
  });
});

describe("a day's folder", () => {
  const map = (bestanden: Record<string, string>) => {
    const folder = mkdtempSync(join(tmpdir(), "dag-"));
    for (const [naam, inhoud] of Object.entries(bestanden)) writeFileSync(join(folder, naam), inhoud);
    return folder;
  };

  it("is read by what is in the files, in order of arrival, with a reason for what can't be read", () => {
    const { berichten } = leesDag(
      map({
        "a.json": '{"soort":"ZVH","kenmerk":"A","huis":"zeeland","ontvangenOp":"2026-11-23T10:00:00Z"}',
        "b.json": '[{"soort":"SIGNAAL","kenmerk":"B","ontvangenOp":"2026-11-23T09:00:00Z"},{"soort":"X"}]',
        "c.json": "{",
        "politie-zeeland.csv": "registratienummer;tijdstip\nP;2026-11-22T13:00:00\n",
        "d.csv": "iets;anders\n",
      }),
      ["midden-limburg", "zeeland"],
    );
    expect(berichten.map(({ kind, bestand }) => `${kind} ${bestand}`)).toEqual([
      "onbekend b.json",
      "onbekend c.json",
      "onbekend d.csv",
      "politie-csv politie-zeeland.csv",
      "signaal b.json",
      "melding a.json",
    ]);
    expect(berichten.find(({ kind }) => kind === "politie-csv")).toMatchObject({ huis: "zeeland" });
  });

  it("shifts the moments of a police file by whole days and nothing else", () => {
    expect(verschuifCsv("kop;tijdstip\nA;2026-11-29T13:00:00;1999-01-01\n", 7)).toBe(
      "kop;tijdstip\nA;2026-12-06T13:00:00;1999-01-01\n",
    );
  });

  it("says what is wrong with a file of decisions", () => {
    expect(leesBesluiten(map({}))).toEqual({});
    expect(() => leesBesluiten(map({ "besluiten.json": "{" }))).toThrow("geen geldige JSON");
  });
});
