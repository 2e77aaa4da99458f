import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { alleen, huis, velden } from "../hoofdroutes.js";

const beheer = { getParentRoute: () => huis, beforeLoad: alleen("beheerder") };

const gebeurtenissen = createRoute({
  ...beheer,
  path: "beheer/gebeurtenissen",
  component: lazyRouteComponent(() => import("./gebeurtenissen.js"), "Gebeurtenissen"),
});

const abonnementen = createRoute({
  ...beheer,
  path: "beheer/systemen",
  component: lazyRouteComponent(() => import("./abonnementen.js"), "Abonnementen"),
});

const mensen = createRoute({
  ...beheer,
  path: "beheer/mensen",
  component: lazyRouteComponent(() => import("./mensen.js"), "Mensen"),
});

const organisaties = createRoute({
  ...beheer,
  path: "beheer/organisaties",
  component: lazyRouteComponent(() => import("./organisaties.js"), "Organisaties"),
});

const teams = createRoute({
  ...beheer,
  path: "beheer/teams",
  component: lazyRouteComponent(() => import("./teams.js"), "Teams"),
});

const inzage = createRoute({
  getParentRoute: () => huis,
  path: "inzage",
  validateSearch: velden("persoon", "van", "tot"),
  beforeLoad: alleen("privacyofficer"),
  component: lazyRouteComponent(() => import("../inzage/pagina.js"), "Inzagen"),
});

/** What a manager of the house does, and who looks after what was seen. */
export const beheerroutes = [gebeurtenissen, abonnementen, mensen, organisaties, teams, inzage] as const;
