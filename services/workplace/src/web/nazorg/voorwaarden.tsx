import { useState } from "react";
import {
  PrimaryActionButton,
  SubtleButton,
  Table,
  TableBody,
  TableCell,
  TableHeaderCell,
  TableRow,
} from "@utrecht/component-library-react";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan } from "../shell/zelf.js";
import type { Nazorgdossier, Voorwaarde } from "../typen-nazorg.js";
import { Collegakeuze } from "../ui/collegakeuze.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Radiogroep } from "../ui/radiogroep.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { Tekstvak } from "../ui/veld.js";
import { momenten, past, standen, Standwoord, useThema } from "./standen.js";

/** The five conditions and the network as rows, the moments as columns, and who sees to it (R43). */
export function Voorwaarden({ dossier }: { dossier: Nazorgdossier }) {
  const { w } = useHuis();
  const [gekozen, kies] = useState<Voorwaarde>();
  const mag = dossier.magBijwerken && dossier.fase !== "afgesloten";
  const kop = hoofdletter(w("«basisvoorwaarde.meervoud»"));
  if (dossier.voorwaarden.length === 0) return null;
  const koppen = ["Wat", ...momenten.map(({ naam }) => naam), "Wie zorgt ervoor", ...(mag ? ["Wijzigen"] : [])];
  return (
    <section className="deel nazorgdeel">
      <h2 className="utrecht-heading-2">{kop}</h2>
      <div className="schuif" role="region" aria-label={kop} tabIndex={0}>
        <Table className="tabel tabel--rijkop">
          <Tabelkop koppen={koppen} />
          <TableBody>
            {dossier.voorwaarden.map((een) => (
              <Rij key={een.thema} een={een} dossier={dossier} kies={mag ? () => kies(een) : undefined} />
            ))}
          </TableBody>
        </Table>
      </div>
      {gekozen && <Peilen dossier={dossier} een={gekozen} sluit={() => kies(undefined)} />}
    </section>
  );
}

function Rij({ een, dossier, kies }: { een: Voorwaarde; dossier: Nazorgdossier; kies?: () => void }) {
  const thema = useThema();
  const organisatie = useOrganisatie();
  const wie = wieVan(dossier.collegas);
  return (
    <TableRow>
      <TableHeaderCell scope="row">
        {thema(een.thema)}
        {een.toelichting && <span className="stil regel">{een.toelichting}</span>}
      </TableHeaderCell>
      {[een.bijBinnenkomst, een.voorVrijlating, een.naVrijlating].map((stand, plek) => (
        <TableCell key={plek}>
          <Standwoord stand={stand} />
        </TableCell>
      ))}
      <TableCell>
        {een.medewerker ? wie(een.medewerker) : <span className="stil">nog niemand</span>}
        {een.organisatie && <span className="stil regel">{organisatie(een.organisatie)}</span>}
      </TableCell>
      {kies && (
        <TableCell>
          <SubtleButton onClick={kies} aria-label={`${thema(een.thema)} vastleggen`}>
            Vastleggen
          </SubtleButton>
        </TableCell>
      )}
    </TableRow>
  );
}

/** Records how one condition stands, at the moment that is at hand; `dossier` says which those are. */
function Peilen({ dossier, een, sluit }: { dossier: Nazorgdossier; een: Voorwaarde; sluit: () => void }) {
  const naam = useThema()(een.thema);
  const erna = dossier.fase === "na-detentie";
  const nuAan = momenten.filter(({ code }) => (code === "na-vrijlating") === erna);
  const [peiling, zet] = useState({ moment: nuAan.at(-1)!.code as string, stand: "", toelichting: "" });
  const [wie, zetWie] = useState({ organisatie: een.organisatie ?? "", medewerker: een.medewerker ?? "" });
  const { mutate, error, isPending } = useOpdracht(`${naam}: vastgelegd.`, sluit);
  const { toelichting, ...rest } = peiling;
  const inhoud = { ...rest, ...(toelichting && { toelichting }), ...(wie.medewerker && { verantwoordelijke: wie }) };
  const pad = `/nazorg/nazorgdossiers/${dossier.dossierId}/voorwaarden/${een.thema}`;
  const keuzes = Object.entries(standen).filter(([code]) => past(code, een.thema));
  return (
    <Dialoog titel={naam} sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ methode: "PUT", pad, inhoud })}>
        <Radiogroep
          waar="moment"
          legenda="Wanneer"
          vorm="naast"
          opties={nuAan}
          waarde={peiling.moment}
          op={(moment) => zet({ ...peiling, moment })}
        />
        <Radiogroep
          waar="stand"
          legenda="Hoe staat het?"
          opties={keuzes.map(([code, stand]) => ({ code, naam: stand.naam }))}
          waarde={peiling.stand}
          op={(stand) => zet({ ...peiling, stand })}
        />
        <Tekstvak
          waar="toelichting"
          label="Toelichting (als die nodig is)"
          waarde={toelichting}
          op={(tekst) => zet({ ...peiling, toelichting: tekst })}
        />
        <Collegakeuze
          waar="verantwoordelijke"
          label="Wie zorgt ervoor"
          rol="deelnemer"
          waarde={wie.medewerker}
          op={(gekozen) => zetWie({ organisatie: gekozen?.organisatie ?? "", medewerker: gekozen?.medewerkerId ?? "" })}
        />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Vastleggen
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}
