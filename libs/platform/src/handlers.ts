import { applyDecorators, SetMetadata } from "@nestjs/common";
import { DiscoveryService, MetadataScanner, Reflector } from "@nestjs/core";
import type { EntityTarget, ObjectLiteral } from "typeorm";
import { contractOf, type ContractClass } from "@zvh/contracts";
import type { Cause } from "./store.js";

/** Rows of a table, by their ids. */
export type Ahead = [entity: EntityTarget<ObjectLiteral>, ids: string[]];
export type Handler = ((data: never, cause: Cause) => Promise<unknown>) & { ahead?: (data: never) => Ahead };

const [handles, reads] = [Symbol("handles"), Symbol("reads")];

/**
 * Marks a method as the handler of an event: `(event, cause)`. It touches only its own database.
 * @param ahead the rows that it will lock (`work.lock`, `work.find`): of all events of a fetch they are read at once
 */
export const On = <T extends object>(contract: ContractClass<T>, ahead?: (event: T) => Ahead): MethodDecorator =>
  applyDecorators(SetMetadata(handles, `event ${contractOf(contract).type}`), SetMetadata(reads, ahead));

/**
 * Marks a method as what happens when a deadline of this kind fires: `({ subject }, cause)`. `<kind>-%` stands for all
 * warnings of a term, at whatever percentages: `({ subject, percentage }, cause)`.
 */
export const OnDeadline = (kind: string): MethodDecorator => SetMetadata(handles, `deadline ${kind}`);

/** Marks a method as the worker of a to-do: `({ subject, data, attempts }, cause)`; it may call out. */
export const OnTodo = (kind: string): MethodDecorator => SetMetadata(handles, `todo ${kind}`);

/** All marked methods of an app's providers, by `event <type>`, `deadline <kind>` or `todo <kind>`. */
export const findHandlers = (
  discovery: DiscoveryService,
  scanner: MetadataScanner,
  reflector: Reflector,
): Map<string, Handler> => {
  const found = new Map<string, Handler>();
  for (const { instance } of discovery.getProviders()) {
    if (!instance || typeof instance !== "object") continue;
    for (const name of scanner.getAllMethodNames(Object.getPrototypeOf(instance))) {
      const what = reflector.get<string | undefined>(handles, instance[name]);
      if (!what) continue;
      if (found.has(what)) throw new Error(`Two handlers for ${what}`);
      const ahead = reflector.get<Handler["ahead"]>(reads, instance[name]);
      found.set(what, Object.assign(instance[name].bind(instance) as Handler, { ahead }));
    }
  }
  return found;
};

/** The event types that the providers of a module handle, without starting anything: for the documents. */
export const handledEvents = (module: Function): string[] =>
  (Reflect.getMetadata("providers", module) ?? [])
    .filter((provider: unknown) => typeof provider === "function")
    .flatMap(eventsOf);

/** The event types that a provider handles. */
export const eventsOf = ({ prototype }: Function): string[] =>
  Object.getOwnPropertyNames(prototype)
    .map((name) => prototype[name])
    .map((method) => (typeof method === "function" ? Reflect.getMetadata(handles, method) : undefined))
    .filter((what): what is string => typeof what === "string" && what.startsWith("event "))
    .map((what) => what.slice("event ".length));
