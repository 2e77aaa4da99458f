import { useSyncExternalStore } from "react";
import { serverNow } from "../api.js";
import { leeftijd, moment, momentVan, restVan } from "./tijd.js";

let nu = serverNow();
const kijkers = new Set<() => void>();
setInterval(() => {
  nu = serverNow();
  kijkers.forEach((kijk) => kijk());
}, 15_000);

/** Now on the server's clock, in milliseconds; the screen counts along every quarter of a minute. */
export const useNu = (): number =>
  useSyncExternalStore(
    (kijk) => {
      kijkers.add(kijk);
      return () => kijkers.delete(kijk);
    },
    () => (Math.abs(nu - serverNow()) > 20_000 ? (nu = serverNow()) : nu),
  );

const tekens = { ruim: null, bijna: "◔", voorbij: "!" };
const woorden = { ruim: "", bijna: "bijna voorbij: ", voorbij: "over tijd: " };

/** A term as what is left of it; amber and red never without a sign and a word. */
export function Termijn({ tot, van }: { tot: string | null | undefined; van?: string | null }) {
  const op = useNu();
  if (!tot) return <span className="termijn stil">–</span>;
  const { stand, tekst } = restVan(tot, op, van);
  return (
    <time
      className="termijn"
      data-stand={stand}
      dateTime={tot}
      title={moment(new Date(momentVan(tot)).toISOString(), op)}
    >
      {tekens[stand] && (
        <span className="termijn__teken" aria-hidden="true">
          {tekens[stand]}
        </span>
      )}
      {woorden[stand] && <span className="alleen-voorlezen">{woorden[stand]}</span>}
      {tekst}
    </time>
  );
}

export function Moment({ op }: { op: string }) {
  return <time dateTime={op}>{moment(op, useNu())}</time>;
}

export function Leeftijd({ sinds }: { sinds: string }) {
  const op = useNu();
  return (
    <time dateTime={sinds} title={moment(sinds, op)}>
      {leeftijd(sinds, op)}
    </time>
  );
}
