import { useState } from "react";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import type { Nazorgdossier } from "../typen-nazorg.js";
import { Collegakeuze } from "../ui/collegakeuze.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Keuze, Tekstvak } from "../ui/veld.js";
import { useVelden } from "../ui/velden.js";
import { useThema } from "./standen.js";

type Props = { dossier: Nazorgdossier; sluit: () => void };
type Overname = { thema: string; organisatie: string; medewerker: string };

/** At release each open item goes on at a partner; what nobody has, is told in one go (R44). */
export function Overdragen({ dossier, sluit }: Props) {
  const { w } = useHuis();
  const naam = useThema();
  const open = dossier.voorwaarden.filter(({ basisvoorwaarde, geregeld }) => basisvoorwaarde && !geregeld);
  const [overnames, zet] = useState(() =>
    open.map(({ thema, organisatie, medewerker }): Overname => ({
      thema,
      organisatie: organisatie ?? "",
      medewerker: medewerker ?? "",
    })),
  );
  const { mutate, error, isPending } = useOpdracht("Overgedragen.", sluit);
  const pad = `/nazorg/nazorgdossiers/${dossier.dossierId}/overdracht`;
  const inhoud = { overnames: overnames.filter(({ medewerker }) => medewerker) };
  return (
    <Dialoog titel="Overdragen na detentie" sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud })}>
        <p>
          {open.length > 0
            ? w("Kies bij elk open punt een «partner» die het na de detentie doet.")
            : w("Alle «basisvoorwaarde.meervoud» zijn geregeld. Wat nog openstaat, ligt bij wie de «actie» heeft.")}
        </p>
        {overnames.map((een) => (
          <Collegakeuze
            key={een.thema}
            waar={`overnames.${een.thema}`}
            label={naam(een.thema)}
            rol="deelnemer"
            waarde={een.medewerker}
            op={(wie) =>
              zet((allen) =>
                allen.map((ander) =>
                  ander.thema === een.thema
                    ? { ...een, organisatie: wie?.organisatie ?? "", medewerker: wie?.medewerkerId ?? "" }
                    : ander,
                ),
              )
            }
          />
        ))}
        <PrimaryActionButton type="submit" disabled={isPending}>
          Overdragen
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}

/** The end: from here on its own regime says how long it is kept (L19). */
export function Sluiten({ dossier, sluit }: Props) {
  const { huis, w } = useHuis();
  const { velden, veld } = useVelden({ reden: "", toelichting: "" });
  const { mutate, error, isPending } = useOpdracht("Dossier gesloten.", sluit);
  const pad = `/nazorg/nazorgdossiers/${dossier.dossierId}/afsluiting`;
  const { reden, toelichting } = velden;
  const grond = huis.regimes.find(({ code }) => code === dossier.regime)?.grondslag;
  return (
    <Dialoog titel="Dossier sluiten" sluit={sluit}>
      <Formulier
        className="formulier"
        fout={error}
        onVerstuur={() => mutate({ pad, inhoud: { reden, ...(toelichting && { toelichting }) } })}
      >
        <p className="stil">
          {hoofdletter(w("Na het sluiten loopt de bewaartermijn; daarna wordt het dossier vernietigd."))} {grond}
        </p>
        <Keuze {...veld("reden", "Reden")} opties={huis.afsluitredenen} />
        <Tekstvak {...veld("toelichting", "Toelichting (als die nodig is)")} />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Sluiten
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}
