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
import { useOrganisatie, wieVan, useZelf } from "../shell/zelf.js";
import type { Casus, Deelname } from "../typen-casus.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { Moment } from "../ui/termijn.js";
import { laatsteDag } from "../ui/tijd.js";
import { Tekstvak } from "../ui/veld.js";
import { useDoen } from "./doen.js";
import { Deelnameformulier } from "./deelnameformulier.js";
import { Kring } from "./kring.js";
import { Aanbieden, Aanbod } from "./overdracht.js";
import { voertCasusregie, voertRegie } from "./rol.js";
import { Vervanging } from "./vervanging.js";
import { Voorstellen } from "./voorstellen.js";

const rollen = { procesregisseur: "«Procesregisseur»", casusregisseur: "«Casusregisseur»", deelnemer: "Deelnemer" };

/** Who takes part, in which role and on what ground; access opens and ends here (decision 8). */
export function Mensen({ casus }: { casus: Casus }) {
  const { w } = useHuis();
  const zelf = useZelf();
  const [nieuw, zetNieuw] = useDoen("toevoegen");
  const [stelt, zetStelt] = useDoen("voorstellen");
  const [gekozen, zetGekozen] = useState<{ wat: Wat; deelname: Deelname }>();
  const loopt = casus.status !== "afgesloten";
  const mag = loopt && voertRegie(casus, zelf.id);
  const casusregie = casus.status === "actief" && voertCasusregie(casus, zelf.id);
  const sluit = () => zetGekozen(undefined);
  const doen: Doen = {
    // One's own, or anybody's as the director.
    mag: ({ medewerker }) => loopt && (mag || medewerker === zelf.id),
    biedt: ({ rol }) => rol === "casusregisseur" && (mag || casusregie) && !casus.overdracht,
    kies: (wat, deelname) => zetGekozen({ wat, deelname }),
  };
  const open = casus.deelnames.filter(({ tot }) => !tot);
  const weg = casus.deelnames.filter(({ tot }) => tot);
  return (
    <>
      <Aanbod casus={casus} />
      <Voorstellen casus={casus} />
      <Deelnames deelnames={open} collegas={casus.collegas} doen={loopt ? doen : undefined} />
      {mag && <SecondaryActionButton onClick={() => zetNieuw(true)}>Iemand laten deelnemen</SecondaryActionButton>}
      {nieuw && <Deelnameformulier casus={casus} sluit={() => zetNieuw(false)} />}
      {casusregie && (
        <SecondaryActionButton onClick={() => zetStelt(true)}>{w("Een «partner» voorstellen")}</SecondaryActionButton>
      )}
      {stelt && <Deelnameformulier casus={casus} voorstel sluit={() => zetStelt(false)} />}
      {weg.length > 0 && (
        <details className="vouwdeel">
          <summary>Doen niet meer mee</summary>
          <Deelnames deelnames={weg} collegas={casus.collegas} />
        </details>
      )}
      <Kring casus={casus} mag={mag && casus.status === "actief"} />
      {gekozen?.wat === "einde" && <Einde casusId={casus.casusId} deelname={gekozen.deelname} sluit={sluit} />}
      {gekozen?.wat === "vervanging" && <Vervanging casus={casus} deelname={gekozen.deelname} sluit={sluit} />}
      {gekozen?.wat === "overdracht" && <Aanbieden casus={casus} sluit={sluit} />}
    </>
  );
}

type Wat = "einde" | "vervanging" | "overdracht";
type Doen = {
  mag: (deelname: Deelname) => boolean;
  biedt: (deelname: Deelname) => boolean;
  kies: (wat: Wat, deelname: Deelname) => void;
};

function Deelnames({ deelnames, collegas, doen }: Pick<Casus, "deelnames" | "collegas"> & { doen?: Doen }) {
  const { huis, w } = useHuis();
  const organisatie = useOrganisatie();
  const wie = wieVan(collegas, deelnames);
  return (
    <div className="schuif">
      <Table className="tabel">
        <Tabelkop koppen={["Naam", "Organisatie", "Rol", "Grondslag", "Sinds"]}>
          {doen && (
            <TableHeaderCell scope="col">
              <span className="alleen-voorlezen">Handeling</span>
            </TableHeaderCell>
          )}
        </Tabelkop>
        <TableBody>
          {deelnames.map((een) => (
            <TableRow key={een.deelnameId}>
              <TableCell>{wie(een.medewerker)}</TableCell>
              <TableCell>
                {organisatie(een.organisatie)}
                {een.team && <span className="stil regel">{een.team}</span>}
                {een.vervanger && een.vervangerTot && (
                  <span className="stil regel">
                    Vervanger: {een.vervangerNaam ?? wie(een.vervanger)}, tot en met {laatsteDag(een.vervangerTot)}
                  </span>
                )}
              </TableCell>
              <TableCell>{hoofdletter(w(rollen[een.rol]))}</TableCell>
              <TableCell>{naamVan(huis.grondslagen, een.grondslag)}</TableCell>
              <TableCell>
                <Moment op={een.van} />
                {een.uiterlijk && !een.tot && (
                  <span className="stil regel">Tijdelijk, tot en met {laatsteDag(een.uiterlijk)}</span>
                )}
                {een.tot && (
                  <span className="stil">
                    {" "}
                    tot <Moment op={een.tot} />
                  </span>
                )}
              </TableCell>
              {doen && <Handelingen deelname={een} naam={wie(een.medewerker)} doen={doen} />}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Handelingen({ deelname, naam, doen }: { deelname: Deelname; naam: string; doen: Doen }) {
  return (
    <TableCell>
      {doen.mag(deelname) && (
        <SubtleButton aria-label={`Vervanging van ${naam}`} onClick={() => doen.kies("vervanging", deelname)}>
          Vervanging
        </SubtleButton>
      )}
      {doen.biedt(deelname) && (
        <SubtleButton aria-label={`Rol van ${naam} overdragen`} onClick={() => doen.kies("overdracht", deelname)}>
          Overdragen
        </SubtleButton>
      )}
      {doen.mag(deelname) && deelname.rol !== "procesregisseur" && (
        <SubtleButton aria-label={`Deelname van ${naam} beëindigen`} onClick={() => doen.kies("einde", deelname)}>
          Beëindigen
        </SubtleButton>
      )}
    </TableCell>
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
