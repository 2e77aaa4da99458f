import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Config } from "@zvh/platform";

// The realm for Keycloak, held against what our processes ask of an issuer.

type Mapper = { protocolMapper: string; config: Record<string, string> };
type Client = {
  clientId: string;
  redirectUris?: string[];
  defaultClientScopes: string[];
  optionalClientScopes: string[];
  attributes: Record<string, string>;
  protocolMappers?: Mapper[];
} & Record<string, unknown>;
type Realm = {
  clientScopes: { name: string; attributes: Record<string, string>; protocolMappers?: Mapper[] }[];
  clients: Client[];
  components: Record<string, { config: Record<string, string[]> }[]>;
};

const root = join(import.meta.dirname, "..", "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const realm = JSON.parse(read("deploy/keycloak/zvh-realm.json")) as Realm;
const defaults = new Config();
const scopeOf = (name: string) => realm.clientScopes.find((scope) => scope.name === name)!;
const [workplace, partner] = [true, false].map((standard) =>
  realm.clients.find(({ standardFlowEnabled }) => standardFlowEnabled === standard),
) as [Client, Client];

/** The claims that the access token of a client holds by its scopes and by its own mappers. */
const claimsOf = (client: Client): (string | undefined)[] =>
  [
    ...client.defaultClientScopes.flatMap((name) => scopeOf(name).protocolMappers ?? []),
    ...(client.protocolMappers ?? []),
  ]
    .filter(({ config }) => config["access.token.claim"] === "true")
    .map(({ protocolMapper, config }) => config["claim.name"] ?? protocolMapper);

it("defines every scope that a client has: with scopes of its own a realm gets none of the built-in ones", () => {
  const known = realm.clientScopes.map(({ name }) => name);
  for (const { defaultClientScopes, optionalClientScopes } of realm.clients)
    expect([...defaultClientScopes, ...optionalClientScopes].filter((name) => !known.includes(name))).toEqual([]);
});

it("has the workplace as a client that signs in with a code, PKCE and a secret, and in no other way", () => {
  expect(workplace).toMatchObject({
    clientId: defaults.OIDC_CLIENT_ID,
    publicClient: false,
    clientAuthenticatorType: "client-secret",
    implicitFlowEnabled: false,
    directAccessGrantsEnabled: false,
    serviceAccountsEnabled: false,
    attributes: { "pkce.code.challenge.method": "S256" },
  });
  expect(workplace).not.toHaveProperty("secret");
  const asked = /const scope = "openid ([^"]+)"/.exec(read("services/workplace/src/issuer.ts"))![1]!.split(" ");
  expect(workplace.defaultClientScopes).toEqual(expect.arrayContaining(asked));
});

it("sends the workplace back to addresses that it has, and to those alone", () => {
  const controller = read("services/workplace/src/aanmelden.controller.ts");
  expect(workplace.redirectUris!.map((uri) => new URL(uri).pathname)).toEqual(["/api/aangemeld"]);
  expect(controller).toContain('@Get("aangemeld")');
  const after = new URL(workplace.attributes["post.logout.redirect.uris"]!);
  expect(read("services/workplace/src/issuer.ts")).toContain(`WORKPLACE_URL}${after.pathname}${after.search}`);
});

it("puts in the token for whom it is, who somebody is, his name and his telephone", () => {
  expect(claimsOf(workplace)).toEqual(
    expect.arrayContaining([
      "oidc-sub-mapper",
      "oidc-full-name-mapper",
      "phone_number",
      "medewerker",
      "oidc-audience-mapper",
    ]),
  );
  for (const client of [workplace, partner]) {
    expect(client.defaultClientScopes).toContain("zvh");
    expect(client.fullScopeAllowed).toBe(false);
    expect(["ES256", "EdDSA", "PS256", "RS256"]).toContain(client.attributes["access.token.signed.response.alg"]);
  }
  expect(scopeOf("zvh").protocolMappers![0]!.config["included.custom.audience"]).toBe(defaults.OIDC_AUDIENCE);
});

it("puts none of that in the id token, which comes back in the address of the way out", () => {
  const mappers = [...realm.clientScopes, ...realm.clients].flatMap(({ protocolMappers = [] }) => protocolMappers);
  const open = mappers.filter(({ config }) => "access.token.claim" in config && config["id.token.claim"] !== "false");
  expect(open.map(({ protocolMapper }) => protocolMapper)).toEqual(["oidc-sub-mapper"]);
});

it("lets nobody choose for himself who he is: a user may see these fields, an administrator alone may change them", () => {
  const [profile] = realm.components["org.keycloak.userprofile.UserProfileProvider"]!;
  const { attributes } = JSON.parse(profile!.config["kc.user.profile.config"]![0]!) as {
    attributes: { name: string; permissions: { edit: string[] } }[];
  };
  const mapped = [...realm.clientScopes, ...realm.clients]
    .flatMap(({ protocolMappers = [] }) => protocolMappers.map(({ config }) => config["user.attribute"]))
    .filter(Boolean);
  expect(mapped).toContain("medewerker");
  expect(attributes.map(({ name }) => name)).toEqual(expect.arrayContaining(mapped));
  for (const { name, permissions } of attributes) expect([name, permissions.edit]).toEqual([name, ["admin"]]);
});

it("has a partner's system with its own key, which may ask for every scope of a route and for nothing else", () => {
  expect(partner).toMatchObject({
    clientId: expect.stringMatching(/^afzender:/),
    publicClient: false,
    clientAuthenticatorType: "client-jwt",
    serviceAccountsEnabled: true,
    directAccessGrantsEnabled: false,
    attributes: { "use.jwks.url": "true", "token.endpoint.auth.signing.alg": "ES256" },
  });
  const routes = globSync("services/*/src/**/*.controller.ts", { cwd: root }).map(read).join("\n");
  const asked = new Set([...routes.matchAll(/@Scope\("([^"]+)"\)/g)].map(([, name]) => name));
  expect(asked.size).toBeGreaterThan(0);
  expect(new Set(partner.optionalClientScopes)).toEqual(asked);
  for (const name of asked) expect(scopeOf(name!).attributes["include.in.token.scope"]).toBe("true");
});
