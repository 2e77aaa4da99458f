import {
  infiniteQueryOptions,
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import { get, Problem, send } from "../api.js";
import type { Bladzijde, Huis, Melding, Screeninglijst, Screeningssessie, Screeningsvraag, Sessie } from "../typen.js";
import type { Agendaregel, Triage, TriageRij } from "../typen-triage.js";
import type { Nazorgdossier, Nazorglijst } from "../typen-nazorg.js";
import type { Verzoekenlijst } from "../typen-bekendheid.js";
import type { Zsmaanvragen } from "../typen-zsm.js";
import type { Inzagelijst, Inzagezoek } from "../typen-inzage.js";
import type {
  Abonnement,
  Collega,
  Gehoudenlijst,
  Registerbladzijde,
  Registerdeel,
  Registerorganisatie,
  Team,
} from "../typen-register.js";
import type { Actie, Casus, CasusRij, Gezin, Taak, Vandaag } from "../typen-casus.js";

/** Whoever is no longer signed in is told so, and comes back to the same page; what was typed stays here. */
const naarAanmelden = (fout: Error): void => {
  if (!(fout instanceof Problem) || fout.code !== "niet-aangemeld" || location.pathname === "/aanmelden") return;
  const naar = location.pathname + location.search;
  location.assign(`/aanmelden?${new URLSearchParams({ reden: "verlopen", naar })}`);
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: naarAanmelden }),
  mutationCache: new MutationCache({ onError: naarAanmelden }),
  defaultOptions: { queries: { staleTime: 10_000, refetchInterval: 120_000, retry: 1, refetchOnWindowFocus: true } },
});

/** Pages that are read for one list: five hundred items; a list that is longer says so. */
const hoogstens = 5;

/** A list as a whole: it can only be folded by person, and counted down, when all of it is there. */
export const lijst = async <B extends Bladzijde<unknown>>(
  path: string,
  params: Parameters<typeof get>[1],
): Promise<B> => {
  const heel = await get<B>(path, { ...params, aantal: 100 });
  for (let bladzijde = 1; heel.volgende && bladzijde < hoogstens; bladzijde++) {
    const meer = await get<B>(path, { ...params, aantal: 100, na: heel.volgende });
    heel.items.push(...meer.items);
    Object.assign(heel, { namen: { ...heel.namen, ...meer.namen }, volgende: meer.volgende });
  }
  return heel;
};

/** Who is signed in. What somebody else left unsent in this window is forgotten. */
const leesSessie = async (): Promise<Sessie> => {
  const sessie = await get<Sessie>("/sessie");
  if (!sessie.persoon) return sessie;
  if (sessionStorage.getItem("van") !== sessie.persoon.id) sessionStorage.clear();
  sessionStorage.setItem("van", sessie.persoon.id);
  return sessie;
};

