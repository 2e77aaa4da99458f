import { RequestMethod } from "@nestjs/common";
import { ModulesContainer } from "@nestjs/core";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";

const pathsOf = (target: object): string[] => {
  const paths: string | string[] | undefined = Reflect.getMetadata("path", target);
  return [paths ?? ""].flat().map((path) => path.replace(/^\/|\/$/g, ""));
};

/** Every route that a running app has, as `GET casussen/:casusId`, however its controllers came in. */
export const routesOf = (app: NestFastifyApplication): string[] => {
  const controllers = [...app.get(ModulesContainer).values()].flatMap(({ controllers: own }) => [...own.values()]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as Function).prototype;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (name === "constructor" || typeof handler !== "function" || Reflect.getMetadata("path", handler) === undefined)
        return [];
      const method = RequestMethod[Reflect.getMetadata("method", handler)];
      const [base] = pathsOf(metatype as Function);
      return pathsOf(handler).map((path) => `${method} ${[base, path].filter(Boolean).join("/")}`);
    });
  });
};
