import { Betrokkene, herken, Melding, ontvang, rondAf, screen, twijfel, type ScreeningOpdracht } from "./melding.js";
import { isBsn, opmerkingenBij, type Identiteit } from "./ontvangst.js";

const nu = new Date("2026-11-23T08:00:00Z");
const melding = {
  meldingId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0001",
  huis: "proefhuis",
  regime: "dagelijkse-selectie",
  soort: "incident",
  afzender: "politie",
  kenmerk: "PL-1",
  ontvangenOp: new Date("2026-11-23T07:00:00Z"),
  screeningUiterlijkOp: new Date("2026-11-24T07:00:00Z"),
  status: "te-screenen",
  aveNiveau: null,
  screening: null,
  uitkomst: null,
} as Melding;
const verdachte: Betrokkene = {
  betrokkeneId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0002",
  meldingId: melding.meldingId,
  huis: "proefhuis",
  volgnummer: 1,
  rol: "verdachte",
  status: "herkend",
  persoonId: "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0003",
  identiteit: null,
};
const opdracht: ScreeningOpdracht = {
  risico: "midden",
  complexiteit: "hoog",
  uitkomst: "triage",
  motivering: Buffer.from("verzegeld"),
  ontvanger: null,
  door: "screener-1",
  doorNaam: "S. Creener",
  doorTelefoon: null,
};
const alles = ["triage", "lokaal-zorgoverleg", "preventieve-actie", "geen-vervolg"];
const namen = (change: { events?: { type: string }[] }) => change.events?.map(({ type }) => type) ?? [];

describe("Een melding", () => {
  it("R22 komt op de lijst met een termijn, en vertelt de anderen geen naam en geen woord", () => {
    const { events, deadlines } = ontvang(melding, [verdachte]);
    expect(events![0]!.data).toEqual({
      meldingId: melding.meldingId,
      huis: "proefhuis",
      regime: "dagelijkse-selectie",
      soort: "incident",
      afzender: "politie",
      ontvangenOp: "2026-11-23T07:00:00.000Z",
      betrokkenen: [{ betrokkeneId: verdachte.betrokkeneId, rol: "verdachte" }],
    });
    expect(deadlines).toMatchObject([{ kind: "screening", state: "armed", dueAt: melding.screeningUiterlijkOp }]);
  });

  it("R03 R25 bewaart wie haar screende, met risico en complexiteit apart", () => {
    const { state } = screen(melding, [verdachte], opdracht, alles, nu);
    expect(state.screening).toMatchObject({ door: "screener-1", risico: "midden", complexiteit: "hoog" });
  });

  it("R28 gaat bij uitkomst triage door, en is dan nog niet afgerond", () => {
    const change = screen(melding, [verdachte], opdracht, alles, nu);
    expect(change.state.status).toBe("in-triage");
    expect(namen(change)).toEqual(["nl.zvh.melding.gescreend.v1"]);
    expect(change.events![0]!.data).toMatchObject({ betrokkenen: [{ persoonId: verdachte.persoonId }] });
  });

  it("R26 R27 gaat naar een lokaal zorgoverleg of een preventieve actie alleen met een ontvanger", () => {
    for (const uitkomst of ["lokaal-zorgoverleg", "preventieve-actie"] as const) {
      expect(() => screen(melding, [], { ...opdracht, uitkomst }, alles, nu)).toThrow("ontvanger-ontbreekt");
      const change = screen(melding, [], { ...opdracht, uitkomst, ontvanger: "amw" }, alles, nu);
      expect(namen(change)).toEqual(["nl.zvh.melding.gescreend.v1", "nl.zvh.melding.afgerond.v1"]);
    }
  });

  it("wordt niet twee keer gescreend", () => {
    const { state } = screen(melding, [verdachte], opdracht, alles, nu);
    expect(() => screen(state, [verdachte], opdracht, alles, nu)).toThrow("al-gescreend");
  });

  it("kent alleen de uitkomsten van haar huis", () => {
    expect(() => screen(melding, [verdachte], opdracht, ["geen-vervolg"], nu)).toThrow("uitkomst-niet-in-dit-huis");
  });

  it("gaat niet naar de triage zolang niet vaststaat om wie het gaat; een slachtoffer of getuige houdt niets op", () => {
    const onbekend: Betrokkene = { ...verdachte, status: "betwijfeld", persoonId: null };
    expect(() => screen(melding, [onbekend], opdracht, alles, nu)).toThrow("persoon-nog-niet-herkend");
    expect(() => screen(melding, [verdachte, { ...onbekend, rol: "getuige" }], opdracht, alles, nu)).not.toThrow();
  });

  it("R01 wordt één keer afgerond, bij de eerste definitieve uitkomst", () => {
    const eerste = rondAf({ ...melding, status: "in-triage" }, "procesregie", true, nu);
    expect(eerste.events).toMatchObject([{ data: { uitkomst: "procesregie", opgepakt: true } }]);
    expect(rondAf(eerste.state, "geen-vervolg", false, nu)).toEqual({ state: eerste.state });
  });
});

describe("Een betrokkene", () => {
  const verzegeld: Betrokkene = { ...verdachte, status: "verzegeld", persoonId: null, identiteit: Buffer.from("x") };

  it("verliest zijn verzegelde identiteit zodra hij herkend is", () => {
    expect(herken(verzegeld, "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0003").state).toMatchObject({
      status: "herkend",
      identiteit: null,
    });
  });

  it("blijft herkend als een oude twijfel later komt", () => {
    expect(twijfel(verdachte).state.status).toBe("herkend");
    expect(twijfel(verzegeld).state.status).toBe("betwijfeld");
  });
});

describe("Een BSN", () => {
  it.each(["999990342", "996317065", "99631706"])("wordt gewogen met de elfproef: %s", (bsn) => {
    expect(isBsn(bsn)).toBe(["999990342", "996317065"].includes(bsn));
  });
  it("van negen nullen bestaat niet", () => expect(isBsn("000000000")).toBe(false));

  it("dat niet klopt, of een onbekende gemeente, wordt een opmerking met de plaats en zonder de waarde", () => {
    const iemand = {
      rol: "betrokkene",
      achternaam: "Proef",
      bsn: "996317066",
      adres: { gemeente: "GM0000" },
    } as Identiteit;
    expect(opmerkingenBij([iemand], () => false)).toEqual([
      { veld: "betrokkenen.0.bsn", code: "bsn-voldoet-niet-aan-elfproef" },
      { veld: "betrokkenen.0.adres.gemeente", code: "gemeente-onbekend" },
    ]);
  });
});
