import { queryOptions } from "@tanstack/react-query";
import { get } from "../api.js";
import { lijst } from "../shell/vragen.js";
import type { Bladzijde, Samengesteld } from "../typen.js";
import type { Prioritering, Zsmverzoek, ZsmverzoekRij } from "../typen-zsm.js";

/** What the screens around the list of prioritised cases and the requests of the ZSM desk read. */
export const rondZsm = {
  verzoeken: (huis: string) =>
    queryOptions({
      queryKey: ["zsm-verzoeken", huis, "lijst"],
      queryFn: () => get<Samengesteld & { items: ZsmverzoekRij[] }>("/zsm-verzoeken", { huis }),
    }),
  verzoek: (huis: string, verzoekId: string) =>
    queryOptions({
      queryKey: ["zsm-verzoeken", huis, verzoekId],
      queryFn: () => get<Zsmverzoek>(`/zsm-verzoeken/${verzoekId}`),
    }),
  prioriteringen: (huis: string) =>
    queryOptions({
      queryKey: ["prioriteringen", huis],
      queryFn: () => lijst<Bladzijde<Prioritering>>("/prioriteringen", { huis }),
    }),
};
