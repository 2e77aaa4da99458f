import { send } from "../api.js";
import { queryClient } from "./vragen.js";

/**
 * Signs out here and at the issuer, and forgets everything of this session on this machine, drafts included.
 * @param overal on every other machine too
 */
export const meldAf = async (overal = false): Promise<void> => {
  const { naar } = await send<{ naar: string }>("POST", "/afmelden", { overal });
  sessionStorage.clear();
  queryClient.clear();
  location.assign(naar);
};
