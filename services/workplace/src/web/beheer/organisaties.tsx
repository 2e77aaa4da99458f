import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import {
  PrimaryActionButton,
  SecondaryActionButton,
  SubtleButton,
  Table,
  TableBody,
  TableCell,
  TableRow,
} from "@utrecht/component-library-react";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { naamVan, useHuis } from "../shell/woorden.js";
import type { Registerorganisatie } from "../typen-register.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Gelezen, Meer } from "../ui/staat.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { Organisatieformulier } from "./organisatieformulier.js";
import { klassen } from "./registerwoorden.js";

const koppen = ["Naam", "Domein", "Deelname (artikel 2.27 WGS)", "OIN", "Toestand", "Doen"];
type Handelingen = { open: (een: Registerorganisatie) => void; beeindig: (een: Registerorganisatie) => void };

/** Which organisations take part in this house, and how, for its manager. */
export function Organisaties() {
  const { huis } = useHuis();
  const vraag = useQuery(vragen.organisaties(huis.code));
  const [open, zetOpen] = useState<Registerorganisatie | "nieuw">();
  const [weg, zetWeg] = useState<Registerorganisatie>();
  useLijsttoetsen();
  return (
    <div className="bladzijde bladzijde--breed">
      <Titel venster="Organisaties">Organisaties</Titel>
      <div className="knoppen">
        <PrimaryActionButton onClick={() => zetOpen("nieuw")}>Organisatie toevoegen</PrimaryActionButton>
      </div>
      <Gelezen vraag={vraag} rijen={12}>
        {({ items, volgende }) => (
          <>
            <Lijst items={items} open={zetOpen} beeindig={zetWeg} />
            <Meer volgende={volgende} />
          </>
        )}
      </Gelezen>
      {open && <Organisatieformulier organisatie={open === "nieuw" ? null : open} sluit={() => zetOpen(undefined)} />}
      {weg && <Einde organisatie={weg} sluit={() => zetWeg(undefined)} />}
    </div>
  );
}

function Lijst({ items, open, beeindig }: { items: Registerorganisatie[] } & Handelingen) {
  const opNaam = items.toSorted((een, ander) => een.naam.localeCompare(ander.naam, "nl"));
  return (
    <div className="schuif">
      <Table className="tabel tabel--rijen">
        <Tabelkop koppen={koppen} />
        <TableBody>
          {opNaam.map((een) => (
            <TableRow key={een.organisatieId}>
              <TableCell>{een.naam}</TableCell>
              <TableCell>{een.domein}</TableCell>
              <TableCell>
                {naamVan(klassen, een.klasse)}
                {een.onderdeel && `, onderdeel ${een.onderdeel}`}
              </TableCell>
              <TableCell>{een.oin ?? ""}</TableCell>
              <TableCell>{een.beeindigdOp ? "Beëindigd" : "Actief"}</TableCell>
              <TableCell className="heel">
                <SecondaryActionButton data-rij aria-label={`Wijzigen: ${een.naam}`} onClick={() => open(een)}>
                  Wijzigen
                </SecondaryActionButton>{" "}
                {!een.beeindigdOp && een.code !== "huis" && (
                  <SubtleButton aria-label={`Deelname beëindigen: ${een.naam}`} onClick={() => beeindig(een)}>
                    Beëindigen
                  </SubtleButton>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Einde({ organisatie, sluit }: { organisatie: Registerorganisatie; sluit: () => void }) {
  const { mutate, error, isPending } = useOpdracht("Deelname beëindigd.", sluit);
  const pad = `/information-hub/organisaties/${organisatie.organisatieId}/einde`;
  return (
    <Dialoog titel={`Deelname van ${organisatie.naam} beëindigen`} sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: {} })}>
        <p>De toegang van alle mensen en systemen van deze organisatie eindigt meteen, en haar teams met hen.</p>
        <PrimaryActionButton type="submit" disabled={isPending}>
          Deelname beëindigen
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}
