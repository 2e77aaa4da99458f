/** A day so much later as an ISO 8601 duration of years, months and days says. */
export const dagNa = (datum: string, duur: string): string => {
  const delen = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(duur)!.slice(1);
  const [jaren, maanden, dagen] = delen.map((deel) => Number(deel ?? 0)) as [number, number, number];
  const [jaar, maand, dag] = datum.split("-").map(Number) as [number, number, number];
  const eerste = new Date(Date.UTC(jaar + jaren, maand - 1 + maanden, 1));
  const laatsteDag = new Date(Date.UTC(eerste.getUTCFullYear(), eerste.getUTCMonth() + 1, 0)).getUTCDate();
  eerste.setUTCDate(Math.min(dag, laatsteDag) + dagen);
  return eerste.toISOString().slice(0, 10);
};
