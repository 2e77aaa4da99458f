/** A victim or a witness is named in a report without it being about them. */
export const gaatErover = ({ rol }: { rol: string }): boolean => rol !== "slachtoffer" && rol !== "getuige";

/** Of whom an item is, for a row: the first it is about, and how many more are named. */
export const hoofdpersoon = <B extends { rol: string }>(
  betrokkenen: B[],
): { eerste: B | undefined; anderen: number } => ({
  eerste: betrokkenen.find(gaatErover) ?? betrokkenen[0],
  anderen: Math.max(0, betrokkenen.length - 1),
});
