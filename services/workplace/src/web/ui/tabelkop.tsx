import type { ReactNode } from "react";
import { TableHeader, TableHeaderCell, TableRow } from "@utrecht/component-library-react";

/** The heads of a table's columns, in the words of the house; `children` is a head that is not plain text. */
export function Tabelkop({ koppen, children }: { koppen: string[]; children?: ReactNode }) {
  return (
    <TableHeader>
      <TableRow>
        {koppen.map((kop) => (
          <TableHeaderCell key={kop} scope="col">
            {kop}
          </TableHeaderCell>
        ))}
        {children}
      </TableRow>
    </TableHeader>
  );
}
