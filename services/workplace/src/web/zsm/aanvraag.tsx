import { Link, useNavigate } from "@tanstack/react-router";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import type { Zsmaanvraag, Zsmaanvragen } from "../typen-zsm.js";
import { useConcept } from "../ui/concept.js";
import { Datumveld, Momentveld } from "../ui/datum.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Keuze, Tekstregel } from "../ui/veld.js";

const leeg = {
  arrondissement: "",
  verzoekNummer: "",
  kenmerk: "",
  opgehoudenOp: "",
  verdenking: "",
  achternaam: "",
  tussenvoegsel: "",
  voornamen: "",
  geboortedatum: "",
  bsn: "",
  postcode: "",
  huisnummer: "",
};
type Velden = typeof leeg;

/** What is sent of it: what was left open of the suspect is not known. */
const inhoudVan = (velden: Velden) => {
  const { arrondissement, verzoekNummer, kenmerk, opgehoudenOp, verdenking, ...wie } = velden;
  const { achternaam, voornamen, tussenvoegsel, geboortedatum, bsn, postcode, huisnummer } = wie;
  const bekend = (waarde: string) => waarde || null;
  const adres = postcode || huisnummer ? { postcode: bekend(postcode), huisnummer: bekend(huisnummer) } : null;
  const meer = { tussenvoegsel: bekend(tussenvoegsel), geboortedatum: bekend(geboortedatum), bsn: bekend(bsn), adres };
  const verdachte = { achternaam, voornamen, ...meer };
  return { arrondissement, verzoekNummer, kenmerk, opgehoudenOp, verdenking, verdachte };
};

/** Asks every house of an arrondissement at once; what is typed stays until it is sent (R73). */
export function Aanvraagformulier({ gelezen: { items, arrondissementen } }: { gelezen: Zsmaanvragen }) {
  const { huis } = useHuis();
  const navigate = useNavigate();
  const enige = arrondissementen.length === 1 ? arrondissementen[0]! : "";
  const [velden, zet, wis] = useConcept<Velden>("zsm-aanvraag", { ...leeg, arrondissement: enige });
  const { mutate, error, isPending } = useOpdracht<Zsmaanvraag>(
    ({ aanvraagId, gevraagd }) =>
      items.some((een) => een.aanvraagId === aanvraagId)
        ? "Dit verzoeknummer was al gevraagd; dat verzoek staat nu open."
        : `Gevraagd: ${gevraagd.map(({ naam }) => naam).join(", ")}.`,
    ({ aanvraagId: aanvraag }) => {
      wis();
      void navigate({ to: "/$huis/zsm", params: { huis: huis.code }, search: { aanvraag } });
    },
  );
  const veld = (naam: keyof Velden, label: string, waar: string = naam) => ({
    waar,
    label,
    waarde: velden[naam],
    op: (waarde: string) => zet({ [naam]: waarde }),
  });
  const stuur = () => mutate({ pad: "/information-hub/zsm-aanvragen", inhoud: inhoudVan(velden) });
  return (
    <article className="item">
      <Link to="/$huis/zsm" params={{ huis: huis.code }} className="terug utrecht-link">
        ‹ Terug naar de lijst
      </Link>
      <h2 className="utrecht-heading-2 item__titel">Nieuw verzoek</h2>
      <Formulier className="formulier" fout={error} onVerstuur={stuur}>
        <Keuze
          {...veld("arrondissement", "Arrondissement")}
          opties={arrondissementen.map((naam) => ({ code: naam, naam }))}
        />
        <div className="naast-elkaar">
          <Tekstregel {...veld("verzoekNummer", "Verzoeknummer")} hint="Letters, cijfers en streepjes." />
          <Tekstregel {...veld("kenmerk", "Kenmerk")} hint="Letters, cijfers en streepjes." />
        </div>
        <Momentveld {...veld("opgehoudenOp", "Opgehouden op (datum en tijd)")} />
        <Tekstregel {...veld("verdenking", "Waarvan verdacht?")} />
        <fieldset className="groep groep--velden">
          <legend className="groep__legenda">Wie is aangehouden?</legend>
          <div className="naast-elkaar">
            <Tekstregel {...veld("voornamen", "Voornamen", "verdachte.voornamen")} />
            <Tekstregel {...veld("tussenvoegsel", "Tussenvoegsel", "verdachte.tussenvoegsel")} />
          </div>
          <Tekstregel {...veld("achternaam", "Achternaam", "verdachte.achternaam")} />
          <div className="naast-elkaar">
            <Datumveld {...veld("geboortedatum", "Geboren", "verdachte.geboortedatum")} />
            <Tekstregel {...veld("bsn", "BSN", "verdachte.bsn")} />
          </div>
          <div className="naast-elkaar">
            <Tekstregel {...veld("postcode", "Postcode", "verdachte.adres.postcode")} />
            <Tekstregel {...veld("huisnummer", "Huisnummer", "verdachte.adres.huisnummer")} />
          </div>
        </fieldset>
        <PrimaryActionButton type="submit" disabled={isPending}>
          Vraag de huizen
        </PrimaryActionButton>
      </Formulier>
    </article>
  );
}
