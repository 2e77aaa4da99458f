import type { Huis } from "./huis.js";

/** A moment as the clock in the Netherlands says it: `yyyy-mm-dd hh:mm:ss`. */
export const amsterdam = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  dateStyle: "short",
  timeStyle: "medium",
});

/**
 * The date (yyyy-mm-dd) of the first triageoverleg whose agenda is still open at `nu`: from the closing time on, an
 * item goes to the meeting after. Weekdays and times are those of the clock in Europe/Amsterdam, so a change to or
 * from summer time moves nothing (R28).
 */
export function volgendTriageoverleg({ triageoverleg }: Pick<Huis, "triageoverleg">, nu: Date): string {
  const klok = amsterdam.format(nu).replace(" ", "T");
  const vandaag = klok.slice(0, 10);
  const totOverleg = (triageoverleg.weekdag - weekdagVan(vandaag) + 7) % 7;
  for (let dagen = totOverleg; ; dagen += 7) {
    const datum = plusDagen(vandaag, dagen);
    if (klok < sluitingVan(triageoverleg, datum)) return datum;
  }
}

/** The closing before a meeting; on the weekday of the meeting itself, a closing after its start is a week earlier. */
function sluitingVan({ weekdag, tijd, sluiting }: Huis["triageoverleg"], datum: string): string {
  const eerder = (weekdag - sluiting.weekdag + 7) % 7;
  const dagen = eerder === 0 && sluiting.tijd > tijd ? 7 : eerder;
  return `${plusDagen(datum, -dagen)}T${sluiting.tijd}:00`;
}

const weekdagVan = (datum: string): number => new Date(`${datum}T00:00:00Z`).getUTCDay() || 7;

const plusDagen = (datum: string, dagen: number): string => {
  const dag = new Date(`${datum}T00:00:00Z`);
  dag.setUTCDate(dag.getUTCDate() + dagen);
  return dag.toISOString().slice(0, 10);
};
