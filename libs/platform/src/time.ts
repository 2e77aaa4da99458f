const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  dateStyle: "short",
  timeStyle: "medium",
});

/** What the clock in Europe/Amsterdam shows at a moment: `2026-11-23T09:12:00`. */
export const toAmsterdam = (moment: Date): string => clock.format(moment).replace(" ", "T");

/**
 * The moment at which the clock in Europe/Amsterdam shows `local` (`2026-11-23T09:12:00`, no zone).
 * In the hour that summer time skips: the moment as far after the skip; in the hour that comes twice: the first.
 */
export const fromAmsterdam = (local: string): Date => {
  const asUtc = Date.parse(`${local}Z`);
  for (const hours of [2, 1]) {
    const moment = new Date(asUtc - hours * 3_600_000);
    if (toAmsterdam(moment) === local.slice(0, 19)) return moment;
  }
  return new Date(asUtc - 3_600_000);
};
