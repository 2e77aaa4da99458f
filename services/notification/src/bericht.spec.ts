import { einduitkomsten, MeldingOntvangen } from "@zvh/contracts";
import { newId, readConfig } from "@zvh/platform";
import { huizenMap, laadHuizen, proefMap } from "@zvh/regions";
import { nieuwBericht, planDagoverzicht, sluitDagoverzicht, verwerk, type Bericht } from "./bericht.js";
import { adresfout, briefOverDag, briefOverMelding } from "./brief.js";
import { dagNa, inWoorden, overzichtsdatum, sluitingVan } from "./dag.js";
import { Mailer } from "./mailer.js";
import { nieuweMelding } from "./melding.js";
import { handelAf, maakTaak } from "./taak.js";

const nu = new Date("2026-11-23T09:00:00Z");
const melding = nieuweMelding(MeldingOntvangen.voorbeeld);
const bericht = nieuwBericht("terugkoppeling", melding, nu).state;
const huizen = laadHuizen([huizenMap, proefMap]);
const huis = huizen.huis("proefhuis");
const gegevens = {
  kenmerk: "PL-42",
  email: "w@politie.example",
  contactNaam: "S. Creener",
  contactTelefoon: "0800-99001",
};

/** All that is left of a mail when the house's own words and the given values are taken out. */
const vreemd = (brief: string, leeg: string): string[] => {
  const eigen = new Set([...leeg.split(/\s+/), ...Object.values(gegevens).flatMap((waarde) => waarde.split(/\s+/))]);
  return brief.split(/\s+/).filter((woord) => ![woord, woord.replace(/[.:,]+$/, "")].some((vorm) => eigen.has(vorm)));
};

describe("een bericht", () => {
  it("R01 is er één per soort en melding, hoe vaak het ook ontstaat", () => {
    expect(nieuwBericht("terugkoppeling", melding, new Date()).state.berichtId).toBe(bericht.berichtId);
    expect(nieuwBericht("tussenbericht", melding, nu).state.berichtId).not.toBe(bericht.berichtId);
  });

  it("meldt één keer dat het is afgeleverd, met het kenmerk van de melder", () => {
    const { state, events } = verwerk(bericht, "afgeleverd", "PL-42", nu);
    expect(state).toMatchObject({ status: "afgeleverd", kenmerk: "PL-42", pogingen: 1, afgerondOp: nu });
    expect(events).toMatchObject([{ type: "nl.zvh.bericht.afgeleverd.v1", data: { meldingId: melding.meldingId } }]);
    expect(JSON.stringify(events)).not.toContain("PL-42");
  });

  it("wacht steeds langer als de mailserver er niet is, en eindigt na vijf pogingen als onbereikbaar", () => {
    const minuten: number[] = [];
    let state: Bericht = bericht;
    for (let poging = 1; poging <= 4; poging++) {
      const change = verwerk(state, "niet-bereikt", "PL-42", nu);
      const [deadline] = change.deadlines!;
      minuten.push((+(deadline as { dueAt: Date }).dueAt - +nu) / 60_000);
      expect(change).not.toHaveProperty("events");
      ({ state } = change);
    }
    expect(minuten).toEqual([1, 5, 15, 60]);
    const einde = verwerk(state, "niet-bereikt", "PL-42", nu);
    expect(einde.state).toMatchObject({ status: "mislukt", reden: "onbereikbaar", pogingen: 5 });
    expect(einde.events).toMatchObject([{ type: "nl.zvh.aflevering.mislukt.v1", data: { reden: "onbereikbaar" } }]);
  });

  it.each(["geen-adres", "ongeldig-adres", "geweigerd"] as const)("eindigt meteen bij %s", (reden) => {
    const { state, events, deadlines } = verwerk(bericht, reden, "PL-42", nu);
    expect(state).toMatchObject({ status: "mislukt", reden });
    expect(events).toHaveLength(1);
    expect(deadlines).toBeUndefined();
  });
});

