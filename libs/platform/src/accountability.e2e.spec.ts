import pg from "pg";
import { mensen, startService, type TestService } from "@zvh/testing";
import { newId, readConfig, readTicket, shownHeader } from "./index.js";
import { person } from "./people.fixture.js";
import { inHouse, makeThing, things } from "./things.fixture.js";

let service: TestService;
beforeAll(async () => {
  service = await startService(things, { environment: { LOG_LEVEL: "error" } });
});
afterAll(() => service.stop());

const trace = () => newId().replaceAll("-", "");
/** A request with a trace of its own, and what the logs say of it. */
const asked = async (
  path: string,
  { who = mensen.screener as never, method = "get", body = undefined as unknown } = {},
) => {
  const traceId = trace();
  const client = await service.as(who ?? undefined);
  const request = (client as any)[method](path).set("traceparent", `00-${traceId}-00f067aa0ba902b7-01`);
  const answer = await (body === undefined ? request : request.send(body as object));
  return { answer, ...(await logged(traceId)) };
};
const logged = async (traceId: string) => ({
  decisions: await service.sql(
    `select account_id as by, huizen, action, subject, dataref, outcome, code, policies, policy_version as version
     from decision_log where trace_id = $1 order by number`,
    [traceId],
  ),
  persons: (
    await service.sql(
      `select person, a.huis, regime, what from access_log a join decision_log using (decision_id)
       where trace_id = $1 order by person`,
      [traceId],
    )
  ).map(({ person: id, huis, regime, what }) => [id, huis, regime, what]),
});
const nobody = { who: null as never };

describe("an answer", () => {
  it("leaves with a row for the decision, its policies, and one for each person in it", async () => {
    const { answer, decisions, persons } = await asked("/v1/people?huis=proefhuis&from=2&count=2");
    expect(answer.status).toBe(200);
    expect(decisions).toEqual([
      {
        by: "screener-1",
        huizen: ["proefhuis"],
        action: "GET /v1/people",
        subject: null,
        dataref: null,
        outcome: "permit",
        code: null,
        policies: ["see-all"],
        version: "v1",
      },
    ]);
    expect(persons).toEqual([
      [person(2), "proefhuis", "even", "gezien"],
      [person(3), "proefhuis", null, "gezien"],
      [person(1_000_002), "proefhuis", "even", "gezien"],
      [person(1_000_003), "proefhuis", null, "gezien"],
    ]);
  });

  it("has rows for whom was searched, without the words", async () => {
    const { decisions, persons } = await asked("/v1/people/_zoek", { method: "post", body: { naam: "Jansen" } });
    expect(decisions).toMatchObject([{ action: "POST /v1/people/_zoek", outcome: "permit" }]);
    expect(persons.map(([id, , , what]) => [id, what])).toEqual([
      [person(7), "gezocht"],
      [person(8), "gezocht"],
    ]);
    expect(JSON.stringify(await service.sql("select * from decision_log"))).not.toContain("Jansen");
  });

  it("has a row for somebody who was asked for and not found", async () => {
    const { persons } = await asked(`/v1/people/none?persoonId=${person(9)}`);
    expect(persons).toEqual([[person(9), "proefhuis", null, "gezocht"]]);
  });

  it("does not leave when its rows can't be written: of another house, or of the database", async () => {
    const elsewhere = await asked("/v1/people/elsewhere");
    expect([elsewhere.answer.status, elsewhere.answer.text]).toEqual([403, expect.not.stringContaining(person(1))]);
    await service.sql("alter table access_log add constraint never check (what <> 'gezien') not valid");
    const { answer } = await asked("/v1/people?from=2&count=2");
    await service.sql("alter table access_log drop constraint never");
    expect([answer.status, answer.body.code]).toEqual([500, "onverwachte-fout"]);
    expect(answer.text + JSON.stringify(answer.headers)).not.toContain(person(2));
  });

  it("that is no JSON leaves only when it is said whom it shows", async () => {
    expect((await asked("/v1/people/text")).answer.status).toBe(500);
    const { answer, persons } = await asked("/v1/people/text?tell=1");
    expect([answer.text, persons.map(([id]) => id)]).toEqual(["a;b", [person(4), person(1_000_004)]]);
  });

  it("that is a stream is written down at its opening", async () => {
    const traceId = trace();
    const client = await service.as(mensen.screener);
    const opening = client.get("/v1/wijzigingen").set("traceparent", `00-${traceId}-00f067aa0ba902b7-01`);
    const stream = await new Promise<{ destroy(): void }>((resolve) => {
      void opening
        .buffer(false)
        .parse(resolve as never)
        .end(() => {});
    });
    expect((await logged(traceId)).decisions).toMatchObject([{ action: "GET /v1/wijzigingen", outcome: "permit" }]);
    stream.destroy();
  });

  it("to a service is written down with the one path that it may ask", async () => {
    const [path, traceId] = ["/v1/people?huis=proefhuis&from=2&count=1", trace()];
    const client = await service.asService("notes", "proefhuis", path);
    const answer = await client.get(path).set("traceparent", `00-${traceId}-00f067aa0ba902b7-01`);
    expect([answer.status, answer.headers[shownHeader]]).toEqual([200, undefined]);
    const { decisions, persons } = await logged(traceId);
    expect(decisions).toMatchObject([{ by: "systeem:notes", dataref: path, outcome: "permit" }]);
    expect(persons).toHaveLength(2);
  });

  it("for everybody is not written down", async () => {
    expect((await asked("/health/live", nobody)).decisions).toEqual([]);
  });
});

