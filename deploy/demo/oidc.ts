import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import Provider, { type Context, type Token } from "oidc-provider";
import { createMemoryAdapter } from "oidc-provider/lib/adapters/memory_adapter.js";
import type { JWK } from "jose";
import type { Person } from "@zvh/platform";
import type { Huizen } from "@zvh/regions";
import { aanmelden, afgemeld, afmelden, mislukt } from "./oidc.pages.js";
import { leesSleutels, openbaar, type Sleutels } from "./oidc.sleutels.js";

// The issuer of the demo (OpenID Connect): invented people sign in with one click. For development and tests alone.

const resource = "urn:zvh";
/** What the system of a partner may ask for. */
export const scopes = "meldingen:schrijven detentieberichten:schrijven gebeurtenissen:lezen";
const minute = 60;

export type Uitgever = {
  issuer: string;
  /** What services and workplace must know of it. */
  environment: Record<string, string>;
  /** The private key of a partner's system. */
  sleutelVan(account: string): JWK;
  stop(): Promise<void>;
};

type Demo = {
  port: number;
  /** Where its keys stay. */
  file: string;
  /** Who may sign in. */
  mensen: Person[];
  /** The systems of partners. */
  afzenders: Person[];
  /** Base address of the workplace. */
  werkplek: string;
  /** The houses, for their names. */
  huizen: Huizen;
  /** Seconds that an access token lasts. */
  geldig?: number;
};

const client = "zvh-werkplek";
const secret = "alleen-voor-ontwikkeling-0123456789";

const workplaceOf = ({ werkplek }: Demo) => ({
  client_id: client,
  client_secret: secret,
  redirect_uris: [`${werkplek}/api/aangemeld`],
  post_logout_redirect_uris: [`${werkplek}/aanmelden?reden=afgemeld`],
  grant_types: ["authorization_code", "refresh_token"],
  id_token_signed_response_alg: "ES256",
});

const systemOf = (account: string, key: JWK) => ({
  client_id: account,
  redirect_uris: [],
  response_types: [],
  grant_types: ["client_credentials"],
  token_endpoint_auth_method: "private_key_jwt",
  token_endpoint_auth_signing_alg: "ES256",
  id_token_signed_response_alg: "ES256",
  scope: scopes,
  jwks: { keys: [openbaar(key)] },
});

/** All that the issuer remembers is gone with its process; the systems of partners are looked up. */
const memoryWith = ({ afzenders }: Demo, keys: Record<string, JWK>) => {
  const memory = createMemoryAdapter();
  const systems = new Map(afzenders.map(({ id }) => [id, systemOf(id, keys[id]!)]));
  return (model: string) => (model === "Client" ? { find: async (id: string) => systems.get(id) } : memory(model));
};

/** Nobody is asked whether the workplace may know who they are. */
const grantFor = async ({ oidc }: Context) => {
  const [clientId, accountId] = [oidc.client.clientId, oidc.session.accountId!];
  const known = oidc.session.grantIdFor(clientId);
  const grant = (known && (await oidc.provider.Grant.find(known))) || new oidc.provider.Grant({ clientId, accountId });
  grant.addOIDCScope("openid profile phone");
  grant.addResourceScope(resource, "");
  await grant.save();
  return grant;
};

const pageOf = (ctx: Context, html: string, nonce = "", origin = ""): void => {
  for (const [name, value] of Object.entries(headers(nonce, origin))) ctx.set(name, value);
  ctx.body = html;
};

const headers = (nonce: string, origin = "") => ({
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy":
    `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'; ` +
    `form-action 'self' ${origin}; base-uri 'none'; frame-ancestors 'none'`,
});

/** What the tokens are like: an access token is a JWT for the services, from which alone they learn who somebody is. */
const tokensOf = (person: Map<string, Person>, lasts: number) => ({
  // An id token comes back in the address of the way out: it says no more than which account it is of.
  claims: { openid: ["sub"] },
  extraTokenClaims: (_: Context, { accountId }: Token) => {
    const found = accountId && person.get(accountId);
    return found ? { name: found.naam, phone_number: found.telefoon } : undefined;
  },
  rotateRefreshToken: true,
  issueRefreshToken: () => true,
  ttl: {
    AccessToken: lasts,
    ClientCredentials: lasts,
    AuthorizationCode: minute,
    Interaction: 60 * minute,
    Session: 600 * minute,
    Grant: 600 * minute,
    RefreshToken: 600 * minute,
    IdToken: 5 * minute,
  },
});

