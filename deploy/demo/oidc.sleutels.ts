import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from "jose";

/** The keys of the demo issuer and of the partners' systems: made once, and kept so that a restart keeps tokens valid. */
export type Sleutels = {
  /** Signs tokens (ES256, private). */
  uitgever: JWK;
  /** Signs the cookies of the sign-in page. */
  cookies: string;
  /** The private key of each partner's system, by account. */
  afzenders: Record<string, JWK>;
};

const nieuweSleutel = async (kid: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: "ES256", use: "sig" };
};

/** Without what is secret of it: as others may see it. */
export const openbaar = ({ kty, crv, x, y, kid, alg, use }: JWK): JWK => ({ kty, crv, x, y, kid, alg, use });

/**
 * Reads the keys of a file that only its owner may read, and makes those that are missing.
 * @param accounts the partners' systems
 */
export const leesSleutels = async (file: string, accounts: string[]): Promise<Sleutels> => {
  const kept: Partial<Sleutels> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const afzenders = { ...kept.afzenders };
  for (const account of accounts) afzenders[account] ??= await nieuweSleutel(account);
  const sleutels = {
    uitgever: kept.uitgever ?? (await nieuweSleutel("demo-1")),
    cookies: kept.cookies ?? randomBytes(32).toString("base64url"),
    afzenders,
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(sleutels, null, 2), { mode: 0o600 });
  return sleutels;
};

/**
 * An access token for a partner's system, as that system itself would ask for it (client credentials, private_key_jwt).
 * @param sleutel the private key of the account
 * @param scope what the token is for, e.g. `meldingen:schrijven`
 * @returns the issuer's answer, whatever it is
 */
export const vraagToken = async (issuer: string, account: string, sleutel: JWK, scope: string): Promise<Response> => {
  const assertion = await new SignJWT({ jti: randomBytes(16).toString("hex") })
    .setProtectedHeader({ alg: "ES256", kid: sleutel.kid! })
    .setIssuer(account)
    .setSubject(account)
    .setAudience(issuer)
    .setIssuedAt()
    .setExpirationTime("60s")
    .sign(await importJWK(sleutel, "ES256"));
  const about = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as {
    token_endpoint: string;
  };
  return fetch(about.token_endpoint, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      ...(scope && { scope }),
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
    }),
  });
};
