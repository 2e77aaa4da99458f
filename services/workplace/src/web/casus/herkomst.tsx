import { useHuis } from "../shell/woorden.js";
import { useOrganisatie } from "../shell/zelf.js";
import type { Casus, Herkomst } from "../typen-casus.js";
import { Herkomstvelden } from "../ui/herkomst.js";
import { legeHerkomst } from "../ui/lege-herkomst.js";
import { Vinkjes } from "../ui/veld.js";

export type Inbreng = { herkomst: Herkomst; alleenVoor: string[] | null };

/** @param vandaag "2026-11-24" */
export const legeInbreng = (vandaag: string): Inbreng => ({ herkomst: legeHerkomst(vandaag), alleenVoor: null });

/** What of it goes with a command: without a restriction the field is left out. */
export const metInbreng = ({ herkomst, alleenVoor }: Inbreng) => ({ herkomst, ...(alleenVoor && { alleenVoor }) });

/** Where an item comes from (R64), and for whom alone it is (R93). */
export function Inbrengvelden({
  inbreng,
  zet,
  deelnames,
}: {
  inbreng: Inbreng;
  zet: (inbreng: Inbreng) => void;
  deelnames?: Casus["deelnames"];
}) {
  return (
    <fieldset className="groep groep--velden">
      <legend className="groep__legenda">Waar komt dit vandaan?</legend>
      <Herkomstvelden herkomst={inbreng.herkomst} zet={(herkomst) => zet({ ...inbreng, herkomst })} />
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
