import { foutenInHerkomst, huizenMap, laadHuizen, proefMap, type Registerrij } from "./index.js";

const proefhuis = laadHuizen([huizenMap, proefMap]).huis("proefhuis");
const rij = (code: string, meer: Partial<Registerrij> = {}): Registerrij => ({
  code,
  domein: "zorg",
  klasse: "privaat",
  beroepsgeheim: false,
  actief: true,
  ...meer,
});
const met = (...register: Registerrij[]) => proefhuis.volgensRegister(register);

describe("Een huis volgens zijn register", () => {
  it("kent wie alleen daar staat als deelnemer, met een plaats in de triage en geen in de screening (L04, R29)", () => {
    const huis = met(rij("straatzorg", { naam: "Straatzorg" }));
    expect(proefhuis.organisatie("straatzorg")).toBeUndefined();
    expect(huis.organisatie("straatzorg")).toMatchObject({ naam: "Straatzorg", domein: "zorg", deelname: "privaat" });
    expect(huis.triagepartners.map(({ code }) => code)).toContain("straatzorg");
    expect(huis.screeningpartners).toEqual(proefhuis.screeningpartners);
    expect(huis.organisaties).toHaveLength(proefhuis.organisaties.length + 1);
    expect(huis.tekst("fout.onbekend")).toBe(proefhuis.tekst("fout.onbekend"));
  });

  it.each([
    ["geen", "geen"],
    ["incidenteel", "geen"],
    ["privaat", "privaat"],
    ["verantwoordelijk", "verantwoordelijk"],
  ] as const)("telt klasse %s als deelname %s, ook van wie in het huisbestand staat (L04, L18)", (klasse, deelname) => {
    const huis = met(rij("straatzorg", { klasse }), rij("ggz", { klasse }));
    expect([huis.organisatie("straatzorg")!.deelname, huis.organisatie("ggz")!.deelname]).toEqual([deelname, deelname]);
    const aanTafel = huis.triagepartners.some(({ code }) => code === "straatzorg");
    expect(aanTafel).toBe(deelname !== "geen");
  });

  it("kent wie ophield niet meer, en zonder bericht van het register is het huisbestand zoals het was", () => {
    const huis = met(rij("ggz", { actief: false }), rij("straatzorg", { actief: false }));
    expect([huis.organisatie("ggz"), huis.organisatie("straatzorg")]).toEqual([undefined, undefined]);
    expect(met().organisaties).toEqual(proefhuis.organisaties);
  });

  it("vraagt over gezondheid van wie onder beroepsgeheim werkt een eigen grond; wat het huisbestand zegt gaat er niet af (L08)", () => {
    const huis = met(rij("straatzorg", { beroepsgeheim: true }), rij("buurtsport"), rij("ggz"));
    const herkomst = {
      grondslag: "wgs-verstrekkingsplicht",
      doelbinding: "onveilige-situaties",
      categorie: "gezondheid",
      voorwaarde: "geen",
      eerstVerwerktOp: "2026-11-20",
    };
    const codes = (organisatie: string) =>
      foutenInHerkomst(herkomst, organisatie, huis, new Date("2026-11-27")).map(({ code }) => code);
    expect(codes("straatzorg")).toEqual(["beroepsgeheim-grondslag"]);
    expect(codes("buurtsport")).toEqual([]);
    expect(codes("ggz")).toEqual(["beroepsgeheim-grondslag"]);
  });
});
