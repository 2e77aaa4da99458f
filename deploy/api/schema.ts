/** JSON Schema 2020-12, as far as the documents need it. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
};

/** Where schemas are in a document. */
export const place = "#/components/schemas/";

/** The schemas of a document by name; one name for one thing, whatever else is called so. */
export class Components {
  readonly schemas: Record<string, Schema> = {};
  private readonly names = new Map<unknown, string>();

  /** A reference to the schema of a thing, made when it is first asked for; when all names are taken, with a number. */
  ref(thing: unknown, wanted: string[], make: () => Schema): Schema {
    const known = this.names.get(thing);
    if (known) return { $ref: place + known };
    const last = wanted.at(-1)!;
    let name = wanted.find((one) => !(one in this.schemas)) ?? last;
    for (let number = 2; name in this.schemas; number++) name = `${last}${number}`;
    this.names.set(thing, name);
    this.schemas[name] = {}; // taken, also while it is being made: a type may contain itself
    this.schemas[name] = make();
    return { $ref: place + name };
  }
}
