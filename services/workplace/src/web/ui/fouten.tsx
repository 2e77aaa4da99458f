import { createContext, use, useEffect, useId, useRef, type ReactNode } from "react";
import { Problem, type Fault } from "../api.js";
import { hoofdletter, useHuis } from "../shell/woorden.js";

const Context = createContext<Problem | null>(null);
/** Of the form around a field: a page may hold several, with fields of the same name. */
const Formulierid = createContext("");

/**
 * What is wrong with the field at this path of the body.
 * @param metDelen whether a fault of a part below it (`personen.0`) counts too
 */
export const useFout = (waar: string, metDelen = false): string | undefined => {
  const probleem = use(Context);
  const zin = useZin();
  const fouten = probleem?.faults.filter(({ where }) => where === waar || (metDelen && where.startsWith(`${waar}.`)));
  return fouten?.length ? [...new Set(fouten.map(zin))].join(" ") : undefined;
};

/** What only says that a field was left open or that its form is wrong: then the name of the field says more. */
const vanDeVorm = /^(is|array|matches|equals)[A-Z]?/;

/** The sentence for a fault: that of the house when it has one, else that of the service. */
const useZin = () => {
  const { huis } = useHuis();
  return ({ where, code, message }: Fault): string => {
    if (huis.foutteksten[code]) return huis.foutteksten[code];
    if (!vanDeVorm.test(code)) return hoofdletter(message);
    const veld = where.split(".").findLast((deel) => /[a-z]/i.test(deel)) ?? where;
    const naam = veld.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    return huis.foutteksten[`${veld}-ontbreekt`] ?? `${hoofdletter(naam)}: kies iets of vul iets in.`;
  };
};

/** The end of the id of the field at this path, whichever form it is in. */
export const veldEinde = (waar: string): string => `veld-${waar.replace(/[^\w-]/g, "-")}`;

/** The id of the field at this path of the form around it. */
export const useVeldId = (waar: string): string => use(Formulierid) + veldEinde(waar);

/** Sends the focus to the first field with this id; also when the field itself has a longer path. */
const naarVeld = (id: string): void => {
  const dichtbij = document.getElementById(id) ?? document.querySelector(`[id^="${CSS.escape(id)}"]`);
  const veld = dichtbij?.matches("input, textarea, select, button")
    ? dichtbij
    : dichtbij?.querySelector("input, textarea, select, button");
  (veld as HTMLElement | null)?.focus();
};

/**
 * A form with its errors: the summary stands on top and takes the focus, each field below shows its own fault, and
 * nothing that was typed is lost.
 */
export function Formulier({
  fout,
  onVerstuur,
  className,
  children,
}: {
  fout: Error | null;
  onVerstuur: () => void;
  className?: string;
  children: ReactNode;
}) {
  const probleem = fout instanceof Problem ? fout : null;
  const id = useId();
  return (
    <Context value={probleem}>
      <Formulierid value={id}>
        <form
          noValidate
          className={className}
          onSubmit={(event) => {
            event.preventDefault();
            onVerstuur();
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            onVerstuur();
          }}
        >
          {fout && <Foutoverzicht fout={fout} />}
          {children}
        </form>
      </Formulierid>
    </Context>
  );
}

export function Foutoverzicht({ fout }: { fout: Error }) {
  const blok = useRef<HTMLDivElement>(null);
  const formulier = use(Formulierid);
  const zin = useZin();
  useEffect(() => blok.current?.focus(), [fout]);
  const probleem =
    fout instanceof Problem ? fout : new Problem("onverwachte-fout", "Dit ging mis. Probeer het opnieuw.");
  // A field that breaks two rules of form says so once.
  const regels = new Map(probleem.faults.map((een) => [`${een.where} ${zin(een)}`, een]));
  return (
    <div ref={blok} tabIndex={-1} role="alert" className="foutoverzicht">
      <p className="foutoverzicht__titel">{probleem.title}</p>
      {regels.size > 0 && (
        <ul>
          {[...regels].map(([regel, een]) => (
            <li key={regel}>
              <button
                type="button"
                className="utrecht-link-button"
                onClick={() => naarVeld(formulier + veldEinde(een.where))}
              >
                {zin(een)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
