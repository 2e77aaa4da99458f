import { Link } from "@tanstack/react-router";
import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { naamVan, useHuis } from "../shell/woorden.js";
import { useHuizen } from "../shell/zelf.js";
import type { Bekendheidsverzoek, Verstrekking } from "../typen-bekendheid.js";
import type { Namen } from "../typen.js";
import { Formulier } from "../ui/fouten.js";
import { Gegevens } from "../ui/gegevens.js";
import { useOpdracht } from "../ui/opdracht.js";
import { geboren, Naam } from "../ui/persoon.js";
import { Moment } from "../ui/termijn.js";
import { Geefformulier } from "./geefformulier.js";

/** One question: who decides it says "bekend", or nothing at all; then something may be given (L06, L26). */
export function Verzoek({ verzoek, namen }: { verzoek: Bekendheidsverzoek; namen: Namen }) {
  const { huis } = useHuis();
  const huisnaam = useHuizen();
  const { persoonId, vanHuis, doel, gevraagdDoorNaam, gevraagdOp, uiterlijkOp, besluit } = verzoek;
  const persoon = namen[persoonId];
  const regels: [string, React.ReactNode][] = [
    ["Geboren", geboren(persoon?.geboortedatum, persoon?.leeftijd) || "–"],
    ["Vraagt", `${huisnaam(vanHuis)}, ${gevraagdDoorNaam}`],
    ["Waarvoor", naamVan(huis.doelbindingen, doel)],
    ["Gevraagd", <Moment key="op" op={gevraagdOp} />],
  ];
  if (!besluit) regels.push(["Antwoorden kan tot", <Moment key="tot" op={uiterlijkOp} />]);
  return (
    <article className="item">
      <Link to="/$huis/vragen-van-huizen" params={{ huis: huis.code }} className="terug utrecht-link">
        ‹ Terug naar de lijst
      </Link>
      <h2 className="utrecht-heading-2 item__titel">
        <Naam persoonId={persoonId} namen={namen} />
      </h2>
      <Gegevens regels={regels} />
      {besluit ? <NaBekend verzoek={verzoek} /> : <Besluit verzoek={verzoek} />}
    </article>
  );
}

function Besluit({ verzoek: { verzoekId, vanHuis } }: { verzoek: Bekendheidsverzoek }) {
  const huisnaam = useHuizen();
  const { mutate, error, isPending } = useOpdracht("Antwoord vastgelegd.");
  const geef = (besluit: string) =>
    mutate({ pad: `/information-hub/bekendheidsverzoeken/${verzoekId}/besluit`, inhoud: { besluit } });
  return (
    <Formulier className="formulier" fout={error} onVerstuur={() => geef("bekend")}>
      <p className="stil">
        Zeg je ‘geen mededeling’, of niets, dan hoort {huisnaam(vanHuis)} na de termijn hetzelfde als wanneer deze
        persoon hier onbekend was.
      </p>
      <div className="knoppen">
        <PrimaryActionButton type="submit" disabled={isPending}>
          Bekend
        </PrimaryActionButton>
        <SecondaryActionButton type="button" disabled={isPending} onClick={() => geef("geen-mededeling")}>
          Geen mededeling
        </SecondaryActionButton>
      </div>
    </Formulier>
  );
}

const standTekst: Record<Verstrekking["stand"], string> = {
  onderweg: "onderweg",
  aangekomen: "aangekomen",
  "niet-aangekomen": "niet aangekomen: het agendapunt daar is al klaar",
  vervallen: "vervallen",
};

/** What was given, in codes: the words are with the other house alone. */
function NaBekend({ verzoek }: { verzoek: Bekendheidsverzoek }) {
  const { huis } = useHuis();
  const { verstrekkingen } = verzoek;
  return (
    <section className="blok" aria-labelledby="kop-gegeven">
      <h3 id="kop-gegeven" className="utrecht-heading-3">
        Wat jullie gaven
      </h3>
      {verstrekkingen.length === 0 && (
        <p className="stil">Nog niets. Het andere huis weet dat deze persoon bekend is.</p>
      )}
      <ul className="stappen">
        {verstrekkingen.map(({ verstrekkingId, categorie, grondslag, bronNaam, doorNaam, gegevenOp, stand }) => (
          <li key={verstrekkingId}>
            {naamVan(huis.gegevenscategorieen, categorie)} van {bronNaam}: {standTekst[stand]}{" "}
            <span className="stil">
              {naamVan(huis.grondslagen, grondslag)}. {doorNaam}, <Moment op={gegevenOp} />
            </span>
          </li>
        ))}
      </ul>
      <Geefformulier verzoek={verzoek} />
    </section>
  );
}
