import { keepPreviousData, QueryClient, queryOptions } from "@tanstack/react-query";
import { get } from "../api.js";
import type { Bladzijde, Huis, Melding, Screeninglijst, Sessie, Triage, TriageRij } from "../typen.js";
import type { Actie, Casus, CasusRij, Gezin, Taak, Vandaag } from "../typen-casus.js";

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000, refetchInterval: 120_000, retry: 1, refetchOnWindowFocus: true } },
});

/** Every read of the screen; the key starts with the kind and the house, so that a live update can find it. */
export const vragen = {
  sessie: () =>
    queryOptions({ queryKey: ["sessie"], queryFn: () => get<Sessie>("/sessie"), staleTime: 300_000 }),
  huis: (huis: string) =>
    queryOptions({
      queryKey: ["huis", huis],
      queryFn: () => get<Huis>(`/huizen/${huis}`),
      staleTime: Infinity,
      refetchInterval: false,
    }),
  vandaag: (huis: string) =>
    queryOptions({ queryKey: ["vandaag", huis], queryFn: () => get<Vandaag>("/vandaag", { huis }) }),
  screening: (huis: string, status: string) =>
    queryOptions({
      queryKey: ["screening", huis, "lijst", status],
      queryFn: () => get<Screeninglijst>("/screening", { huis, status, aantal: 100 }),
      placeholderData: keepPreviousData,
    }),
  melding: (huis: string, meldingId: string) =>
    queryOptions({
      queryKey: ["screening", huis, meldingId],
      queryFn: () => get<Melding>(`/screening/${meldingId}`),
    }),
  triages: (huis: string, overlegDatum?: string) =>
    queryOptions({
      queryKey: ["triage", huis, "lijst", overlegDatum ?? ""],
      queryFn: () => get<Bladzijde<TriageRij>>("/triage", { huis, overlegDatum, aantal: 100 }),
      placeholderData: keepPreviousData,
    }),
  triage: (huis: string, triageId: string) =>
    queryOptions({ queryKey: ["triage", huis, triageId], queryFn: () => get<Triage>(`/triage/${triageId}`) }),
  casussen: (huis: string, zoek: { status?: string; mijn?: boolean }) =>
    queryOptions({
      queryKey: ["casussen", huis, "lijst", zoek],
      queryFn: () => get<Bladzijde<CasusRij>>("/casussen", { huis, ...zoek, aantal: 100 }),
      placeholderData: keepPreviousData,
    }),
  casus: (huis: string, casusId: string) =>
    queryOptions({ queryKey: ["casussen", huis, casusId], queryFn: () => get<Casus>(`/casussen/${casusId}`) }),
  gezin: (huis: string, gezinId: string) =>
    queryOptions({ queryKey: ["gezinnen", huis, gezinId], queryFn: () => get<Gezin>(`/gezinnen/${gezinId}`) }),
  acties: (huis: string) =>
    queryOptions({
      queryKey: ["acties", huis],
      queryFn: () => get<Bladzijde<Actie>>("/acties", { huis, mijn: true, aantal: 100 }),
    }),
  taken: (huis: string) =>
    queryOptions({ queryKey: ["taken", huis], queryFn: () => get<Bladzijde<Taak>>("/taken", { huis, status: "open" }) }),
};

/** After a command of our own, or a live update: everything of this house that is on screen is read again. */
export const readAgain = (huis: string): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "huis" && queryKey[1] === huis });
