import { useState } from "react";
import { PrimaryActionButton, SecondaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan, useZelf } from "../shell/zelf.js";
import type { Triage } from "../typen-triage.js";
import { Formulier } from "../ui/fouten.js";
import { Grondslagkeuze } from "../ui/herkomst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { JaNee } from "../ui/radiogroep.js";
import { Moment } from "../ui/termijn.js";
import { Tekstregel, Vinkjes } from "../ui/veld.js";
import { Toetsers } from "./toetsers.js";

/** Does this fit the purpose? Asked before anybody else is told of it; then who takes part (L15). */
export function Doeltoets({ triage }: { triage: Triage }) {
  const { rollen, id } = useZelf();
  const { doeltoets, beoordelaars, status } = triage;
  const leidt = rollen.includes("triagevoorzitter");
  const oordeelt = status !== "besloten" && (leidt || beoordelaars.some(({ medewerker }) => medewerker === id));
  return (
    <>
      {doeltoets && (
        <p className={doeltoets.oordeel ? "item__tekst" : "let-op"}>
          <strong>{doeltoets.oordeel ? "Past bij het doel." : "Past niet bij het doel."}</strong> {doeltoets.motivering}{" "}
          <span className="stil">
            {doeltoets.doorNaam}, <Moment op={doeltoets.op} />
          </span>
        </p>
      )}
      {oordeelt && !doeltoets && <Toetsformulier triageId={triage.triageId} />}
      {leidt && status !== "besloten" && (!doeltoets || beoordelaars.length > 0) && <Toetsers triage={triage} />}
      {(leidt || triage.deelnames.length > 0) && doeltoets?.oordeel && <Deelnemers triage={triage} leidt={leidt} />}
    </>
  );
}

function Toetsformulier({ triageId }: { triageId: string }) {
  const { w } = useHuis();
  const [oordeel, zetOordeel] = useState<boolean>();
  const [motivering, zetMotivering] = useState("");
  const { mutate, error, isPending } = useOpdracht("Doeltoets vastgelegd.");
  const opdracht = {
    methode: "PUT" as const,
    pad: `/triage/triages/${triageId}/doeltoets`,
    inhoud: { oordeel, motivering },
  };
  return (
    <section className="blok blok--taak" aria-labelledby="kop-doeltoets">
      <h3 id="kop-doeltoets" className="utrecht-heading-3">
        Doeltoets
      </h3>
      <p className="stil">
        {w("Tot dit is getoetst, zien «partner.meervoud» alleen dat er een punt op de agenda staat.")}
      </p>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate(opdracht)}>
        <JaNee waar="oordeel" legenda="Past dit bij het doel van de samenwerking?" waarde={oordeel} op={zetOordeel} />
        <Tekstregel waar="motivering" label="Waarom past dit wel of niet?" waarde={motivering} op={zetMotivering} />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Doeltoets vastleggen
        </PrimaryActionButton>
      </Formulier>
    </section>
  );
}

/** Who takes part in this item, on whose decision; who leads the meeting chooses them, and takes them off. */
function Deelnemers({
  triage: { triageId, deelnames, beperkt, status, collegas },
  leidt,
}: {
  triage: Triage;
  leidt: boolean;
}) {
  const { huis, w } = useHuis();
  const naam = useOrganisatie();
  const wie = wieVan(collegas);
  const { mutate: doe, isPending } = useOpdracht("Vastgelegd.");
  const pad = `/triage/triages/${triageId}`;
  const leidtNog = leidt && status !== "besloten";
  return (
    <section className="blok" aria-labelledby="kop-deelnemers">
      <h3 id="kop-deelnemers" className="utrecht-heading-3">
        Wie doet hier mee?
      </h3>
      {deelnames.length === 0 && <p className="stil">{w("Nog geen «partner» is gekozen.")}</p>}
      <ul className="stappen">
        {deelnames.map(({ organisatie, grondslag, door, van }) => (
          <li key={organisatie}>
            {naam(organisatie)}{" "}
            <span className="stil">
              gekozen door {wie(door)}, <Moment op={van} />. {naamVan(huis.grondslagen, grondslag)}
            </span>{" "}
            {leidtNog && (
              <SubtleButton
                aria-label={`${naam(organisatie)} doet niet meer mee`}
                disabled={isPending}
                onClick={() => doe({ methode: "DELETE", pad: `${pad}/deelnames/${organisatie}` })}
              >
                Haal weg
              </SubtleButton>
            )}
          </li>
        ))}
      </ul>
      {leidtNog && <Keuzeformulier pad={pad} al={deelnames.map(({ organisatie }) => organisatie)} />}
      {leidtNog && (
        <div className="knoppen">
          <SecondaryActionButton
            disabled={isPending}
            onClick={() => doe({ methode: "PUT", pad: `${pad}/beperking`, inhoud: { beperkt: !beperkt } })}
          >
            {beperkt ? "Zet weer op de agenda voor iedereen" : "Beperk tot wie hier meedoet"}
          </SecondaryActionButton>
          <span className="stil">
            {beperkt
              ? w("Andere «partner.meervoud» zien niet dat dit punt er is.")
              : w("Andere «partner.meervoud» zien nu dat er een punt is, maar niet waarover.")}
          </span>
        </div>
      )}
    </section>
  );
}

function Keuzeformulier({ pad, al }: { pad: string; al: string[] }) {
  const { huis, w } = useHuis();
  const [gekozen, zetGekozen] = useState<string[]>([]);
  const [grondslag, zetGrondslag] = useState("wgs-betrekken");
  const { mutate, error, isPending } = useOpdracht("Vastgelegd wie meedoet.", () => zetGekozen([]));
  return (
    <details className="vouwdeel">
      <summary>{hoofdletter(w("«partner.meervoud» kiezen"))}</summary>
      <Formulier
        className="formulier"
        fout={error}
        onVerstuur={() => mutate({ pad: `${pad}/deelnames`, inhoud: { organisaties: gekozen, grondslag } })}
      >
        <Vinkjes
          waar="organisaties"
          legenda="Wie is nodig voor dit punt?"
          opties={huis.triagepartners.filter(({ code }) => !al.includes(code))}
          gekozen={gekozen}
          op={zetGekozen}
        />
        <Grondslagkeuze voor="deelname" waarde={grondslag} op={zetGrondslag} />
        <SecondaryActionButton type="submit" disabled={isPending}>
          Laat meedoen
        </SecondaryActionButton>
      </Formulier>
    </details>
  );
}
