import { lazy, Suspense } from "react";
import type { HuisKort, Persoon } from "../typen.js";
import { useHuis } from "./woorden.js";
import { useOrganisatie } from "./zelf.js";

const menus = () => import("./menus.js");
const Huiskeuze = lazy(async () => ({ default: (await menus()).Huiskeuze }));
const Persoonsmenu = lazy(async () => ({ default: (await menus()).Persoonsmenu }));

/** The bar on top. Its menus come after the page itself: nobody needs them to read the list. */
export function Kop({ persoon, huizen }: { persoon: Persoon; huizen: HuisKort[] }) {
  const { huis } = useHuis();
  const organisatie = useOrganisatie();
  const eigen = huizen.filter(({ code }) => persoon.huizen.includes(code));
  const huisnaam = <p className="kop__vast kop__huis">{huis.korteNaam}</p>;
  const voor = persoon.organisatieIn?.[huis.code] ?? persoon.organisatie;
  const bij = voor === "huis" ? "" : organisatie(voor);
  return (
    <header className="kop">
      {eigen.length < 2 ? (
        huisnaam
      ) : (
        <Suspense fallback={huisnaam}>
          <Huiskeuze huizen={eigen} />
        </Suspense>
      )}
      <Suspense fallback={<p className="kop__vast">{persoon.naam}</p>}>
        <Persoonsmenu naam={persoon.naam} organisatie={bij} />
      </Suspense>
    </header>
  );
}
