import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { naamVan, useHuis } from "../shell/woorden.js";
import type { Taak } from "../typen-casus.js";
import { Formulier } from "../ui/fouten.js";
import { Gegevens } from "../ui/gegevens.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { Leeftijd, Moment } from "../ui/termijn.js";
import { Tekstvak } from "../ui/veld.js";
import { Twee } from "../ui/twee.js";

const redenen: Record<string, string> = {
  "geen-adres": "er is geen e-mailadres",
  "ongeldig-adres": "het e-mailadres klopt niet",
  geweigerd: "de mailserver weigert het bericht",
  onbereikbaar: "de mailserver is niet bereikbaar",
};
const redenTekst = (reden: string): string => redenen[reden] ?? reden.replaceAll("-", " ");

/** A message did not arrive: somebody calls the reporter and records it, so that everybody hears back (R01). */
export function Taken() {
  const { huis, w } = useHuis();
  const { taak: gekozen } = useSearch({ from: "/$huis/taken" });
  const vraag = useQuery(vragen.taken(huis.code));
  useLijsttoetsen();
  const taak = vraag.data?.items.find(({ taakId }) => taakId === gekozen);
  return (
    <Twee
      gekozen={gekozen}
      lijst="Taken"
      kop={<Titel venster="Taken">Taken</Titel>}
      wat="Taak"
      item={taak && <Item key={taak.taakId} taak={taak} />}
      leeg="Kies links een taak."
    >
      <Gelezen vraag={vraag}>
        {({ items }) =>
          items.length === 0 ? (
            <Leeg>
              {w(
                "Alle berichten zijn aangekomen. Lukt een bericht aan «melder.de» niet, dan komt hier te staan wie je belt.",
              )}
            </Leeg>
          ) : (
            <ul className="rijen rijen--lijst">
              {items.map((een) => (
                <li key={een.taakId}>
                  <Link
                    to="/$huis/taken"
                    params={{ huis: huis.code }}
                    search={{ taak: een.taakId }}
                    className="rij"
                    data-rij
                    aria-current={een.taakId === gekozen ? "page" : undefined}
                  >
                    <span className="rij__hoofd">{w("Bel «melder.de»")}</span>
                    <span className="rij__bij">{een.kenmerk ?? een.afzender}</span>
                    <span className="rij__bij">
                      <Leeftijd sinds={een.aangemaaktOp} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Gelezen>
    </Twee>
  );
}

function Item({ taak }: { taak: Taak }) {
  const { huis, w } = useHuis();
  const { data: melding } = useQuery({
    ...vragen.melding(huis.code, taak.meldingId ?? ""),
    enabled: taak.meldingId !== null,
  });
  const [toelichting, zetToelichting] = useState("");
  const { mutate, error, isPending } = useOpdracht("Taak afgehandeld.");
  const pad = `/notification/taken/${taak.taakId}/afhandeling`;
  const regels: [string, React.ReactNode][] = [
    [
      "Waarom",
      <>
        Het bericht van <Moment op={taak.aangemaaktOp} /> kwam niet aan: {redenTekst(taak.reden)}.
      </>,
    ],
    [
      w("«Melder»"),
      melding ? [melding.melder.organisatie, melding.melder.naam].filter(Boolean).join(", ") : taak.afzender,
    ],
  ];
  if (taak.kenmerk) regels.push(["Kenmerk", taak.kenmerk]);
  if (melding?.uitkomst) regels.push(["Uitkomst", naamVan(huis.uitkomsten, melding.uitkomst)]);
  return (
    <article className="item">
      <Link to="/$huis/taken" params={{ huis: huis.code }} className="terug utrecht-link">
        ‹ Terug naar de lijst
      </Link>
      <h2 className="utrecht-heading-2 item__titel">
        {w("Bel «melder.de» en vertel wat er met «melding.de» gebeurt")}
      </h2>
      <Gegevens regels={regels} />
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: { toelichting } })}>
        <Tekstvak
          waar="toelichting"
          label={w("Hoe heeft «melder.de» het gehoord?")}
          waarde={toelichting}
          op={zetToelichting}
        />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Afgehandeld
        </PrimaryActionButton>
      </Formulier>
    </article>
  );
}
