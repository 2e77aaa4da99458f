import { useState } from "react";
import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { serverNow } from "../api.js";
import { useHuis } from "../shell/woorden.js";
import { useOrganisatie, useZelf } from "../shell/zelf.js";
import type { Informatieverzoek, Triage } from "../typen-triage.js";
import { Formulier } from "../ui/fouten.js";
import { Herkomstregels, Herkomstvelden } from "../ui/herkomst.js";
import { legeHerkomst } from "../ui/lege-herkomst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Moment } from "../ui/termijn.js";
import { dagVan } from "../ui/tijd.js";
import { Tekstvak } from "../ui/veld.js";
import { Weigering, Weigeringformulier } from "./weigering.js";

/** The partner that is asked to take it up says yes or no; the others see that this is waited for (R32). */
export function Partnervraag({ triage: { triageId, status, besluit, partnervragen } }: { triage: Triage }) {
  const { w } = useHuis();
  const naam = useOrganisatie();
  const { organisatie, rollen } = useZelf();
  const [motivering, zetMotivering] = useState("");
  const { mutate, error, isPending } = useOpdracht("Antwoord vastgelegd.");
  const geweigerd = partnervragen.filter(({ antwoord }) => antwoord && !antwoord.aanvaard);
  const antwoord = (aanvaard: boolean) =>
    mutate({ pad: `/triage/triages/${triageId}/partnerantwoord`, inhoud: { aanvaard, motivering } });
  const vanMij = status === "wacht-op-partner" && besluit?.partner === organisatie && rollen.includes("triagelid");
  return (
    <>
      {geweigerd.map((vraag) => (
        <p key={vraag.gevraagdOp} className="let-op">
          <strong>{naam(vraag.organisatie)} pakt dit niet op:</strong> {vraag.antwoord!.motivering}
        </p>
      ))}
      {status === "wacht-op-partner" && !vanMij && (
        <p className="let-op">
          <strong>Wacht op {naam(besluit?.partner)}.</strong>{" "}
          {w("Pas na een ja is dit besloten; na een nee staat het punt op de volgende agenda.")}
        </p>
      )}
      {vanMij && (
        <section className="blok blok--taak" aria-labelledby="kop-partner">
          <h3 id="kop-partner" className="utrecht-heading-3">
            Pakt {naam(organisatie)} dit op?
          </h3>
          <p>{besluit!.motivering}</p>
          <Formulier className="formulier" fout={error} onVerstuur={() => antwoord(true)}>
            <Tekstvak waar="motivering" label="Motivering" waarde={motivering} op={zetMotivering} />
            <div className="knoppen">
              <PrimaryActionButton type="submit" disabled={isPending}>
                Ja, wij pakken dit op
              </PrimaryActionButton>
              <SecondaryActionButton type="button" disabled={isPending} onClick={() => antwoord(false)}>
                Nee
              </SecondaryActionButton>
            </div>
          </Formulier>
        </section>
      )}
    </>
  );
}

/** What was asked of whom, and the answers (R33). */
export function Informatieverzoeken({ triage: { triageId, informatieverzoeken } }: { triage: Triage }) {
  if (informatieverzoeken.length === 0) return null;
  return (
    <section className="blok" aria-labelledby="kop-informatie">
      <h3 id="kop-informatie" className="utrecht-heading-3">
        Gevraagde informatie
      </h3>
      <ul className="verzoeken">
        {informatieverzoeken.map((verzoek) => (
          <li key={verzoek.organisatie + verzoek.gevraagdOp}>
            <Verzoek triageId={triageId} verzoek={verzoek} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Verzoek({ triageId, verzoek }: { triageId: string; verzoek: Informatieverzoek }) {
  const naam = useOrganisatie();
  const { organisatie, rollen } = useZelf();
  const [antwoord, zetAntwoord] = useState("");
  const [herkomst, zetHerkomst] = useState(() => legeHerkomst(dagVan(serverNow())));
  const { mutate, error, isPending } = useOpdracht("Antwoord vastgelegd.");
  const pad = `/triage/triages/${triageId}/informatie/${verzoek.organisatie}`;
  return (
    <>
      <p className="verzoek__vraag">
        <strong>{naam(verzoek.organisatie)}</strong>: {verzoek.vraag}
        <span className="stil">
          {" "}
          · gevraagd <Moment op={verzoek.gevraagdOp} />
        </span>
      </p>
      {verzoek.weigering ? (
        <Weigering weigering={verzoek.weigering} />
      ) : verzoek.antwoord ? (
        <blockquote className="verzoek__antwoord">
          {verzoek.antwoord.tekst ?? "Dit was alleen voor het overleg dat is geweest."}
          <Herkomstregels herkomst={verzoek.antwoord.herkomst} />
          <footer className="stil">
            {verzoek.antwoord.doorNaam}, <Moment op={verzoek.antwoord.op} />
          </footer>
        </blockquote>
      ) : verzoek.organisatie === organisatie && rollen.includes("triagelid") ? (
        <>
          <Formulier
            className="formulier"
            fout={error}
            onVerstuur={() => mutate({ pad, inhoud: { antwoord, herkomst } })}
          >
            <Tekstvak
              waar="antwoord"
              label="Antwoord"
              hint="Ook ‘niets bekend’ is een antwoord."
              waarde={antwoord}
              op={zetAntwoord}
            />
            <fieldset className="groep groep--velden">
              <legend className="groep__legenda">Waar komt dit vandaan?</legend>
              <Herkomstvelden herkomst={herkomst} zet={zetHerkomst} />
            </fieldset>
            <PrimaryActionButton type="submit" disabled={isPending}>
              Antwoord geven
            </PrimaryActionButton>
          </Formulier>
          <Weigeringformulier pad={pad} />
        </>
      ) : (
        <p className="stil">Nog geen antwoord.</p>
      )}
    </>
  );
}
