import { useState } from "react";
import { SecondaryActionButton } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import { useHuizen, useZelf } from "../shell/zelf.js";
import type { Bekendheidsvraag, Ontvangen } from "../typen-bekendheid.js";
import type { Triage } from "../typen-triage.js";
import { gaatErover } from "../ui/betrokkene.js";
import { Formulier } from "../ui/fouten.js";
import { Herkomstregels } from "../ui/herkomst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Naam } from "../ui/persoon.js";
import { Moment } from "../ui/termijn.js";
import { Keuze, Tekstvak, Vinkjes } from "../ui/veld.js";

/** Asked after the purpose test by who leads the meeting; what comes of it is for who takes part (WGS 2.28, L06). */
export function Bekendheid({ triage }: { triage: Triage }) {
  const { rollen } = useZelf();
  const { bekendheidsvragen, verstrekkingen, doeltoets, status, namen } = triage;
  const leidt = rollen.includes("triagevoorzitter");
  const los = verstrekkingen?.filter(({ vraagId }) => !bekendheidsvragen?.some((een) => een.vraagId === vraagId)) ?? [];
  if (!doeltoets?.oordeel || (!leidt && los.length === 0)) return null;
  return (
    <section className="blok" aria-labelledby="kop-bekendheid">
      <h3 id="kop-bekendheid" className="utrecht-heading-3">
        Kent een ander huis deze persoon?
      </h3>
      {leidt && (bekendheidsvragen === null || verstrekkingen === null) && (
        <p className="let-op">Wat andere huizen antwoordden, is nu niet op te halen.</p>
      )}
      {bekendheidsvragen?.length === 0 && <p className="stil">Nog aan geen ander huis gevraagd.</p>}
      <ul className="stappen">
        {bekendheidsvragen?.map((vraag) => (
          <li key={vraag.vraagId}>
            <Stand vraag={vraag} triage={triage} />
            {verstrekkingen
              ?.filter(({ vraagId }) => vraagId === vraag.vraagId)
              .map((een) => (
                <Uittreksel key={een.verstrekkingId} uittreksel={een} />
              ))}
          </li>
        ))}
        {los.map((een) => (
          <li key={een.verstrekkingId}>
            <Naam persoonId={een.persoonId} namen={namen} />
            <Uittreksel uittreksel={een} />
          </li>
        ))}
      </ul>
      {leidt && status !== "besloten" && <Vraagformulier triage={triage} />}
    </section>
  );
}

/** How a question stands; a house that says nothing may know somebody, and may not (L06). */
function Stand({ vraag, triage: { namen } }: { vraag: Bekendheidsvraag; triage: Triage }) {
  const huisnaam = useHuizen();
  const { aanHuis, persoonId, antwoord, uiterlijkOp, gevraagdOp, doorNaam } = vraag;
  return (
    <>
      <Naam persoonId={persoonId} namen={namen} /> – {huisnaam(aanHuis)}:{" "}
      {antwoord === null && (
        <>
          wacht op antwoord, uiterlijk <Moment op={uiterlijkOp} />
        </>
      )}
      {antwoord === "BEKEND" && <strong>bekend</strong>}
      {antwoord === "GEEN_MEDEDELING" && (
        <>
          <strong>geen mededeling</strong>
          <span className="stil"> (dat zegt niet of deze persoon daar bekend is)</span>
        </>
      )}{" "}
      <span className="stil">
        gevraagd door {doorNaam}, <Moment op={gevraagdOp} />
      </span>
    </>
  );
}

/** What another house gave, with what it asks of who reads it (L09) and on what ground it is here (R64). */
function Uittreksel({ uittreksel }: { uittreksel: Ontvangen }) {
  const huisnaam = useHuizen();
  const { inhoud, anderHuis, bronNaam, doorNaam, toestemmingVanNaam, gegevenOp, ...herkomst } = uittreksel;
  return (
    <article aria-label={`Uittreksel van ${huisnaam(anderHuis)}`} className="uittreksel">
      {inhoud ? (
        <p className="item__tekst">{inhoud.tekst}</p>
      ) : (
        <p className="stil">Vervallen: dit was alleen voor het overleg dat is geweest.</p>
      )}
      <Herkomstregels herkomst={{ ...herkomst, voorwaardeToelichting: inhoud?.voorwaardeToelichting }} />
      <p className="stil">
        Van {bronNaam}, gegeven door {doorNaam} van {huisnaam(anderHuis)}, <Moment op={gegevenOp} />
        {toestemmingVanNaam && `, met toestemming van ${toestemmingVanNaam}`}. Alleen voor dit agendapunt.
      </p>
    </article>
  );
}

function Vraagformulier({ triage: { triageId, huis: code, betrokkenen, namen } }: { triage: Triage }) {
  const { huis } = useHuis();
  const andere = useHuizen().andere(code);
  const personen = betrokkenen.filter(gaatErover).flatMap(({ persoonId }) => persoonId ?? []);
  const leeg = { persoonId: personen.length === 1 ? personen[0]! : "", aanHuizen: [] as string[], doel: "", reden: "" };
  const [vraag, zet] = useState(leeg);
  const { mutate, error, isPending } = useOpdracht("Gevraagd. Het antwoord komt hier te staan.", () => zet(leeg));
  const inhoud = { huis: code, triageId, ...vraag };
  return (
    <details className="vouwdeel">
      <summary>Een ander huis vragen</summary>
      <Formulier
        className="formulier"
        fout={error}
        onVerstuur={() => mutate({ pad: "/information-hub/bekendheidsvragen", inhoud })}
      >
        {personen.length > 1 && (
          <Keuze
            waar="persoonId"
            label="Over wie?"
            opties={personen.map((id) => ({ code: id, naam: namen[id]?.naam ?? "Naam niet op te halen" }))}
            waarde={vraag.persoonId}
            op={(persoonId) => zet({ ...vraag, persoonId })}
          />
        )}
        <Vinkjes
          waar="aanHuizen"
          legenda="Welk huis vraag je?"
          opties={andere}
          gekozen={vraag.aanHuizen}
          op={(aanHuizen) => zet({ ...vraag, aanHuizen })}
        />
        <Keuze
          waar="doel"
          label="Waarvoor is dit nodig?"
          hint="Dit hoort het andere huis."
          opties={huis.doelbindingen}
          waarde={vraag.doel}
          op={(doel) => zet({ ...vraag, doel })}
        />
        <Tekstvak
          waar="reden"
          label="Waarom vraag je dit?"
          hint="Dit blijft hier en gaat niet naar het andere huis."
          waarde={vraag.reden}
          op={(reden) => zet({ ...vraag, reden })}
        />
        <SecondaryActionButton type="submit" disabled={isPending}>
          Vraag het
        </SecondaryActionButton>
      </Formulier>
    </details>
  );
}
