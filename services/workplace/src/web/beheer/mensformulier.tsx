import { useQuery } from "@tanstack/react-query";
import { serverNow } from "../api.js";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import type { Medewerker } from "../typen-register.js";
import { Datumveld } from "../ui/datum.js";
import { dagVan } from "../ui/tijd.js";
import { Keuze, Tekstregel, Vinkjes } from "../ui/veld.js";
import { useVelden } from "../ui/velden.js";
import { Organisatiekeuze, Registerformulier } from "./registerformulier.js";
import { rolKeuzes, rolNaam } from "./registerwoorden.js";

const screeningen = [
  { code: "vog", naam: "VOG" },
  { code: "screening", naam: "Screening" },
];

const begin = (mens: Medewerker | null) => ({
  medewerkerId: mens?.medewerkerId ?? "",
  naam: mens?.naam ?? "",
  telefoon: mens?.telefoon ?? "",
  email: mens?.email ?? "",
  organisatie: mens?.organisatie ?? "",
  teams: mens?.teams ?? [],
  rollen: mens?.rollen ?? [],
  screening: mens?.screening ?? "",
  gescreendTot: mens?.gescreendTot ?? "",
  van: mens?.van ?? dagVan(serverNow()),
  tot: mens?.tot ?? "",
  vervanger: mens?.vervanger ?? "",
  vervangerVan: mens?.vervangerVan ?? "",
  vervangerTot: mens?.vervangerTot ?? "",
});

/** The teams of an organisation, and who of it may stand in for somebody. */
const useBinnen = (organisatie: string, wie: string) => {
  const { huis } = useHuis();
  const enabled = organisatie !== "";
  const teams = useQuery({ ...vragen.teams(huis.code, organisatie), enabled }).data?.items ?? [];
  const collegas = useQuery({ ...vragen.collegas(huis.code, { organisatie }), enabled }).data?.items ?? [];
  return {
    teams: teams.filter(({ beeindigdOp }) => !beeindigdOp).map(({ teamId, naam }) => ({ code: teamId, naam })),
    anderen: collegas
      .filter(({ medewerkerId }) => medewerkerId !== wie)
      .map(({ medewerkerId, naam }) => ({ code: medewerkerId, naam })),
  };
};

/** Who somebody is, for whom he works, what he may do and until when. */
export function Mensformulier({ mens, sluit }: { mens: Medewerker | null; sluit: () => void }) {
  const { huis, w } = useHuis();
  const { velden, zet, veld } = useVelden(begin(mens));
  const { medewerkerId, ...rest } = velden;
  const { teams, anderen } = useBinnen(velden.organisatie, medewerkerId);
  const isSysteem = velden.rollen.includes("afzender");
  const rollen = isSysteem ? velden.rollen : [...new Set(["medewerker", ...velden.rollen])];
  return (
    <Registerformulier
      deel="medewerkers"
      van={mens && { id: mens.aanstellingId, naam: mens.naam }}
      toevoegen="Iemand toegang geven"
      knop="Toegang geven"
      nieuw={{ medewerkerId }}
      velden={{ ...rest, rollen }}
      sluit={sluit}
    >
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
      <Tekstregel {...veld("email", "E-mail")} hint="Alleen om te laten weten dat er iets klaarstaat." />
      <Organisatiekeuze
        {...veld("organisatie", "Organisatie")}
        op={(organisatie) => zet({ ...velden, organisatie, teams: [] })}
      />
      {teams.length > 0 && (
        <Vinkjes
          waar="teams"
          legenda="Teams"
          opties={teams}
          gekozen={velden.teams}
          op={(gekozen) => zet({ ...velden, teams: gekozen })}
        />
      )}
      {isSysteem ? (
        <p>{w(rolNaam("afzender"))}</p>
      ) : (
        <>
          <Vinkjes
            waar="rollen"
            legenda="Rollen"
            opties={rolKeuzes(huis).map((code) => ({ code, naam: w(rolNaam(code)) }))}
            gekozen={velden.rollen}
            op={(gekozen) => zet({ ...velden, rollen: gekozen })}
          />
          <Keuze {...veld("screening", "VOG of screening")} opties={screeningen} leeg="Nog niet" />
        </>
      )}
      <Datumveld {...veld("gescreendTot", "Geldig tot en met")} />
      <div className="naast-elkaar">
        <Datumveld {...veld("van", "Toegang vanaf")} />
        <Datumveld {...veld("tot", "Toegang tot en met")} />
      </div>
      {anderen.length > 0 && (
        <div className="naast-elkaar">
          <Keuze {...veld("vervanger", "Vervanger")} opties={anderen} leeg="Geen" />
          <Datumveld {...veld("vervangerVan", "Vervangt vanaf")} />
          <Datumveld {...veld("vervangerTot", "Vervangt tot en met")} />
        </div>
      )}
    </Registerformulier>
  );
}
