import { naamVan } from "../shell/woorden.js";
import { Organisatieformulier } from "./organisatieformulier.js";
import { Register } from "./register.js";
import { klassen } from "./registerwoorden.js";

/** Which organisations take part in this house, and how. */
export const Organisaties = () => (
  <Register
    deel="organisaties"
    venster="Organisaties"
    titel="Organisaties"
    toevoegen="Organisatie toevoegen"
    leeg="Er staat nog geen organisatie in het register."
    koppen={["Naam", "Domein", "Deelname (artikel 2.27 WGS)", "OIN", "Toestand"]}
    id={({ organisatieId }) => organisatieId}
    cellen={({ naam, domein, klasse, onderdeel, oin, beeindigdOp }) => [
      naam,
      domein,
      `${naamVan(klassen, klasse)}${onderdeel ? `, onderdeel ${onderdeel}` : ""}`,
      oin,
      beeindigdOp ? "Beëindigd" : "Actief",
    ]}
    einde={({ naam, code, beeindigdOp }) =>
      beeindigdOp || code === "huis"
        ? undefined
        : {
            titel: `Deelname van ${naam} beëindigen`,
            uitleg:
              "De toegang van alle mensen en systemen van deze organisatie eindigt meteen, en haar teams met hen.",
            knop: "Deelname beëindigen",
            klaar: "Deelname beëindigd.",
          }
    }
    formulier={(organisatie, sluit) => <Organisatieformulier organisatie={organisatie} sluit={sluit} />}
  />
);
