import { useHuis } from "../shell/woorden.js";
import { useOrganisatie } from "../shell/zelf.js";
import type { Casus, Herkomst } from "../typen-casus.js";
import { Datumveld } from "../ui/datum.js";
import { Keuze, Tekstregel, Vinkjes } from "../ui/veld.js";

export type Inbreng = { herkomst: Herkomst; alleenVoor: string[] | null };

/** @param vandaag "2026-11-24": most often the day on which it is first processed */
export const legeInbreng = (vandaag: string): Inbreng => ({
  herkomst: { grondslag: "", doelbinding: "", categorie: "", voorwaarde: "geen", eerstVerwerktOp: vandaag },
  alleenVoor: null,
});

/** What of it goes with a command: without a restriction the field is left out. */
export const metInbreng = ({ herkomst, alleenVoor }: Inbreng) => ({ herkomst, ...(alleenVoor && { alleenVoor }) });

/** Where an item comes from and on what ground (R64), and for whom alone it is (R93). */
export function Herkomstvelden({
  inbreng,
  zet,
  deelnames,
}: {
  inbreng: Inbreng;
  zet: (inbreng: Inbreng) => void;
  deelnames?: Casus["deelnames"];
}) {
  const { huis } = useHuis();
  const { herkomst } = inbreng;
  const wijzig = (deel: Partial<Herkomst>) => zet({ ...inbreng, herkomst: { ...herkomst, ...deel } });
  return (
    <fieldset className="groep groep--velden">
      <legend className="groep__legenda">Waar komt dit vandaan?</legend>
      <Keuze
        waar="herkomst.categorie"
        label="Soort gegevens"
        opties={huis.gegevenscategorieen}
        waarde={herkomst.categorie}
        op={(categorie) => wijzig({ categorie })}
      />
      <Keuze
        waar="herkomst.grondslag"
        label="Grondslag"
        hint="Op welke grond mag jouw organisatie dit delen?"
        opties={huis.grondslagen}
        waarde={herkomst.grondslag}
        op={(grondslag) => wijzig({ grondslag })}
      />
      <Keuze
        waar="herkomst.doelbinding"
        label="Waarvoor is dit nodig?"
        opties={huis.doelbindingen}
        waarde={herkomst.doelbinding}
        op={(doelbinding) => wijzig({ doelbinding })}
      />
      <Keuze
        waar="herkomst.voorwaarde"
        label="Voorwaarde aan wie het leest"
        opties={huis.leveringsvoorwaarden}
        waarde={herkomst.voorwaarde}
        op={(voorwaarde) => wijzig({ voorwaarde })}
      />
      {herkomst.voorwaarde !== "geen" && (
        <Tekstregel
          waar="herkomst.voorwaardeToelichting"
          label="Toelichting bij de voorwaarde"
          waarde={herkomst.voorwaardeToelichting ?? ""}
          op={(voorwaardeToelichting) => wijzig({ voorwaardeToelichting })}
        />
      )}
      <Datumveld
        waar="herkomst.eerstVerwerktOp"
        label="Voor het eerst verwerkt op"
        waarde={herkomst.eerstVerwerktOp}
        op={(eerstVerwerktOp) => wijzig({ eerstVerwerktOp })}
      />
      {deelnames && (
        <Kring
          deelnames={deelnames}
          alleenVoor={inbreng.alleenVoor}
          zet={(alleenVoor) => zet({ ...inbreng, alleenVoor })}
        />
      )}
    </fieldset>
  );
}

/** Everybody who takes part, or named partners alone; the supplier and the process director always see it (R93). */
export function Kring({
  deelnames,
  alleenVoor,
  zet,
}: {
  deelnames: Casus["deelnames"];
  alleenVoor: string[] | null;
  zet: (alleenVoor: string[] | null) => void;
}) {
  const { w } = useHuis();
  const organisatie = useOrganisatie();
  const codes = [...new Set(deelnames.filter(({ tot }) => !tot).map((een) => een.organisatie))];
  const partners = codes.filter((code) => code !== "huis").map((code) => ({ code, naam: organisatie(code) }));
  return (
    <>
      <Vinkjes
        waar="beperkt"
        legenda="Voor wie is dit?"
        opties={[{ code: "beperkt", naam: w("Alleen voor «partner.meervoud» die ik kies") }]}
        gekozen={alleenVoor ? ["beperkt"] : []}
        op={(gekozen) => zet(gekozen.length > 0 ? [] : null)}
      />
      {alleenVoor && (
        <Vinkjes
          waar="alleenVoor"
          legenda={w("Alleen voor (de leverancier en «procesregisseur.de» zien het altijd)")}
          opties={partners}
          gekozen={alleenVoor}
          op={zet}
        />
      )}
    </>
  );
}
