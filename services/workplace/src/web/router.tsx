import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { BezigMetLaden, Mislukt, NietGevonden } from "./ui/staat.js";
import { beheerroutes } from "./beheer/routes.js";
import { huis, root, sessie, tekst, velden, wieIs } from "./hoofdroutes.js";
import { meldpuntroutes } from "./meldpunt/routes.js";
import type { Fase } from "./typen-nazorg.js";
import { zsmroutes } from "./zsm/routes.js";

const fasen: Fase[] = ["detentie", "na-detentie", "afgesloten"];

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async () => {
    const [huis] = (await wieIs("/")).huizen;
    if (!huis) throw redirect({ to: "/aanmelden" });
    throw redirect({ to: "/$huis/vandaag", params: { huis } });
  },
});

const aanmelden = createRoute({
  getParentRoute: () => root,
  path: "/aanmelden",
  validateSearch: velden("naar", "reden"),
  loader: sessie,
  component: lazyRouteComponent(() => import("./aanmelden/pagina.js"), "Aanmelden"),
});

const huisIndex = createRoute({
  getParentRoute: () => huis,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/$huis/vandaag", params });
  },
});

const vandaag = createRoute({
  getParentRoute: () => huis,
  path: "vandaag",
  component: lazyRouteComponent(() => import("./vandaag/pagina.js"), "Vandaag"),
});

const screening = createRoute({
  getParentRoute: () => huis,
  path: "screening",
  validateSearch: velden("status"),
  component: lazyRouteComponent(() => import("./screening/pagina.js"), "Screening"),
});
const screeningLeeg = createRoute({
  getParentRoute: () => screening,
  path: "/",
  component: lazyRouteComponent(() => import("./screening/pagina.js"), "NietsGekozen"),
});
const screeningItem = createRoute({
  getParentRoute: () => screening,
  path: "$meldingId",
  component: lazyRouteComponent(() => import("./screening/melding.js"), "MeldingItem"),
});

const screeningsvragen = createRoute({
  getParentRoute: () => huis,
  path: "screeningsvragen",
  component: lazyRouteComponent(() => import("./screening/partner.js"), "Screeningsvragen"),
});

const signalen = createRoute({
  getParentRoute: () => huis,
  path: "signalen",
  validateSearch: velden("status", "signaal"),
  component: lazyRouteComponent(() => import("./signalen/pagina.js"), "Signalen"),
});

const adviesvragen = createRoute({
  getParentRoute: () => huis,
  path: "adviesvragen",
  validateSearch: velden("status", "vraag"),
  component: lazyRouteComponent(() => import("./signalen/adviesvragen.js"), "Adviesvragen"),
});

const triage = createRoute({
  getParentRoute: () => huis,
  path: "triage",
  validateSearch: velden("overlegDatum"),
  component: lazyRouteComponent(() => import("./triage/pagina.js"), "Triages"),
});
const triageLeeg = createRoute({
  getParentRoute: () => triage,
  path: "/",
  component: lazyRouteComponent(() => import("./triage/pagina.js"), "NietsGekozen"),
});
const triageItem = createRoute({
  getParentRoute: () => triage,
  path: "$triageId",
  component: lazyRouteComponent(() => import("./triage/punt.js"), "Agendapunt"),
});

const casussen = createRoute({
  getParentRoute: () => huis,
  path: "casussen",
  validateSearch: (zoek: Record<string, unknown>): { status?: string; mijn?: boolean } => ({
    status: tekst(zoek.status),
    mijn: typeof zoek.mijn === "boolean" ? zoek.mijn : undefined,
  }),
  component: lazyRouteComponent(() => import("./casus/lijst.js"), "Casussen"),
});
const casus = createRoute({
  getParentRoute: () => huis,
  path: "casussen/$casusId",
  validateSearch: velden("deel", "doe", "soort"),
  component: lazyRouteComponent(() => import("./casus/pagina.js"), "CasusPagina"),
});

const acties = createRoute({
  getParentRoute: () => huis,
  path: "acties",
  validateSearch: velden("actie"),
  component: lazyRouteComponent(() => import("./acties/pagina.js"), "MijnActies"),
});

const nazorg = createRoute({
  getParentRoute: () => huis,
  path: "nazorg",
  validateSearch: (zoek: Record<string, unknown>): { fase?: Fase } => ({
    fase: fasen.find((een) => een === zoek.fase),
  }),
  component: lazyRouteComponent(() => import("./nazorg/lijst.js"), "Nazorg"),
});
const nazorgdossier = createRoute({
  getParentRoute: () => huis,
  path: "nazorg/$dossierId",
  component: lazyRouteComponent(() => import("./nazorg/pagina.js"), "NazorgPagina"),
});

const gezin = createRoute({
  getParentRoute: () => huis,
  path: "gezinnen/$gezinId",
  component: lazyRouteComponent(() => import("./gezin/pagina.js"), "GezinPagina"),
});

const taken = createRoute({
  getParentRoute: () => huis,
  path: "taken",
  validateSearch: velden("taak"),
  component: lazyRouteComponent(() => import("./taken/pagina.js"), "Taken"),
});

const vragenVanHuizen = createRoute({
  getParentRoute: () => huis,
  path: "vragen-van-huizen",
  validateSearch: velden("vraag"),
  component: lazyRouteComponent(() => import("./huizen/pagina.js"), "VragenVanHuizen"),
});

const routeTree = root.addChildren([
  start,
  aanmelden,
  huis.addChildren([
    huisIndex,
    vandaag,
    screening.addChildren([screeningLeeg, screeningItem]),
    screeningsvragen,
    signalen,
    adviesvragen,
    triage.addChildren([triageLeeg, triageItem]),
    casussen,
    casus,
    acties,
    nazorg,
    nazorgdossier,
    gezin,
    taken,
    vragenVanHuizen,
    ...meldpuntroutes,
    ...zsmroutes,
    ...beheerroutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPendingComponent: BezigMetLaden,
  defaultPendingMs: 300,
  defaultErrorComponent: ({ error, reset }) => <Mislukt fout={error as Error} opnieuw={reset} />,
  defaultNotFoundComponent: NietGevonden,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
