import { useQuery } from "@tanstack/react-query";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import type { Team } from "../typen-register.js";
import { Keuze, Tekstregel, Vinkjes } from "../ui/veld.js";
import { useVelden } from "../ui/velden.js";
import { Organisatiekeuze, Registerformulier } from "./registerformulier.js";

/** A team of an organisation. An inbox that several read is only for contact persons who are appointed for it. */
export function Teamformulier({ team, sluit }: { team: Team | null; sluit: () => void }) {
  const { huis } = useHuis();
  const { velden, zet, veld } = useVelden({
    organisatie: team?.organisatie ?? "",
    naam: team?.naam ?? "",
    soort: team?.soort ?? "",
    postbus: team?.postbus ?? "",
    contactpersonen: team?.contactpersonen ?? [],
  });
  const { organisatie, ...rest } = velden;
  const { data } = useQuery({ ...vragen.collegas(huis.code, { organisatie }), enabled: organisatie !== "" });
  const mensen = data?.items.map(({ medewerkerId, naam }) => ({ code: medewerkerId, naam })) ?? [];
  return (
    <Registerformulier
      deel="teams"
      van={team && { id: team.teamId, naam: team.naam }}
      toevoegen="Team toevoegen"
      knop="Toevoegen"
      nieuw={{ organisatie }}
      velden={rest}
      sluit={sluit}
    >
      {!team && (
        <Organisatiekeuze
          {...veld("organisatie", "Organisatie")}
          op={(gekozen) => zet({ ...velden, organisatie: gekozen, contactpersonen: [] })}
        />
      )}
      <Tekstregel {...veld("naam", "Naam")} />
      <Keuze {...veld("soort", "Soort team")} opties={huis.teamsoorten} />
      <Tekstregel {...veld("postbus", "Postbus")} hint="Een e-mailadres; alleen contactpersonen lezen er mee." />
      {mensen.length > 0 && (
        <Vinkjes
          waar="contactpersonen"
          legenda="Contactpersonen"
          opties={mensen}
          gekozen={velden.contactpersonen}
          op={(contactpersonen) => zet({ ...velden, contactpersonen })}
        />
      )}
      {organisatie && data && mensen.length === 0 && (
        <p className="stil">Van deze organisatie heeft nog niemand toegang; dan kan niemand contactpersoon zijn.</p>
      )}
    </Registerformulier>
  );
}
