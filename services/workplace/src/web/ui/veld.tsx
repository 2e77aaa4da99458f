import { useId, type ReactNode } from "react";
import {
  Checkbox,
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  Select,
  SelectOption,
  Textarea,
  Textbox,
} from "@utrecht/component-library-react";
import type { Benoemd } from "../typen.js";
import { useFout, useVeldId } from "./fouten.js";

type VeldProps = {
  /** Path in the body of the command; a fault of the service with this path is shown here. */
  waar: string;
  label: ReactNode;
  hint?: ReactNode;
};

/** Label, hint and fault around one control, with the attributes that tie them together. */
export function Veld({
  waar,
  label,
  hint,
  children,
}: VeldProps & { children: (met: { id: string; "aria-describedby"?: string; invalid: boolean }) => ReactNode }) {
  const fout = useFout(waar);
  const uitleg = useId();
  const id = useVeldId(waar);
  const beschreven = [hint && `${uitleg}-hint`, fout && `${uitleg}-fout`].filter(Boolean).join(" ");
  return (
    <FormField invalid={Boolean(fout)} className="veld">
      <FormLabel htmlFor={id}>{label}</FormLabel>
      {hint && <FormFieldDescription id={`${uitleg}-hint`}>{hint}</FormFieldDescription>}
      {fout && <FormFieldErrorMessage id={`${uitleg}-fout`}>{fout}</FormFieldErrorMessage>}
      {children({ id, invalid: Boolean(fout), ...(beschreven && { "aria-describedby": beschreven }) })}
    </FormField>
  );
}

type TekstProps = VeldProps & { waarde: string; op: (waarde: string) => void };

export function Tekstvak({ waarde, op, rijen = 3, ...veld }: TekstProps & { rijen?: number }) {
  return (
    <Veld {...veld}>
      {(met) => (
        <Textarea {...met} rows={rijen} maxLength={4000} value={waarde} onChange={(event) => op(event.target.value)} />
      )}
    </Veld>
  );
}

export function Tekstregel({ waarde, op, ...veld }: TekstProps) {
  return (
    <Veld {...veld}>
      {(met) => <Textbox {...met} autoComplete="off" value={waarde} onChange={(event) => op(event.target.value)} />}
    </Veld>
  );
}

/** A short list of codes; the first, empty choice asks for one. */
export function Keuze({
  waarde,
  op,
  opties,
  leeg = "Kies…",
  ...veld
}: TekstProps & { opties: Benoemd[]; leeg?: string }) {
  return (
    <Veld {...veld}>
      {(met) => (
        <Select {...met} value={waarde} onChange={(event) => op(event.target.value)}>
          <SelectOption value="">{leeg}</SelectOption>
          {opties.map(({ code, naam }) => (
            <SelectOption key={code} value={code}>
              {naam}
            </SelectOption>
          ))}
        </Select>
      )}
    </Veld>
  );
}

/** Several codes of a list. */
export function Vinkjes({
  waar,
  legenda,
  opties,
  gekozen,
  op,
}: {
  waar: string;
  legenda: ReactNode;
  opties: Benoemd[];
  gekozen: string[];
  op: (gekozen: string[]) => void;
}) {
  const fout = useFout(waar, true);
  const wissel = (code: string, aan: boolean) => op(aan ? [...gekozen, code] : gekozen.filter((een) => een !== code));
  const id = useVeldId(waar);
  return (
    <fieldset className="groep" id={id} aria-invalid={fout ? true : undefined}>
      <legend className="groep__legenda">{legenda}</legend>
      {fout && <FormFieldErrorMessage>{fout}</FormFieldErrorMessage>}
      <div className="vinkjes">
        {opties.map(({ code, naam }) => (
          <label key={code} className="keuze">
            <Checkbox checked={gekozen.includes(code)} onChange={(event) => wissel(code, event.target.checked)} />
            <span>{naam}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
