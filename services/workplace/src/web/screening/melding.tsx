import { useEffect, useRef } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import type { Melding } from "../typen.js";
import { Criteria } from "../ui/criteria.js";
import { Herkomstregels } from "../ui/herkomst.js";
import { Gelezen } from "../ui/staat.js";
import { Moment, Termijn } from "../ui/termijn.js";
import { Betrokkenen } from "./betrokkenen.js";
import { Besluit } from "./besluit.js";
import { Eerdere } from "./eerdere.js";
import { Screeningformulier } from "./formulier.js";
import { TerugNaarKnooppunt, VanHetKnooppunt } from "./knooppunt.js";
import { Soort } from "./lijst.js";
import { Partnerantwoorden } from "./partner.js";
import { Themas } from "./themas.js";
import { Twijfel } from "./twijfel.js";

/** One report: as it came, who it is about, and below it the decision. */
export function MeldingItem() {
  const { huis, w } = useHuis();
  const { meldingId } = useParams({ from: "/$huis/screening/$meldingId" });
  const vraag = useQuery(vragen.melding(huis.code, meldingId));
  return (
    <section className="twee__item" aria-label={w("«Melding»")} key={meldingId}>
      <Link to="/$huis/screening" params={{ huis: huis.code }} search={true} className="terug utrecht-link">
        ‹ Terug naar de lijst
      </Link>
      <Gelezen vraag={vraag}>{(melding) => <Inhoud melding={melding} />}</Gelezen>
    </section>
  );
}

function Inhoud({ melding }: { melding: Melding }) {
  const { w } = useHuis();
  const kop = useRef<HTMLHeadingElement>(null);
  useEffect(() => kop.current?.focus(), []);
  const { onderwerp, situatieschets, melder, gebeurdOp, herkenningen, namen } = melding;
  const onbeslist = (herkenningen ?? []).filter(({ betrokkeneId }) =>
    melding.betrokkenen.some((een) => een.betrokkeneId === betrokkeneId && !een.persoonId),
  );
  return (
    <article className="item">
      <header className="item__kop">
        <div className="item__boven">
          <span>{melding.kenmerk}</span>
          <span>
            <Soort melding={melding} />
          </span>
          {melding.status === "te-screenen" && <Termijn tot={melding.screeningUiterlijkOp} van={melding.ontvangenOp} />}
        </div>
        <h2 ref={kop} tabIndex={-1} className="utrecht-heading-2 item__titel">
          {hoofdletter(onderwerp)}
        </h2>
        <p className="item__van">
          {melder.organisatie}
          {melder.naam && `, ${melder.naam}`} · ontvangen <Moment op={melding.ontvangenOp} />
          {gebeurdOp && (
            <>
              {" "}
              · gebeurd <Moment op={gebeurdOp} />
            </>
          )}
        </p>
      </header>
      <p className="item__tekst">{situatieschets}</p>
      <Herkomstregels herkomst={melding.herkomst} />
      {melding.knooppunt && <VanHetKnooppunt knooppunt={melding.knooppunt} />}
      <Betrokkenen betrokkenen={melding.betrokkenen} namen={namen} eerder={melding.eerdereMeldingen} />
      {onbeslist.map((herkenning) => (
        <Twijfel key={herkenning.betrokkeneId} herkenning={herkenning} />
      ))}
      {melding.status === "te-screenen" && <Themas melding={melding} />}
      <Partnerantwoorden antwoorden={melding.screeningsantwoorden} />
      <Eerdere melding={melding} />
      <Criteria
        kop={w("Criteria zoals «melder.de» ze invulde")}
        huiscriteria={melding.huiscriteria}
        wettelijk={melding.wettelijkeCriteria}
      />
      {melding.status === "te-screenen" ? <Screeningformulier melding={melding} /> : <Besluit melding={melding} />}
      {melding.status === "te-screenen" && melding.knooppunt && <TerugNaarKnooppunt melding={melding} />}
      {melding.status === "teruggestuurd" && (
        <p className="let-op">
          <strong>Teruggestuurd naar het knooppunt</strong>, <Moment op={melding.afgerondOp!} />.
        </p>
      )}
    </article>
  );
}
