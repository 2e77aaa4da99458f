import { useState } from "react";
import {
  PrimaryActionButton,
  SecondaryActionButton,
  SubtleButton,
  Table,
  TableBody,
  TableCell,
  TableHeaderCell,
  TableRow,
} from "@utrecht/component-library-react";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie, useWie, useZelf } from "../shell/zelf.js";
import type { Casus, Deelname } from "../typen-casus.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Naam } from "../ui/persoon.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { Moment } from "../ui/termijn.js";
import { Tekstvak } from "../ui/veld.js";
import { useDoen } from "./doen.js";
import { Deelnameformulier } from "./deelnameformulier.js";

const rollen = { procesregisseur: "«Procesregisseur»", casusregisseur: "«Casusregisseur»", deelnemer: "Deelnemer" };

/** Who takes part, in which role and on what ground; access opens and ends here (decision 8). */
export function Mensen({ casus }: { casus: Casus }) {
  const { huis } = useHuis();
  const zelf = useZelf();
  const [nieuw, zetNieuw] = useDoen("toevoegen");
  const [eindigt, zetEindigt] = useState<Deelname>();
  const mag = zelf.rollen.includes("procesregisseur") && casus.status !== "afgesloten";
  const open = casus.deelnames.filter(({ tot }) => !tot);
  const weg = casus.deelnames.filter(({ tot }) => tot);
  return (
    <>
      <Deelnames deelnames={open} eindig={mag ? zetEindigt : undefined} />
      {mag && !nieuw && (
        <SecondaryActionButton onClick={() => zetNieuw(true)}>Iemand laten deelnemen</SecondaryActionButton>
      )}
      {nieuw && <Deelnameformulier casus={casus} sluit={() => zetNieuw(false)} />}
      {weg.length > 0 && (
        <details className="vouwdeel">
          <summary>Doen niet meer mee</summary>
          <Deelnames deelnames={weg} />
        </details>
      )}
      {casus.gezinsleden.length > 0 && (
        <section className="blok">
          <h2 className="utrecht-heading-3">Directe kring</h2>
          <ul className="stappen">
            {casus.gezinsleden.map(({ persoonId, relatie, leefgebieden }) => (
              <li key={persoonId}>
                <Naam persoonId={persoonId} namen={casus.namen} />, {relatie.replaceAll("-", " ")}
                <span className="stil"> {leefgebieden.map((code) => naamVan(huis.leefgebieden, code)).join(", ")}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {eindigt && <Einde casusId={casus.casusId} deelname={eindigt} sluit={() => zetEindigt(undefined)} />}
    </>
  );
}

function Deelnames({ deelnames, eindig }: { deelnames: Deelname[]; eindig?: (deelname: Deelname) => void }) {
  const { w } = useHuis();
  const organisatie = useOrganisatie();
  const wie = useWie(deelnames);
  return (
    <div className="schuif">
      <Table className="tabel">
        <Tabelkop koppen={["Naam", "Organisatie", "Rol", "Grondslag", "Sinds"]}>
          {eindig && (
            <TableHeaderCell scope="col">
              <span className="alleen-voorlezen">Handeling</span>
            </TableHeaderCell>
          )}
        </Tabelkop>
        <TableBody>
          {deelnames.map((een) => (
            <TableRow key={een.deelnameId}>
              <TableCell>{wie(een.medewerker)}</TableCell>
              <TableCell>{organisatie(een.organisatie)}</TableCell>
              <TableCell>{hoofdletter(w(rollen[een.rol]))}</TableCell>
              <TableCell>{een.grondslag}</TableCell>
              <TableCell>
                <Moment op={een.van} />
                {een.tot && (
                  <span className="stil">
                    {" "}
                    tot <Moment op={een.tot} />
                  </span>
                )}
              </TableCell>
              {eindig && (
                <TableCell>
                  {een.rol !== "procesregisseur" && (
                    <SubtleButton
                      aria-label={`Deelname van ${wie(een.medewerker)} beëindigen`}
                      onClick={() => eindig(een)}
                    >
                      Beëindigen
                    </SubtleButton>
                  )}
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Einde({ casusId, deelname, sluit }: { casusId: string; deelname: Deelname; sluit: () => void }) {
  const [reden, zetReden] = useState("");
  const { mutate, error, isPending } = useOpdracht("Deelname beëindigd.", sluit);
  const pad = `/case-plan/casussen/${casusId}/deelnames/${deelname.deelnameId}/einde`;
  return (
    <Dialoog titel={`Deelname van ${deelname.naam ?? deelname.medewerker} beëindigen`} sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: { reden } })}>
        <p>De toegang eindigt meteen.</p>
        <Tekstvak waar="reden" label="Reden" waarde={reden} op={zetReden} />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Deelname beëindigen
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}
