import { afgesloten, casus, door, geopend, idVan, nu, voorlopigAfgesloten } from "../dossier.voorbeeld.js";
import { heropen, noteerTriage, open } from "./casus.js";
import { legGezinslidVast } from "./gezinslid.js";

describe("Een casus", () => {
  it("R21 R34 gaat open met precies één procesregisseur, gekoppeld aan triage en melding", () => {
    const { state, events, tijdlijn } = geopend;
    expect(state.deelnames).toMatchObject([{ rol: "procesregisseur", medewerker: door, tot: null }]);
    expect(events).toMatchObject([
      { key: casus.casusId, data: { triageId: casus.triageId, meldingId: casus.meldingId } },
    ]);
    expect(tijdlijn).toEqual([{ soort: "casus-geopend", wie: "voorzitter-1", verwijzing: casus.triageId }]);
  });

  it("R35 heeft een categorie van het huis", () => {
    const opening = {
      ...casus,
      gezinId: undefined,
      triageId: undefined,
      meldingId: undefined,
      overnamereden: undefined,
    };
    expect(() => open({ ...opening, categorie: "bende", door }, ["top-x"], nu, idVan(1))).toThrow("categorie-onbekend");
  });

  it("R95 is te heropenen zolang zij voorlopig is afgesloten, en anders niet", () => {
    const { state, deadlines } = heropen(voorlopigAfgesloten, { door }, nu);
    expect(state.casus).toMatchObject({ status: "actief", heropendOp: nu, totDatum: null });
    expect(deadlines).toMatchObject([{ state: "cancelled" }]);
    for (const ander of [casus, afgesloten])
      expect(() => heropen(ander, { door }, nu)).toThrow("casus-niet-voorlopig-afgesloten");
  });

  it("noteert een nieuwe triage over dezelfde persoon, en gaat daardoor weer open als zij voorlopig gesloten was", () => {
    const opdracht = { triageId: idVan(40), gezinId: idVan(41), door: "voorzitter-1" };
    const lopend = noteerTriage(casus, opdracht, nu);
    expect(lopend.events).toBeUndefined();
    expect(lopend.state.casus).toMatchObject({ status: "actief", gezinId: idVan(41), heropendOp: null });
    const gesloten = noteerTriage(voorlopigAfgesloten, opdracht, nu);
    expect(gesloten.tijdlijn.map(({ soort }) => soort)).toEqual(["nieuwe-triage", "casus-heropend"]);
    expect(gesloten.state.casus.status).toBe("actief");
  });

  it("R13 kent gezinsleden met hun eigen problemen, maar nooit de betrokkene zelf", () => {
    const lid = { persoonId: idVan(50), relatie: "ouder", leefgebieden: ["wonen"], door } as const;
    expect(legGezinslidVast(casus, { ...lid, leefgebieden: ["wonen"] }, ["wonen"]).state.gezinslid).toMatchObject({
      relatie: "ouder",
    });
    const zichzelf = { ...lid, persoonId: casus.persoonId, leefgebieden: ["geluk"] };
    expect(() => legGezinslidVast(casus, zichzelf, ["wonen"])).toThrow("leefgebied-onbekend");
    expect(() => legGezinslidVast(casus, { ...zichzelf, leefgebieden: [] }, ["wonen"])).toThrow(
      "gezinslid-is-betrokkene",
    );
  });
});
