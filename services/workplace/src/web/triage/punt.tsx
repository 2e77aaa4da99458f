import { useEffect, useRef } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import { useZelf } from "../shell/zelf.js";
import { Betrokkenen } from "../screening/betrokkenen.js";
import type { Triage } from "../typen-triage.js";
import { Criteria } from "../ui/criteria.js";
import { Herkomstregels } from "../ui/herkomst.js";
import { Gelezen } from "../ui/staat.js";
import { weekdag } from "../ui/tijd.js";
import { Bekendheid } from "./bekendheid.js";
import { Doeltoets } from "./deelname.js";
import { Geschiedenis } from "./geschiedenis.js";
import { Genomen } from "./genomen.js";
import { statusTekst, voorstelReden } from "./status.js";
import { Triageformulier } from "./formulier.js";
import { Informatieverzoeken, Partnervraag } from "./wachten.js";

/** One item of the agenda: what it is about, the judgement of the meeting, the decision and the next step. */
export function Agendapunt() {
  const { huis } = useHuis();
  const { triageId } = useParams({ from: "/$huis/triage/$triageId" });
  const vraag = useQuery(vragen.triage(huis.code, triageId));
  return (
    <section className="twee__item" aria-label="Agendapunt" key={triageId}>
      <Link to="/$huis/triage" params={{ huis: huis.code }} search={true} className="terug utrecht-link">
        ‹ Terug naar de agenda
      </Link>
      <Gelezen vraag={vraag}>{(triage) => <Inhoud triage={triage} />}</Gelezen>
    </section>
  );
}

function Inhoud({ triage }: { triage: Triage }) {
  const { w } = useHuis();
  const { rollen } = useZelf();
  const kop = useRef<HTMLHeadingElement>(null);
  useEffect(() => kop.current?.focus(), []);
  const { onderwerp, situatieschets, betrokkenen, namen, status } = triage;
  const beslisbaar =
    rollen.includes("triagevoorzitter") && (status === "geagendeerd" || status === "wacht-op-informatie");
  return (
    <article className="item">
      <header className="item__kop">
        <div className="item__boven">
          <span>{triage.beperkt ? "Beperkt agendapunt" : `Agendapunt ${triage.agendapunt}`}</span>
          <span>{weekdag(triage.overlegDatum)}</span>
          {triage.kenmerk && <span>{triage.kenmerk}</span>}
          {triage.aveNiveau !== null && <span className="merk">AVE {triage.aveNiveau}</span>}
          {statusTekst[status] && <span className="merk merk--status">{w(statusTekst[status])}</span>}
        </div>
        <h2 ref={kop} tabIndex={-1} className="utrecht-heading-2 item__titel">
          {hoofdletter(onderwerp ?? w(zonderInhoud(triage.voorwaarde)))}
        </h2>
        <p className="item__van">
          {w("«Screening»")}: risico {triage.risico}, complexiteit {triage.complexiteit}
        </p>
      </header>
      {situatieschets && <p className="item__tekst">{situatieschets}</p>}
      <Herkomstregels herkomst={triage.herkomst} />
      <Voorstel triage={triage} />
      <Betrokkenen betrokkenen={betrokkenen} namen={namen} />
      <Doeltoets triage={triage} />
      <Bekendheid triage={triage} />
      <Criteria kop={w("Criteria zoals «melder.de» ze invulde")} {...gemeld(triage)} />
      <Informatieverzoeken triage={triage} />
      <Partnervraag triage={triage} />
      {beslisbaar ? <Triageformulier triage={triage} /> : <Genomen triage={triage} />}
      <Geschiedenis triage={triage} />
    </article>
  );
}

/** Why what was reported is not here: its sender asked so (L09), or it is still on its way. */
const zonderInhoud = (voorwaarde: string | null): string =>
  voorwaarde ? "De inhoud van «melding.de» is niet (meer) voor jou" : "De inhoud van «melding.de» wordt opgehaald";

const gemeld = ({ gemeldeCriteria: { huiscriteria, wettelijkeCriteria } }: Triage) => ({
  huiscriteria,
  wettelijk: wettelijkeCriteria,
});

/** The software proposes and says on what it rests; a named person decides (L26). */
function Voorstel({ triage: { voorstel } }: { triage: Triage }) {
  const { huis, w } = useHuis();
  if (!voorstel) return null;
  const reden = voorstelReden[voorstel.reden] ?? voorstel.reden;
  return (
    <p className="let-op">
      <strong>Voorstel: {naamVan(huis.uitkomsten, voorstel.uitkomst)}.</strong> {hoofdletter(w(reden))}. Jullie
      besluiten.
    </p>
  );
}
