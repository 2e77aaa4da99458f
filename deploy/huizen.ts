import { delimiter } from "node:path";
import { HuisbestandFout, huizenMap, laadHuizen, type Huizen } from "@zvh/regions";

const mappen = [huizenMap, ...(process.env.ZVH_HUIZEN?.split(delimiter) ?? [])];

/** The houses, or the end of the program with a line per fault. */
const laad = (): Huizen => {
  try {
    return laadHuizen(mappen);
  } catch (error) {
    if (!(error instanceof HuisbestandFout)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
};

/**
 * The houses that programs here work with: those of the product, and those in the folders that ZVH_HUIZEN names
 * (separated as in PATH).
 */
export const huizen = laad();
