import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import { Soort } from "../screening/lijst.js";
import { vouwSamen } from "../screening/samenvouwen.js";
import type { Namen, Telling } from "../typen.js";
import type { Agendaregel, TriageRij } from "../typen-triage.js";
import type { Actie, CasusRij } from "../typen-casus.js";
import { hoofdpersoon } from "../ui/betrokkene.js";
import { Naam } from "../ui/persoon.js";
import { Termijn } from "../ui/termijn.js";
import { weekdag } from "../ui/tijd.js";

/** As many rows of each kind of work; the rest is one step away. */
const eerste = 5;

export function Deel({
  kop,
  bij,
  naar,
  children,
}: {
  kop: string;
  bij?: ReactNode;
  naar: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="deel">
      <div className="deel__kop">
        <h2 className="utrecht-heading-2">{hoofdletter(kop)}</h2>
        {bij && <span className="stil">{bij}</span>}
        {naar}
      </div>
      <ul className="rijen">{children}</ul>
    </section>
  );
}

const knop = "utrecht-button utrecht-button--primary-action deel__naar";
const link = "utrecht-link deel__naar";

/** The oldest reports, with the button to begin. */
export function TeScreenen({ telling, herkenningen }: { telling: Telling; herkenningen: number | null }) {
  const { huis, w } = useHuis();
  const { data } = useQuery(vragen.screening(huis.code, "te-screenen"));
  const meldingen = data ? vouwSamen(data.items).slice(0, eerste) : [];
  const vraag = herkenningen ? `, bij ${herkenningen} is nog de vraag om wie het gaat` : "";
  const params = { huis: huis.code };
  return (
    <Deel
      kop={w("«screening»")}
      bij={`${telling.teScreenen} te gaan${vraag}`}
      naar={
        <Link to="/$huis/screening" params={params} className={knop}>
          {hoofdletter(w("«screening.infinitief»"))}
        </Link>
      }
    >
      {meldingen.map(({ eerste: melding, andere }) => {
        const { eerste: wie, anderen } = hoofdpersoon(melding.betrokkenen);
        return (
          <li key={melding.meldingId}>
            <Link to="/$huis/screening/$meldingId" params={{ ...params, meldingId: melding.meldingId }} className="rij">
              <span className="rij__hoofd">
                {wie && <Naam persoonId={wie.persoonId} namen={data!.namen} status={wie.status} />}
                {anderen > 0 && <span className="stil"> +{anderen}</span>}
                {andere.length > 0 && (
                  <span className="merk">{w("{n} «melding.meervoud»", { n: andere.length + 1 })}</span>
                )}
              </span>
              <span className="rij__bij">
                <Soort melding={melding} metWat />
              </span>
              <Termijn tot={melding.screeningUiterlijkOp} van={melding.ontvangenOp} />
            </Link>
          </li>
        );
      })}
    </Deel>
  );
}

/** The next agenda. */
export function Agenda({ overlegDatum, aantal }: { overlegDatum: string; aantal: number }) {
  const { huis, w } = useHuis();
  const { data } = useQuery(vragen.triages(huis.code, overlegDatum));
  const open = (een: TriageRij | Agendaregel): een is TriageRij => een.zichtbaar && een.status !== "besloten";
  const punten = (data?.items ?? []).filter(open).slice(0, eerste);
  const params = { huis: huis.code };
  return (
    <Deel
      kop={w("«triageoverleg»")}
      bij={`${weekdag(overlegDatum)} ${huis.triageoverleg.tijd}, ${aantal} ${aantal === 1 ? "punt" : "punten"}`}
      naar={
        <Link to="/$huis/triage" params={params} search={{ overlegDatum }} className={link}>
          Naar de agenda
        </Link>
      }
    >
      {punten.map(({ triageId, agendapunt, onderwerp, betrokkenen, risico }) => {
        const { eerste: wie, anderen } = hoofdpersoon(betrokkenen);
        return (
          <li key={triageId}>
            <Link
              to="/$huis/triage/$triageId"
              params={{ ...params, triageId }}
              search={{ overlegDatum }}
              className="rij"
            >
              <span className="rij__hoofd">
                <span className="stil">{agendapunt ?? "B"}.</span>{" "}
                {wie && <Naam persoonId={wie.persoonId} namen={data!.namen} />}
                {anderen > 0 && <span className="stil"> +{anderen}</span>}
              </span>
              <span className="rij__bij">{onderwerp && hoofdletter(onderwerp)}</span>
              <span className="rij__eind">risico {risico}</span>
            </Link>
          </li>
        );
      })}
    </Deel>
  );
}

export function Acties({ acties, namen }: { acties: Actie[]; namen: Namen }) {
  const { huis, w } = useHuis();
  const params = { huis: huis.code };
  return (
    <Deel
      kop={w("mijn «actie.meervoud»")}
      naar={
        <Link to="/$huis/acties" params={params} className={link}>
          {w("Alle «actie.meervoud»")}
        </Link>
      }
    >
      {acties.map(({ actieId, omschrijving, uiterlijkDatum, persoonId }) => (
        <li key={actieId}>
          <Link to="/$huis/acties" params={params} search={{ actie: actieId }} className="rij">
            <span className="rij__hoofd">{omschrijving}</span>
            <span className="rij__bij">{persoonId && <Naam persoonId={persoonId} namen={namen} />}</span>
            <Termijn tot={uiterlijkDatum} />
          </Link>
        </li>
      ))}
    </Deel>
  );
}

export function Casussen({ casussen, namen }: { casussen: CasusRij[]; namen: Namen }) {
  const { huis, w } = useHuis();
  const params = { huis: huis.code };
  return (
    <Deel
      kop={w("mijn «casus.meervoud»")}
      naar={
        <Link to="/$huis/casussen" params={params} search={{ mijn: true }} className={link}>
          {w("Alle «casus.meervoud»")}
        </Link>
      }
    >
      {casussen.map(({ casusId, persoonId, categorie, aantalOpenActies, volgendeTermijn }) => (
        <li key={casusId}>
          <Link to="/$huis/casussen/$casusId" params={{ ...params, casusId }} className="rij">
            <span className="rij__hoofd">
              <Naam persoonId={persoonId} namen={namen} />
            </span>
            <span className="rij__bij">
              {naamVan(huis.casuscategorieen, categorie)}
              {aantalOpenActies > 0 && w(", {n} «actie.meervoud» open", { n: aantalOpenActies })}
            </span>
            <Termijn tot={volgendeTermijn} />
          </Link>
        </li>
      ))}
    </Deel>
  );
}
