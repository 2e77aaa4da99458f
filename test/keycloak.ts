import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { decodeJwt } from "jose";
import { startPostgres } from "@zvh/testing";
import { afzenderVoor, demoMensen } from "../deploy/demo/mensen.js";
import { leesSleutels, openbaar, vraagToken } from "../deploy/demo/oidc.sleutels.js";
import { meldAf, openScherm, type Scherm } from "./browser/scherm.js";
import { demoDag, startTestSystem, type TestSystem } from "./systeem.js";

// Does the realm of deploy/keycloak do what our processes ask of it? Against a real Keycloak that has read it in and is
// there for nothing else (docs/aanmelden.md says how): signs in through the workplace, renews, leaves, and lets the system
// of a partner report. Not part of the suite.
//   npx node --import @swc-node/register/esm-register test/keycloak.ts --keycloak http://127.0.0.1:8080
// The administrator is that of KC_BOOTSTRAP_ADMIN_USERNAME and KC_BOOTSTRAP_ADMIN_PASSWORD. Ends with 1 at a fault.

const { values } = parseArgs({ options: { keycloak: { type: "string", default: "http://127.0.0.1:8080" } } });
const issuer = `${values.keycloak}/realms/zvh`;
const password = "Alleen-voor-deze-proef-1";
/** Seconds that an access token lasts here, so that it must be renewed. */
const lasts = 5;
const somebody = demoMensen.find(({ id }) => id === "zeeland.screener-1")!;
const melding = readFileSync(join(demoDag, "aanmelding-zeeland-gezin.json"), "utf8");
const partner = afzenderVoor(JSON.parse(melding).melder.organisatie);

let faults = 0;
const say = (what: string, good: boolean): void => {
  if (!good) faults++;
  console.log(`${what.padEnd(90)} ${good ? "goed" : "FOUT"}`);
};

type Admin = (method: string, path: string, body?: unknown) => Promise<any>;

