import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allContracts, asyncapi, breaks } from "@zvh/contracts";
import { AccountConsumer, eventsOf, handledEvents } from "@zvh/platform";
import { huizenMap, laadHuizen } from "@zvh/regions";
import prettier from "prettier";
import { Describer } from "./api/openapi.js";
import { readSource } from "./api/source.js";
import { services } from "./system.js";

// `npm run docs`: writes everything that is derived from the contracts and the routes. A test fails when it was forgotten.

const root = join(import.meta.dirname, "..");

/** What the platform itself handles in every service. */
const ofEveryService = eventsOf(AccountConsumer);

/** Per event: who sends it and who acts on it. */
export const traffic = () =>
  allContracts().map(({ name, type, service, summary }) => ({
    name,
    type,
    service,
    summary,
    listeners: services
      .filter(({ module }) => [...handledEvents(module as Function), ...ofEveryService].includes(type))
      .map((s) => s.name),
  }));

const node = (service: string) => service.replace("-", "");

/** The picture of the README: services, and the events that go from one to the other. */
export const picture = (): string => {
  const arrows = new Map<string, string[]>();
  for (const { name, service, listeners } of traffic())
    for (const listener of listeners) {
      const pair = `${node(service)} -- "%" --> ${node(listener)}`;
      arrows.set(pair, [...(arrows.get(pair) ?? []), name]);
    }
  return [
    "```mermaid",
    "flowchart LR",
    ...services.map(({ name }) => `  ${node(name)}["${name}"]`),
    ...[...arrows].map(([pair, names]) => `  ${pair.replace("%", names.join("<br>"))}`),
    "```",
  ].join("\n");
};

/** The table of all events, for docs/gebeurtenissen.md. */
export const table = (): string =>
  [
    "# Gebeurtenissen",
    "",
    "Afgeleid van `libs/contracts` met `npm run docs`. Het volledige document is `docs/api/gebeurtenissen.asyncapi.json` (AsyncAPI 3).",
    "",
    "| gebeurtenis | type | verstuurd door | opgevolgd door | wat er gebeurd is |",
    "| --- | --- | --- | --- | --- |",
    ...traffic().map(
      ({ name, type, service, summary, listeners }) =>
        `| ${name} | \`${type}\` | ${service} | ${listeners.join(", ") || "–"} | ${summary} |`,
    ),
    "",
  ].join("\n");

const between = (text: string, content: string): string =>
  text.replace(
    /(<!-- gebeurtenissen -->)[\s\S]*?(<!-- einde -->)/,
    (_, begin: string, end: string) => `${begin}\n\n${content}\n\n${end}`,
  );

/** The OpenAPI document of every service, by its file. */
export const openapi = () => {
  const describer = new Describer(readSource(), laadHuizen([huizenMap]));
  return Object.fromEntries(
    services.map((service) => [`docs/api/${service.name}.openapi.json`, describer.document(service)]),
  );
};

/** Every generated file with the content that it must have. */
export const generated = async (): Promise<Record<string, string>> => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const markdown = (text: string) => prettier.format(text, { parser: "markdown", printWidth: 120 });
  return {
    "README.md": await markdown(between(readme, picture())),
    "docs/gebeurtenissen.md": await markdown(table()),
    "docs/api/gebeurtenissen.asyncapi.json": json(asyncapi()),
    "libs/contracts/gepubliceerd.json": json(asyncapi().components.schemas),
    ...Object.fromEntries(Object.entries(openapi()).map(([file, document]) => [file, json(document)])),
  };
};

if (process.argv[1] === import.meta.filename) {
  const published = join(root, "libs/contracts/gepubliceerd.json");
  const broken = existsSync(published)
    ? breaks(JSON.parse(readFileSync(published, "utf8")), asyncapi().components.schemas)
    : [];
  if (broken.length > 0) {
    console.error(
      `Dit breekt wie de gepubliceerde versie leest; maak een volgende versie met een upcast:\n${broken.join("\n")}`,
    );
    process.exit(1);
  }
  for (const [file, content] of Object.entries(await generated())) writeFileSync(join(root, file), content);
}
