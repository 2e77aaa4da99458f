import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { serverNow } from "../api.js";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import type { Namen, Screeningsantwoord, Screeningsvraag } from "../typen.js";
import { Formulier } from "../ui/fouten.js";
import { Herkomstregels, Herkomstvelden } from "../ui/herkomst.js";
import { legeHerkomst } from "../ui/lege-herkomst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { JaNee, Radiogroep } from "../ui/radiogroep.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { Termijn } from "../ui/termijn.js";
import { dagVan } from "../ui/tijd.js";
import { Tekstvak } from "../ui/veld.js";
import { Betrokkenen } from "./betrokkenen.js";

export const antwoordNaam: Record<string, string> = {
  bekend: "Bekend bij ons",
  "niet-bekend": "Niet bekend bij ons",
  "geen-mededeling": "Geen mededeling",
};

/** The daily screening for a partner: only its own theme, and only its own answers (R24). */
export function Screeningsvragen() {
  const { huis, w } = useHuis();
  const vraag = useQuery(vragen.screeningsvragen(huis.code));
  return (
    <div className="bladzijde">
      <Titel venster={hoofdletter(w("«screening»"))}>{hoofdletter(w("«screening»"))}</Titel>
      <p className="stil">
        {w("Je ziet de «melding.meervoud» van het thema van jouw organisatie. Wat anderen antwoorden, zie je niet.")}
      </p>
      <Gelezen vraag={vraag}>
        {({ items, namen }) =>
          items.length === 0 ? (
            <Leeg>{huis.teksten["scherm.leeg.screening"]}</Leeg>
          ) : (
            items.map((een) => <Vraag key={een.meldingId} vraag={een} namen={namen} />)
          )
        }
      </Gelezen>
    </div>
  );
}

function Vraag({ vraag, namen }: { vraag: Screeningsvraag; namen: Namen }) {
  const { w } = useHuis();
  const { meldingId, onderwerp, situatieschets, melder, kenmerk, betrokkenen, mijnAntwoord } = vraag;
  return (
    <article className="item" aria-labelledby={`kop-${meldingId}`}>
      <div className="item__boven">
        <span>{kenmerk ?? w("«Melder»: afgeschermd")}</span>
        {melder.organisatie && <span>{melder.organisatie}</span>}
        <Termijn tot={vraag.screeningUiterlijkOp} van={vraag.ontvangenOp} />
      </div>
      <h2 id={`kop-${meldingId}`} className="utrecht-heading-2 item__titel">
        {hoofdletter(onderwerp)}
      </h2>
      <p className="item__tekst">{situatieschets}</p>
      <Herkomstregels herkomst={vraag.herkomst} />
      <Betrokkenen betrokkenen={betrokkenen} namen={namen} />
      {mijnAntwoord ? (
        <>
          <p className="let-op">
            <strong>{antwoordNaam[mijnAntwoord.antwoord]}.</strong> {mijnAntwoord.toelichting}{" "}
            <span className="stil">{mijnAntwoord.doorNaam}</span>
          </p>
          <Herkomstregels herkomst={mijnAntwoord.herkomst} />
        </>
      ) : (
        <Antwoordformulier meldingId={meldingId} />
      )}
    </article>
  );
}

function Antwoordformulier({ meldingId }: { meldingId: string }) {
  const [antwoord, zetAntwoord] = useState<string>();
  const [risicosignaal, zetSignaal] = useState<boolean>();
  const [toelichting, zetToelichting] = useState("");
  const { mutate, error, isPending } = useOpdracht("Antwoord vastgelegd.");
  const bekend = antwoord === "bekend";
  const [herkomst, zetHerkomst] = useState(() => legeHerkomst(dagVan(serverNow())));
  const inhoud = { antwoord, risicosignaal: bekend ? risicosignaal : false, ...(bekend && { toelichting, herkomst }) };
  return (
    <Formulier
      className="formulier"
      fout={error}
      onVerstuur={() => mutate({ methode: "PUT", pad: `/intake/screeningsvragen/${meldingId}/antwoord`, inhoud })}
    >
      <Radiogroep
        waar={`antwoord-${meldingId}`}
        legenda="Zijn deze mensen bij jullie bekend?"
        vorm="naast"
        opties={Object.entries(antwoordNaam).map(([code, naam]) => ({ code, naam }))}
        waarde={antwoord}
        op={zetAntwoord}
      />
      {bekend && (
        <>
          <JaNee
            waar={`risicosignaal-${meldingId}`}
            legenda="Zien jullie een risico?"
            waarde={risicosignaal}
            op={zetSignaal}
          />
          <Tekstvak
            waar={`toelichting-${meldingId}`}
            label="Toelichting"
            hint="Kort, en alleen wat nodig is om te screenen."
            waarde={toelichting}
            op={zetToelichting}
          />
          <fieldset className="groep groep--velden">
            <legend className="groep__legenda">Waar komt dit vandaan?</legend>
            <Herkomstvelden herkomst={herkomst} zet={zetHerkomst} voor="screening" />
          </fieldset>
        </>
      )}
      <PrimaryActionButton type="submit" disabled={isPending}>
        Antwoord geven
      </PrimaryActionButton>
    </Formulier>
  );
}

/** What the partners answered, for the screener; each partner itself sees only its own (R24). */
export function Partnerantwoorden({ antwoorden = [] }: { antwoorden?: Screeningsantwoord[] }) {
  const { huis, w } = useHuis();
  if (antwoorden.length === 0) return null;
  return (
    <section className="blok" aria-labelledby="kop-antwoorden">
      <h3 id="kop-antwoorden" className="utrecht-heading-3">
        {w("Wat de «partner.meervoud» antwoordden")}
      </h3>
      <ul className="stappen">
        {antwoorden.map(({ organisatie, antwoord, risicosignaal, toelichting, herkomst }) => (
          <li key={organisatie}>
            <strong>{huis.organisaties.find(({ code }) => code === organisatie)?.naam ?? organisatie}</strong>:{" "}
            {antwoordNaam[antwoord]}
            {risicosignaal && <span className="merk">risico</span>} {toelichting}
            <Herkomstregels herkomst={herkomst} />
          </li>
        ))}
      </ul>
    </section>
  );
}
