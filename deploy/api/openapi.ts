import { doorOf, PersonGuard, statusOf, type Service } from "@zvh/platform";
import type { Huizen } from "@zvh/regions";
import { AnswerSchemas } from "./answer.js";
import { codeFinder } from "./codes.js";
import { argumentsOf, type Arguments } from "./arguments.js";
import { frame, problemAnswers, serverOf } from "./frame.js";
import { RequestSchemas } from "./request.js";
import { routesOfService, type Route } from "./routes.js";
import { samenvattingen } from "./samenvattingen.js";
import { Components, type Schema } from "./schema.js";
import { commentOf, type Source } from "./source.js";

/** A door in the document. */
export type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, string[]>[];
  "x-rollen"?: string[];
  parameters?: { name: string; in: string; required: boolean; schema: Schema; description?: string }[];
  requestBody?: object;
  responses: Record<string, { description: string; content?: Record<string, object> }>;
};

export type Document = ReturnType<typeof frame> & { paths: Record<string, Record<string, Operation>> };

const metadata = (key: string, route: Route): unknown =>
  Reflect.getMetadata(key, route.controller.prototype[route.name]);

/** `casussen/:casusId` as `/casussen/{casusId}`. */
const templateOf = (path: string): string => `/${path.replace(/:(\w+)/g, "{$1}")}`;

/** What comes before the first full stop, for a door that nobody described yet. */
const firstSentence = (comment: string): string =>
  (/^.*?[.:](?= |$)/.exec(comment)?.[0] ?? comment).replace(/[.:]$/, "");

/** What is for operators stands beside `/v1`, not in it. */
const outside = (service: string, path: string) =>
  (path.startsWith("health/") ? { servers: [serverOf(service, "")] } : {}) as Record<string, Operation>;

/** Who may come in, as the document says it. */
const securityOf = (scope: string | undefined): Record<string, string[]>[] => [
  { aangemeld: [] },
  ...(scope ? [{ systeem: [scope] }] : []),
];

/** The OpenAPI 3.1 document of a service, from its code alone. */
export class Describer {
  private readonly codesOf;
  private readonly guarded: string[];

  constructor(
    private readonly source: Source,
    private readonly huizen: Huizen,
  ) {
    this.codesOf = codeFinder(source.checker);
    // What a token lacks, the guard itself turns into niet-aangemeld.
    const guard = this.codesOf(source.methodOf("", PersonGuard.name, "canActivate"));
    this.guarded = [...guard.filter((code) => code !== "niet-gevonden"), "te-veel-vragen"];
  }

  document(service: Service): Document {
    const components = new Components();
    const paths: Document["paths"] = {};
    const operations = routesOfService(service).map((route) => ({
      route,
      operation: this.operation(service.name, route, components),
    }));
    for (const { route, operation } of operations)
      (paths[templateOf(route.path)] ??= outside(service.name, route.path))[route.method.toLowerCase()] = operation;
    const codes = operations.flatMap(({ route }) => this.codes(service.name, route));
    const sentence = (code: string) => this.huizen.foutTekst(code);
    return { ...frame(service.name, operations, { schemas: components.schemas, codes, sentence }), paths };
  }

  private codes(service: string, route: Route): string[] {
    const { roles } = doorOf(route.controller.prototype[route.name], route.controller);
    const { body, parameters } = argumentsOf(route, new RequestSchemas(new Components()));
    const own = this.codesOf(this.source.methodOf(service, route.controller.name, route.name));
    const asked = body || parameters.length > 0 ? ["ongeldige-invoer"] : [];
    const guarded = roles?.length === 0 ? [] : this.guarded;
    const all = [...own, ...guarded, ...asked, ...(body ? ["te-groot"] : []), "onverwachte-fout"];
    return [...new Set(all)].toSorted();
  }

  private operation(service: string, route: Route, components: Components): Operation {
    const { controller, name, path } = route;
    const { roles, scope } = doorOf(controller.prototype[name], controller);
    const { parameters, body } = argumentsOf(route, new RequestSchemas(components));
    const comment = commentOf(this.source.methodOf(service, controller.name, name));
    return {
      operationId: `${controller.name.replace("Controller", "")}-${name}`.toLowerCase(),
      summary: samenvattingen[`${route.method} ${path}`] ?? firstSentence(comment),
      tags: [path.split("/")[0]!],
      security: roles?.length === 0 ? [] : securityOf(scope),
      ...(roles && roles.length > 0 && { "x-rollen": roles }),
      ...(parameters.length > 0 && { parameters }),
      ...(body && { requestBody: { required: true, content: body } }),
      responses: {
        ...this.answers(service, route, components),
        ...problemAnswers(this.codes(service, route), statusOf),
      },
    };
  }

  private answers(service: string, route: Route, components: Components): Operation["responses"] {
    const method = this.source.methodOf(service, route.controller.name, route.name);
    const stream = metadata("__sse__", route);
    const schema = stream ? { type: "string" } : new AnswerSchemas(this.source.checker, components).ofMethod(method);
    const media = stream ? "text/event-stream" : "application/json";
    const status = (metadata("__httpCode__", route) as number | undefined) ?? (route.method === "POST" ? 201 : 200);
    const headers = { "API-Version": { $ref: "#/components/headers/API-Version" } };
    const answer = (description: string) => ({
      description,
      headers,
      ...(schema && { content: { [media]: { schema } } }),
    });
    const { answers: more }: Arguments = argumentsOf(route, new RequestSchemas(new Components()));
    return {
      [status]: answer(schema ? "Gelukt." : "Gelukt; er is geen inhoud."),
      ...(more && status === 201 && { 200: answer("Was er al: hetzelfde antwoord als de eerste keer.") }),
    };
  }
}