describe("a change", () => {
  it("carries its permission in its own transaction, once", async () => {
    const thingId = await makeThing(service.store);
    const body = { mark: "a", persoonId: person(5) };
    const { answer, decisions, persons } = await asked(`/v1/people/${thingId}/marks`, { method: "post", body });
    expect(answer.status).toBe(201);
    expect(decisions).toMatchObject([
      { outcome: "permit", subject: thingId, action: "POST /v1/people/:thingId/marks" },
    ]);
    expect(persons).toEqual([[person(5), "proefhuis", null, "gewijzigd"]]);
    const [{ same }] = await service.sql(
      `select d.xid = t.xmin::text::xid8 as same from decision_log d join thing t on t.thing_id = d.subject where d.subject = $1`,
      [thingId],
    );
    expect(same).toBe(true);
  });

  it("leaves no trace when its permission can't be written", async () => {
    const thingId = await makeThing(service.store);
    await service.sql("alter table decision_log add constraint never check (subject is null) not valid");
    const path = `/v1/people/${thingId}/marks`;
    const { answer } = await asked(path, { method: "post", body: { mark: "a" } });
    await service.sql("alter table decision_log drop constraint never");
    expect(answer.status).toBe(500);
    expect(await service.sql("select marks from thing where thing_id = $1", [thingId])).toEqual([{ marks: "" }]);
  });

  it("by an event writes none", async () => {
    const before = await service.sql("select count(*) from decision_log");
    await service.store.run(inHouse(), async () => {});
    expect(await service.sql("select count(*) from decision_log")).toEqual(before);
  });
});

