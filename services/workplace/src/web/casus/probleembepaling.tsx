import { useState } from "react";
import { SecondaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan, useZelf } from "../shell/zelf.js";
import type { Bijdrage, Casus } from "../typen-casus.js";
import { Formulier } from "../ui/fouten.js";
import { Herkomstregels } from "../ui/herkomst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Moment } from "../ui/termijn.js";
import { Keuze, Tekstvak } from "../ui/veld.js";
import { Beperken } from "./beperken.js";
import { Inbrengvelden, legeInbreng, metInbreng } from "./herkomst.js";
import { doetMee, voertRegie } from "./rol.js";

/** What each professional sees as the problem, in his own name; a plan may ask for two of them (R10). */
export function Probleembepaling({ casus }: { casus: Casus }) {
  const { huis } = useHuis();
  const { id } = useZelf();
  const nodig = huis.schakelaars.probleembepalingVoorPlan;
  return (
    <details className="vouwdeel" open={(nodig && !casus.plan) || undefined}>
      <summary>
        Probleembepaling{" "}
        <span className="stil">
          {casus.probleembepaling.length === 1 ? "1 bijdrage" : `${casus.probleembepaling.length} bijdragen`}
        </span>
      </summary>
      {casus.probleembepaling.length === 0 && (
        <p className="stil">
          Nog niemand heeft opgeschreven wat het probleem is.{nodig && " Er zijn er ten minste twee nodig."}
        </p>
      )}
      <dl className="criteria">
        {casus.probleembepaling.map((een) => (
          <Stuk key={een.bijdrageId} bijdrage={een} casus={casus} />
        ))}
      </dl>
      {doetMee(casus, id) && casus.status === "actief" && <Toevoegen casus={casus} />}
    </details>
  );
}

/** One item: what was said, by whom, on what ground, for whom, and why you may see it. */
function Stuk({ bijdrage, casus }: { bijdrage: Bijdrage; casus: Casus }) {
  const { huis } = useHuis();
  const zelf = useZelf();
  const organisatie = useOrganisatie();
  const wie = wieVan(casus.collegas, casus.deelnames);
  const [beperkt, zetBeperkt] = useState(false);
  const { herkomst, alleenVoor } = bijdrage;
  const mag = casus.status !== "afgesloten" && (voertRegie(casus, zelf.id) || bijdrage.medewerker === zelf.id);
  return (
    <div className="criteria__een">
      <dt>
        {naamVan(huis.leefgebieden, bijdrage.leefgebied)}
        <span className="stil">
          {" · "}
          {wie(bijdrage.medewerker)}, {organisatie(bijdrage.organisatie)}
        </span>
      </dt>
      <dd>
        {bijdrage.toelichting}
        <Herkomstregels herkomst={herkomst} />
        <p className="stil">
          {alleenVoor ? `Alleen voor ${alleenVoor.map(organisatie).join(", ")}. ` : "Voor iedereen die deelneemt. "}
          <Waarom casus={casus} alleenVoor={alleenVoor} />
        </p>
        <Bevestiging bijdrage={bijdrage} casus={casus} />
        {mag && (
          <SubtleButton
            aria-label={`Bijdrage van ${wie(bijdrage.medewerker)} alleen voor sommigen`}
            onClick={() => zetBeperkt(true)}
          >
            Alleen voor …
          </SubtleButton>
        )}
        {beperkt && <Beperken casus={casus} bijdrage={bijdrage} sluit={() => zetBeperkt(false)} />}
      </dd>
    </div>
  );
}

/** Why you may see it: what you are in this case. */
function Waarom({ casus, alleenVoor }: { casus: Casus; alleenVoor: string[] | null }) {
  const { w } = useHuis();
  const { id } = useZelf();
  const organisatie = useOrganisatie();
  const mijn = casus.deelnames.find((een) => !een.tot && (een.medewerker === id || een.vervanger === id));
  if (!mijn) return w("Jij ziet dit omdat je «procesregisseur» van dit huis bent.");
  if (voertRegie(casus, id)) return w("Jij ziet dit omdat je hier «procesregisseur» bent.");
  const waarom = mijn.medewerker === id ? "deelneemt" : "een deelnemer vervangt";
  return `Jij ziet dit omdat je ${waarom} voor ${organisatie(mijn.organisatie)}${alleenVoor ? ", die hier genoemd is" : ""}.`;
}

