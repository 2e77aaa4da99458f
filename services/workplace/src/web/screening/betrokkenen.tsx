import { Table, TableBody, TableCell, TableRow } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import type { Betrokkene, Namen } from "../typen.js";
import { geboren, Naam, rolNaam, useGemeente } from "../ui/persoon.js";
import { Tabelkop } from "../ui/tabelkop.js";

const herkenning = {
  herkend: { teken: "✓", tekst: "Herkend" },
  betwijfeld: { teken: "?", tekst: "Nog de vraag" },
  verzegeld: { teken: "…", tekst: "Wordt herkend" },
};

/** Persons of a report with their role and whether it is known who they are. */
export function Betrokkenen({
  betrokkenen,
  namen,
  eerder,
}: {
  betrokkenen: Betrokkene[];
  namen: Namen;
  eerder?: number | null;
}) {
  const { w } = useHuis();
  const gemeente = useGemeente();
  return (
    <section className="blok" aria-labelledby="kop-betrokkenen">
      <h3 id="kop-betrokkenen" className="utrecht-heading-3">
        {w("«Betrokkene.meervoud»")}
        {Boolean(eerder) && <span className="stil"> · {w("de politie telt {n} eerdere", { n: eerder! })}</span>}
      </h3>
      <Table className="tabel">
        <Tabelkop koppen={["Naam", "Rol", "Geboren", "Gemeente", "Herkenning"]} />
        <TableBody>
          {betrokkenen.map(({ betrokkeneId, rol, persoonId, status }) => {
            const persoon = persoonId ? namen[persoonId] : undefined;
            const stand = herkenning[status ?? (persoonId ? "herkend" : "verzegeld")];
            return (
              <TableRow key={betrokkeneId}>
                <TableCell className={persoonId ? undefined : "heel"}>
                  <Naam persoonId={persoonId} namen={namen} status={status} />
                </TableCell>
                <TableCell>{rolNaam(w, rol)}</TableCell>
                <TableCell className="heel">{geboren(persoon?.geboortedatum, persoon?.leeftijd)}</TableCell>
                <TableCell>{gemeente(persoon?.gemeente)}</TableCell>
                <TableCell>
                  <span className="herkenning heel" data-status={status}>
                    <span aria-hidden="true">{stand.teken}</span> {stand.tekst}
                  </span>
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </section>
  );
}
