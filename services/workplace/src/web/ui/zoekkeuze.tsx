import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from "react-aria-components/ComboBox";
import { useFout, useVeldId } from "./fouten.js";

export type Zoekoptie = { code: string; naam: string; bij?: string };

/** One of many, found by typing a part of its name. */
export function Zoekkeuze({
  waar,
  label,
  hint,
  opties,
  waarde,
  op,
}: {
  waar: string;
  label: string;
  hint?: string;
  opties: Zoekoptie[];
  waarde: string;
  op: (code: string) => void;
}) {
  const fout = useFout(waar);
  const id = useVeldId(waar);
  return (
    <ComboBox
      className="veld zoekkeuze"
      defaultItems={opties}
      selectedKey={waarde || null}
      onSelectionChange={(code) => op(code === null ? "" : String(code))}
      isInvalid={Boolean(fout)}
      validationBehavior="aria"
      menuTrigger="focus"
    >
      <Label className="utrecht-form-label">{label}</Label>
      {hint && (
        <Text slot="description" className="utrecht-form-field-description">
          {hint}
        </Text>
      )}
      <FieldError className="utrecht-form-field-error-message">{fout}</FieldError>
      <div className="zoekkeuze__vak">
        <Input id={id} className="utrecht-textbox" />
        <Button className="zoekkeuze__knop">
          <svg className="pijl" viewBox="0 0 12 8" aria-hidden="true">
            <path d="m1 1.5 5 5 5-5" fill="none" stroke="currentColor" strokeWidth="1.75" />
          </svg>
        </Button>
      </div>
      <Popover className="menu menu--zo-breed">
        <ListBox<Zoekoptie>
          renderEmptyState={() => <p className="menu__leeg">Niets gevonden. Probeer een deel van de naam.</p>}
        >
          {({ code, naam, bij }) => (
            <ListBoxItem id={code} textValue={naam} className="menu__item">
              <span>{naam}</span>
              {bij && <span className="stil">{bij}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
