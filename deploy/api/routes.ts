import "reflect-metadata";
import { RequestMethod } from "@nestjs/common";
import type { Service } from "@zvh/platform";
import { platformControllers } from "@zvh/platform";

/** A method of a controller as a door: `GET`, `casussen/:casusId`. */
export type Route = { controller: Function; name: string; method: string; path: string };

const pathsOf = (target: object): string[] => {
  const paths: string | string[] | undefined = Reflect.getMetadata("path", target);
  return [paths ?? ""].flat().map((path) => path.replace(/^\/|\/$/g, ""));
};

/** The routes of a controller, in the order in which it has them. */
export const routesOfController = (controller: Function): Route[] =>
  Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler = controller.prototype[name];
    if (name === "constructor" || typeof handler !== "function" || Reflect.getMetadata("path", handler) === undefined)
      return [];
    const method = RequestMethod[Reflect.getMetadata("method", handler)]!;
    const [base] = pathsOf(controller);
    return pathsOf(handler).map((path) => ({ controller, name, method, path: [base, path].filter(Boolean).join("/") }));
  });

/** Controllers of a module and of what it imports. */
const controllersOf = (module: unknown): Function[] => {
  const dynamic = typeof module === "object" ? (module as { module: Function; controllers?: Function[] }) : null;
  const target = dynamic?.module ?? (module as Function);
  const imported: unknown[] = Reflect.getMetadata("imports", target) ?? [];
  const own: Function[] = Reflect.getMetadata("controllers", target) ?? [];
  return [...(dynamic?.controllers ?? []), ...own, ...imported.flatMap(controllersOf)];
};

/** Every route of a service, its own first, without starting it. */
export const routesOfService = ({ module }: Service): Route[] =>
  [...controllersOf(module), ...platformControllers].flatMap(routesOfController);
