import { SignJWT } from "jose";
import { Config } from "./config.js";
import { signDemoPerson, signService, verifyPerson, type Person } from "./person.js";

const config = Object.assign(new Config(), { NODE_ENV: "test" });
const production = Object.assign(new Config(), {
  NODE_ENV: "production",
  PERSON_SECRET: "p".repeat(32),
  SERVICE_SECRET: "s".repeat(32),
});
const person: Person = { id: "screener-1", naam: "S. Creener", organisatie: "huis", huizen: ["proefhuis"], rollen: [] };
const signed = (issuer: string, secret: string, expires: number, alg = "HS256") =>
  new SignJWT({ ...person })
    .setProtectedHeader({ alg })
    .setIssuer(issuer)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));
const refused = (token: string, by = config) => expect(verifyPerson(token, by)).rejects.toThrow("niet-aangemeld");
const now = Math.floor(Date.now() / 1000);

describe("an identity", () => {
  it("is known again as it was signed", async () => {
    expect(await verifyPerson(await signDemoPerson(person, config), config)).toMatchObject(person);
    const service = await verifyPerson(await signService("triage", "proefhuis", "/v1/x", production), production);
    expect(service).toMatchObject({
      id: "systeem:triage",
      huizen: ["proefhuis"],
      rollen: ["systeem"],
      dataref: "/v1/x",
    });
  });

  it("of the demo is refused in production", async () => {
    await refused(await signDemoPerson(person, production), production);
  });

  it("is refused when it is expired, of another secret or issuer, of another algorithm, unsigned or no token", async () => {
    expect(await verifyPerson(await signed("demo", config.PERSON_SECRET, now + 60), config)).toMatchObject(person);
    await refused(await signed("demo", config.PERSON_SECRET, now - 1));
    await refused(await signed("services", config.SERVICE_SECRET, now - 1));
    await refused(await signed("demo", "x".repeat(32), now + 60));
    await refused(await signed("elsewhere", config.PERSON_SECRET, now + 60));
    await refused(await signed("demo", config.PERSON_SECRET.padEnd(64, "0"), now + 60, "HS512"));
    const [, payload] = (await signDemoPerson(person, config)).split(".");
    await refused(`${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.`);
    await refused("");
  });

  it("of a service is not taken for one of the demo, nor the other way round, though their secrets may be equal", async () => {
    const separate = Object.assign(new Config(), { PERSON_SECRET: "p".repeat(32), SERVICE_SECRET: "s".repeat(32) });
    await refused(await signed("services", separate.PERSON_SECRET, now + 60), separate);
    await refused(await signed("demo", separate.SERVICE_SECRET, now + 60), separate);
  });

  it("of a service lasts a minute", async () => {
    const token = await signService("triage", "proefhuis", "/v1/x", config);
    const { iat, exp } = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString());
    expect(exp - iat).toBe(60);
  });
});
