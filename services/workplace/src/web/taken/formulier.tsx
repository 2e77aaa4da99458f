import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import type { Taak } from "../typen-casus.js";
import { Formulier } from "../ui/fouten.js";
import { Gegevens } from "../ui/gegevens.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Moment } from "../ui/termijn.js";
import { Tekstvak } from "../ui/veld.js";

const redenen: Record<string, string> = {
  "geen-adres": "er is geen e-mailadres",
  "ongeldig-adres": "het e-mailadres klopt niet",
  geweigerd: "de mailserver weigert het bericht",
  onbereikbaar: "de mailserver is niet bereikbaar",
  "geen-ontvanger": "niemand heeft hier de rol om dit te doen; vraag een beheerder om iemand aan te stellen",
};
const redenTekst = (reden: string): string => redenen[reden] ?? reden.replaceAll("-", " ");

type Props = { taak: Taak; titel: string; regels: [string, React.ReactNode][]; label: string };

/** Why a message did not arrive, what is known of it, and where somebody records how it was told after all. */
export function Taakformulier({ taak, titel, regels, label }: Props) {
  const { huis } = useHuis();
  const [toelichting, zetToelichting] = useState("");
  const { mutate, error, isPending } = useOpdracht("Taak afgehandeld.");
  const pad = `/notification/taken/${taak.taakId}/afhandeling`;
  const waarom: [string, React.ReactNode] = [
    "Waarom",
    <>
      Het bericht van <Moment op={taak.aangemaaktOp} /> kwam niet aan: {redenTekst(taak.reden)}.
    </>,
  ];
  return (
    <article className="item">
      <Link to="/$huis/taken" params={{ huis: huis.code }} className="terug utrecht-link">
        ‹ Terug naar de lijst
      </Link>
      <h2 className="utrecht-heading-2 item__titel">{titel}</h2>
      <Gegevens regels={[waarom, ...regels]} />
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: { toelichting } })}>
        <Tekstvak waar="toelichting" label={label} waarde={toelichting} op={zetToelichting} />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Afgehandeld
        </PrimaryActionButton>
      </Formulier>
    </article>
  );
}
