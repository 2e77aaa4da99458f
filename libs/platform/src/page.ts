/** A page of a list, and from where the next one goes on; null on the last. */
export type Page<T> = { items: T[]; volgende: string | null };

/**
 * A page out of one row more than was asked for: that row tells that there is a next page.
 * @param cursorOf what the next page begins after, of the last row of this one
 */
export const pageOf = <T>(rows: T[], size: number, cursorOf: (last: T) => string): Page<T> => {
  const items = rows.slice(0, size);
  return { items, volgende: rows.length > size ? cursorOf(items.at(-1)!) : null };
};