/** Keycloak's own administration, as its administrator. Throws with its answer when it says no. */
const administrator = async (): Promise<Admin> => {
  const { KC_BOOTSTRAP_ADMIN_USERNAME: username = "admin", KC_BOOTSTRAP_ADMIN_PASSWORD: secret = "admin" } =
    process.env;
  const grant = { grant_type: "password", client_id: "admin-cli", username, password: secret };
  const address = `${values.keycloak}/realms/master/protocol/openid-connect/token`;
  const token = async () =>
    ((await (await fetch(address, { method: "POST", body: new URLSearchParams(grant) })).json()) as any).access_token;
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${await token()}`, "content-type": "application/json" };
    const answer = await fetch(`${values.keycloak}/admin/realms/zvh${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
};

const clientOf = async (admin: Admin, clientId: string) =>
  (await admin("GET", `/clients?clientId=${encodeURIComponent(clientId)}`))[0];

/** What docs/aanmelden.md tells an administrator to do: a user with the number that the register has for him. */
const giveUser = async (admin: Admin, username: string, attributes: Record<string, string[]>): Promise<void> => {
  for (const { id } of await admin("GET", `/users?exact=true&username=${username}`))
    await admin("DELETE", `/users/${id}`);
  const [firstName, ...last] = somebody.naam.split(" ");
  const credentials = [{ type: "password", value: password, temporary: false }];
  const names = { firstName, lastName: last.join(" "), email: `${username}@voorbeeld.nl` };
  await admin("POST", "/users", { username, enabled: true, ...names, attributes, credentials });
};

/** The workplace's address in both lists of its client, and tokens that last short. */
const giveAddress = async (admin: Admin, url: string): Promise<void> => {
  const client = await clientOf(admin, "zvh-werkplek");
  const attributes = { ...client.attributes, "post.logout.redirect.uris": `${url}/aanmelden?reden=afgemeld` };
  await admin("PUT", `/clients/${client.id}`, { ...client, redirectUris: [`${url}/api/aangemeld`], attributes });
  await admin("PUT", "", { accessTokenLifespan: lasts });
};

/** Signs in at Keycloak's own page. */
const signIn = async ({ page }: Scherm, url: string, username: string): Promise<void> => {
  await page.goto(url);
  await page.locator("#username").fill(username);
  await page.locator("#password").fill(password);
  await page.keyboard.press("Enter");
};

const isThere = (what: { waitFor(): Promise<void> }): Promise<boolean> =>
  what.waitFor().then(
    () => true,
    () => false,
  );

const people = async (at: TestSystem): Promise<void> => {
  const screen = await openScherm();
  const { page } = screen;
  const who = page.getByRole("button", { name: new RegExp(somebody.naam) });
  try {
    await signIn(screen, `${at.system.url}/zeeland/screening`, "met-nummer");
    say("een gebruiker met zijn nummer meldt zich aan en is waar hij heen wilde", await isThere(who));
    say("het adres is dat van de werkplek", page.url() === `${at.system.url}/zeeland/screening`);
    await pause(lasts * 1000 + 1500);
    await page.reload();
    say(
      "na het verlopen van zijn token werkt hij door (vernieuwd, met een nieuw verversingstoken)",
      await isThere(who),
    );
    await page.getByRole("link", { name: "Triage", exact: true }).click();
    say("en nog eens", await isThere(who));
    const left = page.waitForRequest((request) => request.url().includes("/protocol/openid-connect/logout"));
    await meldAf(page);
    const hint = new URL((await left).url()).searchParams.get("id_token_hint")!;
    const open = Object.keys(decodeJwt(hint)).filter((claim) => /name|phone|email|medewerker/.test(claim));
    say(`het id-token in het adres van het afmelden zegt niets over hem ${open.join(" ")}`, open.length === 0);
    await page.goto(`${at.system.url}/zeeland/screening`);
    say("na afmelden vraagt de uitgever opnieuw wie er is", await isThere(page.locator("#password")));
    await signIn(screen, `${at.system.url}/zeeland/screening`, "zonder-nummer");
    const failed = page.waitForURL(/reden=mislukt/).then(
      () => true,
      () => false,
    );
    say("een gebruiker zonder nummer komt er niet in", await failed);
    say(`de browser klaagt nergens over ${screen.wrong.join(" | ")}`, screen.wrong.length === 0);
  } finally {
    await screen.close();
  }
};

/** The example of a partner's client, for a partner of ours, whose public key it publishes at an address. */
const partners = async (admin: Admin, at: TestSystem, folder: string): Promise<void> => {
  const key = (await leesSleutels(join(folder, "partner.json"), [partner.id])).afzenders[partner.id]!;
  const server: Server = createServer((_, response) => response.end(JSON.stringify({ keys: [openbaar(key)] })));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { id: _, ...example } = await clientOf(admin, "afzender:voorbeeld");
    const before = await clientOf(admin, partner.id);
    if (before) await admin("DELETE", `/clients/${before.id}`);
    const jwks = { "jwks.url": `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json` };
    const attributes = { ...example.attributes, ...jwks };
    await admin("POST", "/clients", { ...example, clientId: partner.id, attributes, protocolMappers: undefined });
    for (const [scope, wanted] of [
      ["meldingen:schrijven", 201],
      ["", 403],
    ] as const) {
      const token = (await (await vraagToken(issuer, partner.id, key, scope)).json()) as { access_token: string };
      const headers = { authorization: `Bearer ${token.access_token}`, "content-type": "application/json" };
      const { status } = await fetch(`${at.addressOf("intake")}/v1/meldingen`, {
        method: "POST",
        headers,
        body: melding,
      });
      say(
        `een systeem van een partner ${scope ? "met scope doet" : "zonder scope doet geen"} melding (${status})`,
        status === wanted,
      );
    }
  } finally {
    server.close();
  }
};

const main = async (): Promise<void> => {
  const admin = await administrator();
  const { id } = await clientOf(admin, "zvh-werkplek");
  const { value: secret } = await admin("POST", `/clients/${id}/client-secret`);
  await giveUser(admin, "met-nummer", { medewerker: [somebody.id], phoneNumber: [somebody.telefoon ?? "0800-99001"] });
  await giveUser(admin, "zonder-nummer", {});
  const folder = mkdtempSync("/var/tmp/zvh-keycloak-");
  const postgres = await startPostgres({ folder: join(folder, "postgres"), password: "test", durable: false });
  const environment = { OIDC_ISSUER: issuer, OIDC_CLIENT_SECRET: secret, OIDC_PERSON_CLAIM: "medewerker" };
  try {
    const at = await startTestSystem({ admin: postgres.url, environment });
    try {
      await giveAddress(admin, at.system.url);
      await people(at);
      await partners(admin, at, folder);
    } finally {
      await at.stop();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(postgres.dataFolder, { recursive: true, force: true });
  }
};

await main();
process.exit(faults === 0 ? 0 : 1);
