import { verifyToken } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import { services } from "./services.js";
import { codeOf, cookieOf, nu, problem, setUp } from "./workplace.opstelling.js";

let at: Awaited<ReturnType<typeof setUp>>;
let cookie: string;
const beheerder = mensen.voorzitter;
beforeAll(async () => {
  at = await setUp();
  cookie = cookieOf((await at.signIn(beheerder.id)).browser);
});
afterAll(() => at.stop());

const pad = "/api/beheer/gebeurtenissen?huis=proefhuis";
const rij = (berichtId: string, sinds: string) => ({ berichtId, sinds, reden: "kan-niet" });
const leeg = { body: { items: [], volgende: null } };
const lees = async () => (await at.ask(pad, { headers: { cookie } })).json();

beforeEach(() => {
  at.fakes.reset();
  for (const dienst of services) at.fakes.answers[`${dienst} /v1/geparkeerd`] = leeg;
});

describe("the held events of all services", () => {
  it("are read in the person's name and put in one list, the oldest first, each with who holds it", async () => {
    const [b1, b2, b3] = ["2026-11-22", "2026-11-20", "2026-11-21"].map((dag, i) => rij(`b${i}`, `${dag}T08:00:00Z`));
    at.fakes.answers["intake /v1/geparkeerd"] = { body: { items: [b2, b1], volgende: null } };
    at.fakes.answers["triage /v1/geparkeerd"] = { body: { items: [b3], volgende: null } };
    expect(await lees()).toEqual({
      items: [
        { ...b2, ontvanger: "intake" },
        { ...b3, ontvanger: "triage" },
        { ...b1, ontvanger: "intake" },
      ],
      volgende: null,
      zonderAntwoord: [],
      namen: {},
      nu,
    });
    for (const dienst of services) {
      const [vraag, ...meer] = at.fakes.askedOf(dienst, "/v1/geparkeerd");
      expect([vraag!.url, meer]).toEqual(["/v1/geparkeerd?huis=proefhuis&aantal=100", []]);
      expect((await verifyToken(vraag!.headers.authorization!.slice(7), at.config)).id).toBe(beheerder.id);
    }
  });

  it("name a service that does not answer, and stay when it does not", async () => {
    at.fakes.answers["intake /v1/geparkeerd"] = { body: { items: [rij("b1", "x")], volgende: null } };
    at.fakes.answers["triage /v1/geparkeerd"] = { status: 0, body: "" };
    at.fakes.answers["case-plan /v1/geparkeerd"] = { status: 503, type: "text/html", body: "<h1>Later</h1>" };
    expect(await lees()).toMatchObject({ items: [{ berichtId: "b1" }], zonderAntwoord: ["triage", "case-plan"] });
  });

  it("say that there are more than are shown", async () => {
    at.fakes.answers["triage /v1/geparkeerd"] = { body: { items: [rij("b1", "x")], volgende: "x_b1" } };
    expect(await lees()).toMatchObject({ volgende: "x_b1" });
  });

  it("are for an operator, and of one house", async () => {
    expect(await codeOf(await at.ask("/api/beheer/gebeurtenissen", { headers: { cookie } }))).toEqual([
      400,
      "ongeldige-invoer",
    ]);
    expect(at.fakes.asked).toEqual([]);
    const refusal = { type: "application/problem+json", body: { ...problem, status: 403, code: "geen-toegang" } };
    for (const dienst of services) at.fakes.answers[`${dienst} /v1/geparkeerd`] = { status: 403, ...refusal };
    expect(await codeOf(await at.ask(pad))).toEqual([403, "geen-toegang"]);
  });

  it("are tried again and dropped through the proxy, with what the service answers", async () => {
    const id = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0001";
    at.fakes.answers[`triage /v1/geparkeerd/${id}/laten-vallen`] = { body: { berichtId: id, gelukt: 2 } };
    const init = { method: "POST", headers: { cookie, "content-type": "application/json" } };
    const answer = await at.ask(`/api/triage/geparkeerd/${id}/laten-vallen`, {
      ...init,
      body: JSON.stringify({ reden: "De bron is hersteld." }),
    });
    expect([answer.status, await answer.json()]).toEqual([200, { berichtId: id, gelukt: 2 }]);
  });
});
