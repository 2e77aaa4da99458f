import { defaultMetadataStorage } from "class-transformer/cjs/storage.js";
import { getMetadataStorage, IS_ISO8601 } from "class-validator";
import { targetConstructorToSchema } from "class-validator-jsonschema";
import { place, type Components, type Schema } from "./schema.js";

type Class = new () => object;

/** A class whose fields are checked: what a request must keep. */
export const isChecked = (target: unknown): target is Class =>
  typeof target === "function" && getMetadataStorage().getTargetValidationMetadatas(target, "", true, false).length > 0;

const typeOf = (target: Class, field: string): unknown =>
  defaultMetadataStorage.findTypeMetadata(target, field)?.typeFunction() ??
  Reflect.getMetadata("design:type", target.prototype, field);

const simple = new Map<unknown, Schema>([
  [String, { type: "string" }],
  [Number, { type: "number" }],
  [Boolean, { type: "boolean" }],
]);

/** What a field has when it is left out; undefined when nothing, or when only a whole request can make the object. */
const defaultsOf = (target: Class): Record<string, unknown> => {
  try {
    return { ...new target() };
  } catch {
    return {};
  }
};

const isJson = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);

/** Schemas of what requests must keep, from the checks on their classes: the same that refuse a request. */
export class RequestSchemas {
  constructor(private readonly components: Components) {}

  /** A reference to the schema of a body. */
  ref(target: Class): Schema {
    return this.components.ref(target, [target.name, `${target.name}Verzoek`], () => this.of(target));
  }

  /** The schema of a class itself, with references to those of the classes within it. */
  of(target: Class): Schema {
    const { properties = {}, required = [] } = targetConstructorToSchema(target, {
      classTransformerMetadataStorage: defaultMetadataStorage,
      refPointerPrefix: place,
      additionalConverters: { [IS_ISO8601]: { type: "string", format: "date-time" } },
    }) as Schema;
    const defaults = defaultsOf(target);
    const fields = Object.entries(properties).map(([name, schema]) => {
      const value = defaults[name];
      return [name, { ...this.field(target, name, schema), ...(isJson(value) && { default: value }) }];
    });
    const asked = required.filter((name) => defaults[name] === undefined);
    return {
      type: "object",
      properties: Object.fromEntries(fields) as Record<string, Schema>,
      ...(asked.length > 0 && { required: asked }),
      additionalProperties: false,
    };
  }

  private field(target: Class, name: string, schema: Schema): Schema {
    const nested = typeOf(target, name);
    if (JSON.stringify(schema).includes(place) && isChecked(nested)) {
      const ref = this.ref(nested);
      return JSON.parse(JSON.stringify(schema).replaceAll(`${place}${nested.name}"`, `${ref.$ref}"`)) as Schema;
    }
    // What a check of our own is for, is no schema: then the type of the field says what it is.
    const { $ref: _unresolved, ...plain } = schema;
    const full = plain.type || plain.enum || plain.anyOf ? plain : { ...simple.get(nested), ...plain };
    const isDay = /datum$/i.test(name) || plain.pattern?.endsWith(String.raw`\d{2}-\d{2}$`);
    return isDay && full.type === "string" ? { ...full, format: "date" } : full;
  }
}
