import { naamVan, useHuis } from "../shell/woorden.js";
import { Register } from "./register.js";
import { useOrganisatienaam } from "./registerformulier.js";
import { Teamformulier } from "./teamformulier.js";

/** The teams within the organisations, and who reads their inbox. */
export function Teams() {
  const { huis } = useHuis();
  const organisatie = useOrganisatienaam();
  return (
    <Register
      deel="teams"
      venster="Teams"
      titel="Teams"
      toevoegen="Team toevoegen"
      leeg="Er staat nog geen team in het register. Een team hoort bij een organisatie; voeg het toe als mensen samen een postbus lezen."
      koppen={["Naam", "Organisatie", "Soort", "Postbus", "Contactpersonen", "Toestand"]}
      id={({ teamId }) => teamId}
      cellen={(team, collegas) => [
        team.naam,
        organisatie(team.organisatie),
        naamVan(huis.teamsoorten, team.soort),
        team.postbus,
        team.contactpersonen.map((code) => collegas[code] ?? code).join(", "),
        team.beeindigdOp ? "Opgeheven" : "Actief",
      ]}
      einde={({ naam, beeindigdOp }) =>
        beeindigdOp
          ? undefined
          : {
              titel: `${naam} opheffen`,
              uitleg: "Het team houdt meteen op, en zijn postbus vervalt. De mensen houden hun toegang.",
              knop: "Team opheffen",
              klaar: "Team opgeheven.",
            }
      }
      formulier={(team, sluit) => <Teamformulier team={team} sluit={sluit} />}
    />
  );
}
