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
  const regels = useRegels(probleem?.faults ?? []);
  const hier = regels.filter(({ where }) => where === waar || (metDelen && where.startsWith(`${waar}.`)));
  return hier.length ? [...new Set(hier.map(({ zin }) => zin))].join(" ") : undefined;
};

/** What only says that a field was left open, or says more in the language of a library: the name of the field then does. */
const zonderZin = ({ code, message }: Fault): boolean =>
  /^(is(?!Bsn)|array|equals)[A-Z]?/.test(code) || / must /.test(message);

/** The sentences of faults, each once: of the house, else of the service; what was left open says no more than that. */
const useRegels = (faults: Fault[]): { where: string; zin: string }[] => {
  const { foutteksten } = useHuis().huis;
  const regels = [...Map.groupBy(faults, ({ where }) => where)].flatMap(([where, alle]) => {
    const veld = where.split(".").findLast((deel) => /[a-z]/i.test(deel)) ?? where;
    const naam = hoofdletter(veld.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
    const zinVan = ({ code, message }: Fault) =>
      foutteksten[code] ?? hoofdletter(message.startsWith(`${where} `) ? naam + message.slice(where.length) : message);
    const isOpen = alle.some((een) => zonderZin(een) && !foutteksten[een.code]);
    const open = foutteksten[`${veld}-ontbreekt`] ?? `${naam}: kies iets of vul iets in.`;
    return (isOpen ? [open] : alle.map(zinVan)).map((zin) => ({ where, zin }));
  });
  return [...new Map(regels.map((een) => [een.where + een.zin, een])).values()];
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
  const regels = useRegels(fout instanceof Problem ? fout.faults : []);
  useEffect(() => blok.current?.focus(), [fout]);
  const probleem =
    fout instanceof Problem ? fout : new Problem("onverwachte-fout", "Dit ging mis. Probeer het opnieuw.");
  return (
    <div ref={blok} tabIndex={-1} role="alert" className="foutoverzicht">
      <p className="foutoverzicht__titel">{probleem.title}</p>
      {regels.length > 0 && (
        <ul>
          {regels.map(({ where, zin }) => (
            <li key={where + zin}>
              <button
                type="button"
                className="utrecht-link-button"
                onClick={() => naarVeld(formulier + veldEinde(where))}
              >
                {zin}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
