import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { alleen, huis } from "../hoofdroutes.js";
import type { Meldpuntstand } from "../typen-meldpunt.js";
import { standen } from "./woorden.js";

const magHier = alleen("meldpuntmedewerker");
const vanMeldpunt = { getParentRoute: () => huis, beforeLoad: magHier };

const lijst = createRoute({
  ...vanMeldpunt,
  path: "meldpunt",
  validateSearch: (zoek: Record<string, unknown>): { stand?: Meldpuntstand } => ({
    stand: standen.find(({ stand }) => stand === zoek.stand)?.stand,
  }),
  component: lazyRouteComponent(() => import("./lijst.js"), "Meldpunt"),
});

const nieuw = createRoute({
  ...vanMeldpunt,
  path: "meldpunt/nieuw",
  component: lazyRouteComponent(() => import("./telefoon.js"), "TelefonischeMelding"),
});

const melding = createRoute({
  getParentRoute: () => huis,
  // Written out: the rule knows of the house in the address alone, and this one has a report in it too.
  beforeLoad: ({ params }) => magHier({ params }),
  path: "meldpunt/$meldpuntmeldingId",
  component: lazyRouteComponent(() => import("./pagina.js"), "MeldpuntPagina"),
});

/** What the knooppunt does with reports about confused behaviour (R78, R79, R83). */
export const meldpuntroutes = [lijst, nieuw, melding] as const;
