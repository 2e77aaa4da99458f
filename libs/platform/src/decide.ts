import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import type { Cause } from "./store.js";

type Value = boolean | number | string | string[];
type Properties = Record<string, Value>;

/** A question as AuthZEN 1.0 shapes it: may this subject do this to that resource, given this context? */
export type Question = {
  subject: { type: string; id: string; properties?: Properties };
  action: { name: string };
  resource: { type: string; id: string; properties?: Properties };
  context?: Properties;
};

/** The answer: yes or no, the ids of the policies that made it so (none: nothing permits it), and of which version. */
export type Decision = { decision: boolean; context: { policies: string[]; version: string } };

/** A decision with what it was about, for the decision log. */
export type Decided = Decision & Pick<Question, "action"> & { resource: { type: string; id: string } };

/** Keeps a decision with the request, event or deadline that asked for it: the decision log reads it there. */
export const noteDecision = (cause: Cause, { action, resource }: Question, decision: Decision): void => {
  const { type, id } = resource;
  (cause.decisions ??= []).push({ ...decision, action, resource: { type, id } });
};

/** Policies that can't be used: each line says in which file, on which line, and what is wrong. */
export class InvalidPolicies extends Error {}

/**
 * Decides by the policies of a service (Cedar): one file, and beside it its schema (`beleid.cedar`,
 * `beleid.cedarschema`). Both are read, checked and parsed once; each policy has an `@id("…")`.
 * Throws InvalidPolicies for policies that don't parse, don't fit the schema, or have no id of their own.
 */
export class DecisionPoint {
  /** Names the policies as they are now: the first 12 digits of the SHA-256 of both files. */
  readonly version: string;
  private readonly name: string;

  constructor(file: URL) {
    const path = fileURLToPath(file);
    const text = readFileSync(path, "utf8");
    const schema = readFileSync(`${path}schema`, "utf8");
    this.version = createHash("sha256").update(text).update(schema).digest("hex").slice(0, 12);
    this.name = `${path} ${this.version}`;
    this.parse(new Source(path, text), new Source(`${path}schema`, schema));
  }

  private parse(policies: Source, schema: Source): void {
    schema.check(cedar.checkParseSchema(schema.text));
    policies.check(cedar.checkParsePolicySet({ staticPolicies: policies.text }));
    const fits = cedar.validate({ schema: schema.text, policies: { staticPolicies: policies.text } });
    if (fits.type === "success") policies.refuse(fits.validationErrors.map(({ error }) => error));
    cedar.preparseSchema(this.name, schema.text);
    policies.check(cedar.preparsePolicySet(this.name, { staticPolicies: policies.byId() }));
  }

  /** Whether the request, event or deadline that asks may do this; kept with it for the decision log. Throws as `decide`. */
  allows(cause: Cause, question: Question): boolean {
    const decision = this.decide(question);
    noteDecision(cause, question, decision);
    return decision.decision;
  }

  /** Decides a question; throws an Error for one that the schema doesn't know: that is no refusal but our mistake. */
  decide({ subject, action, resource, context = {} }: Question): Decision {
    const entities = [subject, resource].map(({ type, id, properties = {} }) => {
      return { uid: { type, id }, attrs: properties, parents: [] };
    });
    const answer = cedar.statefulIsAuthorized({
      principal: entities[0]!.uid,
      action: { type: "Action", id: action.name },
      resource: entities[1]!.uid,
      context,
      entities,
      preparsedPolicySetId: this.name,
      preparsedSchemaName: this.name,
      validateRequest: true,
    });
    if (answer.type === "failure") throw new Error(answer.errors.map(({ message }) => message).join("; "));
    const { decision, diagnostics } = answer.response;
    if (diagnostics.errors.length > 0) throw new Error(`policy ${diagnostics.errors[0]!.policyId} can't be judged`);
    const policies = diagnostics.reason.toSorted();
    return { decision: decision === "allow", context: { policies, version: this.version } };
  }
}

/** A file of policies or of their schema, which can tell on which line something is wrong. */
class Source {
  constructor(
    private readonly path: string,
    readonly text: string,
  ) {}

  check(answer: cedar.CheckParseAnswer): void {
    if (answer.type === "failure") this.refuse(answer.errors);
  }

  refuse(errors: cedar.DetailedError[]): void {
    if (errors.length === 0) return;
    const lines = errors.map(({ message, help, sourceLocations = [] }) => {
      // Cedar counts bytes.
      const before = Buffer.from(this.text).subarray(0, sourceLocations[0]?.start ?? 0);
      return `${this.path}:${before.toString().split("\n").length} ${[message, help].filter(Boolean).join("; ")}`;
    });
    throw new InvalidPolicies(lines.join("\n"));
  }

  /** The policies by the id that each carries. */
  byId(): Record<string, string> {
    const parts = cedar.policySetTextToParts(this.text);
    const found: Record<string, string> = {};
    for (const policy of parts.type === "success" ? parts.policies : []) {
      const id = /^@id\("([^"]+)"\)/.exec(policy)?.[1];
      const start = Buffer.byteLength(this.text.slice(0, this.text.indexOf(policy)));
      const message = id ? `the id ${id} is taken` : 'a policy has no @id("…")';
      if (!id || id in found) this.refuse([{ message, sourceLocations: [{ start, end: start }] } as never]);
      else found[id] = policy;
    }
    return found;
  }
}
