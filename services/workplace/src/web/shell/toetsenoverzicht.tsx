import { Checkbox, FormLabel, SecondaryActionButton } from "@utrecht/component-library-react";
import { Dialoog } from "../ui/dialoog.js";
import type { Toets } from "./sneltoetsen.js";
import { useSneltoetsen } from "./toetsen.js";

const overal: Toets[] = [
  { toets: "j / k", doet: "volgende / vorige in de lijst" },
  { toets: "Enter", doet: "openen" },
  { toets: "?", doet: "dit overzicht" },
];

/** What each key does on this screen; here they can also be turned off. */
export function Toetsenoverzicht({ opDitScherm, sluit }: { opDitScherm: Toets[]; sluit: () => void }) {
  const [aan, zetAan] = useSneltoetsen();
  return (
    <Dialoog titel="Sneltoetsen" sluit={sluit}>
      <dl className="toetsenlijst">
        {[...opDitScherm, ...overal].map(({ toets, doet }) => (
          <div key={toets + doet}>
            <dt>
              <kbd>{toets}</kbd>
            </dt>
            <dd>{doet}</dd>
          </div>
        ))}
      </dl>
      <p className="keuze">
        <Checkbox id="sneltoetsen" checked={aan} onChange={(event) => zetAan(event.target.checked)} />
        <FormLabel htmlFor="sneltoetsen" type="checkbox">
          Sneltoetsen gebruiken op deze computer
        </FormLabel>
      </p>
      <SecondaryActionButton onClick={sluit}>Sluiten</SecondaryActionButton>
    </Dialoog>
  );
}
