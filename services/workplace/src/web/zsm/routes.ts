import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { alleen, huis, velden } from "../hoofdroutes.js";

const zsm = createRoute({
  getParentRoute: () => huis,
  path: "zsm",
  validateSearch: velden("aanvraag"),
  beforeLoad: alleen("zsm-desk"),
  component: lazyRouteComponent(() => import("./desk.js"), "Zsmdesk"),
});

const zsmverzoeken = createRoute({
  getParentRoute: () => huis,
  path: "zsm-verzoeken",
  validateSearch: velden("verzoek"),
  beforeLoad: alleen("procesregisseur"),
  component: lazyRouteComponent(() => import("./verzoeken.js"), "Zsmverzoeken"),
});

const prioriteringen = createRoute({
  getParentRoute: () => huis,
  path: "prioriteringen",
  validateSearch: velden("plaats"),
  beforeLoad: alleen("procesregisseur"),
  component: lazyRouteComponent(() => import("../prioriteit/pagina.js"), "Prioriteringen"),
});

/** What the ZSM desk asks, and what the house answers from its list of prioritised cases. */
export const zsmroutes = [zsm, zsmverzoeken, prioriteringen] as const;
