import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { SecondaryActionButton } from "@utrecht/component-library-react";
import { serverNow } from "../api.js";
import { vragen } from "../shell/vragen.js";
import { naamVan, useHuis } from "../shell/woorden.js";
import type { Huis, Screeningssessie } from "../typen.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Gelezen } from "../ui/staat.js";
import { dagVan } from "../ui/tijd.js";
import { Vinkjes } from "../ui/veld.js";

/** Who sits at the screening of today, and for which theme; the screener keeps it (R24). */
export function Sessie() {
  const { huis, w } = useHuis();
  const vraag = useQuery(vragen.screeningssessie(huis.code, dagVan(serverNow())));
  if (huis.screeningpartners.length === 0) return null;
  const er = huis.screeningpartners.filter(({ code }) => vraag.data?.aanwezig.includes(code));
  return (
    <details className="vouwdeel vouwdeel--lijst">
      <summary>
        {w("Wie zit er vandaag aan bij «screening.de»?")}{" "}
        <span className="stil">{vraag.data?.op ? namenVan(er) : "Nog niet vastgelegd"}</span>
      </summary>
      <Gelezen vraag={vraag} rijen={2}>
        {(sessie) => <Aanwezigen key={sessie.op} sessie={sessie} />}
      </Gelezen>
    </details>
  );
}

const namenVan = (er: Huis["screeningpartners"]): string => er.map(({ naam }) => naam).join(", ") || "Niemand";

function Aanwezigen({ sessie: { huis: code, datum, aanwezig } }: { sessie: Screeningssessie }) {
  const { huis } = useHuis();
  const [gekozen, zet] = useState(aanwezig);
  const { mutate, error, isPending } = useOpdracht("Vastgelegd wie er vandaag aan zit.");
  const opties = huis.screeningpartners.map((een) => {
    return { code: een.code, naam: `${een.naam}: ${naamVan(huis.screeningsthemas, een.thema)}` };
  });
  const pad = `/intake/screeningsvragen/sessies/${datum}`;
  return (
    <Formulier
      className="formulier"
      fout={error}
      onVerstuur={() => mutate({ methode: "PUT", pad, inhoud: { huis: code, aanwezig: gekozen } })}
    >
      <Vinkjes waar="aanwezig" legenda="Aanwezig" opties={opties} gekozen={gekozen} op={zet} />
      <SecondaryActionButton type="submit" disabled={isPending}>
        Aanwezigen vastleggen
      </SecondaryActionButton>
    </Formulier>
  );
}
