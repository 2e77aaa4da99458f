import type { ReactNode } from "react";
import { DataList, DataListItem, DataListKey, DataListValue } from "@utrecht/component-library-react";

/** What is known of something: a name and what it is, one below the other. `children` come last, as items. */
export function Gegevens({ regels, children }: { regels: [naam: string, waarde: ReactNode][]; children?: ReactNode }) {
  return (
    <DataList className="gegevens" appearance="rows">
      {regels.map(([naam, waarde]) => (
        <DataListItem key={naam}>
          <DataListKey>{naam}</DataListKey>
          <DataListValue>{waarde}</DataListValue>
        </DataListItem>
      ))}
      {children}
    </DataList>
  );
}
