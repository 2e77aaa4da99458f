import { useState } from "react";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import type { Casus } from "../typen-casus.js";
import { Datumveld } from "../ui/datum.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Radiogroep } from "../ui/radiogroep.js";
import { Keuze, Tekstvak } from "../ui/veld.js";
import { useVelden } from "../ui/velden.js";
import { Zoekkeuze } from "../ui/zoekkeuze.js";

type Props = { casus: Casus; sluit: () => void };

/** Closes provisionally, which is monitoring with an end date, or for good (R17, R38, R95). */
export function Afsluiten({ casus, sluit }: Props) {
  const { huis, w } = useHuis();
  const voorlopigKan = casus.status === "actief";
  const {
    velden: opdracht,
    zet,
    veld,
  } = useVelden({
    wijze: voorlopigKan ? "" : "definitief",
    reden: "",
    ontvanger: "",
    toelichting: "",
    totDatum: "",
  });
  const { mutate, error, isPending } = useOpdracht(w("«Casus» «afsluiting.voltooid»."), sluit);
  const { wijze, reden, ontvanger, toelichting, totDatum } = opdracht;
  const open = casus.acties.filter(({ status }) => status === "open" || status === "lukt-niet").length;
  const nodig = huis.afsluitredenen.find(({ code }) => code === reden)?.borgingNodig && casus.borgingen.length === 0;
  const inhoud = {
    wijze,
    reden,
    toelichting,
    ...(ontvanger && { ontvanger }),
    ...(wijze === "voorlopig" && totDatum && { totDatum }),
  };
  const wijzen = [
    { code: "voorlopig", naam: "Voorlopig: volgen tot een einddatum" },
    { code: "definitief", naam: "Definitief: het dossier wordt afgeschermd" },
  ];
  return (
    <Dialoog titel={w("«Casus» «afsluiting.infinitief»")} sluit={sluit}>
      <Formulier
        className="formulier"
        fout={error}
        onVerstuur={() => mutate({ pad: `/case-plan/casussen/${casus.casusId}/afsluiting`, inhoud })}
      >
        {open > 0 && (
          <p className="let-op">
            {w("Er staan nog {n} «actie.meervoud» open. Rond die eerst af, of haal ze uit «plan.de».", { n: open })}
          </p>
        )}
        {nodig && huis.schakelaars.borgingBijAfsluiting && (
          <p className="let-op">{w("Bij deze reden bevestigt eerst een «partner» dat de zorg geborgd is.")}</p>
        )}
        <Radiogroep
          waar="wijze"
          legenda="Wijze"
          opties={voorlopigKan ? wijzen : wijzen.slice(1)}
          waarde={wijze}
          op={(gekozen) => zet({ ...opdracht, wijze: gekozen })}
        />
        {wijze === "voorlopig" && <Datumveld {...veld("totDatum", "Volgen tot")} />}
        <Keuze {...veld("reden", "Reden")} opties={huis.afsluitredenen} />
        <Zoekkeuze {...veld("ontvanger", "Wie gaat ermee verder?")} opties={huis.organisaties} />
        <Tekstvak {...veld("toelichting", "Toelichting")} />
        <PrimaryActionButton type="submit" disabled={isPending}>
          {hoofdletter(w("«afsluiting.infinitief»"))}
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}

type EenVeld = Props & { titel: string; knop: string; klaar: string; pad: string; veld: string; label: string };

function Redenformulier({ casus, sluit, titel, knop, klaar, pad, veld, label }: EenVeld) {
  const [tekst, zetTekst] = useState("");
  const { mutate, error, isPending } = useOpdracht(klaar, sluit);
  return (
    <Dialoog titel={titel} sluit={sluit}>
      <Formulier
        className="formulier"
        fout={error}
        onVerstuur={() => mutate({ pad: `/case-plan/casussen/${casus.casusId}/${pad}`, inhoud: { [veld]: tekst } })}
      >
        <Tekstvak waar={veld} label={label} waarde={tekst} op={zetTekst} />
        <PrimaryActionButton type="submit" disabled={isPending}>
          {knop}
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}

/** A partner confirms that care is secured (R38). */
export const Borging = (props: Props) => (
  <Redenformulier
    {...props}
    titel="De zorg is geborgd"
    knop="Bevestigen"
    klaar="Vastgelegd dat de zorg geborgd is."
    pad="borging"
    veld="toelichting"
    label="Hoe is de zorg geborgd, en bij wie?"
  />
);

/** A provisionally closed case is taken up again (R95). */
export const Heropenen = (props: Props) => (
  <Redenformulier
    {...props}
    titel="Weer oppakken"
    knop="Weer oppakken"
    klaar="Weer opgepakt."
    pad="heropening"
    veld="reden"
    label="Reden"
  />
);