/** Every read of the screen; the key starts with the kind and the house, so that a live update can find it. */
export const vragen = {
  sessie: () => queryOptions({ queryKey: ["sessie"], queryFn: leesSessie, staleTime: 300_000 }),
  huis: (huis: string) =>
    queryOptions({
      queryKey: ["huis", huis],
      queryFn: () => get<Huis>(`/huizen/${huis}`),
      staleTime: 300_000,
      refetchInterval: false,
    }),
  vandaag: (huis: string) =>
    queryOptions({ queryKey: ["vandaag", huis], queryFn: () => get<Vandaag>("/vandaag", { huis }) }),
  screening: (huis: string, status: string) =>
    queryOptions({
      queryKey: ["screening", huis, "lijst", status],
      queryFn: () => lijst<Screeninglijst>("/screening", { huis, status }),
      placeholderData: keepPreviousData,
    }),
  screeningsvragen: (huis: string) =>
    queryOptions({
      queryKey: ["screening", huis, "vragen"],
      queryFn: () => get<Bladzijde<Screeningsvraag>>("/screeningsvragen", { huis }),
    }),
  screeningssessie: (huis: string, datum: string) =>
    queryOptions({
      queryKey: ["screening", huis, "sessie", datum],
      queryFn: () => get<Screeningssessie>(`/intake/screeningsvragen/sessies/${datum}`, { huis }),
    }),
  melding: (huis: string, meldingId: string) =>
    queryOptions({
      queryKey: ["screening", huis, meldingId],
      queryFn: () => get<Melding>(`/screening/${meldingId}`),
    }),
  triages: (huis: string, overlegDatum?: string) =>
    queryOptions({
      queryKey: ["triage", huis, "lijst", overlegDatum ?? ""],
      queryFn: () => lijst<Bladzijde<TriageRij | Agendaregel>>("/triage", { huis, overlegDatum }),
      placeholderData: keepPreviousData,
    }),
  triage: (huis: string, triageId: string) =>
    queryOptions({ queryKey: ["triage", huis, triageId], queryFn: () => get<Triage>(`/triage/${triageId}`) }),
  casussen: (huis: string, zoek: { status?: string; mijn?: boolean }) =>
    queryOptions({
      queryKey: ["casussen", huis, "lijst", zoek],
      queryFn: () => lijst<Bladzijde<CasusRij>>("/casussen", { huis, ...zoek }),
      placeholderData: keepPreviousData,
    }),
  casus: (huis: string, casusId: string) =>
    queryOptions({ queryKey: ["casussen", huis, casusId], queryFn: () => get<Casus>(`/casussen/${casusId}`) }),
  nazorglijst: (huis: string, fase?: string) =>
    queryOptions({
      queryKey: ["nazorg", huis, "lijst", fase ?? ""],
      queryFn: () => lijst<Nazorglijst>("/nazorg", { huis, fase }),
      placeholderData: keepPreviousData,
    }),
  nazorg: (huis: string, dossierId: string) =>
    queryOptions({ queryKey: ["nazorg", huis, dossierId], queryFn: () => get<Nazorgdossier>(`/nazorg/${dossierId}`) }),
  gezin: (huis: string, gezinId: string) =>
    queryOptions({ queryKey: ["gezinnen", huis, gezinId], queryFn: () => get<Gezin>(`/gezinnen/${gezinId}`) }),
  acties: (huis: string) =>
    queryOptions({
      queryKey: ["acties", huis],
      queryFn: () => lijst<Bladzijde<Actie>>("/acties", { huis, mijn: true }),
    }),
  taken: (huis: string) =>
    queryOptions({
      queryKey: ["taken", huis],
      queryFn: () => lijst<Bladzijde<Taak>>("/taken", { huis, status: "open" }),
    }),
  verzoeken: (huis: string) =>
    queryOptions({
      queryKey: ["verzoeken", huis],
      queryFn: () => get<Verzoekenlijst>("/bekendheidsverzoeken", { huis }),
    }),
  /** What the ZSM desk asked of this house and the others of its arrondissement. */
  zsm: (huis: string) =>
    queryOptions({
      queryKey: ["zsm", huis],
      queryFn: () => get<Zsmaanvragen>("/information-hub/zsm-aanvragen"),
    }),
  collegas: (huis: string, wie: { rol?: string; organisatie?: string }) =>
    queryOptions({
      queryKey: ["collegas", huis, wie],
      queryFn: () => lijst<Bladzijde<Collega>>("/information-hub/medewerkers/collegas", { huis, ...wie }),
    }),
  /** A part of the register, in which a name is looked for in the body: it may not stand in an address. */
  register: <D extends Registerdeel>(huis: string, deel: D, tekst: string) =>
    infiniteQueryOptions({
      queryKey: ["beheer", huis, deel, tekst],
      queryFn: ({ pageParam: na }) =>
        send<Registerbladzijde<D>>("POST", `/information-hub/${deel}/_zoek`, {
          huis,
          ...(tekst && { tekst }),
          ...(na && { na }),
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ volgende }) => volgende ?? undefined,
      placeholderData: keepPreviousData,
    }),
  /** Whose access ends soon. */
  aandacht: (huis: string) =>
    queryOptions({
      queryKey: ["beheer", huis, "aandacht"],
      queryFn: () =>
        get<Registerbladzijde<"medewerkers">>("/information-hub/medewerkers", {
          huis,
          alleen: "aandacht",
          aantal: 100,
        }),
    }),
  /** All organisations, to choose from. */
  organisaties: (huis: string) =>
    queryOptions({
      queryKey: ["beheer", huis, "keuze"],
      queryFn: () => lijst<Bladzijde<Registerorganisatie>>("/information-hub/organisaties", { huis }),
    }),
  /** The teams of an organisation, to choose from. */
  teams: (huis: string, organisatie: string) =>
    queryOptions({
      queryKey: ["beheer", huis, "keuze", organisatie],
      queryFn: () => lijst<Bladzijde<Team>>("/information-hub/teams", { huis, organisatie }),
    }),
  /** Read when it is asked for and not again by itself: every reading is itself in the log. */
  inzagen: (huis: string, { persoon, van, tot }: Inzagezoek) =>
    infiniteQueryOptions({
      queryKey: ["inzage", huis, persoon, van, tot],
      queryFn: ({ pageParam: na }) => get<Inzagelijst>("/inzagen", { huis, persoonId: persoon, van, tot, na }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ volgende }) => volgende ?? undefined,
      staleTime: Infinity,
      refetchInterval: false,
      refetchOnWindowFocus: false,
    }),
  abonnementen: (huis: string) =>
    queryOptions({
      queryKey: ["beheer", huis, "abonnementen"],
      queryFn: () => lijst<Bladzijde<Abonnement>>("/notification/abonnementen", { huis }),
    }),
  gebeurtenissen: (huis: string) =>
    queryOptions({
      queryKey: ["beheer", huis, "gebeurtenissen"],
      queryFn: () => get<Gehoudenlijst>("/beheer/gebeurtenissen", { huis }),
    }),
};

/** After a command of our own, or a live update: everything of this house that is on screen is read again. */
export const readAgain = (huis: string): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey }) => !["huis", "inzage"].includes(String(queryKey[0])) && queryKey[1] === huis,
  });
