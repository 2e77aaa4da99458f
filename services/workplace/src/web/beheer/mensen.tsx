import { useQuery } from "@tanstack/react-query";
import { SubtleButton } from "@utrecht/component-library-react";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import { useZelf } from "../shell/zelf.js";
import type { Medewerker } from "../typen-register.js";
import { datumKort } from "../ui/tijd.js";
import { Mensformulier } from "./mensformulier.js";
import { Register } from "./register.js";
import { useOrganisatienaam } from "./registerformulier.js";
import { rolNaam, standen } from "./registerwoorden.js";

/** Who may do what in this house. */
export function Mensen() {
  const { w } = useHuis();
  const organisatie = useOrganisatienaam();
  const zelf = useZelf();
  return (
    <Register
      deel="medewerkers"
      venster="Mensen"
      titel={`Mensen van ${w("«huis.de»")}`}
      toevoegen="Iemand toegang geven"
      leeg="Er staat nog niemand in het register. Wie je toegang geeft, komt hier te staan."
      koppen={["Naam", "Organisatie", "Rollen", "VOG of screening tot", "Toegang"]}
      id={({ aanstellingId }) => aanstellingId}
      cellen={(mens) => [
        mens.naam,
        organisatie(mens.organisatie),
        mens.rollen.map((rol) => w(rolNaam(rol))).join(", "),
        mens.gescreendTot ? datumKort(mens.gescreendTot) : "Geen",
        standen[mens.stand],
      ]}
      vast={({ medewerkerId }) => (medewerkerId === zelf.id ? "Dit ben jij" : undefined)}
      einde={({ naam, stand }) =>
        stand === "beeindigd"
          ? undefined
          : {
              titel: `Toegang van ${naam} beëindigen`,
              uitleg: "De toegang eindigt meteen, overal in dit huis. Later kun je die weer geven.",
              knop: "Toegang beëindigen",
              klaar: "Toegang beëindigd.",
            }
      }
      formulier={(mens, sluit) => <Mensformulier mens={mens} sluit={sluit} />}
      aandacht={(open) => <Aandacht open={open} />}
    />
  );
}

/** Whose access ends by itself within thirty days, when nobody does anything (L22). */
function Aandacht({ open }: { open: (mens: Medewerker) => void }) {
  const { huis } = useHuis();
  const bijna = useQuery(vragen.aandacht(huis.code)).data?.items ?? [];
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
