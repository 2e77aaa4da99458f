import type { Inzage } from "../typen-inzage.js";

/** One line of the list: what somebody did in one minute, and in which services, each as often as it was done. */
type Regel = Inzage & { diensten: string };

/**
 * One act that several services wrote down is one line: a screen asks all of them, and who looks into the log would fill
 * it with himself. Nothing is left out: what was done more than once says how often.
 */
export const samen = (items: Inzage[]): Regel[] => {
  const handelingen = Map.groupBy(items, ({ op, wie, wat, handeling, regime, uitkomst, reden, beleid }) =>
    JSON.stringify([op.slice(0, 16), wie, wat, handeling, regime, uitkomst, reden, beleid]),
  );
  return [...handelingen.values()].map((zelfde) => {
    const perDienst = Object.entries(Object.groupBy(zelfde, ({ dienst }) => dienst));
    const diensten = perDienst.map(([dienst, keren]) => (keren!.length > 1 ? `${dienst} ${keren!.length} ×` : dienst));
    return { ...zelfde[0]!, diensten: diensten.join(", ") };
  });
};
