import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

// The API documents of docs/api as pages to read: no script, one stylesheet, the same for everybody, nothing about anybody.

type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: string | number | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  description?: string;
  required?: string[];
  properties?: Record<string, Schema>;
};
type Content = Record<string, { schema?: Schema }>;
type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: Schema };
type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security?: Record<string, string[]>[];
  "x-rollen"?: string[];
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};
type ApiDocument = {
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const escaped: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const e = (text: string): string => text.replace(/[&<>"]/g, (sign) => escaped[sign]!);
/** Words between backticks are code. */
const prose = (text: string): string => e(text).replace(/`([^`]+)`/g, "<code>$1</code>");

/** Where a path stands: under the version, but for those of which the document names another server. */
const placeOf = (path: string, methods: object): string => ("servers" in methods ? path : `/v1${path}`);

/** What a value looks like, in a few words; a named shape is a link to it. */
const shape = (schema: Schema | undefined): string => {
  if (!schema) return "iets";
  const { $ref, items, type, format } = schema;
  if ($ref) return `<a href="#${e($ref.split("/").at(-1)!)}">${e($ref.split("/").at(-1)!)}</a>`;
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return choices.map(shape).join(schema.allOf ? " met " : " of ");
  if (schema.enum) return schema.enum.map((value) => `<code>${e(String(value))}</code>`).join(" of ");
  if (schema.const !== undefined) return `<code>${e(String(schema.const))}</code>`;
  if (items) return `lijst van ${shape(items)}`;
  return e([type ?? "iets"].flat().join(" of ") + (format ? ` (${format})` : ""));
};

const table = (caption: string, heads: string[], rows: string[][]): string =>
  rows.length === 0
    ? ""
    : `<div class="schuif" tabindex="0" role="region" aria-label="${e(caption)}"><table><caption>${e(caption)}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>${rows.map(([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("\n")}</tbody></table></div>`;

const bodyOf = (content: Content | undefined): string =>
  Object.entries(content ?? {})
    .map(([type, { schema }]) => `${shape(schema)} <small>${e(type)}</small>`)
    .join(" of ");

const mayAsk = ({ security = [], "x-rollen": roles = [] }: Operation): string => {
  const scopes = security.flatMap((way) => Object.values(way).flat());
  const who = roles.length > 0 ? `Rollen: ${roles.map((role) => `<code>${e(role)}</code>`).join(", ")}.` : "";
  const systems =
    scopes.length > 0 ? `Systemen van partners: ${scopes.map((s) => `<code>${e(s)}</code>`).join(", ")}.` : "";
  return who || systems ? `<p>${who} ${systems}</p>` : "<p>Voor iedereen.</p>";
};

const operationPart = (method: string, path: string, operation: Operation): string => {
  const { operationId: id, summary, description = "", parameters = [], requestBody, responses } = operation;
  const given = parameters.map((one) => [
    `<code>${e(one.name)}</code>${one.required ? "" : " <small>mag ontbreken</small>"}`,
    shape(one.schema),
    prose(one.description ?? ""),
  ]);
  const answers = Object.entries(responses).map(([status, answer]) => [
    status,
    prose(answer.description),
    bodyOf(answer.content),
  ]);
  return `<section aria-labelledby="${e(id)}"><h3 id="${e(id)}">${e(summary)}</h3>
<p><code>${method.toUpperCase()} ${e(path)}</code></p>${description ? `<p>${prose(description)}</p>` : ""}${mayAsk(operation)}
${table(`In het adres van: ${summary}`, ["Naam", "Vorm", "Wat"], given)}
${requestBody ? `<p>Stuur: ${bodyOf(requestBody.content)}</p>` : ""}
${table(`Antwoorden op: ${summary}`, ["Status", "Wanneer", "Wat"], answers)}</section>`;
};

const schemaPart = ([name, schema]: [string, Schema]): string => {
  const required = new Set(schema.required);
  const rows = Object.entries(schema.properties ?? {}).map(([field, value]) => [
    `<code>${e(field)}</code>${required.has(field) ? "" : " <small>mag ontbreken</small>"}`,
    shape(value),
    prose(value.description ?? ""),
  ]);
  return `<section aria-labelledby="${e(name)}"><h3 id="${e(name)}">${e(name)}</h3>
<p>${prose(schema.description ?? "")}</p>${table(`Velden van ${name}`, ["Naam", "Vorm", "Wat"], rows) || `<p>${shape(schema)}</p>`}</section>`;
};

const page = (title: string, services: string[], content: string): string => `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(title)}</title><link rel="stylesheet" href="naslag.css"></head>
<body><a class="sla-over" href="#inhoud">Naar de inhoud</a>
<nav aria-label="Diensten"><ul>${services.map((name) => `<li><a href="${name}.html">${name}</a></li>`).join("")}</ul></nav>
<main id="inhoud">${content}</main></body></html>
`;

/** One page: every route of a service by its subject, then the shapes that they speak of. */
const naslagPage = (document: ApiDocument, service: string, services: string[]): string => {
  const { info, paths, components } = document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.operationId)
      .map(([method, operation]) => ({
        tag: operation.tags[0]!,
        html: operationPart(method, placeOf(path, methods), operation),
      })),
  );
  const subjects = [...Map.groupBy(operations, ({ tag }) => tag)].map(
    ([tag, parts]) => `<h2 id="over-${e(tag)}">${e(tag)}</h2>${parts.map(({ html }) => html).join("\n")}`,
  );
  const shapes = Object.entries(components.schemas).map(schemaPart).join("\n");
  const content = `<h1>${e(info.title)}</h1><p>Versie ${e(info.version)}. ${prose(info.description)}</p>
${subjects.join("\n")}<h2 id="vormen">Vormen</h2>${shapes}`;
  return page(`${service}, API van het ZVH-platform`, services, content);
};

const css = `:root{color-scheme:light}body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1f;background:#fff;margin:0 auto;max-width:70rem;padding:1rem}
nav ul{display:flex;flex-wrap:wrap;gap:1rem;list-style:none;padding:0}a{color:#0b4f8a}code{background:#f1f3f5;padding:0 .2rem;overflow-wrap:anywhere}
section{border-top:1px solid #767676;padding:.5rem 0}.schuif{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.5rem 0}
caption{text-align:left;font-weight:600}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #c8ccd0;font-weight:400}
thead th{font-weight:600}:focus-visible{outline:3px solid #0b4f8a;outline-offset:2px}
.sla-over{position:absolute;left:-999rem}.sla-over:focus{position:static}
`;

/** Adds `naslag/` to the built screen: a page per service, made of its OpenAPI document, and one to begin with. */
export const naslag = (folder: string): Plugin => ({
  name: "naslag",
  generateBundle() {
    const files = readdirSync(folder).filter((file) => file.endsWith(".openapi.json"));
    const services = files.map((file) => file.replace(".openapi.json", ""));
    const emit = (name: string, source: string) => this.emitFile({ type: "asset", fileName: `naslag/${name}`, source });
    for (const [i, file] of files.entries()) {
      const document = JSON.parse(readFileSync(join(folder, file), "utf8")) as ApiDocument;
      emit(`${services[i]}.html`, naslagPage(document, services[i]!, services));
    }
    const begin =
      "<h1>API's van het ZVH-platform</h1><p>Kies een dienst. Een draaiende dienst geeft hetzelfde als OpenAPI op <code>/v1/openapi.json</code>.</p>";
    emit("index.html", page("API's van het ZVH-platform", services, begin));
    emit("naslag.css", css);
  },
});
