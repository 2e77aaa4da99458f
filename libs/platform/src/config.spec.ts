import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCertificate } from "@zvh/testing";
import { addressOf, readConfig, readKafka } from "./config.js";

const postgres = "postgres://service:geheim@127.0.0.1:5432/things";
const least = { DATABASE_URL: postgres, WORKER_DATABASE_URL: postgres, AUDITOR_DATABASE_URL: postgres };
const secrets = {
  SERVICE_SECRET: randomBytes(32).toString("hex"),
  KEYS: "vault+https://kluis.voorbeeld/v1/zvh/data/sleutels",
};
const issuer = { OIDC_ISSUER: "https://aanmelden.example/realms/zvh" };
const mistakesIn = (
  environment: Record<string, string>,
  ...unused: Parameters<typeof readConfig>[1] & {}
): string[] => {
  try {
    readConfig(environment, unused.length > 0 ? unused : undefined);
    return [];
  } catch (error) {
    return (error as Error).message
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(":")[0]!);
  }
};

describe("the configuration", () => {
  it("needs only its databases in development, and reads numbers", () => {
    const config = readConfig({ ...least, PORT: "3001", DATABASE_POOL: "", OTHER: "ignored" });
    expect(config).toMatchObject({ NODE_ENV: "development", PORT: 3001, DATABASE_POOL: 10 });
    expect(config).not.toHaveProperty("OTHER");
  });

  it("names every wrong variable at once", () => {
    const wrong = {
      NODE_ENV: "prod",
      PORT: "http",
      DATABASE_URL: "mysql://x",
      DATABASE_POOL: "0",
      PERSON_SECRET: "kort",
      KEYS: "/een/pad",
      KEYS_REFRESH: "0",
      OIN: "1",
      SMTP_URL: "http://mail",
      LOG_LEVEL: "loud",
    };
    expect(mistakesIn(wrong).sort()).toEqual(
      [...Object.keys(wrong), "WORKER_DATABASE_URL", "AUDITOR_DATABASE_URL"].sort(),
    );
    expect(mistakesIn({ ...least, DATABASE_POOL: "2.5" })).toEqual(["DATABASE_POOL"]);
    expect(mistakesIn({ ...least, DATABASE_ANSWER_SECONDS: "15" })).toEqual(["DATABASE_ANSWER_SECONDS"]);
  });

  it("refuses a defaulted secret in production, each by name, also when it was given by hand", () => {
    const production = { ...least, ...issuer, NODE_ENV: "production" };
    expect(mistakesIn(production)).toEqual(Object.keys(secrets));
    expect(mistakesIn({ ...production, ...secrets, SERVICE_SECRET: readConfig(least).SERVICE_SECRET })).toEqual([
      "SERVICE_SECRET",
    ]);
    expect(mistakesIn({ ...production, ...secrets })).toEqual([]);
  });

  it("takes keys from a vault alone in production", () => {
    const production = { ...least, ...secrets, ...issuer, NODE_ENV: "production" };
    for (const KEYS of ["file:///tmp/sleutels.json", "vault+http://kluis/v1/zvh/data/sleutels"])
      expect([KEYS, mistakesIn({ ...production, KEYS })]).toEqual([KEYS, ["KEYS"]]);
    expect(mistakesIn({ ...least, KEYS: "file:///tmp/sleutels.json" })).toEqual([]);
  });

  it("asks nothing that a process has no use for", () => {
    const { KEYS: _, ...own } = { ...secrets, ...issuer };
    const unused = [
      "DATABASE_URL",
      "WORKER_DATABASE_URL",
      "AUDITOR_DATABASE_URL",
      "KEYS",
      "OIDC_CLIENT_SECRET",
      "WORKPLACE_URL",
    ] as const;
    expect(mistakesIn({ NODE_ENV: "production", ...own }, ...unused)).toEqual([]);
    expect(mistakesIn({ NODE_ENV: "production" }, ...unused)).toEqual(Object.keys(own));
  });

  it("needs in production an issuer, and for the screen its secret and its own address, none of them of this machine", () => {
    const production = { ...least, ...secrets, NODE_ENV: "production" };
    expect(mistakesIn(production)).toEqual(["OIDC_ISSUER"]);
    const demo = [
      "http://127.0.0.1:4110",
      "https://127.0.0.1:4110",
      "https://localhost",
      "https://[::1]:1",
      "http://a.example",
    ];
    for (const address of demo) expect(mistakesIn({ ...production, OIDC_ISSUER: address })).toEqual(["OIDC_ISSUER"]);
    const screen = ["WORKER_DATABASE_URL"] as const;
    expect(mistakesIn({ ...production, ...issuer }, ...screen)).toEqual(["OIDC_CLIENT_SECRET", "WORKPLACE_URL"]);
    const own = { OIDC_CLIENT_SECRET: randomBytes(24).toString("hex"), WORKPLACE_URL: "https://werkplek.example" };
    expect(mistakesIn({ ...production, ...issuer, ...own }, ...screen)).toEqual([]);
    expect(mistakesIn({ ...production, ...issuer })).toEqual([]);
  });

  it("keeps the limits of a session within reason", () => {
    const wrong = { SESSION_IDLE_MINUTES: "0", SESSION_HOURS: "48", OIDC_PERSON_CLAIM: "a b" };
    expect(mistakesIn({ ...least, ...wrong }).sort()).toEqual(Object.keys(wrong).sort());
    expect(readConfig({ ...least, SESSION_IDLE_MINUTES: "15" }).SESSION_IDLE_MINUTES).toBe(15);
  });

  it("never repeats a value: it may be a secret", () => {
    expect(() => readConfig({ ...least, KEYS: "verklapt" })).toThrow(/^((?!verklapt).)*$/s);
  });

  it("knows where the other services are", () => {
    const config = readConfig({ ...least, SERVICES: "intake=http://a:1,intake-two=http://b:2" });
    expect(addressOf(config, "intake")).toBe("http://a:1");
    expect(addressOf(config, "intake-two")).toBe("http://b:2");
    expect(() => addressOf(config, "triage")).toThrow("triage");
  });
});

