import { useGemeente, geboren } from "../ui/persoon.js";
import type { Meldpuntmelding } from "../typen-meldpunt.js";
import { useHuis } from "../shell/woorden.js";
import { Gegevens } from "../ui/gegevens.js";
import { Herkomstregels } from "../ui/herkomst.js";
import { Moment } from "../ui/termijn.js";

type Props = { melding: Meldpuntmelding };

/** What the sender wrote, who it is about, and what the participants know, each with where it comes from (R64, R78). */
export function Inhoud({ melding }: Props) {
  return (
    <>
      <section className="blok" aria-labelledby="kop-gemeld">
        <h2 id="kop-gemeld" className="utrecht-heading-2">
          Wat er gemeld is
        </h2>
        {melding.situatieschets ? (
          <>
            <p className="item__tekst">{melding.situatieschets}</p>
            <Herkomstregels herkomst={melding.herkomst} />
          </>
        ) : (
          <p className="stil">
            De bewaartermijn is voorbij: wat er gemeld was, is gewist. De weg van de melding blijft.
          </p>
        )}
      </section>
      <Persoon melding={melding} />
      <Verrijkingen melding={melding} />
    </>
  );
}

function Persoon({ melding }: Props) {
  const { w } = useHuis();
  const gemeente = useGemeente();
  const { betrokkene } = melding;
  const onbekend = <span className="stil">Onbekend</span>;
  const adres = betrokkene?.adres;
  const straat = [adres?.straat, adres?.huisnummer].filter(Boolean).join(" ");
  const plaats = [adres?.postcode, adres?.woonplaats].filter(Boolean).join(" ");
  const naam = [betrokkene?.voornamen, betrokkene?.tussenvoegsel, betrokkene?.achternaam].filter(Boolean).join(" ");
  const persoon: [string, React.ReactNode][] = [
    ["Naam", naam],
    ["Geboren", geboren(betrokkene?.geboortedatum) || onbekend],
    ["BSN", betrokkene?.bsn || onbekend],
    ["Adres", [straat, plaats].filter(Boolean).join(", ") || onbekend],
  ];
  const waar: [string, React.ReactNode][] = [
    ["Ingeschreven in", gemeente(melding.inschrijving) || onbekend],
    ["Verblijft nu in", gemeente(melding.verblijf) || onbekend],
    ["Het gebeurde in", gemeente(melding.incident) || onbekend],
  ];
  return (
    <section className="blok" aria-labelledby="kop-wie">
      <h2 id="kop-wie" className="utrecht-heading-2">
        {w("«Betrokkene»")}
      </h2>
      <Gegevens regels={betrokkene ? [...persoon, ...waar] : waar} />
    </section>
  );
}

function Verrijkingen({ melding: { verrijkingen } }: Props) {
  return (
    <section className="blok" aria-labelledby="kop-bekend">
      <h2 id="kop-bekend" className="utrecht-heading-2">
        Wat er bekend is
      </h2>
      {verrijkingen.length === 0 && <p className="stil">Nog niemand heeft gezegd of er iets bekend is.</p>}
      {verrijkingen.map(({ verrijkingId, organisatieNaam, bekend, tekst, herkomst, doorNaam, op }) => (
        <div key={verrijkingId} className="meldpunt__verrijking">
          <h3 className="utrecht-heading-3">{organisatieNaam}</h3>
          <p className="item__tekst">{bekend ? (tekst ?? "Gewist: de bewaartermijn is voorbij.") : "Niets bekend."}</p>
          <Herkomstregels herkomst={herkomst} />
          <p className="stil">
            {doorNaam}, <Moment op={op} />
          </p>
        </div>
      ))}
    </section>
  );
}
