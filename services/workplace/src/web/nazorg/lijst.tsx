import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { Table, TableBody, TableCell, TableRow } from "@utrecht/component-library-react";
import { Twijfel } from "../screening/twijfel.js";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import type { Namen } from "../typen.js";
import type { Fase, NazorgRij } from "../typen-nazorg.js";
import { alleenDeze, useLijsttoetsen } from "../ui/lijst.js";
import { Naam, useGemeente } from "../ui/persoon.js";
import { Gelezen, Leeg, Meer } from "../ui/staat.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { datumKort } from "../ui/tijd.js";
import { Vijf, Vrijlating } from "./standen.js";

const fasen: { fase: Fase | undefined; tekst: string }[] = [
  { fase: undefined, tekst: "Tot de overdracht" },
  { fase: "na-detentie", tekst: "Na detentie" },
  { fase: "afgesloten", tekst: "Gesloten" },
];

/** Who comes out when, the nearest first, and what is arranged; red when it is near and there is no roof (R41). */
export function Nazorg() {
  const { huis, w } = useHuis();
  const { fase } = useSearch({ from: "/$huis/nazorg" });
  const vraag = useQuery(vragen.nazorglijst(huis.code, fase));
  useLijsttoetsen();
  return (
    <div className="bladzijde bladzijde--breed">
      <Titel venster={hoofdletter(w("«nazorg»"))}>{hoofdletter(w("«nazorg»"))}</Titel>
      <nav className="filters" aria-label="Welke">
        {fasen.map((een) => (
          <Link
            key={een.tekst}
            to="/$huis/nazorg"
            params={{ huis: huis.code }}
            search={{ fase: een.fase }}
            className="filters__knop"
            activeOptions={alleenDeze}
            aria-current={fase === een.fase || undefined}
          >
            {een.tekst}
          </Link>
        ))}
      </nav>
      <Gelezen vraag={vraag} rijen={12}>
        {({ items, namen, volgende, herkenningen }) => (
          <>
            {herkenningen?.map((herkenning) => (
              <Twijfel key={herkenning.betrokkeneId} herkenning={herkenning} />
            ))}
            {items.length === 0 && <Leeg>{huis.teksten["scherm.leeg.nazorg"]}</Leeg>}
            {items.length > 0 && <Tabel items={items} namen={namen} />}
            <Meer volgende={volgende} />
          </>
        )}
      </Gelezen>
    </div>
  );
}

function Tabel({ items, namen }: { items: NazorgRij[]; namen: Namen }) {
  const { huis, w } = useHuis();
  const gemeente = useGemeente();
  const koppen = ["Naam", "Vrijlating", "Op", "«Basisvoorwaarde.meervoud»", "Gemeente", "Inrichting"];
  return (
    <div className="schuif" role="region" aria-label={hoofdletter(w("«nazorg»"))} tabIndex={0}>
      <Table className="tabel tabel--rijen">
        <Tabelkop koppen={koppen.map((kop) => hoofdletter(w(kop)))} />
        <TableBody>
          {items.map((een) => (
            <TableRow key={een.dossierId}>
              <TableCell>
                <Link
                  to="/$huis/nazorg/$dossierId"
                  params={{ huis: huis.code, dossierId: een.dossierId }}
                  className="tabel__link"
                  data-rij
                >
                  <Naam persoonId={een.persoonId} namen={namen} />
                </Link>
                {een.hernieuwd && <span className="merk">zat eerder vast</span>}
                {een.waarschuwingOp && <span className="merk merk--let-op">geen onderdak</span>}
              </TableCell>
              <TableCell>
                <Vrijlating dagen={een.dagenTotVrijlating} gewaarschuwd={Boolean(een.waarschuwingOp)} />
              </TableCell>
              <TableCell className="termijn">{een.vrijlatingsdatum && datumKort(een.vrijlatingsdatum)}</TableCell>
              <TableCell>
                <Vijf voorwaarden={een.voorwaarden} />
              </TableCell>
              <TableCell>{gemeente(een.gemeente)}</TableCell>
              <TableCell>{een.inrichting}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
