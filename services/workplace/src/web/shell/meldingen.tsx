import { useEffect, useState } from "react";

type Luisteraar = (tekst: string) => void;
let luisteraar: Luisteraar | undefined;

/** Says the result of an act, for eyes and for a screen reader; it disappears by itself and takes no focus. */
export const zeg = (tekst: string): void => luisteraar?.(tekst);

/** The one live region of the app; stands below the shell. */
export function Aankondiging() {
  const [tekst, zetTekst] = useState("");
  useEffect(() => {
    luisteraar = zetTekst;
    return () => void (luisteraar = undefined);
  }, []);
  useEffect(() => {
    if (!tekst) return;
    const weg = setTimeout(() => zetTekst(""), 6000);
    return () => clearTimeout(weg);
  }, [tekst]);
  return (
    <div role="status" className="aankondiging" data-leeg={tekst === "" || undefined}>
      {tekst}
    </div>
  );
}
