import { betrek } from "./deelname.js";
import { beoordeel } from "./oordeel.js";
import {
  beoordeeld,
  donderdag,
  fouten,
  getoetst,
  herkomst,
  kort,
  neem,
  oordeel,
  proefhuis,
  vervolgstap,
} from "./triage.voorbeeld.js";
import { aanwezigheid } from "./triageoverleg.js";

const straatzorg = {
  code: "straatzorg",
  domein: "zorg",
  klasse: "privaat",
  beroepsgeheim: true,
  actief: true,
} as const;
const huis = proefhuis.volgensRegister([straatzorg]);
const zonder = proefhuis.volgensRegister([
  { ...straatzorg, actief: false },
  { ...straatzorg, code: "ggz", actief: false },
]);
const informatie = [{ organisatie: "straatzorg", vraag: "Is er zorg?" }];
const eigenaar = { vervolgstap: { ...vervolgstap, eigenaar: "straatzorg" } };

describe("Een organisatie die alleen in het register staat", () => {
  it("doet mee aan een punt, zit aan tafel, krijgt een vraag en heeft een vervolgstap, zoals die van het huisbestand (L04, L15)", () => {
    const betrokken = [{ organisatie: "straatzorg", grondslag: "wgs-betrekken" }];
    expect(betrek(getoetst(), huis, ["straatzorg"], "wgs-betrekken").betrokken).toEqual(betrokken);
    expect(aanwezigheid(huis, ["ggz", "straatzorg"])).toEqual(["ggz", "straatzorg"]);
    const gevraagd = neem(beoordeeld(), kort("informatie-nodig", { informatie, ...eigenaar }), huis);
    expect(gevraagd.betrokken).toEqual(betrokken);
    const partner = neem(beoordeeld(), kort("partner-pakt-op", { partner: "straatzorg", ...eigenaar }), huis);
    expect(partner.state).toMatchObject({ status: "wacht-op-partner", inhoud: { besluit: { partner: "straatzorg" } } });
  });

  it("oordeelt mee, en vraagt onder beroepsgeheim een eigen grond voor gezondheid (L08)", () => {
    const over = (categorie: string) => oordeel({ namens: ["straatzorg"], herkomst: { ...herkomst, categorie } });
    const { namens } = beoordeel(getoetst(), huis, over("hulpverlening"), donderdag).state.inhoud.oordeel!;
    expect(namens).toEqual(["straatzorg"]);
    const gezondheid = () => beoordeel(getoetst(), huis, over("gezondheid"), donderdag);
    expect(fouten(gezondheid).at(-1)).toBe("herkomst.grondslag: beroepsgeheim-grondslag");
  });

  it("die ophield wordt geweigerd, ook als het huisbestand haar nog noemt", () => {
    const fout = kort("informatie-nodig", { informatie: [{ organisatie: "ggz", vraag: "Is er zorg?" }], ...eigenaar });
    expect(fouten(() => neem(beoordeeld(), fout, zonder)).slice(1)).toEqual([
      "informatie.0: geen-deelnemer",
      "vervolgstap.eigenaar: eigenaar-onbekend",
    ]);
    expect(fouten(() => betrek(getoetst(), zonder, ["ggz"], "wgs-betrekken"))).toContain(
      "organisaties.0: geen-deelnemer",
    );
  });
});
