import { parseDate } from "@internationalized/date";
import { Button } from "react-aria-components/Button";
import { Calendar, CalendarCell, CalendarGrid } from "react-aria-components/Calendar";
import { DateInput, DatePicker, DateSegment } from "react-aria-components/DatePicker";
import { Dialog } from "react-aria-components/Dialog";
import { FieldError } from "react-aria-components/FieldError";
import { Group } from "react-aria-components/Group";
import { Heading } from "react-aria-components/Heading";
import { Label } from "react-aria-components/Label";
import { Popover } from "react-aria-components/Popover";
import { useFout, useVeldId } from "./fouten.js";

/** A date by typing its parts or from a calendar; "2026-12-14" or "" in and out. */
export function Datumveld({
  waar,
  label,
  waarde,
  op,
}: {
  waar: string;
  label: string;
  waarde: string;
  op: (waarde: string) => void;
}) {
  const fout = useFout(waar);
  const id = useVeldId(waar);
  return (
    <DatePicker
      className="veld datum"
      value={waarde ? parseDate(waarde) : null}
      onChange={(datum) => op(datum?.toString() ?? "")}
      isInvalid={Boolean(fout)}
      validationBehavior="aria"
    >
      <Label className="utrecht-form-label">{label}</Label>
      <FieldError className="utrecht-form-field-error-message">{fout}</FieldError>
      <Group className="datum__vak" id={id}>
        <DateInput className="datum__delen">
          {(deel) => <DateSegment segment={deel} className="datum__deel" />}
        </DateInput>
        <Button className="datum__knop">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2 3.5h12V14H2zM2 6.5h12M5 1.5v3M11 1.5v3" fill="none" stroke="currentColor" strokeWidth="1.25" />
          </svg>
        </Button>
      </Group>
      <Popover className="menu">
        <Dialog className="kalender">
          <Calendar>
            <header className="kalender__kop">
              <Button slot="previous">‹</Button>
              <Heading />
              <Button slot="next">›</Button>
            </header>
            <CalendarGrid>{(datum) => <CalendarCell date={datum} className="kalender__dag" />}</CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
