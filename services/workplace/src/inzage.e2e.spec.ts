import { verifyToken } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import { services } from "./services.js";
import { codeOf, cookieOf, nu, persoonId, problem, setUp } from "./workplace.opstelling.js";

let at: Awaited<ReturnType<typeof setUp>>;
let cookie: string;
const { privacyofficer } = mensen;
beforeAll(async () => {
  at = await setUp();
  cookie = cookieOf((await at.signIn(privacyofficer.id)).browser);
});
afterAll(() => at.stop());

const betrokkeneId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0009";
const rij = (nummer: number, op: string, wie = "screener-1") => ({
  besluitId: `0199b6c2-a529-7c1d-8a0e-00000000000${nummer}`,
  op: `2026-11-${op}T08:00:00.000000Z`,
  wie,
  wat: "gezien",
  handeling: "GET /v1/meldingen/:meldingId",
});
const lees = async (meer = "") => {
  const pad = `/api/inzagen?huis=proefhuis&persoonId=${persoonId}${meer}`;
  return (await at.ask(pad, { headers: { cookie } })).json() as Promise<any>;
};
const geeft = (dienst: string, items: object[], volgende: string | null = null) =>
  (at.fakes.answers[`${dienst} /v1/inzagen`] = { body: { huis: "proefhuis", persoonId, items, volgende } });

beforeEach(() => {
  at.fakes.reset();
  for (const dienst of services) geeft(dienst, []);
  at.fakes.answers[`information-hub /v1/personen/${persoonId}/betrokkenen`] = {
    body: { huis: "proefhuis", betrokkenen: [{ betrokkeneId }] },
  };
  at.fakes.answers["information-hub /v1/medewerkers/_namen"] = {
    body: { medewerkers: [{ medewerkerId: "screener-1", naam: "S. Creener" }] },
  };
});

describe("who saw somebody, in all services", () => {
  it("is one list, the newest first, with the service, the names of colleagues and of the person", async () => {
    const [a, b, c] = [rij(1, "20"), rij(2, "22", "systeem:triage"), rij(3, "21")];
    geeft("intake", [b, a]);
    geeft("triage", [c]);
    const antwoord = await lees();
    expect(antwoord).toMatchObject({
      items: [
        { ...b, dienst: "intake" },
        { ...c, dienst: "triage" },
        { ...a, dienst: "intake" },
      ],
      volgende: null,
      zonderAntwoord: [],
      metEerdereNummers: true,
      collegas: { "screener-1": "S. Creener" },
      nu,
    });
    const [namen] = at.fakes.askedOf("information-hub", "/v1/medewerkers/_namen");
    expect(JSON.parse(namen!.body)).toEqual({ huis: "proefhuis", medewerkerIds: ["screener-1"] });
  });

  it("is asked in the name of who asks, also under the numbers of before he was recognised, for whole days here", async () => {
    await lees("&van=2026-11-20&tot=2026-11-21");
    for (const dienst of services) {
      const [vraag, ...meer] = at.fakes.askedOf(dienst, "/v1/inzagen");
      expect(meer).toEqual([]);
      const zoek = new URL(vraag!.url, "http://x").searchParams;
      expect(Object.fromEntries(zoek)).toEqual({
        huis: "proefhuis",
        persoonId,
        betrokkeneId,
        aantal: "50",
        van: "2026-11-19T23:00:00.000Z",
        tot: "2026-11-21T23:00:00.000Z",
      });
      expect((await verifyToken(vraag!.headers.authorization!.slice(7), at.config)).id).toBe(privacyofficer.id);
    }
  });

  it("goes on where the page before ended, also when one service has more than the page holds", async () => {
    const veel = Array.from({ length: 50 }, (_, i) => ({ ...rij(1, "22"), besluitId: `b${String(99 - i)}` }));
    geeft("intake", veel, "x");
    geeft("triage", [rij(3, "21")]);
    const { items, volgende } = await lees();
    expect([items.length, volgende]).toEqual([50, "2026-11-22T08:00:00.000000Z_b50"]);
    await lees(`&na=${volgende}`);
    const tweede = at.fakes.askedOf("triage", "/v1/inzagen")[1]!.url;
    expect(new URL(tweede, "http://x").searchParams.get("na")).toBe(volgende);
  });

  it("splits more numbers than one question takes, and counts a decision once", async () => {
    const veel = Array.from({ length: 101 }, (_, i) => ({
      betrokkeneId: `0199b6c2-a529-7c1d-8a0e-${String(i).padStart(12, "0")}`,
    }));
    at.fakes.answers[`information-hub /v1/personen/${persoonId}/betrokkenen`] = { body: { betrokkenen: veel } };
    geeft("intake", [rij(1, "20")]);
    expect((await lees()).items).toHaveLength(1);
    expect(at.fakes.askedOf("intake", "/v1/inzagen")).toHaveLength(2);
  });

  it("names what does not answer, and says when the earlier numbers are missing", async () => {
    geeft("intake", [rij(1, "20")]);
    at.fakes.answers["triage /v1/inzagen"] = { status: 0, body: "" };
    at.fakes.answers[`information-hub /v1/personen/${persoonId}/betrokkenen`] = { status: 0, body: "" };
    expect(await lees()).toMatchObject({ items: [{}], zonderAntwoord: ["triage"], metEerdereNummers: false });
  });

  it("is refused to who is no privacy officer, and says what is wrong with a question", async () => {
    const refusal = { type: "application/problem+json", body: { ...problem, status: 403, code: "geen-toegang" } };
    for (const dienst of services) at.fakes.answers[`${dienst} /v1/inzagen`] = { status: 403, ...refusal };
    const pad = `/api/inzagen?huis=proefhuis&persoonId=${persoonId}`;
    expect(await codeOf(await at.ask(pad))).toEqual([403, "geen-toegang"]);
    expect(await codeOf(await at.ask("/api/inzagen?huis=&van=gisteren"))).toEqual([400, "ongeldige-invoer"]);
  });
});
