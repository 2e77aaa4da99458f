import { useEffect } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { noemToetsen } from "../shell/sneltoetsen.js";
import { Titel } from "../shell/titel.js";
import { useToetsen } from "../shell/toetsen.js";
import { vragen } from "../shell/vragen.js";
import { naamVan, useHuis } from "../shell/woorden.js";
import type { Zsmaanvraag } from "../typen-zsm.js";
import { Foutoverzicht } from "../ui/fouten.js";
import { Gegevens } from "../ui/gegevens.js";
import { alleenDeze, useLijsttoetsen } from "../ui/lijst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { geboren } from "../ui/persoon.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { Moment, Termijn } from "../ui/termijn.js";
import { Twee } from "../ui/twee.js";
import { Aanvraagformulier } from "./aanvraag.js";
import { antwoorden } from "./woorden.js";

/** In the address, where otherwise the number of a request stands. */
const nieuw = "nieuw";

/** The page of the ZSM desk: what it asked, a large clock, and what each house said (R73, R74). */
export function Zsmdesk() {
  const { huis } = useHuis();
  const { aanvraag: gekozen } = useSearch({ from: "/$huis/zsm" });
  const vraag = useQuery(vragen.zsm(huis.code));
  const navigate = useNavigate();
  useLijsttoetsen();
  useToetsen({
    n: () => void navigate({ to: "/$huis/zsm", params: { huis: huis.code }, search: { aanvraag: nieuw } }),
  });
  useEffect(() => {
    noemToetsen([{ toets: "n", doet: "nieuw verzoek" }]);
    return () => noemToetsen([]);
  }, []);
  const aanvraag = vraag.data?.items.find(({ aanvraagId }) => aanvraagId === gekozen);
  return (
    <Twee
      gekozen={gekozen}
      lijst="Verzoeken"
      kop={
        <>
          <Titel venster="ZSM">ZSM</Titel>
          <Link
            to="/$huis/zsm"
            params={{ huis: huis.code }}
            search={{ aanvraag: nieuw }}
            activeOptions={alleenDeze}
            aria-keyshortcuts="n"
            className="utrecht-button utrecht-button--primary-action deel__naar"
          >
            Nieuw verzoek
          </Link>
        </>
      }
      wat="Verzoek"
      item={
        gekozen === nieuw ? (
          <Gelezen vraag={vraag}>{(gelezen) => <Aanvraagformulier gelezen={gelezen} />}</Gelezen>
        ) : (
          aanvraag && <Item key={gekozen} aanvraag={aanvraag} />
        )
      }
      leeg="Kies links een verzoek."
    >
      <Gelezen vraag={vraag}>
        {({ items }) =>
          items.length === 0 ? (
            <Leeg>{huis.teksten["scherm.leeg.zsm"]}</Leeg>
          ) : (
            <Rijen items={items} gekozen={gekozen} />
          )
        }
      </Gelezen>
    </Twee>
  );
}

function Rijen({ items, gekozen }: { items: Zsmaanvraag[]; gekozen: string | undefined }) {
  const { huis } = useHuis();
  return (
    <ul className="rijen rijen--lijst">
      {items.map(({ aanvraagId, verzoekNummer, antwoord, opgehoudenOp, verstrijktOp }) => (
        <li key={aanvraagId}>
          <Link
            to="/$huis/zsm"
            params={{ huis: huis.code }}
            search={{ aanvraag: aanvraagId }}
            className="rij"
            data-rij
            aria-current={aanvraagId === gekozen ? "page" : undefined}
          >
            <span className="rij__hoofd">{verzoekNummer}</span>
            <span className="rij__bij">
              {antwoord ? antwoorden[antwoord] : <Termijn van={opgehoudenOp} tot={verstrijktOp} />}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Item({ aanvraag }: { aanvraag: Zsmaanvraag }) {
  const { huis } = useHuis();
  const { aanvraagId, verzoekNummer, verdachte, verdenking, antwoord, gevraagd, opgehoudenOp, verstrijktOp } = aanvraag;
  const { mutate, error, isPending } = useOpdracht("Wat er op een kaart staat, zie je bij het huis.");
  return (
    <article className="item">
      <Link to="/$huis/zsm" params={{ huis: huis.code }} className="terug utrecht-link">
        ‹ Terug naar de lijst
      </Link>
      <h2 className="utrecht-heading-2 item__titel">{verzoekNummer}</h2>
      {!antwoord && (
        <p className="zsmklok">
          <Termijn van={opgehoudenOp} tot={verstrijktOp} />
        </p>
      )}
      <p>
        <strong>{antwoord ? antwoorden[antwoord] : "Nog geen antwoord"}</strong>. Opgehouden{" "}
        <Moment op={opgehoudenOp} />.
      </p>
      {verdachte && (
        <p>
          {verdachte.naam} {geboren(verdachte.geboortedatum, verdachte.leeftijd)}: {verdenking}
        </p>
      )}
      {error && <Foutoverzicht fout={error} />}
      {gevraagd.some((deel) => !deel.antwoord) && (
        <PrimaryActionButton
          disabled={isPending}
          onClick={() => mutate({ pad: `/information-hub/zsm-aanvragen/${aanvraagId}/kaart`, inhoud: {} })}
        >
          Lees de kaart
        </PrimaryActionButton>
      )}
      {gevraagd.map((deel) => (
        <Deel key={deel.huis} deel={deel} />
      ))}
    </article>
  );
}

/** What one house said; until then whom to call there. */
function Deel({ deel }: { deel: Zsmaanvraag["gevraagd"][number] }) {
  const { huis } = useHuis();
  const { naam, antwoord, advies, contact, voorwaarde, huiscontact } = deel;
  const regels = Object.entries({
    Antwoord: antwoord ? antwoorden[antwoord] : "Nog niet beantwoord",
    Advies: advies,
    Contact: contact ?? huiscontact,
    Voorwaarde: naamVan(huis.leveringsvoorwaarden, voorwaarde),
  }).filter(([, waarde]) => waarde);
  return (
    <section>
      <h3 className="utrecht-heading-3">{naam}</h3>
      <Gegevens regels={regels} />
    </section>
  );
}
