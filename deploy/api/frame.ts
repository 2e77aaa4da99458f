import { apiVersion } from "@zvh/platform";
import type { Operation } from "./openapi.js";
import type { Route } from "./routes.js";
import type { Schema } from "./schema.js";

type Described = { route: Route; operation: Operation };
type Known = { schemas: Record<string, Schema>; codes: string[]; sentence: (code: string) => string };

const text: Schema = { type: "string" };

/** The body of every error (RFC 9457), as the platform answers it. */
const problem: Schema = {
  type: "object",
  description: "Elke fout, met alles wat er mis is ineens (RFC 9457).",
  required: ["type", "code", "status", "title", "detail"],
  properties: {
    type: { type: "string", format: "uri-reference" },
    code: { ...text, description: "Vast, voor programma's." },
    status: { type: "integer" },
    title: { ...text, description: "Wat er is en wat eraan te doen is." },
    detail: { ...text, description: "Wat er deze keer is." },
    faults: {
      type: "array",
      items: {
        type: "object",
        required: ["where", "code", "message"],
        properties: { where: { ...text, description: "Het veld of de regel." }, code: text, message: text },
      },
    },
  },
};

const headers = {
  "API-Version": {
    description: "De volledige versie van deze API.",
    schema: { type: "string", examples: [apiVersion] },
  },
};
const version = { "API-Version": { $ref: "#/components/headers/API-Version" } };

/** The answers with which a route refuses: a status each, with its codes as examples. */
export const problemAnswers = (codes: string[], statusOf: (code: string) => number): Operation["responses"] => {
  const answers: Operation["responses"] = {};
  for (const [status, same] of Object.entries(Object.groupBy(codes, statusOf)))
    answers[status] = {
      description: same!.map((code) => `\`${code}\``).join(", "),
      headers: version,
      content: {
        "application/problem+json": {
          schema: { $ref: "#/components/schemas/Problem" },
          examples: Object.fromEntries(same!.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
        },
      },
    } as Operation["responses"][string];
  return answers;
};

const example = (code: string, status: number, sentence: string) => ({
  value: { type: `/problemen/${code}`, code, status, title: sentence, detail: sentence },
});

/** Where a service is found: at an address that whoever rolls it out chooses. */
export const serverOf = (service: string, path: string) => ({
  url: `https://{host}${path}`,
  description: "Waar het huis of de regio deze dienst uitrolt.",
  variables: { host: { default: `${service}.zvh-platform.example` } },
});

/** All of a document but its paths. */
export const frame = (service: string, operations: Described[], { schemas, codes, sentence }: Known) => {
  const scopes = operations.flatMap(({ operation }) => operation.security.flatMap(({ systeem = [] }) => systeem));
  const statusIn = (code: string) =>
    operations
      .flatMap(({ operation }) => Object.entries(operation.responses))
      .find(([, { description }]) => description.includes(`\`${code}\``))![0];
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))].toSorted();
  const allCodes = [...new Set(codes)].toSorted();
  return {
    openapi: "3.1.0",
    info: {
      title: `ZVH-platform: ${service}`,
      version: apiVersion,
      description: "Afgeleid van de code met `npm run docs`. Fouten komen als application/problem+json.",
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
      contact: {
        name: "Beheer ZVH-platform",
        email: "beheer@zvh-platform.example",
        url: "https://zvh-platform.example",
      },
    },
    servers: [serverOf(service, "/v1")],
    tags: tags.map((name) => ({ name })),
    components: {
      schemas: {
        Problem: problem,
        ...Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      },
      headers,
      examples: Object.fromEntries(
        allCodes.map((code) => [code, example(code, Number(statusIn(code)), sentence(code))]),
      ),
      securitySchemes: {
        aangemeld: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        systeem: {
          type: "oauth2",
          description: "Systemen van partners: client credentials met private_key_jwt.",
          flows: {
            clientCredentials: {
              tokenUrl: "https://uitgever.zvh-platform.example/token",
              scopes: Object.fromEntries([...new Set(scopes)].toSorted().map((scope) => [scope, scope])),
            },
          },
        },
      },
    },
  };
};
