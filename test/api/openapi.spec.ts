import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startService, type TestService } from "@zvh/testing";
import { triage } from "@zvh/triage/module";
import type { Document, Operation } from "../../deploy/api/openapi.js";
import { routesOfService } from "../../deploy/api/routes.js";
import { services } from "../../deploy/system.js";
import { lint } from "./lint.js";

const fileOf = (service: string) => join(import.meta.dirname, "..", "..", "docs/api", `${service}.openapi.json`);
const documentOf = (service: string): Document => JSON.parse(readFileSync(fileOf(service), "utf8")) as Document;
const documents = services.map((service) => ({ service, document: documentOf(service.name) }));
const methods = ["get", "post", "put", "patch", "delete"];

type Door = { route: string; operation: Operation };
const doorsOf = ({ paths }: Document): Door[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method) => ({ route: `${method.toUpperCase()} ${path}`, operation: item[method]! })),
  );

/** Whether a schema says anything about what fits it. */
const says = (schema: object | undefined): boolean =>
  ["$ref", "type", "anyOf", "enum"].some((key) => schema && key in schema);
const schemasIn = (content: Record<string, object> = {}): (object | undefined)[] =>
  Object.values(content).map((media) => (media as { schema?: object }).schema);

/** What is missing of a door. */
const gaps = ({ route, operation }: Door): string[] => {
  const body = (operation.requestBody as { content: Record<string, object> } | undefined)?.content;
  const [good, bad] = [/^2/, /^[45]/].map((kind) =>
    Object.entries(operation.responses).filter(([status]) => kind.test(status)),
  );
  const missing = [
    operation.summary.length < 5 && "a summary",
    body && !schemasIn(body).every(says) && "what it asks",
    operation.parameters?.some(({ schema }) => !says(schema)) && "what a parameter is",
    good!.length === 0 && "an answer",
    good!.some(([status, { content }]) => status !== "204" && content && !schemasIn(content).every(says)) &&
      "what it answers",
    bad!.length === 0 && "its errors",
    bad!.some(([, { content }]) => !content?.["application/problem+json"]) && "the shape of an error",
  ];
  return missing.filter(Boolean).map((what) => `${route}: ${String(what)}`);
};

describe.each(documents)("the document of $service.name", ({ service, document }) => {
  it("has every route of the service and no other", () => {
    const routes = routesOfService(service).map(({ method, path }) => `${method} /${path.replace(/:(\w+)/g, "{$1}")}`);
    expect(
      doorsOf(document)
        .map(({ route }) => route)
        .toSorted(),
    ).toEqual(routes.toSorted());
  });

  it("leaves nothing of a route empty", () => {
    expect(doorsOf(document).flatMap(gaps)).toEqual([]);
  });

  it("keeps the NL API Design Rules: the national linter finds no error", async () => {
    expect((await lint(document)).filter((line) => line.startsWith("error"))).toEqual([]);
  });

  it("asks nothing about a person in a URL", () => {
    const asked = doorsOf(document).flatMap(({ operation }) => operation.parameters ?? []);
    const inUrl = asked.filter((parameter) => parameter.in !== "header").map(({ name }) => name);
    expect(inUrl.filter((name) => /bsn|naam|geboorte|adres|postcode|telefoon|mail|^zoek/i.test(name))).toEqual([]);
  });
});

it("sees with the linter what breaks the rules", async () => {
  const { document } = documents[0]!;
  const broken = { ...document, paths: { ...document.paths, "/Meldingen_Lijst": document.paths["/meldingen"] } };
  expect((await lint(broken)).join("\n")).toContain("error nlgov:paths-kebab-case");
});

it("sees an empty door", () => {
  const [door] = doorsOf(documents[0]!.document);
  const empty = { ...door!.operation, summary: "", responses: { 200: { description: "", content: { a: {} } } } };
  expect(gaps({ route: "GET /leeg", operation: empty as Operation })).toEqual([
    "GET /leeg: a summary",
    "GET /leeg: what it answers",
    "GET /leeg: its errors",
  ]);
});

describe("a running service", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(triage);
  }, 60_000);
  afterAll(() => service?.stop());

  it("gives its document to everybody, from any site, and its version with every answer", async () => {
    const nobody = await service.as();
    const answer = await nobody.get("/v1/openapi.json").expect(200);
    expect(answer.body).toEqual(documentOf("triage"));
    expect(answer.headers).toMatchObject({ "access-control-allow-origin": "*", "api-version": "1.0.0" });
    const refused = await nobody.get("/v1/triages").expect(401);
    expect(refused.headers).toMatchObject({ "api-version": "1.0.0" });
    expect(refused.headers["access-control-allow-origin"]).toBeUndefined();
    expect(refused.body).toMatchObject({ status: 401, title: expect.any(String), detail: expect.any(String) });
    expect((await nobody.get("/v1/bestaat-niet").expect(404)).headers["api-version"]).toBe("1.0.0");
  });
});
