import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { get } from "../api.js";
import type { Adviestelling, Adviesvraag, AdviesvraagRij, Pagina, Signaal, SignaalRij } from "../typen-ernaast.js";

/** What the screens of signals and questions for advice read. */
export const ernaast = {
  signalen: (huis: string, status: string) =>
    queryOptions({
      queryKey: ["signalen", huis, "lijst", status],
      queryFn: () => get<Pagina<SignaalRij>>("/intake/signalen", { huis, status, aantal: 100 }),
      placeholderData: keepPreviousData,
    }),
  signaal: (huis: string, signaalId: string) =>
    queryOptions({
      queryKey: ["signalen", huis, signaalId],
      queryFn: () => get<Signaal>(`/intake/signalen/${signaalId}`),
    }),
  adviesvragen: (huis: string, status: string) =>
    queryOptions({
      queryKey: ["adviesvragen", huis, "lijst", status],
      queryFn: () => get<Pagina<AdviesvraagRij>>("/intake/adviesvragen", { huis, status, aantal: 100 }),
      placeholderData: keepPreviousData,
    }),
  adviesvraag: (huis: string, adviesvraagId: string) =>
    queryOptions({
      queryKey: ["adviesvragen", huis, adviesvraagId],
      queryFn: () => get<Adviesvraag>(`/intake/adviesvragen/${adviesvraagId}`),
    }),
  telling: (huis: string) =>
    queryOptions({
      queryKey: ["adviesvragen", huis, "telling"],
      queryFn: () => get<Adviestelling>("/intake/adviesvragen/telling", { huis }),
    }),
};
