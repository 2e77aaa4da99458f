import { AanstellingGewijzigd } from "@zvh/contracts";
import { startService, type TestService } from "@zvh/testing";
import { Config, momentHeader, newId, signDemoPerson, stableId } from "./index.js";
import { things } from "./things.fixture.js";

let service: TestService;
beforeAll(async () => {
  service = await startService({ ...things, listensTo: ["information-hub"] });
  for (const huis of ["proefhuis", "zeeland"])
    await service.sql("insert into thing values ($1, $2, '')", [newId(), huis]);
});
afterAll(() => service.stop());

const tell = (accountId: string, change: Partial<AanstellingGewijzigd>) => {
  const huis = change.huis ?? "proefhuis";
  const aanstelling = {
    aanstellingId: stableId("aanstelling", accountId, huis),
    huis,
    medewerkerId: accountId,
    organisatie: "huis",
    rollen: ["medewerker", "screener"],
    actief: true,
    gescreendTot: "2999-12-31",
  };
  return service.deliver(AanstellingGewijzigd, { ...aanstelling, ...change });
};

/** Status, and the code or the houses of what was shown, for somebody with no more than a valid token. */
const list = async (id: string): Promise<[number, string | string[]]> => {
  const token = await signDemoPerson({ id, naam: "Iemand" }, new Config());
  const { status, body } = await (await service.as()).get("/v1/things").set("authorization", `Bearer ${token}`);
  return [status, status === 200 ? body.map(({ huis }: { huis: string }) => huis) : body.code];
};

describe("an account", () => {
  it("is what lets somebody in, not the token; and what was taken away is gone at the next call", async () => {
    expect(await list("a-1")).toEqual([403, "geen-toegang"]);
    await tell("a-1", {});
    expect(await list("a-1")).toEqual([200, ["proefhuis"]]);
    await tell("a-1", { actief: false });
    expect(await list("a-1")).toEqual([403, "geen-toegang"]);
  });

  it("holds in the houses where somebody has a role of the route, and in no other", async () => {
    await tell("a-2", {});
    await tell("a-2", { huis: "zeeland", rollen: ["medewerker"] });
    expect(await list("a-2")).toEqual([200, ["proefhuis"]]);
    await tell("a-2", { huis: "zeeland" });
    expect((await list("a-2"))[1]).toHaveLength(2);
  });

  it("L22 geeft geen toegang zonder vastgelegde VOG of screening, en niet na de laatste dag ervan", async () => {
    await tell("a-3", { gescreendTot: undefined });
    expect(await list("a-3")).toEqual([403, "geen-screening"]);
    await tell("a-3", { gescreendTot: "2999-12-31" });
    expect((await list("a-3"))[0]).toBe(200);
    await tell("a-3", { gescreendTot: "2001-01-01" });
    expect(await list("a-3")).toEqual([403, "geen-screening"]);
  });

  it("tells its owner what he may do where, as this service knows him", async () => {
    await tell("a-4", { rollen: ["medewerker", "screener"] });
    await tell("a-4", { huis: "zeeland", rollen: ["medewerker"], organisatie: "ggz" });
    const token = await signDemoPerson({ id: "a-4", naam: "Iemand" }, new Config());
    const { body } = await (await service.as()).get("/v1/ik").set("authorization", `Bearer ${token}`).expect(200);
    expect(body).toMatchObject({
      id: "a-4",
      huizen: ["proefhuis", "zeeland"],
      rollenIn: { proefhuis: ["medewerker", "screener"], zeeland: ["medewerker"] },
      organisatieIn: { proefhuis: "huis", zeeland: "ggz" },
    });
  });
});

it("an answer says at which moment it was read, on the database's clock", async () => {
  await tell("a-5", {});
  const token = await signDemoPerson({ id: "a-5", naam: "Iemand" }, new Config());
  const { body, headers } = await (await service.as()).get("/v1/nu").set("authorization", `Bearer ${token}`);
  expect(headers[momentHeader]).toBe(body.nu);
});
