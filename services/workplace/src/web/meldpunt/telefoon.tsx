import { Link, useNavigate } from "@tanstack/react-router";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { serverNow } from "../api.js";
import { Titel } from "../shell/titel.js";
import { useHuis } from "../shell/woorden.js";
import { useConcept } from "../ui/concept.js";
import { Datumveld } from "../ui/datum.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { dagVan } from "../ui/tijd.js";
import { Tekstregel, Tekstvak } from "../ui/veld.js";
import { Zoekkeuze } from "../ui/zoekkeuze.js";

/** By the path of each field in the body. */
const leeg = {
  "melder.organisatie": "",
  "melder.naam": "",
  "melder.email": "",
  situatieschets: "",
  "betrokkenen.0.voornamen": "",
  "betrokkenen.0.tussenvoegsel": "",
  "betrokkenen.0.achternaam": "",
  "betrokkenen.0.geboortedatum": "",
  "betrokkenen.0.bsn": "",
  "betrokkenen.0.adres.straat": "",
  "betrokkenen.0.adres.huisnummer": "",
  "betrokkenen.0.adres.postcode": "",
  "betrokkenen.0.adres.woonplaats": "",
  "betrokkenen.0.adres.gemeente": "",
  verblijf: "",
  incident: "",
};
type Velden = typeof leeg;
type Waar = keyof Velden;

/** Of this moment, so that a report that is sent twice stays one. */
const nieuwKenmerk = (): string => `TEL-${dagVan(serverNow())}-${crypto.randomUUID().slice(0, 8)}`;

/** What is empty when it is left open, and not absent. */
const teksten = ["melder.organisatie", "situatieschets", "betrokkenen.0.voornamen", "betrokkenen.0.achternaam"];

/** The body as the register takes it: nested, and null for what was left open. */
const inhoudVan = ({ kenmerk, ...velden }: Velden & { kenmerk: string }) => {
  const van = (begin: string) =>
    Object.fromEntries(
      Object.entries(velden)
        .filter(([waar]) => waar.startsWith(begin) && !waar.slice(begin.length).includes("."))
        .map(([waar, waarde]) => [waar.slice(begin.length), waarde.trim() || (teksten.includes(waar) ? "" : null)]),
    );
  const adres = van("betrokkenen.0.adres.");
  const metAdres = Object.values(adres).some(Boolean) && { adres };
  const betrokkenen = [{ ...van("betrokkenen.0."), ...metAdres }];
  return { soort: "VERWARD_GEDRAG", kenmerk, ...van(""), melder: van("melder."), betrokkenen };
};

/** Somebody calls about confused behaviour: it comes on the list like what systems report (R78). */
export function TelefonischeMelding() {
  const { huis } = useHuis();
  const navigate = useNavigate();
  const [concept, zet, wis] = useConcept(`telefoon-${huis.code}`, { ...leeg, kenmerk: nieuwKenmerk() });
  const params = { huis: huis.code };
  const { mutate, error, isPending } = useOpdracht<{ meldpuntmeldingId: string }>(
    "Ingevoerd. Zeg nu wat er bekend is.",
    ({ meldpuntmeldingId }) => {
      wis();
      void navigate({ to: "/$huis/meldpunt/$meldpuntmeldingId", params: { ...params, meldpuntmeldingId } });
    },
  );
  const pad = "/information-hub/meldpuntmeldingen";
  return (
    <div className="bladzijde">
      <Link to="/$huis/meldpunt" params={params} search={{}} className="terug-altijd utrecht-link">
        Meldpunt
      </Link>
      <Titel venster="Telefonische melding">Telefonische melding</Titel>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: inhoudVan(concept) })}>
        <Velden concept={concept} zet={zet} />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Melding invoeren
        </PrimaryActionButton>
      </Formulier>
    </div>
  );
}

function Velden({ concept, zet }: { concept: Velden; zet: (deel: Partial<Velden>) => void }) {
  const { huis, w } = useHuis();
  const veld = (waar: Waar, label: string) => ({
    waar,
    label,
    waarde: concept[waar],
    op: (waarde: string) => zet({ [waar]: waarde }),
  });
  const gemeente = (waar: Waar, label: string) => <Zoekkeuze {...veld(waar, label)} opties={huis.gemeenten} />;
  return (
    <>
      <fieldset className="groep groep--velden">
        <legend className="utrecht-heading-3">Wie belt er?</legend>
        <Tekstregel {...veld("melder.organisatie", "Organisatie, of wat de beller is")} />
        <Tekstregel {...veld("melder.naam", "Naam")} />
        <Tekstregel {...veld("melder.email", "E-mail, om te laten weten wat ermee gebeurt")} />
      </fieldset>
      <Tekstvak {...veld("situatieschets", "Wat is er aan de hand?")} rijen={6} />
      <fieldset className="groep groep--velden">
        <legend className="utrecht-heading-3">{w("«Betrokkene»")}</legend>
        <div className="naast-elkaar">
          <Tekstregel {...veld("betrokkenen.0.voornamen", "Voornamen")} />
          <Tekstregel {...veld("betrokkenen.0.tussenvoegsel", "Tussenvoegsel")} />
        </div>
        <Tekstregel {...veld("betrokkenen.0.achternaam", "Achternaam")} />
        <div className="naast-elkaar">
          <Datumveld {...veld("betrokkenen.0.geboortedatum", "Geboortedatum")} />
          <Tekstregel {...veld("betrokkenen.0.bsn", "Burgerservicenummer")} />
        </div>
        <div className="naast-elkaar">
          <Tekstregel {...veld("betrokkenen.0.adres.straat", "Straat")} />
          <Tekstregel {...veld("betrokkenen.0.adres.huisnummer", "Huisnummer")} />
          <Tekstregel {...veld("betrokkenen.0.adres.postcode", "Postcode")} />
          <Tekstregel {...veld("betrokkenen.0.adres.woonplaats", "Woonplaats")} />
        </div>
      </fieldset>
      <fieldset className="groep groep--velden">
        <legend className="utrecht-heading-3">Waar hoort de melding?</legend>
        {gemeente("betrokkenen.0.adres.gemeente", "Gemeente van inschrijving")}
        {gemeente("verblijf", "Gemeente van verblijf nu")}
        {gemeente("incident", "Gemeente waar het gebeurde")}
      </fieldset>
    </>
  );
}
