import { fromAbsolute, parseAbsolute, parseDate } from "@internationalized/date";
import { Button } from "react-aria-components/Button";
import { Calendar, CalendarCell, CalendarGrid } from "react-aria-components/Calendar";
import {
  DateInput,
  DatePicker,
  DateSegment,
  type DatePickerProps,
  type DateValue,
} from "react-aria-components/DatePicker";
import { Dialog } from "react-aria-components/Dialog";
import { FieldError } from "react-aria-components/FieldError";
import { Group } from "react-aria-components/Group";
import { Heading } from "react-aria-components/Heading";
import { Label } from "react-aria-components/Label";
import { Popover } from "react-aria-components/Popover";
import { serverNow } from "../api.js";
import { useFout, useVeldId } from "./fouten.js";

type Props = { waar: string; label: string; waarde: string; op: (waarde: string) => void };
const zone = "Europe/Amsterdam";

/** A date by typing its parts or from a calendar; "2026-12-14" or "" in and out. */
export function Datumveld({ waarde, op, ...veld }: Props) {
  const waarden = { value: waarde ? parseDate(waarde) : null };
  return <Prikveld {...veld} {...waarden} onChange={(datum) => op(datum?.toString() ?? "")} />;
}

/** A moment on the clock in the Netherlands, to the minute; "2026-12-14T13:20:00.000Z" or "" in and out. */
export function Momentveld({ waarde, op, ...veld }: Props) {
  return (
    <Prikveld
      {...veld}
      granularity="minute"
      hourCycle={24}
      hideTimeZone
      placeholderValue={fromAbsolute(serverNow(), zone)}
      value={waarde ? parseAbsolute(waarde, zone) : null}
      onChange={(moment) => op(moment?.toAbsoluteString() ?? "")}
    />
  );
}

function Prikveld<D extends DateValue>({ waar, label, ...keuze }: Pick<Props, "waar" | "label"> & DatePickerProps<D>) {
  const fout = useFout(waar);
  const id = useVeldId(waar);
  return (
    <DatePicker className="veld datum" isInvalid={Boolean(fout)} validationBehavior="aria" {...keuze}>
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