/** What was recorded on behalf of a partner: that one says whether it is right (R57). */
function Bevestiging({ bijdrage, casus }: { bijdrage: Bijdrage; casus: Casus }) {
  const zelf = useZelf();
  const wie = wieVan(casus.collegas, casus.deelnames);
  const { mutate, isPending } = useOpdracht("Je antwoord is vastgelegd.");
  const { bevestiging, bevestigdOp, vastgelegdDoor, medewerker } = bijdrage;
  if (!bevestiging || !vastgelegdDoor) return null;
  const pad = `/case-plan/casussen/${casus.casusId}/probleembepaling/${bijdrage.bijdrageId}/bevestiging`;
  const antwoord = bevestiging === "klopt" ? "✓ Klopt" : "✕ Klopt niet";
  return (
    <p className={bevestiging === "klopt" ? "stil" : "let-op"}>
      Vastgelegd door {wie(vastgelegdDoor)} namens {wie(medewerker)}.{" "}
      {bevestigdOp ? (
        <>
          {antwoord}, zegt {wie(medewerker)}, <Moment op={bevestigdOp} />.
        </>
      ) : (
        "Nog niet bevestigd."
      )}
      {bevestiging === "gevraagd" && medewerker === zelf.id && (
        <span className="knoppen">
          <SecondaryActionButton disabled={isPending} onClick={() => mutate({ pad, inhoud: { klopt: true } })}>
            Klopt
          </SecondaryActionButton>
          <SecondaryActionButton disabled={isPending} onClick={() => mutate({ pad, inhoud: { klopt: false } })}>
            Klopt niet
          </SecondaryActionButton>
        </span>
      )}
    </p>
  );
}

function Toevoegen({ casus }: { casus: Casus }) {
  const { huis, w } = useHuis();
  const zelf = useZelf();
  const wie = wieVan(casus.collegas, casus.deelnames);
  const leeg = { leefgebied: "", toelichting: "", namens: "", ...legeInbreng(casus.nu.slice(0, 10)) };
  const [bijdrage, zet] = useState(leeg);
  const { mutate, error, isPending } = useOpdracht("Bijdrage vastgelegd.", () => zet(leeg));
  const { leefgebied, toelichting, namens } = bijdrage;
  const pad = `/case-plan/casussen/${casus.casusId}/probleembepaling`;
  const inhoud = { leefgebied, toelichting, ...metInbreng(bijdrage), ...(namens && { namens }) };
  const anderen = casus.deelnames.filter(({ tot, rol }) => !tot && rol !== "procesregisseur");
  return (
    <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud })}>
      {voertRegie(casus, zelf.id) && (
        <Keuze
          waar="namens"
          label="Namens"
          hint={w("Leg je iets vast voor een «partner», dan zegt die zelf of het klopt.")}
          leeg="Mijzelf"
          opties={anderen.map(({ medewerker }) => ({ code: medewerker, naam: wie(medewerker) }))}
          waarde={namens}
          op={(gekozen) => zet({ ...bijdrage, namens: gekozen })}
        />
      )}
      <Keuze
        waar="leefgebied"
        label="Leefgebied"
        opties={huis.leefgebieden}
        waarde={leefgebied}
        op={(gekozen) => zet({ ...bijdrage, leefgebied: gekozen })}
      />
      <Tekstvak
        waar="toelichting"
        label="Wat zie jij als het probleem?"
        waarde={toelichting}
        op={(tekst) => zet({ ...bijdrage, toelichting: tekst })}
      />
      <Inbrengvelden inbreng={bijdrage} deelnames={casus.deelnames} zet={(deel) => zet({ ...bijdrage, ...deel })} />
      <SecondaryActionButton type="submit" disabled={isPending}>
        Bijdrage toevoegen
      </SecondaryActionButton>
    </Formulier>
  );
}
