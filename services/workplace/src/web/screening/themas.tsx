import { useState } from "react";
import { SecondaryActionButton } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import type { Huis, Melding } from "../typen.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Vinkjes } from "../ui/veld.js";

/** The themes that a partner of this house screens, each with who that is. */
const keuzesVan = ({ screeningsthemas, screeningpartners }: Huis) =>
  screeningsthemas.flatMap(({ code, naam }) => {
    const partners = screeningpartners.filter(({ thema }) => thema === code).map((een) => een.naam);
    return partners.length > 0 ? [{ code, naam: `${naam}: ${partners.join(", ")}` }] : [];
  });

/** Which partners screen along; the screener says so where what the sender wrote did not (R24). */
export function Themas({ melding }: { melding: Melding }) {
  const { huis, w } = useHuis();
  const [gekozen, zet] = useState(melding.themas);
  const { mutate, error, isPending } = useOpdracht(w("Vastgelegd welke «partner.meervoud» meekijken."));
  const keuzes = keuzesVan(huis);
  if (keuzes.length === 0) return null;
  const nu = keuzes.filter(({ code }) => melding.themas.includes(code));
  const pad = `/intake/meldingen/${melding.meldingId}/themas`;
  return (
    <details className="vouwdeel" open={nu.length === 0 || undefined}>
      <summary>
        {w("Welke «partner.meervoud» kijken mee?")}{" "}
        <span className="stil">{nu.length > 0 ? nu.map(({ naam }) => naam).join("; ") : "Nog geen"}</span>
      </summary>
      <Formulier
        className="formulier"
        fout={error}
        onVerstuur={() => mutate({ methode: "PUT", pad, inhoud: { themas: gekozen } })}
      >
        <Vinkjes waar="themas" legenda="Thema" opties={keuzes} gekozen={gekozen} op={zet} />
        <SecondaryActionButton type="submit" disabled={isPending}>
          Thema’s vastleggen
        </SecondaryActionButton>
      </Formulier>
    </details>
  );
}
