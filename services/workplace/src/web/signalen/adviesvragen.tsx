import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { PrimaryActionButton, Table, TableBody, TableCell, TableRow } from "@utrecht/component-library-react";
import { Titel } from "../shell/titel.js";
import { naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie } from "../shell/zelf.js";
import type { Adviesvraag } from "../typen-ernaast.js";
import { Formulier } from "../ui/fouten.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Gelezen, Leeg, Meer } from "../ui/staat.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { Moment, Termijn } from "../ui/termijn.js";
import { Keuze, Tekstvak } from "../ui/veld.js";
import { Twee } from "../ui/twee.js";
import { Filters } from "./filters.js";
import { ernaast } from "./vragen.js";

const themas = [
  { code: "criteria", naam: "Past dit bij het huis?" },
  { code: "samenwerking", naam: "Samenwerking" },
  { code: "gegevens-delen", naam: "Gegevens delen" },
  { code: "opschalen", naam: "Op- en afschalen" },
  { code: "overig", naam: "Overig" },
];

/** Questions for advice without a person: answered by name, and counted by theme. */
export function Adviesvragen() {
  const { huis } = useHuis();
  const organisatie = useOrganisatie();
  const { status = "open", vraag: gekozen } = useSearch({ from: "/$huis/adviesvragen" });
  const lijst = useQuery(ernaast.adviesvragen(huis.code, status));
  useLijsttoetsen();
  return (
    <Twee
      gekozen={gekozen}
      lijst="Lijst van adviesvragen"
      kop={
        <>
          <Titel venster="Adviesvragen">Adviesvragen</Titel>
          <Filters naar="/$huis/adviesvragen" status={status} />
        </>
      }
      wat="Adviesvraag"
      item={gekozen && <Item key={gekozen} adviesvraagId={gekozen} />}
      leeg={Boolean(lijst.data?.items.length) && "Kies links een vraag."}
    >
      <Gelezen vraag={lijst}>
        {({ items, volgende }) =>
          items.length === 0 ? (
            <Leeg>Hier staat niets. Een vraag om advies, zonder iets over een persoon, komt hier te staan.</Leeg>
          ) : (
            <>
              <ul className="rijen rijen--lijst">
                {items.map((een) => (
                  <li key={een.adviesvraagId}>
                    <Link
                      to="/$huis/adviesvragen"
                      params={{ huis: huis.code }}
                      search={{ vraag: een.adviesvraagId, ...(status !== "open" && { status }) }}
                      className="rij"
                      data-rij
                      aria-current={een.adviesvraagId === gekozen ? "page" : undefined}
                    >
                      <span className="rij__hoofd">{een.vraag}</span>
                      <span className="rij__bij">{organisatie(een.afzender)}</span>
                      <span className="rij__bij">
                        {een.status === "open" ? (
                          <Termijn tot={een.beantwoordenUiterlijkOp} van={een.ontvangenOp} />
                        ) : (
                          naamVan(themas, een.thema)
                        )}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
              <Meer volgende={volgende} />
            </>
          )
        }
      </Gelezen>
      <Telling />
    </Twee>
  );
}

/** How many were answered, per month and theme. */
function Telling() {
  const { huis } = useHuis();
  const { data } = useQuery(ernaast.telling(huis.code));
  if (!data || data.items.length === 0) return null;
  return (
    <section className="blok" aria-labelledby="kop-telling">
      <h2 id="kop-telling" className="utrecht-heading-3">
        Beantwoord, per maand en thema
      </h2>
      <Table className="tabel">
        <Tabelkop koppen={["Maand", "Thema", "Aantal"]} />
        <TableBody>
          {data.items.map(({ maand, thema, aantal }) => (
            <TableRow key={`${maand} ${thema}`}>
              <TableCell className="heel">{maand.split("-").reverse().join("-")}</TableCell>
              <TableCell>{naamVan(themas, thema)}</TableCell>
              <TableCell>{aantal}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function Item({ adviesvraagId }: { adviesvraagId: string }) {
  const { huis } = useHuis();
  return (
    <Gelezen vraag={useQuery(ernaast.adviesvraag(huis.code, adviesvraagId))}>
      {(vraag) => (
        <article className="item">
          <Link to="/$huis/adviesvragen" params={{ huis: huis.code }} className="terug utrecht-link">
            ‹ Terug naar de lijst
          </Link>
          <div className="item__boven">
            <span>{vraag.kenmerk}</span>
            <span>{[vraag.melder.organisatie, vraag.melder.naam].filter(Boolean).join(", ")}</span>
          </div>
          <h2 className="utrecht-heading-2 item__titel">{vraag.vraag}</h2>
          {vraag.status === "open" ? <Antwoordformulier adviesvraagId={adviesvraagId} /> : <Antwoord vraag={vraag} />}
        </article>
      )}
    </Gelezen>
  );
}

function Antwoord({ vraag }: { vraag: Adviesvraag }) {
  const { w } = useHuis();
  return (
    <>
      <p className="item__tekst">{vraag.antwoord}</p>
      <p className="stil">
        {naamVan(themas, vraag.thema)}. {vraag.doorNaam}, <Moment op={vraag.beantwoordOp!} />.{" "}
        {vraag.meldingId && w("De vrager heeft er een «melding» van gemaakt.")}
      </p>
    </>
  );
}

function Antwoordformulier({ adviesvraagId }: { adviesvraagId: string }) {
  const { w } = useHuis();
  const [thema, zetThema] = useState("");
  const [antwoord, zetAntwoord] = useState("");
  const { mutate, error, isPending } = useOpdracht("Antwoord gegeven. De vrager leest het na aanmelden.");
  const pad = `/intake/adviesvragen/${adviesvraagId}/antwoord`;
  return (
    <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: { thema, antwoord } })}>
      <Keuze waar="thema" label="Waar gaat de vraag over?" opties={themas} waarde={thema} op={zetThema} />
      <Tekstvak
        waar="antwoord"
        label="Antwoord"
        hint={w(
          "Noem geen naam of ander gegeven van een persoon. Gaat het om iemand, dan doet de vrager een «melding».",
        )}
        waarde={antwoord}
        op={zetAntwoord}
      />
      <PrimaryActionButton type="submit" disabled={isPending}>
        Antwoord geven
      </PrimaryActionButton>
    </Formulier>
  );
}
