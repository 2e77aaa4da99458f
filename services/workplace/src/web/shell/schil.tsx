import { useEffect } from "react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Outlet, useParams } from "@tanstack/react-router";
import { SkipLink } from "@utrecht/component-library-react";
import { readableAccent } from "./accent.js";
import { Kop } from "./kop.js";
import { useLive } from "./live.js";
import { Aankondiging } from "./meldingen.js";
import { Navigatie } from "./navigatie.js";
import { Sneltoetsen } from "./sneltoetsen.js";
import { vragen } from "./vragen.js";
import { HuisContext } from "./woorden.js";

/** The frame of a house: its accent, its words, its live updates. */
export function Schil() {
  const { huis: code } = useParams({ from: "/$huis" });
  const { data: huis } = useSuspenseQuery(vragen.huis(code));
  const { data: sessie } = useSuspenseQuery(vragen.sessie());
  useLive(code);
  useEffect(() => {
    document.documentElement.style.setProperty("--zvh-accent", readableAccent(huis.accentkleur));
  }, [huis.accentkleur]);
  if (!sessie.persoon) return null;
  return (
    <HuisContext huis={huis}>
      <SkipLink href="#inhoud" className="utrecht-skip-link--visible-on-focus">
        Naar de inhoud
      </SkipLink>
      <div className="schil">
        <Kop persoon={sessie.persoon} huizen={sessie.huizen} />
        <Navigatie rollen={sessie.persoon.rollen} />
        <main id="inhoud" tabIndex={-1} className="schil__inhoud">
          <Outlet />
        </main>
      </div>
      <Sneltoetsen />
      <Aankondiging />
    </HuisContext>
  );
}
