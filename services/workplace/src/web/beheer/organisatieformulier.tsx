import { useState } from "react";
import { PrimaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import type { Registerorganisatie } from "../typen-register.js";
import { Datumveld } from "../ui/datum.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Keuze, Tekstregel } from "../ui/veld.js";
import { domeinen, klassen } from "./registerwoorden.js";

const letters: Record<string, string> = { verantwoordelijk: "abcdefg", privaat: "abcde" };

/** Everything that a manager sets of an organisation, at once. */
export function Organisatieformulier({
  organisatie,
  sluit,
}: {
  organisatie: Registerorganisatie | null;
  sluit: () => void;
}) {
  const { huis } = useHuis();
  const [velden, zet] = useState({
    code: organisatie?.code ?? "",
    naam: organisatie?.naam ?? "",
    domein: organisatie?.domein ?? "",
    klasse: organisatie?.klasse ?? "",
    onderdeel: organisatie?.onderdeel ?? "",
    oin: organisatie?.oin ?? "",
    contactNaam: organisatie?.contactNaam ?? "",
    contactTelefoon: organisatie?.contactTelefoon ?? "",
    contactEmail: organisatie?.contactEmail ?? "",
    verklaringOp: organisatie?.verklaringOp ?? "",
  });
  const veld = (waar: keyof typeof velden, label: string) => ({
    waar,
    label,
    waarde: velden[waar],
    op: (waarde: string) => zet({ ...velden, [waar]: waarde }),
  });
  const { mutate, error, isPending } = useOpdracht(organisatie ? "Gewijzigd." : "Organisatie toegevoegd.", sluit);
  const onderdelen = [...(letters[velden.klasse] ?? "")].map((code) => ({ code, naam: code }));
  const verstuur = () => {
    const { code, onderdeel, ...rest } = velden;
    const past = onderdelen.some((een) => een.code === onderdeel) ? { onderdeel } : {};
    const gegevens = { ...Object.fromEntries(Object.entries(rest).filter(([, een]) => een !== "")), ...past };
    if (organisatie)
      mutate({ methode: "PUT", pad: `/information-hub/organisaties/${organisatie.organisatieId}`, inhoud: gegevens });
    else mutate({ pad: "/information-hub/organisaties", inhoud: { huis: huis.code, code, ...gegevens } });
  };
  return (
    <Dialoog titel={organisatie ? `${organisatie.naam} wijzigen` : "Organisatie toevoegen"} sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={verstuur}>
        {!organisatie && <Tekstregel {...veld("code", "Code")} hint="Kleine letters, cijfers en streepjes." />}
        <Tekstregel {...veld("naam", "Naam")} />
        <Keuze {...veld("domein", "Domein")} opties={domeinen} />
        <Keuze {...veld("klasse", "Deelname")} opties={klassen} />
        {onderdelen.length > 0 && (
          <Keuze {...veld("onderdeel", "Onderdeel van artikel 2.27 WGS")} opties={onderdelen} />
        )}
        {velden.klasse === "incidenteel" && <Datumveld {...veld("verklaringOp", "Verklaring ondertekend op")} />}
        <Tekstregel {...veld("oin", "OIN")} hint="Twintig cijfers." />
        <div className="naast-elkaar">
          <Tekstregel {...veld("contactNaam", "Contact")} />
          <Tekstregel {...veld("contactTelefoon", "Telefoon")} />
          <Tekstregel {...veld("contactEmail", "E-mail")} />
        </div>
        <div className="knoppen">
          <PrimaryActionButton type="submit" disabled={isPending}>
            {organisatie ? "Wijzigen" : "Toevoegen"}
          </PrimaryActionButton>
          <SubtleButton type="button" onClick={sluit}>
            Niet doen
          </SubtleButton>
        </div>
      </Formulier>
    </Dialoog>
  );
}
