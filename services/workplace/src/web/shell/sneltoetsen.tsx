import { useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Checkbox, FormLabel, SecondaryActionButton } from "@utrecht/component-library-react";
import { useSneltoetsen, useToetsen } from "./toetsen.js";

export type Toets = { toets: string; doet: string };

let opDitScherm: Toets[] = [];
/** The keys of the screen that is open now, for the overview under `?`. */
export const noemToetsen = (toetsen: Toets[]): void => void (opDitScherm = toetsen);

const overal: Toets[] = [
  { toets: "j / k", doet: "volgende / vorige in de lijst" },
  { toets: "Enter", doet: "openen" },
  { toets: "?", doet: "dit overzicht" },
];

/** `?` shows what each key does; here they can also be turned off. */
export function Sneltoetsen() {
  const [open, zetOpen] = useState(false);
  const [aan, zetAan] = useSneltoetsen();
  useToetsen({ "?": () => zetOpen(true) });
  return (
    <ModalOverlay isOpen={open} onOpenChange={zetOpen} isDismissable className="dialoog-achtergrond">
      <Modal className="dialoog">
        <Dialog className="dialoog__inhoud">
          <Heading slot="title" className="utrecht-heading-2">
            Sneltoetsen
          </Heading>
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
          <SecondaryActionButton onClick={() => zetOpen(false)}>Sluiten</SecondaryActionButton>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
