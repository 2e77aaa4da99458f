import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import type { Casus } from "../typen-casus.js";
import { Gelezen } from "../ui/staat.js";
import { Acties } from "./acties.js";
import { Casuskop } from "./kop.js";
import { Mensen } from "./mensen.js";
import { Overleggen } from "./overleggen.js";
import { Plandeel } from "./plan.js";
import { Tijdlijn } from "./tijdlijn.js";

/** One case in one composed page (R61); which part is open stands in the URL. */
export function CasusPagina() {
  const { huis } = useHuis();
  const { casusId } = useParams({ from: "/$huis/casussen/$casusId" });
  const vraag = useQuery(vragen.casus(huis.code, casusId));
  return (
    <div className="bladzijde bladzijde--breed" key={casusId}>
      <Gelezen vraag={vraag} rijen={10}>
        {(casus) => (
          <>
            <Casuskop casus={casus} />
            <Delen casus={casus} />
          </>
        )}
      </Gelezen>
    </div>
  );
}

function Delen({ casus }: { casus: Casus }) {
  const { w } = useHuis();
  const navigate = useNavigate();
  const { deel = "tijdlijn" } = useSearch({ from: "/$huis/casussen/$casusId" });
  const params = useParams({ from: "/$huis/casussen/$casusId" });
  const open = casus.acties.filter(({ status }) => status === "open" || status === "lukt-niet").length;
  const delen = [
    { id: "tijdlijn", kop: "Tijdlijn", inhoud: <Tijdlijn casus={casus} /> },
    { id: "plan", kop: w("«Plan.kort»"), inhoud: <Plandeel casus={casus} /> },
    { id: "acties", kop: w("«Actie.meervoud»"), aantal: open, inhoud: <Acties casus={casus} /> },
    { id: "overleggen", kop: w("«Overleg.meervoud»"), inhoud: <Overleggen casus={casus} /> },
    { id: "mensen", kop: "Mensen", inhoud: <Mensen casus={casus} /> },
  ];
  return (
    <Tabs
      className="delen"
      selectedKey={delen.some(({ id }) => id === deel) ? deel : "tijdlijn"}
      onSelectionChange={(gekozen) =>
        void navigate({ to: "/$huis/casussen/$casusId", params, search: { deel: String(gekozen) }, replace: true })
      }
    >
      <TabList aria-label={w("Delen van «casus.de»")} className="delen__lijst">
        {delen.map(({ id, kop, aantal }) => (
          <Tab key={id} id={id} className="delen__tab">
            {hoofdletter(kop)}
            {Boolean(aantal) && <span className="aantal">{aantal}</span>}
          </Tab>
        ))}
      </TabList>
      {delen.map(({ id, inhoud }) => (
        <TabPanel key={id} id={id} className="delen__inhoud">
          {inhoud}
        </TabPanel>
      ))}
    </Tabs>
  );
}
