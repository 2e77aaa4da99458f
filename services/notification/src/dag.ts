const amsterdam = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  dateStyle: "short",
  timeStyle: "medium",
});

const voluit = new Intl.DateTimeFormat("nl-NL", { timeZone: "UTC", dateStyle: "full" });

/** The moment at which the daily overview of a date (yyyy-mm-dd) goes out: 17:00 on the clock in Amsterdam. */
export const sluitingVan = (datum: string): Date => {
  const zomertijd = new Date(`${datum}T15:00:00Z`);
  return amsterdam.format(zomertijd).endsWith("17:00:00") ? zomertijd : new Date(`${datum}T16:00:00Z`);
};

/** The date (yyyy-mm-dd) of the overview for what is finished at `nu`: from 17:00 on that of the next day. */
export const overzichtsdatum = (nu: Date): string => {
  const vandaag = amsterdam.format(nu).slice(0, 10);
  return nu < sluitingVan(vandaag) ? vandaag : dagNa(vandaag);
};

/** The date (yyyy-mm-dd) after another. */
export const dagNa = (datum: string): string => {
  const dag = new Date(`${datum}T00:00:00Z`);
  dag.setUTCDate(dag.getUTCDate() + 1);
  return dag.toISOString().slice(0, 10);
};

/** A date (yyyy-mm-dd) in words: "maandag 23 november 2026". */
export const inWoorden = (datum: string): string => voluit.format(new Date(`${datum}T00:00:00Z`));
