import { useState } from "react";
import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan, useZelf } from "../shell/zelf.js";
import type { Casus } from "../typen-casus.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Keuze, Tekstvak } from "../ui/veld.js";
import { voertCasusregie, voertRegie } from "./rol.js";

/** Offers the casusregie; until the successor accepts nothing changes (R89). */
export function Aanbieden({ casus, sluit }: { casus: Casus; sluit: () => void }) {
  const { w } = useHuis();
  const organisatie = useOrganisatie();
  const [opdracht, zet] = useState({ naar: "", toelichting: "" });
  const { mutate, error, isPending } = useOpdracht(w("Aangeboden. Tot het antwoord verandert er niets."), sluit);
  const keuzes = casus.deelnames
    .filter(({ tot, rol, uiterlijk }) => !tot && !uiterlijk && rol === "deelnemer")
    .map((een) => ({ code: een.medewerker, naam: `${een.naam ?? een.medewerker}, ${organisatie(een.organisatie)}` }));
  const pad = `/case-plan/casussen/${casus.casusId}/overdrachten`;
  return (
    <Dialoog titel={w("Rol van «casusregisseur» overdragen")} sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: opdracht })}>
        <Keuze
          waar="naar"
          label="Aan wie?"
          opties={keuzes}
          waarde={opdracht.naar}
          op={(naar) => zet({ ...opdracht, naar })}
        />
        <Tekstvak
          waar="toelichting"
          label="Waarom, en wat moet de opvolger weten?"
          waarde={opdracht.toelichting}
          op={(toelichting) => zet({ ...opdracht, toelichting })}
        />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Aanbieden
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}

/** The offer that waits for an answer: of the successor, or taken back by who may make one. */
export function Aanbod({ casus }: { casus: Casus }) {
  const { w } = useHuis();
  const zelf = useZelf();
  const wie = wieVan(casus.collegas, casus.deelnames);
  const { mutate, error, isPending } = useOpdracht("Je antwoord is vastgelegd.");
  const { overdracht } = casus;
  if (!overdracht) return null;
  const pad = `/case-plan/casussen/${casus.casusId}/overdrachten/${overdracht.overdrachtId}/antwoord`;
  const antwoord = (wat: string) => mutate({ pad, inhoud: { antwoord: wat } });
  return (
    <Formulier className="blok blok--taak" fout={error} onVerstuur={() => antwoord("aanvaard")}>
      <h2 className="utrecht-heading-3">
        {w("De rol van «casusregisseur» is aangeboden aan {wie}", { wie: wie(overdracht.naar) })}
      </h2>
      <p>{overdracht.toelichting}</p>
      <div className="knoppen">
        {overdracht.naar === zelf.id && (
          <>
            <PrimaryActionButton type="submit" disabled={isPending}>
              Aanvaarden
            </PrimaryActionButton>
            <SecondaryActionButton type="button" disabled={isPending} onClick={() => antwoord("geweigerd")}>
              Niet aanvaarden
            </SecondaryActionButton>
          </>
        )}
        {(voertCasusregie(casus, zelf.id) || voertRegie(casus, zelf.id)) && (
          <SecondaryActionButton type="button" disabled={isPending} onClick={() => antwoord("ingetrokken")}>
            Aanbod intrekken
          </SecondaryActionButton>
        )}
      </div>
    </Formulier>
  );
}
