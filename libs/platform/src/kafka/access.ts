import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Config } from "../config.js";

export const mechanisms = ["plain", "scram-sha-256", "scram-sha-512"] as const;

/** Where the brokers are, and how a client gets in. */
export type KafkaAccess = {
  /** `host:port` of each. */
  brokers: string[];
  /** Over TLS; `ca` are the certificates to trust, as PEM, in place of those that Node knows. */
  tls?: { ca?: string };
  sasl?: { mechanism: (typeof mechanisms)[number]; username: string; password: string };
};

const isCertificate = (text: string): boolean => {
  try {
    return new X509Certificate(text).subject !== undefined;
  } catch {
    return false;
  }
};

/** What is wrong with the file that a setting names, as one line; nothing when it can be used. */
const faultOfFile = (
  key: "KAFKA_TLS_CA_FILE" | "KAFKA_PASSWORD_FILE",
  file: string,
  isGood: (text: string) => boolean,
): string[] => {
  try {
    const holds = key === "KAFKA_TLS_CA_FILE" ? "certificate as PEM" : "password";
    return isGood(readFileSync(file, "utf8")) ? [] : [`${key}: the file holds no ${holds}`];
  } catch (error) {
    return [`${key}: the file can't be read (${(error as { code?: string }).code})`];
  }
};

/** What is wrong with how to get in, a line per fault; never what a file holds. */
export const kafkaFaults = (config: Config): string[] => {
  const { KAFKA_TLS: tls, KAFKA_TLS_CA_FILE: ca, KAFKA_SASL: mechanism, KAFKA_PASSWORD_FILE: file } = config;
  const faults = tls === "on" && ca ? faultOfFile("KAFKA_TLS_CA_FILE", ca, isCertificate) : [];
  if (mechanism === "") return faults;
  if (mechanism === "plain" && tls !== "on")
    faults.push("KAFKA_SASL: plain shows the password to the network; KAFKA_TLS must be on");
  if (!config.KAFKA_USER) faults.push("KAFKA_USER: must be set when KAFKA_SASL is");
  if (!file) faults.push("KAFKA_PASSWORD_FILE: must be set when KAFKA_SASL is");
  else faults.push(...faultOfFile("KAFKA_PASSWORD_FILE", file, (text) => text.trim() !== ""));
  return faults;
};

/** How to get in by settings that have no fault; reads the files that they name. */
export const kafkaAccess = (config: Config): KafkaAccess => {
  const { KAFKA_TLS_CA_FILE: ca, KAFKA_SASL: mechanism } = config;
  return {
    brokers: config.KAFKA_BROKERS.split(","),
    ...(config.KAFKA_TLS === "on" && { tls: ca ? { ca: readFileSync(ca, "utf8") } : {} }),
    ...(mechanism && {
      sasl: {
        mechanism,
        username: config.KAFKA_USER,
        password: readFileSync(config.KAFKA_PASSWORD_FILE, "utf8").trim(),
      },
    }),
  };
};
