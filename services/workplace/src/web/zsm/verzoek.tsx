import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { naamVan, useHuis } from "../shell/woorden.js";
import { wieVan } from "../shell/zelf.js";
import type { Zsmverzoek } from "../typen-zsm.js";
import { Gegevens } from "../ui/gegevens.js";
import { geboren, useGemeente } from "../ui/persoon.js";
import { Gelezen } from "../ui/staat.js";
import { Moment, Termijn } from "../ui/termijn.js";
import { Bron } from "./bron.js";
import { rondZsm } from "./vragen.js";
import { Vrijgave } from "./vrijgave.js";
import { antwoorden, matchVan } from "./woorden.js";

const bsnTekst = { geldig: "Bekend", ongeldig: "Klopt niet (elfproef)", ontbreekt: "Niet bekend" };

/** One request of the ZSM desk: the clock, who is meant and why, and the answer that a person releases (R74). */
export function VerzoekItem({ verzoekId }: { verzoekId: string }) {
  const { huis } = useHuis();
  return (
    <Gelezen vraag={useQuery(rondZsm.verzoek(huis.code, verzoekId))} rijen={10}>
      {(verzoek) => (
        <article className="item">
          <Link to="/$huis/zsm-verzoeken" params={{ huis: huis.code }} className="terug utrecht-link">
            ‹ Terug naar de lijst
          </Link>
          <h2 className="utrecht-heading-2 item__titel">{verzoek.verzoekNummer}</h2>
          {verzoek.antwoord ? <Beantwoord verzoek={verzoek} /> : <Open verzoek={verzoek} />}
        </article>
      )}
    </Gelezen>
  );
}

function Open({ verzoek }: { verzoek: Zsmverzoek }) {
  const gemeente = useGemeente();
  const { opgehoudenOp, verstrijktOp, kenmerk, verdachte, verdenking, match, bron, namen } = verzoek;
  if (!verdachte || !match) return null;
  const { naam, geboortedatum, leeftijd, gemeente: woont } = verdachte;
  return (
    <>
      <p className="zsmklok">
        <Termijn van={opgehoudenOp} tot={verstrijktOp} />
      </p>
      <div className="item__boven">
        <span>{kenmerk}</span>
        <span>
          opgehouden <Moment op={opgehoudenOp} />
        </span>
      </div>
      <div className="zsmbehandeling">
        <div className="zsmbehandeling__bron">
          <section className="blok" aria-labelledby="kop-wie">
            <h3 id="kop-wie" className="utrecht-heading-3">
              Om wie gaat het?
            </h3>
            <Gegevens
              regels={[
                ["Persoon", [naam, geboren(geboortedatum, leeftijd), gemeente(woont)].filter(Boolean).join(", ")],
                ["BSN", bsnTekst[verdachte.bsn]],
                ["Verdenking", verdenking],
                ["Herkend?", matchVan(match)],
              ]}
            />
          </section>
          {bron && <Bron bron={bron} naam={namen[bron.persoonId]?.naam} />}
        </div>
        <Vrijgave verzoek={verzoek} match={match} />
      </div>
    </>
  );
}

/** What was told, and by whom; who it was about is not kept here. */
function Beantwoord({ verzoek }: { verzoek: Zsmverzoek }) {
  const { huis } = useHuis();
  const { antwoord, verteld, beantwoordDoor, beantwoordOp, collegas } = verzoek;
  const regels = Object.entries({
    Antwoord: antwoorden[antwoord!],
    Advies: verteld?.advies,
    Contact: verteld?.contact,
    Voorwaarde: naamVan(huis.leveringsvoorwaarden, verteld?.voorwaarde),
    Door: beantwoordDoor && wieVan(collegas)(beantwoordDoor),
    Op: beantwoordOp && <Moment op={beantwoordOp} />,
  }).filter(([, waarde]) => waarde);
  return (
    <>
      <Gegevens regels={regels} />
      <p className="stil">Wat de desk over de persoon schreef, is hier gewist.</p>
    </>
  );
}
