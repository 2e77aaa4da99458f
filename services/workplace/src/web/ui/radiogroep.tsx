import type { ReactNode } from "react";
import { FormFieldErrorMessage, RadioButton } from "@utrecht/component-library-react";
import { useFout, veldId } from "./fouten.js";

export type Optie = { code: string; naam: ReactNode; toets?: string };

/** One of a few, as real radio buttons that lie beside or below each other; a key may stand with each. */
export function Radiogroep({
  waar,
  legenda,
  opties,
  waarde,
  op,
  naast = false,
}: {
  waar: string;
  legenda: ReactNode;
  opties: Optie[];
  waarde: string | undefined;
  op: (code: string) => void;
  naast?: boolean;
}) {
  const fout = useFout(waar);
  const id = veldId(waar);
  return (
    <fieldset className="groep" id={id}>
      <legend className="groep__legenda">{legenda}</legend>
      {fout && <FormFieldErrorMessage id={`${id}-fout`}>{fout}</FormFieldErrorMessage>}
      <div className="radios" data-naast={naast || undefined}>
        {opties.map(({ code, naam, toets }) => (
          <label key={code} className="radio">
            <RadioButton
              name={id}
              value={code}
              checked={waarde === code}
              invalid={Boolean(fout)}
              aria-describedby={fout ? `${id}-fout` : undefined}
              aria-keyshortcuts={toets}
              onChange={() => op(code)}
            />
            <span className="radio__naam">{naam}</span>
            {toets && <kbd aria-hidden="true">{toets}</kbd>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Yes or no, as a judgement is asked: nothing is chosen beforehand. */
export function JaNee({
  waar,
  legenda,
  waarde,
  op,
}: {
  waar: string;
  legenda: ReactNode;
  waarde: boolean | undefined;
  op: (waarde: boolean) => void;
}) {
  return (
    <Radiogroep
      waar={waar}
      legenda={legenda}
      naast
      opties={[
        { code: "ja", naam: "Ja" },
        { code: "nee", naam: "Nee" },
      ]}
      waarde={waarde === undefined ? undefined : waarde ? "ja" : "nee"}
      op={(code) => op(code === "ja")}
    />
  );
}
