import { SignJWT } from "jose";
import { Config } from "./config.js";
import { signDemoPerson, signService, verifyToken } from "./token.js";

const config = Object.assign(new Config(), { NODE_ENV: "test" });
const production = Object.assign(new Config(), {
  NODE_ENV: "production",
  PERSON_SECRET: "p".repeat(32),
  SERVICE_SECRET: "s".repeat(32),
});
const person = { id: "screener-1", naam: "S. Creener", telefoon: "0800-99001" };
const service = { naam: "triage", huis: "proefhuis", dataref: "/v1/x" };
const now = Math.floor(Date.now() / 1000);
const signed = (
  issuer: string,
  secret: string,
  { expires = now + 60, alg = "HS256", subject = person.id, claims = { naam: person.naam } as object } = {},
) =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg })
    .setIssuer(issuer)
    .setSubject(subject)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));
const refused = (token: string, by = config) => expect(verifyToken(token, by)).rejects.toThrow("niet-aangemeld");

describe("an identity", () => {
  it("is known again as it was signed, and says nothing of what somebody may do", async () => {
    expect(await verifyToken(await signDemoPerson(person, config), config)).toEqual(person);
    const asker = await verifyToken(await signService("triage", "proefhuis", "/v1/x", production), production);
    expect(asker).toEqual({ id: "systeem:triage", ...service });
  });

  it("of the demo is refused in production", async () => {
    await refused(await signDemoPerson(person, production), production);
  });

  it("is refused when it is expired, of another secret or issuer, of another algorithm, unsigned or no token", async () => {
    expect(await verifyToken(await signed("demo", config.PERSON_SECRET), config)).toMatchObject({ id: person.id });
    await refused(await signed("demo", config.PERSON_SECRET, { expires: now - 1 }));
    await refused(await signed("services", config.SERVICE_SECRET, { expires: now - 1, claims: service }));
    await refused(await signed("demo", "x".repeat(32)));
    await refused(await signed("elsewhere", config.PERSON_SECRET));
    await refused(await signed("demo", config.PERSON_SECRET.padEnd(64, "0"), { alg: "HS512" }));
    const [, payload] = (await signDemoPerson(person, config)).split(".");
    await refused(`${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.`);
    await refused("");
  });

  it("of a service is not taken for one of a person, nor the other way round, though their secrets may be equal", async () => {
    const separate = Object.assign(new Config(), { PERSON_SECRET: "p".repeat(32), SERVICE_SECRET: "s".repeat(32) });
    await refused(await signed("services", separate.PERSON_SECRET, { claims: service }), separate);
    await refused(await signed("demo", separate.SERVICE_SECRET), separate);
    await refused(await signed("demo", config.PERSON_SECRET, { subject: "systeem:triage", claims: service }));
    await refused(await signed("demo", config.PERSON_SECRET, { claims: service }));
    await refused(await signed("services", config.SERVICE_SECRET, { claims: service }));
    await refused(await signed("services", config.SERVICE_SECRET, { subject: "systeem:triage" }));
  });

  it("of a service lasts a minute", async () => {
    const token = await signService("triage", "proefhuis", "/v1/x", config);
    const { iat, exp } = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString());
    expect(exp - iat).toBe(60);
  });
});
