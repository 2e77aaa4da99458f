import { lazy, Suspense, useState } from "react";
import { useToetsen } from "./toetsen.js";

export type Toets = { toets: string; doet: string };

let opDitScherm: Toets[] = [];
/** The keys of the screen that is open now, for the overview under `?`. */
export const noemToetsen = (toetsen: Toets[]): void => void (opDitScherm = toetsen);

const Overzicht = lazy(async () => ({ default: (await import("./toetsenoverzicht.js")).Toetsenoverzicht }));

/** `?` shows what each key does. */
export function Sneltoetsen() {
  const [open, zetOpen] = useState(false);
  useToetsen({ "?": () => zetOpen(true) });
  if (!open) return null;
  return (
    <Suspense>
      <Overzicht opDitScherm={opDitScherm} sluit={() => zetOpen(false)} />
    </Suspense>
  );
}
