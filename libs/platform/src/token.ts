import { createSecretKey, type KeyObject } from "node:crypto";
import { decodeJwt, jwtVerify, SignJWT } from "jose";
import { found, Refused } from "./change.js";
import type { Config } from "./config.js";

/** Who a token is of. What this one may do is in no token: the account table says so at every call. */
export type Identity = {
  /** Of an account, or `systeem:<service>`. */
  id: string;
  naam: string;
  telefoon?: string;
  /** Only of a service: the one house, and the one path, that it may ask. */
  huis?: string;
  dataref?: string;
};

const keys = new Map<string, KeyObject>();
/** The key of a secret; the same object every time, so that it is imported once. */
const keyOf = (secret: string): KeyObject => {
  const key = keys.get(secret) ?? createSecretKey(Buffer.from(secret));
  keys.set(secret, key);
  return key;
};
const sign = (issuer: string, { id, naam, telefoon, huis, dataref }: Identity, secret: string, seconds: number) =>
  new SignJWT({ naam, telefoon, huis, dataref })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(issuer)
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(keyOf(secret));

/** A demo identity: for development and tests alone, production refuses it. Valid for twelve hours. */
export const signDemoPerson = (
  { id, naam, telefoon }: Pick<Identity, "id" | "naam" | "telefoon">,
  { PERSON_SECRET }: Pick<Config, "PERSON_SECRET">,
): Promise<string> => sign("demo", { id, naam, telefoon }, PERSON_SECRET, 12 * 3600);

/** The identity of a service, for one path of another service and one house. Valid for one minute. */
export const signService = (
  service: string,
  huis: string,
  dataref: string,
  { SERVICE_SECRET }: Pick<Config, "SERVICE_SECRET">,
): Promise<string> => sign("services", { id: `systeem:${service}`, naam: service, huis, dataref }, SERVICE_SECRET, 60);

/** Who the bearer of a token is. Refused('niet-aangemeld') when it is none of ours, or no longer valid. */
export const verifyToken = async (token: string, config: Config): Promise<Identity> => {
  const secrets: Record<string, string> = { services: config.SERVICE_SECRET };
  if (config.NODE_ENV !== "production") secrets.demo = config.PERSON_SECRET;
  try {
    const issuer = decodeJwt(token).iss ?? "";
    const options = { issuer, algorithms: ["HS256"], requiredClaims: ["sub", "exp"] };
    const { payload } = await jwtVerify<Identity>(token, keyOf(found(secrets[issuer])), options);
    const { sub, naam, telefoon, huis, dataref } = payload;
    // A path, and the name of the system, belong to services alone: a person's token carries none.
    const ofService = issuer === "services";
    if (sub!.startsWith("systeem:") !== ofService || Boolean(huis && dataref) !== ofService) throw new Error(issuer);
    return { id: sub!, naam, telefoon, ...(ofService && { huis, dataref }) };
  } catch {
    throw new Refused("niet-aangemeld");
  }
};
