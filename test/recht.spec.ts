import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { foutenInHerkomst, laadHuizen } from "@zvh/regions";

// What the law asks of everything at once, and docs/toegang.md, which says of each rule where it is kept and what proves it.

const root = join(import.meta.dirname, "..");
const huizen = laadHuizen().alle();
const goed = {
  grondslag: "wgs-verstrekkingsplicht",
  doelbinding: "onveilige-situaties",
  categorie: "woonsituatie",
  voorwaarde: "geen",
  eerstVerwerktOp: "2026-11-20",
};
const nu = new Date("2026-11-27T12:00:00+01:00");

it("L02 kent in elk huis de drie doelen van de wet en geen ander, en neemt zonder zo'n doel niets aan", () => {
  expect(huizen.length).toBeGreaterThan(3);
  for (const huis of huizen) {
    const doelen = huis.doelbindingen.map(({ code }) => code);
    expect(doelen).toEqual(["criminaliteit", "ernstige-overlast", "onveilige-situaties"]);
    const van = huis.organisaties.find(({ beroepsgeheim }) => !beroepsgeheim)!.code;
    const fouten = (doelbinding: string) =>
      foutenInHerkomst({ ...goed, doelbinding }, van, huis, nu).map(({ code }) => code);
    expect(doelen.flatMap(fouten)).toEqual([]);
    expect(["", "dienstverlening"].flatMap(fouten)).toEqual(["doelbinding-onbekend", "doelbinding-onbekend"]);
  }
});

describe("docs/toegang.md", () => {
  const rijen = readFileSync(join(root, "docs/toegang.md"), "utf8")
    .split("\n")
    .map((regel) => regel.split("|").map((cel) => cel.trim()))
    .filter(([, wat]) => /^[LR]\d\d/.test(wat ?? ""));
  const nummers = (tekst: string): string[] =>
    [...tekst.matchAll(/([LR])(\d\d)(?:–[LR](\d\d))?/g)].flatMap(([, soort, van, tot = van]) =>
      Array.from({ length: Number(tot) - Number(van) + 1 }, (_, i) => soort + String(Number(van) + i).padStart(2, "0")),
    );
  const paden = (tekst: string): string[] => [...tekst.matchAll(/`([\w./-]+\/[\w./-]+)`/g)].map(([, pad]) => pad!);

  it("noemt van elke regel een plaats die er is, en een test met haar nummer in zijn titel", () => {
    const titels = (pad: string) =>
      (
        readFileSync(join(root, pad), "utf8").match(
          /(?:it|describe|stap|row)(?:\.each)?\(\s*["`].*|^\s*["`].*|\)\(["`].*/gm,
        ) ?? []
      ).join("\n");
    const fouten = rijen.flatMap(([, wat = "", waar = "", bewijs = ""]) => [
      ...[...paden(waar), ...paden(bewijs)].filter((pad) => globSync(pad, { cwd: root }).length === 0),
      ...(paden(waar).length === 0 ? [`${wat}: geen plaats`] : []),
      ...nummers(wat).filter((nummer) => !paden(bewijs).some((pad) => titels(pad).includes(nummer))),
    ]);
    expect(fouten).toEqual([]);
  });

  it("noemt elke regel van de wet over toegang, en elke eis eraan", () => {
    const genoemd = rijen.flatMap(([, wat]) => nummers(wat!));
    const gevraagd = nummers("L01–L15 L22 L25 R50 R51 R57 R61 R64 R72 R89 R93");
    expect(gevraagd).toHaveLength(25);
    expect(gevraagd.filter((nummer) => !genoemd.includes(nummer))).toEqual([]);
  });
});
