import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { SecondaryActionButton } from "@utrecht/component-library-react";
import { Titel } from "../shell/titel.js";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import { wieVan, useZelf } from "../shell/zelf.js";
import type { Casus } from "../typen-casus.js";
import { Begrip } from "../ui/begrip.js";
import { alleenDeze } from "../ui/lijst.js";
import { geboren, Naam, useGemeente } from "../ui/persoon.js";
import { Plaatsen } from "../prioriteit/plaatsen.js";
import { Termijn, useNu } from "../ui/termijn.js";
import { dagVan, datumVoluit } from "../ui/tijd.js";
import { Afsluiten, Borging, Heropenen } from "./afsluiten.js";
import { volgendeHandeling } from "./handeling.js";
import { voertRegie } from "./rol.js";

type Open = "afsluiten" | "borging" | "heropenen" | "plaatsen";

/** Of whom the case is, who directs, what is due; and what to do next as the largest button. */
export function Casuskop({ casus }: { casus: Casus }) {
  const { huis, w } = useHuis();
  const gemeente = useGemeente();
  const [open, zetOpen] = useState<Open>();
  const persoon = casus.namen[casus.persoonId];
  const sluit = () => zetOpen(undefined);
  const bij = [geboren(persoon?.geboortedatum, persoon?.leeftijd), gemeente(persoon?.gemeente)].filter(Boolean);
  return (
    <header className="casuskop">
      <div className="casuskop__boven">
        <div>
          <Link
            to="/$huis/casussen"
            params={{ huis: huis.code }}
            activeOptions={alleenDeze}
            className="terug-altijd utrecht-link"
          >
            {hoofdletter(w("«casus.meervoud»"))}
          </Link>
          <Titel venster={hoofdletter(w("«casus»"))}>
            <Naam persoonId={casus.persoonId} namen={casus.namen} />
            {bij.length > 0 && <span className="titel__bij">{bij.join(" · ")}</span>}
          </Titel>
        </div>
        <Handelingen casus={casus} zetOpen={zetOpen} />
      </div>
      <Gegevens casus={casus} />
      {open === "afsluiten" && <Afsluiten casus={casus} sluit={sluit} />}
      {open === "borging" && <Borging casus={casus} sluit={sluit} />}
      {open === "heropenen" && <Heropenen casus={casus} sluit={sluit} />}
      {open === "plaatsen" && <Plaatsen persoonId={casus.persoonId} sluit={sluit} />}
    </header>
  );
}

function Gegevens({ casus }: { casus: Casus }) {
  const { huis, w } = useHuis();
  const wie = wieVan(casus.collegas, casus.deelnames);
  const { procesregisseur, casusregisseur, status, totDatum, gezinId } = casus;
  const stand = {
    actief: "Actief",
    "voorlopig-afgesloten": w("Voorlopig «afsluiting.voltooid» tot {datum}", {
      datum: totDatum ? datumVoluit(totDatum) : "",
    }),
    afgesloten: hoofdletter(w("«afsluiting.voltooid»")),
  };
  const regels: [React.ReactNode, React.ReactNode][] = [
    ["Stand", stand[status]],
    ["Regime", hoofdletter(casus.regime.replaceAll("-", " "))],
    ["Categorie", naamVan(huis.casuscategorieen, casus.categorie)],
    [<Begrip van="procesregisseur" />, procesregisseur.naam ?? wie(procesregisseur.id)],
    [
      <Begrip van="casusregisseur" />,
      casusregisseur ? (casusregisseur.naam ?? wie(casusregisseur.id)) : <span className="stil">nog geen</span>,
    ],
    ["Volgende termijn", <Termijn tot={casus.volgendeTermijn} />],
  ];
  if (gezinId)
    regels.push([
      <Begrip van="gezin" />,
      <Link to="/$huis/gezinnen/$gezinId" params={{ huis: huis.code, gezinId }} className="utrecht-link">
        {w("{n} «casus.meervoud»", { n: casus.gezin?.casussen.length ?? 0 })}
      </Link>,
    ]);
  const [plaats] = casus.prioriteringen ?? [];
  if (plaats)
    regels.push([
      "Geprioriteerd",
      <Link
        to="/$huis/prioriteringen"
        params={{ huis: huis.code }}
        search={{ plaats: plaats.prioriteringId }}
        className="utrecht-link"
      >
        {plaats.teHerzien ? "opnieuw bekijken" : `tot ${datumVoluit(plaats.herzieningOp)}`}
      </Link>,
    ]);
  return (
    <dl className="kopgegevens">
      {regels.map(([naam, waarde], plek) => (
        <div key={plek}>
          <dt>{naam}</dt>
          <dd>{waarde}</dd>
        </div>
      ))}
    </dl>
  );
}

function Handelingen({ casus, zetOpen }: { casus: Casus; zetOpen: (open: Open) => void }) {
  const { huis, w } = useHuis();
  const zelf = useZelf();
  const nu = useNu();
  const volgende = volgendeHandeling(casus, zelf, dagVan(nu));
  const doetMee = casus.deelnames.some(
    ({ medewerker, tot, rol }) => medewerker === zelf.id && !tot && rol !== "procesregisseur",
  );
  const regie = voertRegie(casus, zelf.id);
  return (
    <div className="casuskop__knoppen">
      {doetMee && casus.status === "actief" && zelf.rollen.includes("deelnemer") && (
        <SecondaryActionButton onClick={() => zetOpen("borging")}>De zorg is geborgd</SecondaryActionButton>
      )}
      {regie && casus.status === "voorlopig-afgesloten" && (
        <SecondaryActionButton onClick={() => zetOpen("heropenen")}>Weer oppakken</SecondaryActionButton>
      )}
      {casus.status === "actief" && casus.prioriteringen?.length === 0 && (
        <SecondaryActionButton onClick={() => zetOpen("plaatsen")}>Prioriteren</SecondaryActionButton>
      )}
      {regie && casus.status !== "afgesloten" && (
        <SecondaryActionButton onClick={() => zetOpen("afsluiten")}>
          {hoofdletter(w("«afsluiting.infinitief»"))}
        </SecondaryActionButton>
      )}
      {volgende && (
        <Link
          to="/$huis/casussen/$casusId"
          params={{ huis: huis.code, casusId: casus.casusId }}
          search={{ deel: volgende.deel, doe: volgende.doe }}
          activeOptions={alleenDeze}
          className="utrecht-button utrecht-button--primary-action"
        >
          {w(volgende.tekst)}
        </Link>
      )}
    </div>
  );
}
