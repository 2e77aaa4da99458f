import { Table, TableBody, TableCell, TableRow } from "@utrecht/component-library-react";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import type { Inzage } from "../typen-inzage.js";
import { Gegevens } from "../ui/gegevens.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { datumKort, klok } from "../ui/tijd.js";
import { handelingTekst, watTekst } from "./handelingen.js";
import { samen } from "./samen.js";

const regimeNaam = (code: string): string => hoofdletter(code.replaceAll("-", " "));

/** Who did what with somebody's data, when, on what ground, and by which decision. */
export function Inzagelijst({ items, collegas }: { items: Inzage[]; collegas: Record<string, string> }) {
  const { w } = useHuis();
  const wie = (id: string) =>
    id.startsWith("systeem:") ? `Automatisch, door ${id.slice("systeem:".length)}` : (collegas[id] ?? id);
  return (
    <div className="schuif">
      <Table className="tabel tabel--rijen">
        <Tabelkop koppen={["Wanneer", "Wie", "Wat", "Grond", "Besluit"]} />
        <TableBody>
          {samen(items).map((een) => (
            <TableRow key={een.dienst + een.besluitId}>
              <TableCell className="heel">
                {datumKort(een.op)} {klok(een.op)}
              </TableCell>
              <TableCell>{wie(een.wie)}</TableCell>
              <TableCell>
                {w(handelingTekst(een.handeling))}{" "}
                <span className="stil">
                  {watTekst[een.wat]}, {een.diensten}
                </span>
              </TableCell>
              <TableCell>{een.regime ? regimeNaam(een.regime) : <span className="stil">Geen dossier</span>}</TableCell>
              <TableCell>
                <Besluit van={een} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

/** What was decided, and by which policies in which version; where no policy is named, the role alone decided. */
function Besluit({ van: { uitkomst, reden, beleid, beleidsversie } }: { van: Inzage }) {
  const { huis } = useHuis();
  return (
    <>
      {uitkomst === "permit" ? "Toegestaan" : `Geweigerd: ${huis.foutteksten[reden!] ?? reden}`}{" "}
      <span className="stil">
        {beleid.length > 0 ? `${beleid.join(", ")} (${beleidsversie})` : "op grond van de rol"}
      </span>
    </>
  );
}

/** On what each ground in the list rests, said once. */
export function Gronden({ items }: { items: Inzage[] }) {
  const { huis } = useHuis();
  const genoemd = huis.regimes.filter(({ code }) => items.some(({ regime }) => regime === code));
  if (genoemd.length === 0) return null;
  return (
    <section aria-labelledby="gronden">
      <h3 id="gronden" className="utrecht-heading-4">
        Waar deze gronden op rusten
      </h3>
      <Gegevens
        regels={genoemd.map(({ code, omschrijving, grondslag }) => [
          regimeNaam(code),
          <>
            {grondslag}. <span className="stil">{omschrijving}.</span>
          </>,
        ])}
      />
    </section>
  );
}
