import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { Table, TableBody, TableCell, TableRow } from "@utrecht/component-library-react";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import { wieVan, useZelf } from "../shell/zelf.js";
import type { Samengesteld } from "../typen.js";
import type { CasusRij } from "../typen-casus.js";
import { alleenDeze, useLijsttoetsen } from "../ui/lijst.js";
import { Naam } from "../ui/persoon.js";
import { Gelezen, Leeg, Meer } from "../ui/staat.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { Termijn } from "../ui/termijn.js";

const statussen = [
  { status: undefined, tekst: "Lopend" },
  { status: "voorlopig-afgesloten", tekst: "Voorlopig «afsluiting.voltooid»" },
  { status: "afgesloten", tekst: "«Afsluiting.voltooid»" },
];

/** The cases that somebody may see, with what decides: who, who directs, what is due. */
export function Casussen() {
  const { huis, w } = useHuis();
  const { rollen } = useZelf();
  const zoek = useSearch({ from: "/$huis/casussen" });
  const vraag = useQuery(vragen.casussen(huis.code, zoek));
  useLijsttoetsen();
  return (
    <div className="bladzijde bladzijde--breed">
      <Titel venster={hoofdletter(w("«casus.meervoud»"))}>{hoofdletter(w("«casus.meervoud»"))}</Titel>
      <nav className="filters" aria-label="Welke">
        {statussen.map(({ status, tekst }) => (
          <Link
            key={tekst}
            to="/$huis/casussen"
            params={{ huis: huis.code }}
            search={{ ...zoek, status }}
            className="filters__knop"
            activeOptions={alleenDeze}
            aria-current={zoek.status === status || undefined}
          >
            {w(tekst)}
          </Link>
        ))}
        {rollen.includes("procesregisseur") && (
          <Link
            to="/$huis/casussen"
            params={{ huis: huis.code }}
            search={{ ...zoek, mijn: zoek.mijn ? undefined : true }}
            className="filters__knop filters__knop--apart"
            activeOptions={alleenDeze}
            aria-current={zoek.mijn || undefined}
          >
            Alleen van mij
          </Link>
        )}
      </nav>
      <Gelezen vraag={vraag} rijen={12}>
        {({ items, namen, collegas, volgende }) =>
          items.length === 0 ? (
            <Leeg>{huis.teksten["scherm.leeg.casussen"]}</Leeg>
          ) : (
            <>
              <Tabel items={items} namen={namen} collegas={collegas} />
              <Meer volgende={volgende} />
            </>
          )
        }
      </Gelezen>
    </div>
  );
}

export function Tabel({ items, namen, collegas }: { items: CasusRij[] } & Pick<Samengesteld, "namen" | "collegas">) {
  const { huis, w } = useHuis();
  const wie = wieVan(collegas);
  const koppen = [
    "Naam",
    "Categorie",
    "«Procesregisseur»",
    "«Casusregisseur»",
    "Open «actie.meervoud»",
    "«Plan.kort»",
    "Volgende termijn",
  ];
  return (
    <div className="schuif">
      <Table className="tabel tabel--rijen tabel--casussen">
        <Tabelkop koppen={koppen.map((kop) => w(kop))} />
        <TableBody>
          {items.map((casus) => (
            <TableRow key={casus.casusId}>
              <TableCell>
                <Link
                  to="/$huis/casussen/$casusId"
                  params={{ huis: huis.code, casusId: casus.casusId }}
                  className="tabel__link"
                  data-rij
                >
                  <Naam persoonId={casus.persoonId} namen={namen} />
                </Link>
                {casus.gezinId && <span className="merk">{w("«gezin»")}</span>}
              </TableCell>
              <TableCell>{naamVan(huis.casuscategorieen, casus.categorie)}</TableCell>
              <TableCell>{casus.procesregisseur.naam ?? wie(casus.procesregisseur.id)}</TableCell>
              <TableCell>
                {casus.casusregisseur ? (
                  (casus.casusregisseur.naam ?? wie(casus.casusregisseur.id))
                ) : (
                  <span className="stil">nog geen</span>
                )}
              </TableCell>
              <TableCell className="tabel__getal">{casus.aantalOpenActies}</TableCell>
              <TableCell>
                {casus.planVersie ? `versie ${casus.planVersie}` : <span className="stil">nog geen</span>}
              </TableCell>
              <TableCell>
                <Termijn tot={casus.volgendeTermijn} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
