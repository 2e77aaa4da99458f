import type { Registerorganisatie } from "../typen-register.js";
import { Datumveld } from "../ui/datum.js";
import { Keuze, Tekstregel, Vinkjes } from "../ui/veld.js";
import { useVelden } from "../ui/velden.js";
import { Registerformulier } from "./registerformulier.js";
import { domeinen, klassen } from "./registerwoorden.js";

const letters: Record<string, string> = { verantwoordelijk: "abcdefg", privaat: "abcde" };

/** How an organisation takes part, and how it is reached. */
export function Organisatieformulier({
  organisatie,
  sluit,
}: {
  organisatie: Registerorganisatie | null;
  sluit: () => void;
}) {
  const { velden, zet, veld } = useVelden({
    code: organisatie?.code ?? "",
    naam: organisatie?.naam ?? "",
    domein: organisatie?.domein ?? "",
    klasse: organisatie?.klasse ?? "",
    beroepsgeheim: organisatie?.beroepsgeheim ?? false,
    onderdeel: organisatie?.onderdeel ?? "",
    oin: organisatie?.oin ?? "",
    contactNaam: organisatie?.contactNaam ?? "",
    contactTelefoon: organisatie?.contactTelefoon ?? "",
    contactEmail: organisatie?.contactEmail ?? "",
    verklaringOp: organisatie?.verklaringOp ?? "",
  });
  const { code, onderdeel, ...rest } = velden;
  const mogelijk = letters[velden.klasse] ?? "";
  return (
    <Registerformulier
      deel="organisaties"
      van={organisatie && { id: organisatie.organisatieId, naam: organisatie.naam }}
      toevoegen="Organisatie toevoegen"
      knop="Toevoegen"
      nieuw={{ code }}
      velden={{ ...rest, onderdeel: mogelijk.includes(onderdeel) ? onderdeel : "" }}
      sluit={sluit}
    >
      {!organisatie && <Tekstregel {...veld("code", "Code")} hint="Kleine letters, cijfers en streepjes." />}
      <Tekstregel {...veld("naam", "Naam")} />
      <Keuze {...veld("domein", "Domein")} opties={domeinen} />
      <Keuze {...veld("klasse", "Deelname")} opties={klassen} />
      {mogelijk && (
        <Keuze
          {...veld("onderdeel", "Onderdeel van artikel 2.27 WGS")}
          opties={[...mogelijk].map((letter) => ({ code: letter, naam: letter }))}
        />
      )}
      <Vinkjes
        waar="beroepsgeheim"
        legenda="Beroepsgeheim"
        opties={[{ code: "medisch", naam: "De mensen van deze organisatie vallen onder het medisch beroepsgeheim" }]}
        gekozen={velden.beroepsgeheim ? ["medisch"] : []}
        op={(gekozen) => zet({ ...velden, beroepsgeheim: gekozen.length > 0 })}
      />
      {velden.klasse === "incidenteel" && <Datumveld {...veld("verklaringOp", "Verklaring ondertekend op")} />}
      <Tekstregel {...veld("oin", "OIN")} hint="Twintig cijfers." />
      <div className="naast-elkaar">
        <Tekstregel {...veld("contactNaam", "Contact")} />
        <Tekstregel {...veld("contactTelefoon", "Telefoon")} />
        <Tekstregel {...veld("contactEmail", "E-mail")} />
      </div>
    </Registerformulier>
  );
}
