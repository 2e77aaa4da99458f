import type { ReactNode } from "react";
import { naamVan, useHuis } from "../shell/woorden.js";
import type { Benoemd } from "../typen.js";
import type { Herkomst } from "../typen-casus.js";
import { Datumveld } from "./datum.js";
import { Keuze, Tekstregel } from "./veld.js";

type Waarvoor = "stuk" | "deelname" | "screening";

/** A choice out of the national list of grounds, of those that are a ground for this. */
export function Grondslagkeuze({
  waar = "grondslag",
  voor,
  ...keuze
}: {
  waar?: string;
  voor: Waarvoor;
  hint?: ReactNode;
  waarde: string;
  op: (grondslag: string) => void;
}) {
  const { huis } = useHuis();
  const opties = huis.grondslagen.filter((een) => een.voor.includes(voor));
  return <Keuze waar={waar} label="Grondslag" opties={opties} {...keuze} />;
}

/** Where an item comes from and on what ground it is given (R64, L08–L10). */
export function Herkomstvelden({
  herkomst,
  zet,
  voor = "stuk",
}: {
  herkomst: Herkomst;
  zet: (herkomst: Herkomst) => void;
  voor?: Waarvoor;
}) {
  const { huis } = useHuis();
  const wijzig = (deel: Partial<Herkomst>) => zet({ ...herkomst, ...deel });
  const code = (veld: "categorie" | "doelbinding" | "voorwaarde", label: string, opties: Benoemd[]) => (
    <Keuze
      waar={`herkomst.${veld}`}
      label={label}
      opties={opties}
      waarde={herkomst[veld]}
      op={(gekozen) => wijzig({ [veld]: gekozen })}
    />
  );
  return (
    <>
      {code("categorie", "Soort gegevens", huis.gegevenscategorieen)}
      <Grondslagkeuze
        waar="herkomst.grondslag"
        voor={voor}
        hint="Op welke grond mag jouw organisatie dit delen?"
        waarde={herkomst.grondslag}
        op={(grondslag) => wijzig({ grondslag })}
      />
      {code("doelbinding", "Waarvoor is dit nodig?", huis.doelbindingen)}
      {code("voorwaarde", "Voorwaarde aan wie het leest", huis.leveringsvoorwaarden)}
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
    </>
  );
}

/** Who supplied something, and where it comes from; `children` is what more is asked of it. */
export function Bronvelden({
  van: { bron, herkomst },
  zet,
  children,
}: {
  van: { bron: string; herkomst: Herkomst };
  zet: (deel: { bron: string } | { herkomst: Herkomst }) => void;
  children?: ReactNode;
}) {
  const { huis } = useHuis();
  return (
    <fieldset className="groep groep--velden">
      <legend className="groep__legenda">Waar komt dit vandaan?</legend>
      <Keuze
        waar="bron"
        label="Wie leverde dit?"
        opties={huis.organisaties.filter(({ deelname }) => deelname !== "geen")}
        waarde={bron}
        op={(gekozen) => zet({ bron: gekozen })}
      />
      <Herkomstvelden herkomst={herkomst} zet={(gekozen) => zet({ herkomst: gekozen })} voor="stuk" />
      {children}
    </fieldset>
  );
}

/** What the supplier asks of who reads an item, or what was made from it (L09). */
export function Voorwaarde({ voorwaarde, toelichting }: { voorwaarde: string | null; toelichting?: string | null }) {
  const { huis } = useHuis();
  if (!voorwaarde || voorwaarde === "geen") return null;
  return (
    <p className="let-op">
      {naamVan(huis.leveringsvoorwaarden, voorwaarde)}
      {toelichting && `: ${toelichting}`}
    </p>
  );
}

/** What the supplier asks of who reads it (L09), then what it is and on what ground it is here; of older items nothing. */
export function Herkomstregels({ herkomst }: { herkomst?: Herkomst | null }) {
  const { huis } = useHuis();
  if (!herkomst) return null;
  const { voorwaarde, voorwaardeToelichting, categorie, grondslag, eerstVerwerktOp } = herkomst;
  return (
    <>
      <Voorwaarde voorwaarde={voorwaarde} toelichting={voorwaardeToelichting} />
      <p className="stil">
        {naamVan(huis.gegevenscategorieen, categorie)}. {naamVan(huis.grondslagen, grondslag)}. Voor het eerst verwerkt
        op {eerstVerwerktOp.split("-").reverse().join("-")}.
      </p>
    </>
  );
}
