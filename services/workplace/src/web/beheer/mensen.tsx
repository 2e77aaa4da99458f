import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import {
  PrimaryActionButton,
  SecondaryActionButton,
  SubtleButton,
  Table,
  TableBody,
  TableCell,
  TableRow,
} from "@utrecht/component-library-react";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import { useOrganisatie, useZelf } from "../shell/zelf.js";
import type { Medewerker } from "../typen-register.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Gelezen, Leeg, Meer } from "../ui/staat.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { datumKort } from "../ui/tijd.js";
import { Mensformulier } from "./mensformulier.js";
import { rolNaam, standen } from "./registerwoorden.js";

/** Who may do what in this house, for its manager: add, change, end. */
export function Mensen() {
  const { huis, w } = useHuis();
  const vraag = useQuery(vragen.medewerkers(huis.code));
  const [open, zetOpen] = useState<Medewerker | "nieuw">();
  const [weg, zetWeg] = useState<Medewerker>();
  useLijsttoetsen();
  return (
    <div className="bladzijde bladzijde--breed">
      <Titel venster="Mensen">Mensen van {w("«huis.de»")}</Titel>
      <div className="knoppen">
        <PrimaryActionButton onClick={() => zetOpen("nieuw")}>Iemand toegang geven</PrimaryActionButton>
      </div>
      <Gelezen vraag={vraag} rijen={12}>
        {({ items, volgende }) => (
          <>
            <Aandacht mensen={items} open={zetOpen} />
            {items.length > 0 ? (
              <Lijst mensen={items} open={zetOpen} beeindig={zetWeg} />
            ) : (
              <Leeg>Er staat nog niemand in het register. Wie je toegang geeft, komt hier te staan.</Leeg>
            )}
            <Meer volgende={volgende} />
            {open && (
              <Mensformulier mens={open === "nieuw" ? null : open} collegas={items} sluit={() => zetOpen(undefined)} />
            )}
          </>
        )}
      </Gelezen>
      {weg && <Einde mens={weg} sluit={() => zetWeg(undefined)} />}
    </div>
  );
}

/** Whose access ends by itself within thirty days, when nobody does anything (L22). */
function Aandacht({ mensen, open }: { mensen: Medewerker[]; open: (mens: Medewerker) => void }) {
  const bijna = mensen.filter(({ aandacht }) => aandacht);
  if (bijna.length === 0) return null;
  return (
    <section className="blok blok--taak" aria-labelledby="aandacht">
      <h2 id="aandacht" className="utrecht-heading-3">
        Binnenkort geen toegang meer
      </h2>
      <ul className="stappen">
        {bijna.map((mens) => (
          <li key={mens.aanstellingId}>
            {mens.naam}: tot en met {datumKort(mens.aandacht!)}{" "}
            <SubtleButton onClick={() => open(mens)}>Verlengen: {mens.naam}</SubtleButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Handelingen = { open: (mens: Medewerker) => void; beeindig: (mens: Medewerker) => void };

function Lijst({ mensen, open, beeindig }: { mensen: Medewerker[] } & Handelingen) {
  const { w } = useHuis();
  const organisatie = useOrganisatie();
  const zelf = useZelf();
  return (
    <div className="schuif">
      <Table className="tabel tabel--rijen">
        <Tabelkop koppen={["Naam", "Organisatie", "Rollen", "VOG of screening tot", "Toegang", "Doen"]} />
        <TableBody>
          {mensen.map((mens) => (
            <TableRow key={mens.aanstellingId}>
              <TableCell>{mens.naam}</TableCell>
              <TableCell>{organisatie(mens.organisatie)}</TableCell>
              <TableCell>{mens.rollen.map((rol) => w(rolNaam(rol))).join(", ")}</TableCell>
              <TableCell className="heel">{mens.gescreendTot ? datumKort(mens.gescreendTot) : "Geen"}</TableCell>
              <TableCell>{standen[mens.stand]}</TableCell>
              <TableCell>
                {mens.medewerkerId === zelf.id ? (
                  <span className="stil">Dit ben jij</span>
                ) : (
                  <span className="heel">
                    <SecondaryActionButton data-rij aria-label={`Wijzigen: ${mens.naam}`} onClick={() => open(mens)}>
                      Wijzigen
                    </SecondaryActionButton>{" "}
                    {mens.stand !== "beeindigd" && (
                      <SubtleButton aria-label={`Toegang beëindigen: ${mens.naam}`} onClick={() => beeindig(mens)}>
                        Beëindigen
                      </SubtleButton>
                    )}
                  </span>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Einde({ mens, sluit }: { mens: Medewerker; sluit: () => void }) {
  const { mutate, error, isPending } = useOpdracht("Toegang beëindigd.", sluit);
  const pad = `/information-hub/medewerkers/${mens.aanstellingId}/einde`;
  return (
    <Dialoog titel={`Toegang van ${mens.naam} beëindigen`} sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: {} })}>
        <p>De toegang eindigt meteen, overal in dit huis. Later kun je die weer geven.</p>
        <PrimaryActionButton type="submit" disabled={isPending}>
          Toegang beëindigen
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}
