import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { Titel } from "../shell/titel.js";
import { useHuis } from "../shell/woorden.js";
import { useOrganisatie } from "../shell/zelf.js";
import type { SignaalRij } from "../typen-ernaast.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { Gelezen, Leeg, Meer } from "../ui/staat.js";
import { Termijn } from "../ui/termijn.js";
import { Twee } from "../ui/twee.js";
import { Filters } from "./filters.js";
import { SignaalItem } from "./signaal.js";
import { ernaast } from "./vragen.js";

const standTekst = { overgenomen: "Overgenomen", "niet-overgenomen": "Niet overgenomen" };

/** What came in from who is no participant: apart from the meldingen, until a participant takes it over (L04). */
export function Signalen() {
  const { huis, w } = useHuis();
  const { status = "open", signaal } = useSearch({ from: "/$huis/signalen" });
  const vraag = useQuery(ernaast.signalen(huis.code, status));
  useLijsttoetsen();
  return (
    <Twee
      gekozen={signaal}
      lijst="Lijst van signalen"
      kop={
        <>
          <Titel venster="Signalen">Signalen</Titel>
          <Filters naar="/$huis/signalen" status={status} />
        </>
      }
      wat="Signaal"
      item={signaal && <SignaalItem key={signaal} signaalId={signaal} />}
      leeg={Boolean(vraag.data?.items.length) && "Kies links een signaal."}
    >
      <Gelezen vraag={vraag}>
        {({ items, volgende }) =>
          items.length === 0 ? (
            <Leeg>
              {w(
                "Hier staat niets. Wie geen deelnemer is, kan een signaal geven; een «partner» neemt het over of niet.",
              )}
            </Leeg>
          ) : (
            <>
              <ul className="rijen rijen--lijst">
                {items.map((een) => (
                  <li key={een.signaalId}>
                    <Rij signaal={een} status={status} gekozen={signaal} />
                  </li>
                ))}
              </ul>
              <Meer volgende={volgende} />
            </>
          )
        }
      </Gelezen>
    </Twee>
  );
}

type RijProps = { signaal: SignaalRij; status: string; gekozen: string | undefined };

function Rij({ signaal: een, status, gekozen }: RijProps) {
  const { huis } = useHuis();
  const organisatie = useOrganisatie();
  return (
    <Link
      to="/$huis/signalen"
      params={{ huis: huis.code }}
      search={{ signaal: een.signaalId, ...(status !== "open" && { status }) }}
      className="rij"
      data-rij
      aria-current={een.signaalId === gekozen ? "page" : undefined}
    >
      <span className="rij__hoofd">{een.onderwerp ?? een.kenmerk}</span>
      <span className="rij__bij">{organisatie(een.afzender)}</span>
      <span className="rij__bij">
        {een.status === "open" ? (
          <Termijn tot={een.beoordelenUiterlijkOp} van={een.ontvangenOp} />
        ) : (
          standTekst[een.status]
        )}
      </span>
    </Link>
  );
}
