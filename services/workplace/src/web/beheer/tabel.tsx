import {
  SecondaryActionButton,
  SubtleButton,
  Table,
  TableBody,
  TableCell,
  TableRow,
} from "@utrecht/component-library-react";
import type { Gehouden } from "../typen-register.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { Leeftijd } from "../ui/termijn.js";
import { noemen, redenTekst, soortTekst, toestanden } from "./woorden.js";

const koppen = ["Reden", "Gebeurtenis", "Sinds", "Dienst", "Toestand", "Onderwerp", "Doen"];

type Handelingen = { bezig: boolean; probeer: (een: Gehouden) => void; laatVallen: (een: Gehouden) => void };

/** Why, since when, of what, where and how each event is held; what stands behind another goes with that one. */
export function Tabel({ items, ...handelingen }: { items: Gehouden[] } & Handelingen) {
  return (
    <div className="schuif">
      <Table className="tabel tabel--rijen">
        <Tabelkop koppen={koppen} />
        <TableBody>
          {items.map((een) => (
            <Rij key={een.ontvanger + een.berichtId} een={een} {...handelingen} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Rij({ een, bezig, probeer, laatVallen }: { een: Gehouden } & Handelingen) {
  const naam = noemen(een);
  return (
    <TableRow>
      <TableCell>{redenTekst(een.reden)}</TableCell>
      <TableCell>
        {soortTekst(een.type)} <span className="stil">nummer {een.volgnummer}</span>
      </TableCell>
      <TableCell className="heel">
        <Leeftijd sinds={een.sinds} />
      </TableCell>
      <TableCell>
        {een.ontvanger} <span className="stil">van {een.dienst}</span>
      </TableCell>
      <TableCell>{toestanden[een.toestand]}</TableCell>
      <TableCell>
        <code>{een.onderwerp}</code>
      </TableCell>
      <TableCell>
        {een.toestand === "erachter" ? (
          <span className="stil">Gaat met de eerste mee</span>
        ) : (
          <span className="heel">
            <SecondaryActionButton
              data-rij
              disabled={bezig}
              aria-label={`Opnieuw proberen: ${naam}`}
              onClick={() => probeer(een)}
            >
              Opnieuw proberen
            </SecondaryActionButton>{" "}
            <SubtleButton disabled={bezig} aria-label={`Laten vallen: ${naam}`} onClick={() => laatVallen(een)}>
              Laten vallen
            </SubtleButton>
          </span>
        )}
      </TableCell>
    </TableRow>
  );
}
