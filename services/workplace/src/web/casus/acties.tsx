import { Table, TableBody, TableCell, TableRow } from "@utrecht/component-library-react";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan, useZelf } from "../shell/zelf.js";
import { Terugkoppelformulier } from "../acties/terugkoppeling.js";
import type { Actie, Casus } from "../typen-casus.js";
import { Herkomstregels, Voorwaarde } from "../ui/herkomst.js";
import { Leeg } from "../ui/staat.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { Moment, Termijn } from "../ui/termijn.js";

const standen = { open: "Open", "lukt-niet": "✕ Lukt niet", gedaan: "✓ Gedaan", vervallen: "Vervallen" };
const rang = { "lukt-niet": 0, open: 1, gedaan: 2, vervallen: 3 };

/** All actions of the case with what their executors said; my own can be answered here. */
export function Acties({ casus }: { casus: Casus }) {
  const { w } = useHuis();
  const zelf = useZelf();
  const mijn = casus.acties.filter(
    ({ uitvoerder, status }) => uitvoerder === zelf.id && (status === "open" || status === "lukt-niet"),
  );
  if (casus.acties.length === 0) return <Leeg>{w("Er zijn nog geen «actie.meervoud». Ze komen uit «plan.de».")}</Leeg>;
  const acties = casus.acties.toSorted(
    (a, b) => rang[a.status] - rang[b.status] || a.uiterlijkDatum.localeCompare(b.uiterlijkDatum),
  );
  return (
    <>
      {mijn.map((actie) => (
        <section key={actie.actieId} className="blok blok--taak" aria-label={w("Mijn «actie»")}>
          <h2 className="utrecht-heading-3">
            {actie.omschrijving} <Termijn tot={actie.uiterlijkDatum} />
          </h2>
          <Voorwaarde voorwaarde={actie.voorwaarde} />
          <Terugkoppelformulier actie={actie} />
        </section>
      ))}
      <div className="schuif" role="region" aria-label={w("«Actie.meervoud»")} tabIndex={0}>
        <Table className="tabel">
          <Tabelkop koppen={["«Actie»", "Leefgebied", "Wie", "Uiterlijk", "Stand"].map((kop) => w(kop))} />
          <TableBody>
            {acties.map((actie) => (
              <Rij key={actie.actieId} actie={actie} casus={casus} />
            ))}
          </TableBody>
        </Table>
      </div>
    </>
  );
}

function Rij({ actie, casus }: { actie: Actie; casus: Casus }) {
  const { huis } = useHuis();
  const organisatie = useOrganisatie();
  const wie = wieVan(casus.collegas, casus.deelnames);
  const loopt = actie.status === "open" || actie.status === "lukt-niet";
  return (
    <TableRow data-status={actie.status}>
      <TableCell>
        {actie.omschrijving}
        <Voorwaarde voorwaarde={actie.voorwaarde} />
        {actie.terugkoppelingen.map((een) => (
          <div key={een.teruggekoppeldOp} className="gezegd">
            <span className="stil">
              {hoofdletter(een.soort.replace("-", " "))}, <Moment op={een.teruggekoppeldOp} />:
            </span>{" "}
            {een.toelichting}
            <Herkomstregels herkomst={een.herkomst} />
          </div>
        ))}
      </TableCell>
      <TableCell>
        {naamVan(huis.leefgebieden, actie.leefgebied)}
        <span className="stil regel">{hoofdletter(actie.soort)}</span>
      </TableCell>
      <TableCell>
        {wie(actie.uitvoerder)}
        <span className="stil regel">{organisatie(actie.organisatie)}</span>
      </TableCell>
      <TableCell>
        {loopt ? (
          <Termijn tot={actie.uiterlijkDatum} />
        ) : (
          <span className="stil">{actie.uiterlijkDatum.split("-").reverse().join("-")}</span>
        )}
      </TableCell>
      <TableCell>{standen[actie.status]}</TableCell>
    </TableRow>
  );
}
