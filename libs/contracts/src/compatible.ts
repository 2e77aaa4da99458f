import { isDeepStrictEqual } from "node:util";
import type { Schema } from "./asyncapi.js";

/**
 * What a new version of the schemas would break for who reads by the published ones, a sentence each.
 * Allowed is a new event, and a new optional field; anything else needs a next version with an upcast.
 */
export const breaks = (published: Record<string, Schema>, now: Record<string, Schema>): string[] =>
  Object.entries(published).flatMap(([name, before]) => {
    const after = now[name];
    return after ? broken(name, before, after) : [`${name} is gone`];
  });

const broken = (name: string, before: Schema, after: Schema): string[] => {
  const fields = Object.entries(before.properties ?? {});
  const changed = fields.filter(([field, schema]) => !isDeepStrictEqual(schema, after.properties?.[field]));
  const required = new Set(before.required);
  const nowRequired = (after.required ?? []).filter((field) => !required.has(field));
  const noLonger = [...required].filter((field) => !after.required?.includes(field));
  return [
    ...changed.map(([field]) => `${name}.${field} is gone or changed`),
    ...nowRequired.map((field) => `${name}.${field} became required`),
    ...noLonger.map((field) => `${name}.${field} is no longer required`),
  ];
};
