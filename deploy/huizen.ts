import { delimiter } from "node:path";
import { HuisbestandFout, huizenMap, laadHuizen, type Huizen } from "@zvh/regions";

const mappen = [huizenMap, ...(process.env.ZVH_HUIZEN?.split(delimiter) ?? [])];

/** The houses of these files, or the end of the program with a line per fault. */
const laad = (): Huizen => {
  try {
    return laadHuizen(mappen);
  } catch (error) {
    if (!(error instanceof HuisbestandFout)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
};

/** Of all houses those that HUIZEN names, or all of them when it names none. */
const bediend = (alle: Huizen): Huizen => {
  const codes = (process.env.HUIZEN ?? "").split(",").filter(Boolean);
  const vreemd = codes.filter((code) => !alle.kent(code));
  if (vreemd.length > 0) {
    console.error(
      `HUIZEN noemt ${vreemd.join(", ")}; kies uit ${alle
        .tenants()
        .map(({ code }) => code)
        .join(", ")}.`,
    );
    return process.exit(1);
  }
  return codes.length === 0 ? alle : alle.beperktTot(codes);
};

/**
 * The houses that programs here work with: those of the product, and those in the folders that ZVH_HUIZEN names
 * (separated as in PATH); of these the ones that HUIZEN names, or all.
 */
export const huizen = bediend(laad());
