import type { Casus, Deelname } from "../typen-casus.js";

type Dossier = Pick<Casus, "deelnames" | "nu">;

/** Whether somebody acts for this participant now: himself, or as his deputy. The service judges; this only shows. */
const handelt = (
  { tot, medewerker, vervanger, vervangerVan, vervangerTot }: Deelname,
  wie: string,
  nu: string,
): boolean =>
  !tot &&
  (medewerker === wie ||
    (vervanger === wie && !!vervangerVan && !!vervangerTot && vervangerVan <= nu && nu < vervangerTot));

/** The deelnames for which somebody acts in this case now. */
export const mijnDeelnames = ({ deelnames, nu }: Dossier, wie: string): Deelname[] =>
  deelnames.filter((deelname) => handelt(deelname, wie, nu));

/** Whether somebody takes part. */
export const doetMee = (casus: Dossier, wie: string): boolean => mijnDeelnames(casus, wie).length > 0;

/** Whether somebody directs this case, and not another. */
export const voertRegie = (casus: Dossier, wie: string): boolean =>
  mijnDeelnames(casus, wie).some(({ rol }) => rol === "procesregisseur");

/** Whether somebody has the casusregie. */
export const voertCasusregie = (casus: Dossier, wie: string): boolean =>
  mijnDeelnames(casus, wie).some(({ rol }) => rol === "casusregisseur");
