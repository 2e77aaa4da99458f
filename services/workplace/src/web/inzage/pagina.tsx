import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { SecondaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { vragen } from "../shell/vragen.js";
import { Titel } from "../shell/titel.js";
import { useHuis } from "../shell/woorden.js";
import type { Inzagezoek } from "../typen-inzage.js";
import { Datumveld } from "../ui/datum.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { geboren } from "../ui/persoon.js";
import { Gronden, Inzagelijst } from "./lijst.js";
import { Zoeken } from "./zoeken.js";

/** For the privacy officer: who saw somebody, and on what ground. */
export function Inzagen() {
  const zoek = useSearch({ from: "/$huis/inzage" });
  const { huis } = useHuis();
  const navigate = useNavigate();
  const naar = (search: Inzagezoek) => void navigate({ to: "/$huis/inzage", params: { huis: huis.code }, search });
  return (
    <div className="bladzijde bladzijde--breed bladzijde--stapel">
      <Titel venster="Wie zag wat">Wie zag wat</Titel>
      {zoek.persoon ? (
        <Persoon key={zoek.persoon} zoek={{ ...zoek, persoon: zoek.persoon }} naar={naar} />
      ) : (
        <Zoeken kies={(persoon) => naar({ persoon })} />
      )}
    </div>
  );
}

type Gekozen = Inzagezoek & { persoon: string };

function Persoon({ zoek, naar }: { zoek: Gekozen; naar: (zoek: Inzagezoek) => void }) {
  const { huis } = useHuis();
  const vraag = useInfiniteQuery(vragen.inzagen(huis.code, zoek));
  const tijdvak = Boolean(zoek.van ?? zoek.tot);
  return (
    <>
      <div className="knoppen">
        <SecondaryActionButton onClick={() => naar({})}>Iemand anders zoeken</SecondaryActionButton>
      </div>
      <div className="naast-elkaar naast-elkaar--kort">
        <Datumveld
          waar="van"
          label="Vanaf"
          waarde={zoek.van ?? ""}
          op={(van) => naar({ ...zoek, van: van || undefined })}
        />
        <Datumveld
          waar="tot"
          label="Tot en met"
          waarde={zoek.tot ?? ""}
          op={(tot) => naar({ ...zoek, tot: tot || undefined })}
        />
        {tijdvak && <SubtleButton onClick={() => naar({ persoon: zoek.persoon })}>Alle dagen</SubtleButton>}
      </div>
      <Gelezen vraag={vraag} rijen={10}>
        {({ pages }) => {
          const naam = pages[0]!.namen[zoek.persoon];
          const items = pages.flatMap((bladzijde) => bladzijde.items);
          const stil = [...new Set(pages.flatMap(({ zonderAntwoord }) => zonderAntwoord))];
          return (
            <section className="stapel" aria-labelledby="gezien">
              <h2 id="gezien" className="utrecht-heading-3">
                {naam ? `${naam.naam} ${geboren(naam.geboortedatum)}` : "Naam niet op te halen"}
              </h2>
              <Onvolledig
                diensten={stil}
                metEerdereNummers={pages.every(({ metEerdereNummers }) => metEerdereNummers)}
                opnieuw={() => void vraag.refetch()}
              />
              {items.length > 0 ? (
                <>
                  <Inzagelijst items={items} collegas={Object.assign({}, ...pages.map(({ collegas }) => collegas))} />
                  <Gronden items={items} />
                </>
              ) : (
                <Leeg>
                  {tijdvak
                    ? "In deze dagen zag of zocht niemand deze persoon."
                    : "Nog niemand zag of zocht deze persoon."}
                </Leeg>
              )}
              {vraag.hasNextPage && (
                <SecondaryActionButton disabled={vraag.isFetchingNextPage} onClick={() => void vraag.fetchNextPage()}>
                  Meer laten zien
                </SecondaryActionButton>
              )}
            </section>
          );
        }}
      </Gelezen>
    </>
  );
}

/** What is missing from the list; the rest of it is right. */
function Onvolledig({
  diensten,
  metEerdereNummers,
  opnieuw,
}: {
  diensten: string[];
  metEerdereNummers: boolean;
  opnieuw: () => void;
}) {
  if (diensten.length === 0 && metEerdereNummers) return null;
  return (
    <div role="alert" className="foutoverzicht">
      <p className="foutoverzicht__titel">
        {diensten.length > 0 && `Niet alles staat hier: ${diensten.join(", ")} antwoordt nu niet. `}
        {!metEerdereNummers && "Wat gezien werd voordat bekend was wie dit is, staat er nu niet bij."}
      </p>
      <SecondaryActionButton onClick={opnieuw}>Lijst verversen</SecondaryActionButton>
    </div>
  );
}
