/** Keys that the list and the form use themselves. */
const bezet = new Set(["j", "k", "m"]);

/**
 * A letter for each outcome, from its code, so that it is the same in every house: the first letter that is free.
 * @returns letter by code; an outcome without a free letter is left out
 */
export const letterVoor = (codes: string[]): Record<string, string> => {
  const genomen = new Set(bezet);
  const letters: Record<string, string> = {};
  for (const code of codes) {
    const letter = [...code].find((teken) => /[a-z]/.test(teken) && !genomen.has(teken));
    if (!letter) continue;
    genomen.add(letter);
    letters[code] = letter;
  }
  return letters;
};
