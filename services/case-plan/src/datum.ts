import { applyDecorators } from "@nestjs/common";
import { IsISO8601, Matches } from "class-validator";

/** A calendar day, `yyyy-mm-dd`, that exists. */
export const Datum = () => applyDecorators(Matches(/^\d{4}-\d{2}-\d{2}$/), IsISO8601({ strict: true }));

const dag = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam", dateStyle: "short" });
const uur = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Amsterdam", hour: "2-digit", hourCycle: "h23" });

/** The calendar day in the Netherlands at a moment. */
export const datumVan = (moment: Date): string => dag.format(moment);

/** The first moment after a calendar day in the Netherlands: from then on the day has passed. */
export const eindeVan = (datum: string): Date => {
  const middernachtUtc = new Date(`${datum}T24:00:00Z`);
  // Summer time begins and ends at 01:00 UTC, so the offset at midnight UTC is also that of local midnight.
  return new Date(middernachtUtc.getTime() - Number(uur.format(middernachtUtc)) * 3_600_000);
};

/** The first moment of a calendar day in the Netherlands. */
export const beginVan = (datum: string): Date =>
  eindeVan(new Date(Date.parse(`${datum}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10));

/** The calendar day that many months later; the last of the month where that day doesn't exist. */
export const maandenLater = (datum: string, maanden: number): string => {
  const [jaar, maand, dagVanMaand] = datum.split("-").map(Number) as [number, number, number];
  const laatste = new Date(Date.UTC(jaar, maand + maanden, 0));
  laatste.setUTCDate(Math.min(dagVanMaand, laatste.getUTCDate()));
  return laatste.toISOString().slice(0, 10);
};
