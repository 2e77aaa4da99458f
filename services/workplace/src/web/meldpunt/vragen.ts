import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { get } from "../api.js";
import type { Meldpuntlijst, Meldpuntmelding, Meldpuntstand, Meldpunttelling } from "../typen-meldpunt.js";

/** What the screens of the knooppunt read. */
export const meldpunt = {
  lijst: (huis: string, stand: Meldpuntstand) =>
    infiniteQueryOptions({
      queryKey: ["meldpunt", huis, "lijst", stand],
      queryFn: ({ pageParam: na }) => get<Meldpuntlijst>("/meldpunt", { huis, stand, na }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ volgende }) => volgende ?? undefined,
      placeholderData: keepPreviousData,
    }),
  melding: (huis: string, meldpuntmeldingId: string) =>
    queryOptions({
      queryKey: ["meldpunt", huis, meldpuntmeldingId],
      queryFn: () => get<Meldpuntmelding>(`/meldpunt/${meldpuntmeldingId}`),
    }),
  telling: (huis: string) =>
    queryOptions({
      queryKey: ["meldpunt", huis, "telling"],
      queryFn: () => get<Meldpunttelling>("/information-hub/meldpuntmeldingen/telling", { huis }),
    }),
};
