import { useState } from "react";
import {
  PrimaryActionButton,
  SecondaryActionButton,
  Table,
  TableBody,
  TableCell,
  TableRow,
} from "@utrecht/component-library-react";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan, useZelf } from "../shell/zelf.js";
import type { Nazorgactie, Nazorgdossier } from "../typen-nazorg.js";
import { Collegakeuze } from "../ui/collegakeuze.js";
import { Datumveld } from "../ui/datum.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Leeg } from "../ui/staat.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { Termijn } from "../ui/termijn.js";
import { datumKort } from "../ui/tijd.js";
import { Keuze, Tekstvak } from "../ui/veld.js";
import { useThema } from "./standen.js";

const standen = { open: "Open", "lukt-niet": "✕ Lukt niet", gedaan: "✓ Gedaan" };

/** What partners do, mostly while somebody is still inside; my own can be answered here (R42, R43). */
export function Nazorgacties({ dossier }: { dossier: Nazorgdossier }) {
  const { w } = useHuis();
  const zelf = useZelf();
  const [belegt, zetBelegt] = useState(false);
  const kop = hoofdletter(w("«actie.meervoud»"));
  const mijn = dossier.acties.filter(({ medewerker, stand }) => medewerker === zelf.id && stand !== "gedaan");
  return (
    <section className="deel nazorgdeel">
      <div className="deel__kop">
        <h2 className="utrecht-heading-2">{kop}</h2>
        {dossier.magBijwerken && dossier.fase !== "afgesloten" && (
          <SecondaryActionButton onClick={() => zetBelegt(true)}>{w("«Actie» beleggen")}</SecondaryActionButton>
        )}
      </div>
      {mijn.map((actie) => (
        <Terugkoppelen key={actie.actieId} dossier={dossier} actie={actie} />
      ))}
      {dossier.acties.length === 0 ? (
        <Leeg>{w("Er zijn nog geen «actie.meervoud». Beleg ze al tijdens de detentie bij een «partner».")}</Leeg>
      ) : (
        <Tabel dossier={dossier} kop={kop} />
      )}
      {belegt && <Beleggen dossier={dossier} sluit={() => zetBelegt(false)} />}
    </section>
  );
}

function Tabel({ dossier, kop }: { dossier: Nazorgdossier; kop: string }) {
  const { w } = useHuis();
  const thema = useThema();
  const organisatie = useOrganisatie();
  const wie = wieVan(dossier.collegas);
  return (
    <div className="schuif" role="region" aria-label={kop} tabIndex={0}>
      <Table className="tabel">
        <Tabelkop koppen={["«Actie»", "Waarvoor", "Wie", "Uiterlijk", "Stand"].map((een) => w(een))} />
        <TableBody>
          {dossier.acties.map((actie) => (
            <TableRow key={actie.actieId}>
              <TableCell>
                {actie.omschrijving}
                {actie.toelichting && <span className="stil regel">{actie.toelichting}</span>}
              </TableCell>
              <TableCell>{thema(actie.thema)}</TableCell>
              <TableCell>
                {wie(actie.medewerker)}
                <span className="stil regel">{organisatie(actie.organisatie)}</span>
              </TableCell>
              <TableCell>
                {actie.stand === "gedaan" ? datumKort(actie.uiterlijkDatum) : <Termijn tot={actie.uiterlijkDatum} />}
              </TableCell>
              <TableCell>{standen[actie.stand]}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Terugkoppelen({ dossier, actie }: { dossier: Nazorgdossier; actie: Nazorgactie }) {
  const { w } = useHuis();
  const [toelichting, zet] = useState("");
  const { mutate, error, isPending } = useOpdracht("Teruggekoppeld.");
  const pad = `/nazorg/nazorgdossiers/${dossier.dossierId}/acties/${actie.actieId}/terugkoppeling`;
  const stuur = (stand: string) => mutate({ pad, inhoud: { stand, toelichting } });
  return (
    <section className="blok blok--taak" aria-label={w("Mijn «actie»")}>
      <h3 className="utrecht-heading-3">
        {actie.omschrijving} <Termijn tot={actie.uiterlijkDatum} />
      </h3>
      <Formulier className="formulier" fout={error} onVerstuur={() => stuur("gedaan")}>
        <Tekstvak waar="toelichting" label="Hoe staat het ervoor?" waarde={toelichting} op={zet} />
        <div className="knoppen">
          <PrimaryActionButton type="submit" disabled={isPending}>
            Gedaan
          </PrimaryActionButton>
          <SecondaryActionButton type="button" disabled={isPending} onClick={() => stuur("lukt-niet")}>
            Lukt niet
          </SecondaryActionButton>
        </div>
      </Formulier>
    </section>
  );
}

function Beleggen({ dossier, sluit }: { dossier: Nazorgdossier; sluit: () => void }) {
  const { w } = useHuis();
  const naam = useThema();
  const [opdracht, zet] = useState({
    thema: "",
    omschrijving: "",
    organisatie: "",
    medewerker: "",
    uiterlijkDatum: "",
  });
  const { mutate, error, isPending } = useOpdracht(w("«Actie» belegd."), sluit);
  const pad = `/nazorg/nazorgdossiers/${dossier.dossierId}/acties`;
  return (
    <Dialoog titel={w("«Actie» beleggen")} sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: opdracht })}>
        <Keuze
          waar="thema"
          label="Waarvoor"
          opties={dossier.voorwaarden.map(({ thema }) => ({ code: thema, naam: naam(thema) }))}
          waarde={opdracht.thema}
          op={(thema) => zet({ ...opdracht, thema })}
        />
        <Tekstvak
          waar="omschrijving"
          label="Wat moet er gebeuren?"
          waarde={opdracht.omschrijving}
          op={(omschrijving) => zet({ ...opdracht, omschrijving })}
        />
        <Collegakeuze
          waar="medewerker"
          label="Wie"
          rol="deelnemer"
          waarde={opdracht.medewerker}
          op={(wie) => zet({ ...opdracht, medewerker: wie?.medewerkerId ?? "", organisatie: wie?.organisatie ?? "" })}
        />
        <Datumveld
          waar="uiterlijkDatum"
          label="Uiterlijk"
          waarde={opdracht.uiterlijkDatum}
          op={(uiterlijkDatum) => zet({ ...opdracht, uiterlijkDatum })}
        />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Beleggen
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}
