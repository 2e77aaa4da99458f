import { ModulesContainer } from "@nestjs/core";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import { routesOfController } from "../../deploy/api/routes.js";

/** Every route that a running app has, as `GET casussen/:casusId`, however its controllers came in. */
export const routesOf = (app: NestFastifyApplication): string[] => {
  const controllers = [...app.get(ModulesContainer).values()].flatMap(({ controllers: own }) => [...own.values()]);
  return controllers
    .flatMap(({ metatype }) => routesOfController(metatype as Function))
    .map(({ method, path }) => `${method} ${path}`);
};
