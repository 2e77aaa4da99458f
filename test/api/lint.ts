import { readFileSync } from "node:fs";
import { join } from "node:path";
import spectral, { type RulesetDefinition } from "@stoplight/spectral-core";
import functions from "@stoplight/spectral-functions";
import rulesets from "@stoplight/spectral-rulesets";
import { parse } from "yaml";

type Written = { rules: Record<string, string | { then: { function: string } | { function: string }[] }> };

const known = functions as unknown as Record<string, unknown>;
const bound = (step: { function: string }) => ({ ...step, function: known[step.function] });

/** The national rules, with the functions that they name. */
const ruleset = (): RulesetDefinition => {
  const { rules } = parse(readFileSync(join(import.meta.dirname, "adr-linter.yaml"), "utf8")) as Written;
  // A rule of Spectral has a step that is called so; nobody awaits it.
  // oxlint-disable no-thenable
  const entries = Object.entries(rules).map(([name, rule]) => [
    name,
    typeof rule === "string" ? rule : { ...rule, then: [rule.then].flat().map(bound) },
  ]);
  return { extends: [[rulesets.oas, "off"]], rules: Object.fromEntries(entries) } as RulesetDefinition;
};

/** What the national linter has against a document: `<severity> <rule> <path>: <message>`, errors first. */
export const lint = async (document: object): Promise<string[]> => {
  const linter = new spectral.Spectral();
  linter.setRuleset(ruleset());
  const found = await linter.run(document as Record<string, unknown>);
  return found
    .toSorted((a, b) => a.severity - b.severity)
    .map(
      ({ severity, code, path, message }) =>
        `${["error", "warn"][severity] ?? "hint"} ${code} ${path.join("/")}: ${message}`,
    );
};
