import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import { useHuizen } from "../shell/zelf.js";
import type { Bekendheidsverzoek } from "../typen-bekendheid.js";
import type { Namen } from "../typen.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { Naam } from "../ui/persoon.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { Termijn } from "../ui/termijn.js";
import { Twee } from "../ui/twee.js";
import { Verzoek } from "./verzoek.js";

/** What other houses ask about somebody whom this house knows, and what may still be given after "bekend" (L06). */
export function VragenVanHuizen() {
  const { huis } = useHuis();
  const { vraag: gekozen } = useSearch({ from: "/$huis/vragen-van-huizen" });
  const vraag = useQuery(vragen.verzoeken(huis.code));
  useLijsttoetsen();
  const alle = vraag.data ? [...vraag.data.items, ...vraag.data.bekend] : [];
  const verzoek = alle.find(({ verzoekId }) => verzoekId === gekozen);
  return (
    <Twee
      gekozen={gekozen}
      lijst="Vragen van andere huizen"
      kop={<Titel venster="Vragen van andere huizen">Vragen van andere huizen</Titel>}
      wat="Vraag"
      item={verzoek && <Verzoek key={verzoek.verzoekId} verzoek={verzoek} namen={vraag.data!.namen} />}
      leeg={alle.length > 0 && "Kies links een vraag."}
    >
      <Gelezen vraag={vraag}>
        {({ items, bekend, namen }) =>
          items.length + bekend.length === 0 ? (
            <Leeg>
              Er is nu niets gevraagd. Vraagt een ander huis naar iemand die hier bekend is, dan staat dat hier. Naar
              wie hier onbekend is, zie je geen vraag.
            </Leeg>
          ) : (
            <>
              <Groep kop="Wacht op jullie" verzoeken={items} namen={namen} gekozen={gekozen} />
              <Groep kop="Bekend gezegd" verzoeken={bekend} namen={namen} gekozen={gekozen} />
            </>
          )
        }
      </Gelezen>
    </Twee>
  );
}

function Groep({
  kop,
  verzoeken,
  namen,
  gekozen,
}: {
  kop: string;
  verzoeken: Bekendheidsverzoek[];
  namen: Namen;
  gekozen: string | undefined;
}) {
  const { huis } = useHuis();
  const huisnaam = useHuizen();
  if (verzoeken.length === 0) return null;
  return (
    <section aria-label={kop}>
      <h2 className="lijst__datum">{kop}</h2>
      <ul className="rijen rijen--lijst">
        {verzoeken.map(({ verzoekId, persoonId, vanHuis, besluit, gevraagdOp, uiterlijkOp, verstrekkingen }) => (
          <li key={verzoekId}>
            <Link
              to="/$huis/vragen-van-huizen"
              params={{ huis: huis.code }}
              search={{ vraag: verzoekId }}
              className="rij"
              data-rij
              aria-current={verzoekId === gekozen ? "page" : undefined}
            >
              <span className="rij__hoofd">
                <Naam persoonId={persoonId} namen={namen} />
              </span>
              <span className="rij__bij">{huisnaam(vanHuis)}</span>
              <span className="rij__bij">
                {besluit ? (
                  `${verstrekkingen.length || "nog niets"} gegeven`
                ) : (
                  <Termijn tot={uiterlijkOp} van={gevraagdOp} />
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
