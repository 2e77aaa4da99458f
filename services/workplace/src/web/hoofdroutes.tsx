import { createRootRoute, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { Schil } from "./shell/schil.js";
import { queryClient, vragen } from "./shell/vragen.js";

export const tekst = (waarde: unknown): string | undefined =>
  typeof waarde === "string" && waarde ? waarde : undefined;
/** The search of a page: these fields, each a text or absent. */
export const velden =
  <N extends string>(...namen: N[]) =>
  (zoek: Record<string, unknown>): { [naam in N]?: string | undefined } =>
    Object.fromEntries(namen.map((naam) => [naam, tekst(zoek[naam])])) as { [naam in N]?: string | undefined };
export const sessie = () => queryClient.ensureQueryData(vragen.sessie());

/** Who is signed in; whoever is not goes to the issuer and comes back here, and whoever may nothing is told so. */
export const wieIs = async (naar: string) => {
  const { persoon, geweigerd } = await sessie();
  if (persoon) return persoon;
  if (geweigerd) throw redirect({ to: "/aanmelden" });
  throw redirect({ href: `/api/aanmelden?${new URLSearchParams({ naar })}`, reloadDocument: true });
};

export const root = createRootRoute({ component: Outlet });

/** Everything within one house, for who has something to do there. */
export const huis = createRoute({
  getParentRoute: () => root,
  path: "/$huis",
  beforeLoad: async ({ params, location }) => {
    const persoon = await wieIs(location.href);
    if (!persoon.huizen.includes(params.huis)) throw redirect({ to: "/" });
  },
  loader: ({ params }) => queryClient.ensureQueryData(vragen.huis(params.huis)),
  component: Schil,
});

/** Whoever has not this role goes to his own work; the services refuse him anyway. */
export const alleen =
  (rol: string) =>
  async ({ params }: { params: { huis: string } }): Promise<void> => {
    const { persoon } = await sessie();
    if (!persoon?.rollen.includes(rol)) throw redirect({ to: "/$huis/vandaag", params });
  };
