import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DecisionPoint, noteDecision, type Question } from "./decide.js";
import type { Cause } from "./store.js";

const schema = `entity Person { roles: Set<String> }; entity Thing { closed: Bool };
action read, write appliesTo { principal: Person, resource: Thing, context: { own: Bool } };`;
const policies = `// Wie meedoet, ziet het – ook met een ë.
@id("own")
permit(principal, action == Action::"read", resource) when { context.own };
@id("manager")
permit(principal, action, resource) when { principal.roles.contains("manager") };
@id("closed")
forbid(principal, action == Action::"write", resource) when { resource.closed };
`;
const folder = mkdtempSync(join(tmpdir(), "zvh-decide-"));
afterAll(() => rmSync(folder, { recursive: true }));

const pointOf = (text: string, types = schema): DecisionPoint => {
  const file = join(folder, "beleid.cedar");
  writeFileSync(file, text);
  writeFileSync(`${file}schema`, types);
  return new DecisionPoint(pathToFileURL(file));
};
const ask = (action: string, { roles = [] as string[], closed = false, own = false }): Question => ({
  subject: { type: "Person", id: "p-1", properties: { roles } },
  action: { name: action },
  resource: { type: "Thing", id: "t-1", properties: { closed } },
  context: { own },
});

describe("the decision point", () => {
  it("L01 says yes or no, by which policies, of which version", () => {
    const point = pointOf(policies);
    const { version } = point;
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect(point.decide(ask("read", { own: true }))).toEqual({
      decision: true,
      context: { policies: ["own"], version },
    });
    expect(point.decide(ask("read", {}))).toEqual({ decision: false, context: { policies: [], version } });
    expect(point.decide(ask("write", { roles: ["manager"] })).context.policies).toEqual(["manager"]);
    const closed = ask("write", { roles: ["manager"], closed: true });
    expect(point.decide(closed)).toMatchObject({ decision: false, context: { policies: ["closed"] } });
    expect(pointOf(policies.replace("context.own", "!context.own")).version).not.toBe(version);
  });

  it("keeps what it decided with the cause, without what was known of the resource", () => {
    const cause: Cause = { by: "p-1", huizen: ["proefhuis"], traceparent: "" };
    const question = ask("read", { own: true });
    noteDecision(cause, question, pointOf(policies).decide(question));
    expect(cause.decisions).toMatchObject([
      { decision: true, action: { name: "read" }, resource: { type: "Thing", id: "t-1" } },
    ]);
    expect(cause.decisions![0]!.resource).not.toHaveProperty("properties");
  });

  it.each([
    ["does not parse", policies.replace("when { context.own }", "when { context.own"), /beleid\.cedar:3 /],
    ["asks for what nobody gives", policies.replace("context.own", "context.mine"), /beleid\.cedar:3 .*mine/],
    ["has no id", policies.replace('@id("manager")\n', ""), /beleid\.cedar:4 a policy has no @id/],
    ["has an id twice", policies.replace('"closed"', '"own"'), /beleid\.cedar:6 the id own is taken/],
  ])("refuses a policy that %s, with its file and line", (_, text, message) => {
    expect(() => pointOf(text)).toThrow(message);
  });

  it("refuses a schema that does not parse, and a question that it does not know", () => {
    expect(() => pointOf(policies, `${schema}\nentity {`)).toThrow(/beleid\.cedarschema:3 /);
    expect(() => pointOf(policies).decide(ask("burn", {}))).toThrow("burn");
    expect(() => pointOf(policies).decide({ ...ask("read", {}), context: {} })).toThrow("own");
  });
});
