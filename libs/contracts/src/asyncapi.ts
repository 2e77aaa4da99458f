import { defaultMetadataStorage } from "class-transformer/cjs/storage.js";
import { validationMetadatasToSchemas } from "class-validator-jsonschema";
import { allContracts } from "./contract.js";

export type Schema = { type?: string; properties?: Record<string, object>; required?: string[] };

const ref = (path: string) => ({ $ref: `#/${path}` });

/** JSON schemas of the event classes and what they contain, by class name. */
export const schemas = (): Record<string, Schema> =>
  validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: "#/components/schemas/",
  }) as Record<string, Schema>;

const used = (names: string[], all: Record<string, Schema>): Record<string, Schema> => {
  const found: Record<string, Schema> = {};
  for (const name of names) {
    found[name] = all[name]!;
    const nested = [...JSON.stringify(all[name]).matchAll(/schemas\/(\w+)"/g)].map((match) => match[1]!);
    Object.assign(
      found,
      used(
        nested.filter((n) => !found[n]),
        all,
      ),
    );
  }
  return found;
};

/** The AsyncAPI 3 document of all events, derived from the contracts alone. */
export const asyncapi = () => {
  const contracts = allContracts();
  const services = [...new Set(contracts.map((contract) => contract.service))];
  return {
    asyncapi: "3.0.0",
    info: {
      title: "ZVH-platform: gebeurtenissen",
      version: "1.0.0",
      description: "CloudEvents 1.0 (NL GOV-profiel). Geen direct identificerende gegevens, geen vrije tekst.",
    },
    defaultContentType: "application/cloudevents+json",
    channels: Object.fromEntries(
      services.map((service) => [
        service,
        {
          address: `zvh.{regio}.${service}`,
          parameters: { regio: { description: "De regio van het huis dat moet handelen." } },
          messages: Object.fromEntries(
            contracts.filter((c) => c.service === service).map((c) => [c.name, ref(`components/messages/${c.name}`)]),
          ),
        },
      ]),
    ),
    operations: Object.fromEntries(
      services.map((service) => [`verstuur-${service}`, { action: "send", channel: ref(`channels/${service}`) }]),
    ),
    components: {
      schemas: used(
        contracts.map((c) => c.name),
        schemas(),
      ),
      messages: Object.fromEntries(
        contracts.map((c) => [
          c.name,
          {
            name: c.type,
            summary: c.summary,
            payload: ref(`components/schemas/${c.name}`),
            examples: [{ payload: c.class.voorbeeld }],
          },
        ]),
      ),
    },
  };
};
