import "reflect-metadata";
import { plainToInstance } from "class-transformer";
import { validateSync, type ValidationError } from "class-validator";

/** A calendar day, `yyyy-mm-dd`. */
export const dag = /^\d{4}-\d\d-\d\d$/;

export type ContractClass<T extends object = object> = { new (): T; readonly voorbeeld: T; readonly name: string };

/** Everything the platform knows about one version of one event. */
export type Contract = {
  /** CloudEvents `type`, with its version: `nl.zvh.melding.ontvangen.v1`. */
  type: string;
  name: string;
  version: number;
  /** The service that decides it; the address of the topic adds the region: `zvh.<regio>.<service>`. */
  service: string;
  /** The field that holds the id of the emitting aggregate: order holds within it, and nowhere else. */
  key: string;
  /** Path of the owner's API where content can be asked for, with `{field}` slots; absent when there is none. */
  dataref?: string;
  summary: string;
  class: ContractClass;
  upcast?: (old: never) => object;
};

const contracts = new Map<string, Contract>();

/** `MeldingOntvangen` → `nl.zvh.melding.ontvangen`: noun first, then the past participle. */
const typeOf = (name: string): string =>
  `nl.zvh.${name
    .replace(/V\d+$/, "")
    .replace(/([a-z])([A-Z])/g, "$1.$2")
    .toLowerCase()}`;

/** Registers a class as the one description of an event: type, validation, documentation and fixture. */
export const Contract =
  (info: Omit<Contract, "class" | "type" | "name">) =>
  <T extends object>(target: ContractClass<T>): void => {
    const type = `${typeOf(target.name)}.v${info.version}`;
    contracts.set(type, { ...info, type, name: target.name, class: target as ContractClass });
  };

export const allContracts = (): Contract[] => [...contracts.values()];

/** The contract of a class; throws when the class carries no `@Contract`. */
export const contractOf = (target: object): Contract => {
  const found = allContracts().find((contract) => contract.class === target);
  if (!found) throw new Error("not a contract class");
  return found;
};

/** A type that no contract describes: it blocks its key until this consumer is upgraded. */
export class UnknownEvent extends Error {}

/** Data that does not keep its contract; the message names the fields, never their values. */
export class InvalidEvent extends Error {}

const fieldsOf = (errors: ValidationError[], path = ""): string[] =>
  errors.flatMap((error) =>
    error.children?.length ? fieldsOf(error.children, `${path}${error.property}.`) : [`${path}${error.property}`],
  );

/** Validates data against its contract and returns an instance of it. Throws InvalidEvent. */
export const parse = <T extends object>(target: ContractClass<T>, data: unknown): T => {
  const value = plainToInstance(target, data);
  const errors = validateSync(value, { whitelist: true, forbidUnknownValues: true });
  if (errors.length > 0) throw new InvalidEvent(`${target.name}: ${fieldsOf(errors).join(", ")}`);
  return value;
};

/** The contract after this one, when an older event can be turned into it. */
const nextOf = ({ type, version }: Contract): Contract | undefined => {
  const next = contracts.get(type.replace(/\d+$/, String(version + 1)));
  return next?.upcast && next;
};

/** The type that an event of this type becomes when it is read; itself when no contract describes it. */
export const newestType = (type: string): string => {
  const contract = contracts.get(type);
  const next = contract && nextOf(contract);
  return next ? newestType(next.type) : type;
};

/** Whether a contract describes this type. */
export const isContract = (type: string): boolean => contracts.has(type);

/**
 * Turns a received event into the newest version of its contract.
 * Throws UnknownEvent for a type without a contract, InvalidEvent for data that breaks it.
 */
export const read = (type: string, data: unknown): { contract: Contract; value: object } => {
  const contract = contracts.get(type);
  if (!contract) throw new UnknownEvent(type);
  const value = parse(contract.class, data);
  const next = nextOf(contract);
  return next ? read(next.type, next.upcast!(value as never)) : { contract, value };
};
