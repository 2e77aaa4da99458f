import { contractOf, parse, type ContractClass } from "@zvh/contracts";

/** A fact for other services, as a rule returns it. */
export type Event = { type: string; service: string; key: string; dataref?: string; data: object };

/** Arms a deadline, or takes it back: `met` when it was kept, `cancelled` when it no longer matters. */
export type Deadline =
  | { kind: string; subject: string; state: "armed"; dueAt: Date; rule: string }
  | { kind: string; subject: string; state: "met" | "cancelled" };

/** Work that leaves the database (another service's API, SMTP): written now, done afterwards by a worker. */
export type Todo = { kind: string; subject: string; data: Record<string, unknown> };

/** What a rule returns: the state as it becomes, and what follows from it. */
export type Change<State> = { state: State; events?: Event[]; deadlines?: Deadline[]; todos?: Todo[] };

/** An event of a contract, validated. Throws InvalidEvent. */
export const event = <T extends object>(target: ContractClass<T>, data: T): Event => {
  const { type, service, key, dataref } = contractOf(target);
  const fields = data as Record<string, unknown>;
  return {
    type,
    service,
    key: String(fields[key]),
    dataref: dataref?.replace(/\{(\w+)\}/g, (_, field: string) => String(fields[field])),
    data: parse(target, data),
  };
};

/** One thing that is wrong: where (a field path, a line), a stable code, and a sentence that says what to do. */
export type Fault = { where: string; code: string; message: string };

/** A rule says no. The code is stable and becomes problem+json; `faults` says where, all at once. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly faults: Fault[] = [],
  ) {
    super(code);
  }
}

/** Refuses with the code of the first fault and all faults at once; does nothing when there is none. */
export const refuseFaults = (faults: Fault[]): void => {
  if (faults.length > 0) throw new Refused(faults[0]!.code, faults);
};

/** The event's subject is not known here yet: the event waits, and is tried again when the subject arrives. */
export class TeVroeg extends Error {
  constructor(readonly waitsFor: string) {
    super(`waits for ${waitsFor}`);
  }
}

/** The value, or Refused('niet-gevonden'): the same answer for what does not exist and what is not yours. */
export const found = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Refused("niet-gevonden");
  return value;
};