describe("een dagoverzicht", () => {
  it("sluit om 17:00 op de klok in Nederland, zomer en winter", () => {
    expect(sluitingVan("2026-11-23").toISOString()).toBe("2026-11-23T16:00:00.000Z");
    expect(sluitingVan("2026-07-01").toISOString()).toBe("2026-07-01T15:00:00.000Z");
    expect(sluitingVan("2026-10-25").toISOString()).toBe("2026-10-25T16:00:00.000Z");
  });

  it("neemt tot 17:00 mee wat vandaag klaar is, en daarna wat voor de volgende dag is", () => {
    expect(overzichtsdatum(new Date("2026-11-23T15:59:59Z"))).toBe("2026-11-23");
    expect(overzichtsdatum(new Date("2026-11-23T16:00:00Z"))).toBe("2026-11-24");
    expect(overzichtsdatum(new Date("2026-11-22T23:30:00Z"))).toBe("2026-11-23");
    expect(dagNa("2026-12-31")).toBe("2027-01-01");
  });

  it("is er één per afzender, huis en dag", () => {
    const id = (afzender: string, code: string, datum: string) =>
      planDagoverzicht({ afzender, huis: code }, datum, nu).state.berichtId;
    const ids = [
      ["a", "h", "2026-11-23"],
      ["b", "h", "2026-11-23"],
      ["a", "i", "2026-11-23"],
      ["a", "h", "2026-11-24"],
    ];
    expect(new Set(ids.map(([a, h, d]) => id(a!, h!, d!))).size).toBe(4);
    expect(id("a", "h", "2026-11-23")).toBe(id("a", "h", "2026-11-23"));
  });

  it("gaat pas bij de sluiting op weg", () => {
    const gepland = planDagoverzicht(melding, "2026-11-23", nu);
    expect(gepland.todos).toBeUndefined();
    expect(gepland.deadlines).toMatchObject([{ kind: "dagoverzicht", dueAt: sluitingVan("2026-11-23") }]);
    expect(sluitDagoverzicht(gepland.state)).toMatchObject({ state: { status: "te-versturen" }, todos: [{}] });
  });

  it("heeft een regel per melding met kenmerk en uitkomst", () => {
    const { onderwerp, tekst } = briefOverDag(huis, "2026-11-23", [
      { kenmerk: "PL-1", uitkomst: "geen-vervolg" },
      { kenmerk: "PL-2", uitkomst: "lokaal-zorgoverleg" },
    ]);
    expect(onderwerp).toContain(inWoorden("2026-11-23"));
    expect(tekst).toContain(`PL-1: ${huis.uitkomst("geen-vervolg").aanMelder}\n`);
    expect(tekst).toContain(`PL-2: ${huis.uitkomst("lokaal-zorgoverleg").aanMelder}\n`);
  });
});

describe("de e-mail aan de melder", () => {
  const leeg = { kenmerk: "", contactNaam: "", contactTelefoon: "", email: null };
  const gevallen = huizen.alle().flatMap((een) => einduitkomsten.map((uitkomst) => [een.code, uitkomst] as const));

  it.each(gevallen)("R02 zegt in de woorden van %s wat er gebeurt bij %s, en niets anders", (code, uitkomst) => {
    const eigen = huizen.huis(code);
    const { onderwerp, tekst } = briefOverMelding("terugkoppeling", eigen, uitkomst, gegevens);
    expect(onderwerp).toContain("PL-42");
    expect(tekst).toContain(eigen.uitkomst(uitkomst).aanMelder);
    expect(vreemd(tekst, briefOverMelding("terugkoppeling", eigen, uitkomst, leeg).tekst)).toEqual([]);
    expect(tekst).not.toMatch(/\d{8,}/);
  });

  it("R02 gaat niet weg zonder uitkomst", () => {
    expect(() => briefOverMelding("terugkoppeling", huis, null, gegevens)).toThrow("uitkomst-ontbreekt");
  });

  it("geeft van wat intake vertelt niet meer door dan kenmerk en contact", () => {
    const meer = { ...gegevens, bsn: "999990019", naam: "Jan Verzonnen", situatieschets: "Slaapt in de auto." };
    for (const soort of ["ontvangstbevestiging", "tussenbericht", "terugkoppeling"] as const) {
      const brief = JSON.stringify(briefOverMelding(soort, huis, "geen-vervolg", meer));
      expect(brief).not.toMatch(/999990019|Verzonnen|auto/);
      expect(brief).not.toContain(gegevens.email);
    }
  });

  it("kent een ontbrekend en een ongeldig adres", () => {
    expect(adresfout(null)).toBe("geen-adres");
    expect(adresfout(" ")).toBe("geen-adres");
    expect(adresfout("wijkagent@politie")).toBe("ongeldig-adres");
    expect(adresfout("a@politie.example, b@elders.example")).toBe("ongeldig-adres");
    expect(adresfout("a@politie.example\r\nBcc: b@elders.example")).toBe("ongeldig-adres");
    expect(adresfout(gegevens.email)).toBeNull();
  });
});

describe("een taak", () => {
  const mislukt = verwerk(bericht, "geen-adres", "PL-42", nu).state;
  const taak = { ...maakTaak({ ...mislukt, reden: "geen-adres" }, newId(), nu).state, toelichting: null };

  it("R01 legt vast hoe de melder het heeft gehoord, en van wie", () => {
    expect(handelAf(taak, "Gebeld.", "screener-1", nu).state).toMatchObject({
      status: "afgehandeld",
      toelichting: "Gebeld.",
      afgehandeldDoor: "screener-1",
      afgehandeldOp: nu,
    });
  });

  it("wordt niet zonder toelichting en niet twee keer afgehandeld", () => {
    expect(() => handelAf(taak, " ", "screener-1", nu)).toThrow("toelichting-ontbreekt");
    const klaar = handelAf(taak, "Gebeld.", "screener-1", nu).state;
    expect(() => handelAf(klaar, "Gebeld.", "screener-2", nu)).toThrow("taak-al-afgehandeld");
  });
});

it("refuses to start without a mail server, or without a workplace to link to", () => {
  const database = {
    DATABASE_URL: "postgres://x",
    WORKER_DATABASE_URL: "postgres://x",
    AUDITOR_DATABASE_URL: "postgres://x",
  };
  expect(() => new Mailer(readConfig(database))).toThrow(/SMTP_URL: is missing.*\n.*WORKPLACE_URL: is missing/);
});