describe("a refusal", () => {
  const refused = async (...question: Parameters<typeof asked>) => {
    const { answer, decisions, persons } = await asked(...question);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    return [decisions.map(({ by, huizen, outcome, code }) => [by, huizen, outcome, code]), persons.map(([id]) => id)];
  };

  it("of the guard is written down, of nobody and of somebody", async () => {
    const path = `/v1/people/none?huis=proefhuis&persoonId=${person(3)}`;
    expect(await refused(path, nobody)).toEqual([[[null, ["proefhuis"], "deny", "niet-aangemeld"]], []]);
    expect(await refused(path, { who: mensen.triagelid as never })).toEqual([
      [["triagelid-1", ["proefhuis"], "deny", "geen-toegang"]],
      [person(3)],
    ]);
    expect(await refused("/v1/people/none?huis=Jan+Jansen", nobody)).toEqual([
      [[null, [], "deny", "niet-aangemeld"]],
      [],
    ]);
  });

  it("of a rule and of a predicate is written down with its code, not with its words", async () => {
    const thingId = await makeThing(service.store);
    const post = (id: string, mark: string) =>
      refused(`/v1/people/${id}/marks`, { method: "post", body: { mark, persoonId: person(6) } });
    expect(await post(thingId, "ab")).toEqual([[["screener-1", ["proefhuis"], "deny", "niet-vooraan"]], []]);
    expect(await post(newId(), "a")).toEqual([[["screener-1", ["proefhuis"], "deny", "niet-gevonden"]], []]);
  });

  it("that can't be written down gives no answer but a fault", async () => {
    await service.sql("alter table decision_log add constraint never check (code is null) not valid");
    const { answer } = await asked("/v1/people/none", nobody);
    await service.sql("alter table decision_log drop constraint never");
    expect([answer.status, answer.body.code]).toEqual([500, "onverwachte-fout"]);
  });
});

describe("the logs", () => {
  const asRole = async (role: string, text: string, huizen = "proefhuis") => {
    const client = new pg.Client({ connectionString: service.urlOf(role) });
    await client.connect();
    try {
      await client.query("select set_config('app.huizen', $1, false)", [huizen]);
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  };

  it("are read by the auditor alone, of the houses of his transaction, and changed by nobody", async () => {
    await asked("/v1/people?from=2&count=1");
    for (const table of ["decision_log", "access_log", "log_seal"])
      for (const role of ["things", "things_worker"])
        await expect(asRole(role, `select * from ${table}`)).rejects.toThrow("permission denied");
    for (const role of ["things", "things_worker", "things_auditor"])
      for (const change of ["delete from access_log", "update access_log set person = null", "truncate decision_log"])
        await expect(asRole(role, change)).rejects.toThrow("permission denied");
    await expect(asRole("things_auditor", "delete from log_seal")).rejects.toThrow("permission denied");
    await expect(asRole("things_auditor", "select * from thing")).rejects.toThrow("permission denied");
    const count = "select count(*)::int as n from access_log";
    expect((await asRole("things_auditor", count))[0].n).toBeGreaterThan(0);
    expect(await asRole("things_auditor", count, "zeeland")).toEqual([{ n: 0 }]);
    expect(await asRole("things_owner", count)).toEqual([{ n: 0 }]);
  });

  it("take from the service no other moment, number or house than its own", async () => {
    const insert = (columns: string, values: string) =>
      asRole(
        "things",
        `insert into access_log (decision_id, account_id, person, what, ${columns})
        values (uuidv7(), 'a', uuidv7(), 'gezien', ${values})`,
      );
    await expect(insert("huis, at", "'proefhuis', now()")).rejects.toThrow("permission denied");
    await expect(insert("huis, number", "'proefhuis', 1")).rejects.toThrow("permission denied");
    await expect(insert("huis", "'zeeland'")).rejects.toThrow("row-level security");
    await insert("huis", "'proefhuis'");
  });
});

it("a person gets a ticket for whom a read showed, and for nobody else", async () => {
  const config = readConfig({}, ["DATABASE_URL", "WORKER_DATABASE_URL", "AUDITOR_DATABASE_URL"]);
  const { answer } = await asked("/v1/people?from=2&count=2");
  expect(readTicket(answer.headers[shownHeader], config)).toEqual({
    aan: "screener-1",
    huis: "proefhuis",
    personen: new Set([person(2), person(3)]),
  });
  expect((await asked(`/v1/people/none?persoonId=${person(9)}`)).answer.headers[shownHeader]).toBeUndefined();
});