describe("how to get in at Kafka", () => {
  const folder = mkdtempSync(join(tmpdir(), "zvh-config-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => (writeFileSync(join(folder, name), text), join(folder, name));
  const brokers = { KAFKA_BROKERS: "a:9092,b:9092" };
  const { file: ca, certificate } = makeCertificate(folder, "ca");
  const secret = file("wachtwoord", "verklapt\n");
  const good = { ...brokers, KAFKA_TLS: "on", KAFKA_TLS_CA_FILE: ca };
  const signedIn = { ...good, KAFKA_SASL: "scram-sha-512", KAFKA_USER: "zvh", KAFKA_PASSWORD_FILE: secret };

  it("is by default in plain text and as nobody; with a file of certificates and one with the password it is not", () => {
    expect(readKafka(brokers)).toEqual({ brokers: ["a:9092", "b:9092"] });
    expect(readKafka({ ...brokers, KAFKA_TLS: "on" })).toMatchObject({ tls: {} });
    const sasl = { mechanism: "scram-sha-512", username: "zvh", password: "verklapt" };
    expect(readKafka(signedIn)).toEqual({ brokers: ["a:9092", "b:9092"], tls: { ca: certificate }, sasl });
  });

  it("names each fault on a line of its own, also what is wrong with a file, and never what it holds", () => {
    const nowhere = join(folder, "nergens");
    expect(mistakesIn({ ...least, ...signedIn })).toEqual([]);
    expect(mistakesIn({ ...least, ...brokers, KAFKA_TLS: "yes", KAFKA_SASL: "gssapi" })).toEqual([
      "KAFKA_TLS",
      "KAFKA_SASL",
      "KAFKA_USER",
      "KAFKA_PASSWORD_FILE",
    ]);
    for (const KAFKA_TLS_CA_FILE of [nowhere, secret])
      expect(mistakesIn({ ...least, ...good, KAFKA_TLS_CA_FILE })).toEqual(["KAFKA_TLS_CA_FILE"]);
    for (const KAFKA_PASSWORD_FILE of [nowhere, file("leeg", "\n")])
      expect(mistakesIn({ ...least, ...signedIn, KAFKA_PASSWORD_FILE })).toEqual(["KAFKA_PASSWORD_FILE"]);
    expect(mistakesIn({ ...least, ...good, KAFKA_SASL: "plain" })).toEqual(["KAFKA_USER", "KAFKA_PASSWORD_FILE"]);
    expect(() => readKafka({ ...signedIn, KAFKA_TLS_CA_FILE: secret })).toThrow(/^((?!verklapt).)*$/s);
  });

  it("shows no password to the network: by plain only over TLS", () => {
    expect(mistakesIn({ ...least, ...signedIn, KAFKA_SASL: "plain" })).toEqual([]);
    expect(mistakesIn({ ...least, ...signedIn, KAFKA_TLS: "off", KAFKA_SASL: "plain" })).toEqual(["KAFKA_SASL"]);
  });

  it("is no matter of a process that is not on the bus", () => {
    const wrong = { ...signedIn, KAFKA_PASSWORD_FILE: join(folder, "nergens") };
    expect(mistakesIn({ ...least, ...wrong, OIDC_CLIENT_SECRET: "o".repeat(16) }, "KAFKA_BROKERS")).toEqual([]);
    expect(mistakesIn({ ...least, ...wrong, KAFKA_BROKERS: "" })).toEqual([]);
  });
});
