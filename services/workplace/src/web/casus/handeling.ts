import type { Persoon } from "../typen.js";
import { voertRegie } from "./rol.js";
import type { Casus } from "../typen-casus.js";

/** A part of the case, and the form in it that opens. */
export type Handeling = { deel: string; doe?: string; tekst: string };

/**
 * What this person does next in this case: the one large button.
 * @param vandaag "2026-11-24"
 */
export const volgendeHandeling = (casus: Casus, zelf: Pick<Persoon, "id">, vandaag: string): Handeling | null => {
  if (casus.status !== "actief") return null;
  if (voertRegie(casus, zelf.id)) return vanRegisseur(casus, vandaag);
  const mijn = casus.acties.filter(
    ({ uitvoerder, status }) => uitvoerder === zelf.id && (status === "open" || status === "lukt-niet"),
  );
  return mijn.length > 0 ? { deel: "acties", tekst: "«Actie» terugkoppelen" } : null;
};

const vanRegisseur = ({ deelnames, overleggen, plan }: Casus, vandaag: string): Handeling | null => {
  const meedoen = deelnames.filter(({ tot, rol }) => !tot && rol !== "procesregisseur");
  if (meedoen.length === 0) return { deel: "mensen", doe: "toevoegen", tekst: "Iemand laten deelnemen" };
  const gepland = overleggen.filter(({ afgerondOp }) => !afgerondOp);
  if (gepland.some(({ datum }) => datum <= vandaag)) return { deel: "overleggen", tekst: "«Overleg» afronden" };
  if (overleggen.length === 0) return { deel: "overleggen", doe: "plannen", tekst: "«Overleg» plannen" };
  if (!plan) return { deel: "plan", doe: "plan", tekst: "«Plan» maken" };
  return gepland.length === 0 ? { deel: "overleggen", doe: "plannen", tekst: "«Overleg» plannen" } : null;
};
