import type { ReactNode } from "react";
import { FormFieldErrorMessage, RadioButton } from "@utrecht/component-library-react";
import { useFout, useVeldId } from "./fouten.js";

export type Optie = { code: string; naam: ReactNode; toets?: string };
type Props = {
  waar: string;
  legenda: ReactNode;
  opties: Optie[];
  waarde: string | undefined;
  op: (code: string) => void;
  /** Below each other, beside each other, or as one bar of equal parts for a few short words. */
  vorm?: "onder" | "naast" | "segment" | "smal";
};

/** One of a few, as real radio buttons; the key that chooses it stands with each. */
export function Radiogroep({ waar, legenda, opties, waarde, op, vorm = "onder" }: Props) {
  const fout = useFout(waar);
  const id = useVeldId(waar);
  const segment = vorm === "segment" || vorm === "smal";
  return (
    <fieldset className="groep" id={id}>
      <legend className="groep__legenda">{legenda}</legend>
      {fout && <FormFieldErrorMessage id={`${id}-fout`}>{fout}</FormFieldErrorMessage>}
      <div
        className={segment ? "segment" : "radios"}
        data-naast={vorm === "naast" || undefined}
        data-smal={vorm === "smal" || undefined}
      >
        {opties.map(({ code, naam, toets }) => (
          <label key={code} className={segment ? "segment__deel" : "radio"}>
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

const jaNee = [
  { code: "ja", naam: "Ja" },
  { code: "nee", naam: "Nee" },
];

type JaNeeProps = Pick<Props, "waar" | "legenda"> & { waarde: boolean | undefined; op: (waarde: boolean) => void };

/** Yes or no, as a judgement is asked: nothing is chosen beforehand. */
export function JaNee({ waarde, op, ...groep }: JaNeeProps) {
  const gekozen = waarde === undefined ? undefined : waarde ? "ja" : "nee";
  return <Radiogroep {...groep} vorm="smal" opties={jaNee} waarde={gekozen} op={(code) => op(code === "ja")} />;
}