/** One resource, whoever asks: the platform. */
const resourceIndicators = {
  enabled: true,
  defaultResource: () => resource,
  useGrantedResource: () => true,
  getResourceServerInfo: () => ({
    scope: scopes,
    audience: "zvh",
    accessTokenFormat: "jwt",
    jwt: { sign: { alg: "ES256" } },
  }),
};

const wayOut = (werkplek: string) => ({
  enabled: true,
  logoutSource: (ctx: Context, form: string) => {
    const nonce = randomBytes(16).toString("base64");
    pageOf(ctx, afmelden(form, nonce), nonce, new URL(werkplek).origin);
  },
  postLogoutSuccessSource: (ctx: Context) => pageOf(ctx, afgemeld(werkplek)),
});

const configurationOf = (demo: Demo, person: Map<string, Person>, { uitgever, cookies, afzenders }: Sleutels) => ({
  adapter: memoryWith(demo, afzenders),
  clients: [workplaceOf(demo)],
  jwks: { keys: [uitgever] },
  cookies: { keys: [cookies] },
  scopes: ["openid", "profile", "phone", ...scopes.split(" ")],
  pkce: { required: () => true },
  loadExistingGrant: grantFor,
  findAccount: (_: Context, id: string) => person.has(id) && { accountId: id, claims: () => ({ sub: id }) },
  ...tokensOf(person, demo.geldig ?? 5 * minute),
  interactions: { url: (_: Context, { uid }: { uid: string }) => `/aanmelden/${uid}` },
  renderError: (ctx: Context) => pageOf(ctx, mislukt(demo.werkplek)),
  features: {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    clientCredentials: { enabled: true },
    revocation: { enabled: true },
    resourceIndicators,
    rpInitiatedLogout: wayOut(demo.werkplek),
  },
});

const formOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = "";
  for await (const chunk of request) if ((text += chunk).length > 1000) break;
  return new URLSearchParams(text);
};

/** The sign-in page, and what is chosen on it. */
const signInPage = (provider: Provider, demo: Demo, person: Map<string, Person>) => {
  const { origin } = new URL(demo.werkplek);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await provider.interactionDetails(request, response);
    } catch {
      response.writeHead(400, headers("")).end(mislukt(demo.werkplek));
      return;
    }
    const chosen = request.method === "POST" && person.get((await formOf(request)).get("persoon") ?? "");
    if (chosen) return provider.interactionFinished(request, response, { login: { accountId: chosen.id } });
    const nonce = randomBytes(16).toString("base64");
    response.writeHead(200, headers(nonce, origin)).end(aanmelden(demo.mensen, demo.huizen, nonce));
  };
};

/**
 * Starts the issuer of the demo: OpenID Connect with PKCE for the workplace, client credentials for partners.
 * Throws in production, which accepts nobody of it.
 */
export const startUitgever = async (demo: Demo): Promise<Uitgever> => {
  if (process.env.NODE_ENV === "production") throw new Error("the demo issuer is not for production");
  const sleutels = await leesSleutels(
    demo.file,
    demo.afzenders.map(({ id }) => id),
  );
  const person = new Map(demo.mensen.map((one) => [one.id, one]));
  const issuer = `http://127.0.0.1:${demo.port}`;
  const provider = new Provider(issuer, configurationOf(demo, person, sleutels));
  provider.on("server_error", (_, error) => console.error(`demo issuer: ${error.stack}`));
  const page = signInPage(provider, demo, person);
  const rest = provider.callback();
  const server = createServer((request, response) => {
    void (request.url?.startsWith("/aanmelden/") ? page : rest)(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(demo.port, "127.0.0.1", resolve);
  });
  return {
    issuer,
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client,
      OIDC_CLIENT_SECRET: secret,
      WORKPLACE_URL: demo.werkplek,
    },
    sleutelVan: (account) => sleutels.afzenders[account]!,
    stop: () => new Promise<void>((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
};
