import { createSecretKey, type KeyObject } from "node:crypto";
import { createRemoteJWKSet, decodeJwt, errors, jwtVerify, SignJWT, type JWTPayload, type JWTVerifyGetKey } from "jose";
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
  /** Only of a partner's system: what its token is for. */
  scopes?: string[];
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

/** The ways to sign that we take from an issuer: none that its public keys could be used for as a secret. */
const algorithms = ["ES256", "EdDSA", "PS256", "RS256"];
/** Seconds that the clock of an issuer may differ from ours. */
const clockTolerance = 5;

const keySets = new Map<string, Promise<JWTVerifyGetKey>>();

const keySetOf = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5_000) });
  const about = (await answer.json()) as { issuer: string; jwks_uri: string };
  if (about.issuer !== issuer) throw new Error("the issuer calls itself something else");
  return createRemoteJWKSet(new URL(about.jwks_uri));
};

/** The public keys of an issuer: asked once, and again after ten minutes or for a key that is new. */
const keysOf =
  (issuer: string): JWTVerifyGetKey =>
  async (header, token) => {
    const known = keySets.get(issuer) ?? keySetOf(issuer);
    keySets.set(issuer, known);
    known.catch(() => keySets.delete(issuer));
    try {
      return await (
        await known
      )(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) throw error;
      throw new Refused("dienst-niet-bereikbaar");
    }
  };

const text = (claim: unknown): string | undefined => (typeof claim === "string" && claim ? claim : undefined);

/**
 * Who a token of the issuer is of: a person when he signed in through our own client, else the system of a partner,
 * which is the account of its client and may do what the token is for (RFC 9068: client_id and scope).
 */
const identityOf = (claims: JWTPayload, config: Config): Identity => {
  const client = text(claims.client_id) ?? text(claims.azp);
  const ofPerson = client === config.OIDC_CLIENT_ID;
  const id = ofPerson ? text(claims[config.OIDC_PERSON_CLAIM]) : client;
  if (!id || id.startsWith("systeem:")) throw new Error("of nobody");
  const naam = text(claims.name) ?? id;
  if (ofPerson) return { id, naam, telefoon: text(claims.phone_number) };
  return { id, naam, scopes: text(claims.scope)?.split(" ") ?? [] };
};

/** Who the bearer of a token of the issuer is (an access token: JWT, RFC 9068). */
const verifyIssued = async (token: string, config: Config): Promise<Identity> => {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = config;
  const options = { issuer, audience, algorithms, clockTolerance, requiredClaims: ["sub", "exp"] };
  return identityOf((await jwtVerify(token, keysOf(issuer), options)).payload, config);
};

/** Who the bearer of a token that was signed here is: a service, or outside production somebody of the demo. */
const verifyOwn = async (token: string, issuer: string, config: Config): Promise<Identity> => {
  const secrets: Record<string, string> = { services: config.SERVICE_SECRET };
  if (config.NODE_ENV !== "production") secrets.demo = config.PERSON_SECRET;
  const options = { issuer, algorithms: ["HS256"], requiredClaims: ["sub", "exp"] };
  const { payload } = await jwtVerify<Identity>(token, keyOf(found(secrets[issuer])), options);
  const { sub, naam, telefoon, huis, dataref } = payload;
  // A path, and the name of the system, belong to services alone: a person's token carries none.
  const ofService = issuer === "services";
  if (sub!.startsWith("systeem:") !== ofService || Boolean(huis && dataref) !== ofService) throw new Error(issuer);
  return { id: sub!, naam, telefoon, ...(ofService && { huis, dataref }) };
};

/**
 * Who the bearer of a token is. Refused: niet-aangemeld when it is none of ours, or no longer valid,
 * dienst-niet-bereikbaar when its issuer does not give its keys.
 */
export const verifyToken = async (token: string, config: Config): Promise<Identity> => {
  try {
    const issuer = decodeJwt(token).iss ?? "";
    const issued = config.OIDC_ISSUER !== "" && issuer === config.OIDC_ISSUER;
    return await (issued ? verifyIssued(token, config) : verifyOwn(token, issuer, config));
  } catch (error) {
    if (error instanceof Refused && error.code === "dienst-niet-bereikbaar") throw error;
    throw new Refused("niet-aangemeld");
  }
};
