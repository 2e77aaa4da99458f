import { useState } from "react";
import { PrimaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { serverNow } from "../api.js";
import { useHuis } from "../shell/woorden.js";
import type { Medewerker } from "../typen-register.js";
import { Datumveld } from "../ui/datum.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { dagVan } from "../ui/tijd.js";
import { Keuze, Tekstregel, Vinkjes } from "../ui/veld.js";
import { Zoekkeuze } from "../ui/zoekkeuze.js";
import { rolKeuzes, rolNaam } from "./registerwoorden.js";

const screeningen = [
  { code: "vog", naam: "VOG" },
  { code: "screening", naam: "Screening" },
];

type Velden = Record<
  | "medewerkerId"
  | "naam"
  | "telefoon"
  | "organisatie"
  | "screening"
  | "gescreendTot"
  | "van"
  | "tot"
  | "vervanger"
  | "vervangerVan"
  | "vervangerTot",
  string
> & { rollen: string[] };

const begin = (mens: Medewerker | null): Velden => ({
  medewerkerId: mens?.medewerkerId ?? "",
  naam: mens?.naam ?? "",
  telefoon: mens?.telefoon ?? "",
  organisatie: mens?.organisatie ?? "",
  rollen: mens?.rollen ?? [],
  screening: mens?.screening ?? "",
  gescreendTot: mens?.gescreendTot ?? "",
  van: mens?.van ?? dagVan(serverNow()),
  tot: mens?.tot ?? "",
  vervanger: mens?.vervanger ?? "",
  vervangerVan: mens?.vervangerVan ?? "",
  vervangerTot: mens?.vervangerTot ?? "",
});

/** What is left open is left out. */
const ingevuld = (velden: object): object => Object.fromEntries(Object.entries(velden).filter(([, een]) => een !== ""));

/** Everything that a manager sets of somebody, at once. */
export function Mensformulier({
  mens,
  collegas,
  sluit,
}: {
  mens: Medewerker | null;
  collegas: Medewerker[];
  sluit: () => void;
}) {
  const { huis, w } = useHuis();
  const [velden, zet] = useState(begin(mens));
  const veld = (waar: Exclude<keyof Velden, "rollen">, label: string) => ({
    waar,
    label,
    waarde: velden[waar],
    op: (waarde: string) => zet({ ...velden, [waar]: waarde }),
  });
  const { mutate, error, isPending } = useOpdracht(mens ? "Gewijzigd." : "Toegang gegeven.", sluit);
  const verstuur = () => {
    const { medewerkerId, ...rest } = velden;
    const rollen = velden.rollen.includes("afzender") ? velden.rollen : ["medewerker", ...velden.rollen];
    const gegevens = { ...ingevuld(rest), rollen: [...new Set(rollen)], teams: mens?.teams ?? [] };
    if (mens) mutate({ methode: "PUT", pad: `/information-hub/medewerkers/${mens.aanstellingId}`, inhoud: gegevens });
    else mutate({ pad: "/information-hub/medewerkers", inhoud: { huis: huis.code, medewerkerId, ...gegevens } });
  };
  const organisaties = [{ code: "huis", naam: huis.korteNaam }, ...huis.organisaties];
  const anderen = collegas.filter(
    (een) =>
      een.organisatie === velden.organisatie && een.medewerkerId !== velden.medewerkerId && een.stand === "actief",
  );
  return (
    <Dialoog titel={mens ? `${mens.naam} wijzigen` : "Iemand toegang geven"} sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={verstuur}>
        {!mens && (
          <Tekstregel
            {...veld("medewerkerId", "Code")}
            hint="Zoals de aanmelddienst deze persoon noemt; zonder naam erin."
          />
        )}
        <div className="naast-elkaar">
          <Tekstregel {...veld("naam", "Naam")} />
          <Tekstregel {...veld("telefoon", "Telefoon")} />
        </div>
        <Zoekkeuze {...veld("organisatie", "Organisatie")} opties={organisaties} />
        {velden.rollen.includes("afzender") ? (
          <p>{w(rolNaam("afzender"))}</p>
        ) : (
          <Vinkjes
            waar="rollen"
            legenda="Rollen"
            opties={rolKeuzes.map((code) => ({ code, naam: w(rolNaam(code)) }))}
            gekozen={velden.rollen}
            op={(rollen) => zet({ ...velden, rollen })}
          />
        )}
        {!velden.rollen.includes("afzender") && (
          <Keuze {...veld("screening", "VOG of screening")} opties={screeningen} leeg="Nog niet" />
        )}
        <Datumveld {...veld("gescreendTot", "Geldig tot en met")} />
        <div className="naast-elkaar">
          <Datumveld {...veld("van", "Toegang vanaf")} />
          <Datumveld {...veld("tot", "Toegang tot en met")} />
        </div>
        {anderen.length > 0 && (
          <div className="naast-elkaar">
            <Keuze
              {...veld("vervanger", "Vervanger")}
              opties={anderen.map(({ medewerkerId, naam }) => ({ code: medewerkerId, naam }))}
              leeg="Geen"
            />
            <Datumveld {...veld("vervangerVan", "Vervangt vanaf")} />
            <Datumveld {...veld("vervangerTot", "Vervangt tot en met")} />
          </div>
        )}
        <div className="knoppen">
          <PrimaryActionButton type="submit" disabled={isPending}>
            {mens ? "Wijzigen" : "Toegang geven"}
          </PrimaryActionButton>
          <SubtleButton type="button" onClick={sluit}>
            Niet doen
          </SubtleButton>
        </div>
      </Formulier>
    </Dialoog>
  );
}
