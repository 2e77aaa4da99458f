import { SetMetadata } from "@nestjs/common";
import { DiscoveryService, MetadataScanner, Reflector } from "@nestjs/core";
import { contractOf, type ContractClass } from "@zvh/contracts";
import type { Cause } from "./store.js";

export type Handler = (data: never, cause: Cause) => Promise<unknown>;

const handles = Symbol("handles");

/** Marks a method as the handler of an event: `(event, cause)`. It touches only its own database. */
export const On = <T extends object>(contract: ContractClass<T>): MethodDecorator =>
  SetMetadata(handles, `event ${contractOf(contract).type}`);

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
      found.set(what, instance[name].bind(instance));
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
