import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { serverNow } from "../api.js";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import { useOrganisatie } from "../shell/zelf.js";
import type { Signaal } from "../typen-ernaast.js";
import { Formulier } from "../ui/fouten.js";
import { Herkomstvelden } from "../ui/herkomst.js";
import { legeHerkomst } from "../ui/lege-herkomst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { rolNaam } from "../ui/persoon.js";
import { Radiogroep } from "../ui/radiogroep.js";
import { Gelezen } from "../ui/staat.js";
import { Moment, Termijn } from "../ui/termijn.js";
import { dagVan } from "../ui/tijd.js";
import { Keuze, Tekstvak } from "../ui/veld.js";
import { ernaast } from "./vragen.js";

/** One signal, and what a screener decides about it. */
export function SignaalItem({ signaalId }: { signaalId: string }) {
  const { huis } = useHuis();
  return (
    <Gelezen vraag={useQuery(ernaast.signaal(huis.code, signaalId))}>
      {(signaal) => (
        <article className="item">
          <Link to="/$huis/signalen" params={{ huis: huis.code }} className="terug utrecht-link">
            ‹ Terug naar de lijst
          </Link>
          {signaal.status === "open" ? <Open signaal={signaal} /> : <Besloten signaal={signaal} />}
        </article>
      )}
    </Gelezen>
  );
}

function Open({ signaal }: { signaal: Signaal }) {
  const { w } = useHuis();
  const { melder, betrokkenen } = signaal;
  return (
    <>
      <div className="item__boven">
        <span>{signaal.kenmerk}</span>
        <span>{[melder?.organisatie, melder?.naam].filter(Boolean).join(", ")}</span>
        <Termijn tot={signaal.beoordelenUiterlijkOp} van={signaal.ontvangenOp} />
      </div>
      <h2 className="utrecht-heading-2 item__titel">{hoofdletter(signaal.onderwerp!)}</h2>
      <p className="item__tekst">{signaal.situatieschets}</p>
      <ul className="stappen" aria-label={w("«Betrokkene.meervoud»")}>
        {betrokkenen.map(({ rol, voornamen, tussenvoegsel, achternaam, geboortedatum }, i) => (
          <li key={i}>
            {[voornamen, tussenvoegsel, achternaam].filter(Boolean).join(" ")}{" "}
            <span className="stil">
              {rolNaam(w, rol)}
              {geboortedatum && `, geboren ${geboortedatum.split("-").reverse().join("-")}`}
            </span>
          </li>
        ))}
      </ul>
      <Besluitformulier signaalId={signaal.signaalId} />
    </>
  );
}

/** A participant takes it over under its own ground, or nobody does; who gave it hears neither (L04). */
function Besluitformulier({ signaalId }: { signaalId: string }) {
  const { huis, w } = useHuis();
  const [besluit, zetBesluit] = useState<string>();
  const [organisatie, zetOrganisatie] = useState("");
  const [motivering, zetMotivering] = useState("");
  const [herkomst, zetHerkomst] = useState(() => legeHerkomst(dagVan(serverNow())));
  const { mutate, error, isPending } = useOpdracht("Besluit vastgelegd. De inhoud van het signaal is hier gewist.");
  const neemtOver = besluit === "overname";
  const deelnemers = huis.organisaties.filter(({ deelname }) => deelname !== "geen");
  return (
    <Formulier
      className="formulier"
      fout={error}
      onVerstuur={() =>
        mutate({
          pad: `/intake/signalen/${signaalId}/${besluit ?? "afwijzing"}`,
          inhoud: neemtOver ? { organisatie, herkomst } : { motivering },
        })
      }
    >
      <Radiogroep
        waar="besluit"
        legenda={w("Neemt een «partner» dit over?")}
        vorm="naast"
        opties={[
          { code: "overname", naam: w("Ja, als «melding»") },
          { code: "afwijzing", naam: "Nee" },
        ]}
        waarde={besluit}
        op={zetBesluit}
      />
      {neemtOver && (
        <>
          <Keuze
            waar="organisatie"
            label="Wie neemt het over?"
            opties={deelnemers}
            waarde={organisatie}
            op={zetOrganisatie}
          />
          <fieldset className="groep groep--velden">
            <legend className="groep__legenda">Op welke eigen grond?</legend>
            <Herkomstvelden herkomst={herkomst} zet={zetHerkomst} voor="screening" />
          </fieldset>
        </>
      )}
      {besluit === "afwijzing" && (
        <Tekstvak
          waar="motivering"
          label="Waarom niet?"
          hint="Wat over de persoon is geschreven, wordt meteen gewist."
          waarde={motivering}
          op={zetMotivering}
        />
      )}
      {besluit && (
        <PrimaryActionButton type="submit" disabled={isPending}>
          {neemtOver ? "Overnemen" : "Niet overnemen"}
        </PrimaryActionButton>
      )}
    </Formulier>
  );
}

function Besloten({ signaal }: { signaal: Signaal }) {
  const { huis, w } = useHuis();
  const organisatie = useOrganisatie();
  const { kenmerk, meldingId, overgenomenDoor, motivering, doorNaam, beoordeeldOp } = signaal;
  return (
    <>
      <h2 className="utrecht-heading-2 item__titel">
        {meldingId ? `Overgenomen door ${organisatie(overgenomenDoor)}` : "Niet overgenomen"}
      </h2>
      <p className="stil">
        {kenmerk}. {doorNaam}, <Moment op={beoordeeldOp!} />. De inhoud is hier gewist.
      </p>
      {motivering && <p className="item__tekst">{motivering}</p>}
      {meldingId && (
        <Link
          to="/$huis/screening/$meldingId"
          params={{ huis: huis.code, meldingId }}
          className="utrecht-button utrecht-button--primary-action"
        >
          {w("Naar «melding.de»")}
        </Link>
      )}
    </>
  );
}
