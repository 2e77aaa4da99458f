import { ParseUUIDPipe } from "@nestjs/common";
import { isChecked, type RequestSchemas } from "./request.js";
import type { Route } from "./routes.js";
import type { Schema } from "./schema.js";

export type Parameter = { name: string; in: "path" | "query" | "header"; required: boolean; schema: Schema };
/** What a route reads of a request; `answers` when it chooses the status of its answer itself. */
export type Arguments = { parameters: Parameter[]; body: Record<string, object> | null; answers: boolean };

type Argument = { index: number; data?: string; pipes: unknown[] };
/** As Nest numbers what a parameter of a method reads. */
const places = { "1": "response", "3": "body", "4": "query", "5": "path", "6": "header" } as const;

const isUuid = (pipes: unknown[]): boolean =>
  pipes.some((pipe) => pipe === ParseUUIDPipe || pipe instanceof ParseUUIDPipe);

const parametersOf = (
  where: Parameter["in"],
  { data, pipes }: Argument,
  type: unknown,
  schemas: RequestSchemas,
): Parameter[] => {
  const required = where === "path";
  if (data)
    return [{ name: data, in: where, required, schema: { type: "string", ...(isUuid(pipes) && { format: "uuid" }) } }];
  if (!isChecked(type)) return [];
  const { properties = {}, required: asked = [] } = schemas.of(type);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: required || asked.includes(name),
    schema,
  }));
};

/** A file is read as it comes; anything else is JSON. */
const bodyOf = (type: unknown, schemas: RequestSchemas): Record<string, object> =>
  type === Buffer
    ? { "text/csv": { schema: { type: "string" } } }
    : { "application/json": { schema: isChecked(type) ? schemas.ref(type) : { type: "object" } } };

/** What the method of a route reads, from what Nest knows of its parameters. */
export const argumentsOf = ({ controller, name }: Route, schemas: RequestSchemas): Arguments => {
  const read: Record<string, Argument> = Reflect.getMetadata("__routeArguments__", controller, name) ?? {};
  const types: unknown[] = Reflect.getMetadata("design:paramtypes", controller.prototype, name) ?? [];
  const found: Arguments = { parameters: [], body: null, answers: false };
  for (const [key, argument] of Object.entries(read).toSorted(([, a], [, b]) => a.index - b.index)) {
    const place = places[key.split(":")[0] as keyof typeof places];
    const type = types[argument.index];
    if (place === "response") found.answers = true;
    else if (place === "body") found.body = bodyOf(type, schemas);
    else if (place) found.parameters.push(...parametersOf(place, argument, type, schemas));
  }
  return found;
};
