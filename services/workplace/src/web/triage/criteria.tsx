import { Textarea } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import type { Criterium, Oordelen } from "../typen.js";
import { useFout, useVeldId } from "../ui/fouten.js";
import { JaNee } from "../ui/radiogroep.js";
import type { Antwoord, Antwoorden } from "./concept.js";

type Props = {
  waar: string;
  criteria: Criterium[];
  antwoorden: Antwoorden;
  /** What the reporter answered: to take over, never by itself (L26). */
  gemeld: Oordelen | null;
  op: (antwoorden: Antwoorden) => void;
};

/** A row per criterion: the text, yes or no, and why. */
export function Criteriavelden({ waar, criteria, antwoorden, gemeld, op }: Props) {
  return (
    <div className="criteriavelden">
      {criteria.map((criterium) => (
        <Rij
          key={criterium.code}
          waar={`${waar}.${criterium.code}`}
          criterium={criterium}
          antwoord={antwoorden[criterium.code] ?? { motivering: "" }}
          gemeld={gemeld?.[criterium.code]}
          op={(antwoord) => op({ ...antwoorden, [criterium.code]: antwoord })}
        />
      ))}
    </div>
  );
}

type RijProps = {
  waar: string;
  criterium: Criterium;
  antwoord: Antwoord;
  gemeld: Oordelen[string] | undefined;
  op: (antwoord: Antwoord) => void;
};

function Rij({ waar, criterium: { tekst }, antwoord, gemeld, op }: RijProps) {
  const { w } = useHuis();
  const fout = useFout(`${waar}.motivering`);
  const id = useVeldId(`${waar}.motivering`);
  return (
    <div className="criteriumrij">
      <JaNee waar={waar} legenda={tekst} waarde={antwoord.oordeel} op={(oordeel) => op({ ...antwoord, oordeel })} />
      <div className="criteriumrij__waarom">
        <Textarea
          id={id}
          rows={2}
          maxLength={4000}
          placeholder="Waarom?"
          aria-label={`Waarom? ${tekst}`}
          aria-describedby={fout ? `${id}-fout` : undefined}
          invalid={Boolean(fout)}
          value={antwoord.motivering}
          onChange={(event) => op({ ...antwoord, motivering: event.target.value })}
        />
        {fout && (
          <p id={`${id}-fout`} className="utrecht-form-field-error-message">
            {fout}
          </p>
        )}
        {gemeld && antwoord.oordeel === undefined && !antwoord.motivering && (
          <p className="criteriumrij__gemeld">
            <span className="stil">
              {w("«Melder»")}: {gemeld.oordeel ? "ja" : "nee"} – {gemeld.motivering}
            </span>{" "}
            <button type="button" className="utrecht-link-button" onClick={() => op({ ...gemeld })}>
              Neem over
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
