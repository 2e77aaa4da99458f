import { useState } from "react";
import { PrimaryActionButton, SecondaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan, useZelf } from "../shell/zelf.js";
import type { Casus, Overleg } from "../typen-casus.js";
import { Datumveld } from "../ui/datum.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Leeg } from "../ui/staat.js";
import { Termijn } from "../ui/termijn.js";
import { weekdag } from "../ui/tijd.js";
import { Keuze, Vinkjes } from "../ui/veld.js";
import { useDoen } from "./doen.js";
import { Afronding } from "./afronding.js";
import { voertRegie } from "./rol.js";

/** The meetings of the case: plan one, conclude one with its agreements (R36, R91). */
export function Overleggen({ casus }: { casus: Casus }) {
  const { w } = useHuis();
  const { id } = useZelf();
  const [plant, zetPlant] = useDoen("plannen");
  const mag = voertRegie(casus, id) && casus.status === "actief";
  const gepland = casus.overleggen.filter(({ afgerondOp }) => !afgerondOp);
  const geweest = casus.overleggen.filter(({ afgerondOp }) => afgerondOp).toReversed();
  return (
    <>
      {casus.overleggen.length === 0 && !plant && <Leeg>{w("Er is nog geen «overleg» geweest of gepland.")}</Leeg>}
      {mag && !plant && (
        <p>
          {casus.overleggen.length === 0 ? (
            <PrimaryActionButton onClick={() => zetPlant(true)}>{w("«Overleg» plannen")}</PrimaryActionButton>
          ) : (
            <SecondaryActionButton onClick={() => zetPlant(true)}>{w("«Overleg» plannen")}</SecondaryActionButton>
          )}
        </p>
      )}
      {plant && <Planning casus={casus} sluit={() => zetPlant(false)} />}
      {gepland.map((overleg) => (
        <Gepland key={overleg.overlegId} overleg={overleg} casus={casus} mag={mag} />
      ))}
      {geweest.map((overleg) => (
        <Geweest key={overleg.overlegId} overleg={overleg} />
      ))}
    </>
  );
}

function Gepland({ overleg, casus, mag }: { overleg: Overleg; casus: Casus; mag: boolean }) {
  const { huis, w } = useHuis();
  const wie = wieVan(casus.collegas, casus.deelnames);
  const [open, zetOpen] = useState(false);
  return (
    <section className="blok">
      <h2 className="utrecht-heading-3">
        {hoofdletter(naamVan(huis.overlegsoorten, overleg.soort))}, {weekdag(overleg.datum)}
        <Termijn tot={overleg.datum} />
      </h2>
      <p className="stil">Uitgenodigd: {overleg.genodigden.map(wie).join(", ")}</p>
      {mag && !open && (
        <PrimaryActionButton onClick={() => zetOpen(true)}>{w("Afspraken vastleggen en afronden")}</PrimaryActionButton>
      )}
      {open && <Afronding overleg={overleg} casus={casus} sluit={() => zetOpen(false)} />}
    </section>
  );
}

function Geweest({ overleg }: { overleg: Overleg }) {
  const { huis } = useHuis();
  const organisatie = useOrganisatie();
  return (
    <section className="blok">
      <h2 className="utrecht-heading-3">
        {hoofdletter(naamVan(huis.overlegsoorten, overleg.soort))}, {weekdag(overleg.datum)}
      </h2>
      <p className="stil">Aanwezig: {overleg.aanwezig.map(organisatie).join(", ") || "niemand genoteerd"}</p>
      <ul className="stappen">
        {overleg.afspraken.map((afspraak, plek) => (
          <li key={plek}>{afspraak}</li>
        ))}
      </ul>
    </section>
  );
}

function Planning({ casus, sluit }: { casus: Casus; sluit: () => void }) {
  const { huis, w } = useHuis();
  const wie = wieVan(casus.collegas, casus.deelnames);
  const open = casus.deelnames.filter(({ tot }) => !tot);
  const soorten = huis.overlegsoorten.filter((soort) => soort.casus);
  const [opdracht, zet] = useState({
    soort: soorten.length === 1 ? soorten[0]!.code : "",
    datum: "",
    deelnemers: open.map(({ medewerker }) => medewerker),
  });
  const { mutate, error, isPending } = useOpdracht(w("«Overleg» gepland; iedereen die meedoet krijgt bericht."), sluit);
  const pad = `/case-plan/casussen/${casus.casusId}/overleggen`;
  return (
    <Formulier className="formulier blok blok--taak" fout={error} onVerstuur={() => mutate({ pad, inhoud: opdracht })}>
      <h2 className="utrecht-heading-3">{w("«Overleg» plannen")}</h2>
      <div className="naast-elkaar">
        <Keuze
          waar="soort"
          label="Soort"
          opties={soorten.map(({ code, naam }) => ({ code, naam: hoofdletter(naam) }))}
          waarde={opdracht.soort}
          op={(soort) => zet({ ...opdracht, soort })}
        />
        <Datumveld waar="datum" label="Datum" waarde={opdracht.datum} op={(datum) => zet({ ...opdracht, datum })} />
      </div>
      <Vinkjes
        waar="deelnemers"
        legenda="Wie worden uitgenodigd?"
        opties={open.map(({ medewerker }) => ({ code: medewerker, naam: wie(medewerker) }))}
        gekozen={opdracht.deelnemers}
        op={(deelnemers) => zet({ ...opdracht, deelnemers })}
      />
      <div className="knoppen">
        <PrimaryActionButton type="submit" disabled={isPending}>
          Plannen
        </PrimaryActionButton>
        <SubtleButton type="button" onClick={sluit}>
          Niet plannen
        </SubtleButton>
      </div>
    </Formulier>
  );
}
