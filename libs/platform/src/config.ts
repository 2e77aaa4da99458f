import { plainToInstance } from "class-transformer";
import {
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from "class-validator";
import { kafkaAccess, type KafkaAccess, kafkaFaults, mechanisms } from "./kafka/access.js";

const developmentSecret = "alleen-voor-ontwikkeling-0123456789";

/** The environment of one service. Development defaults stand here; production refuses a defaulted secret. */
export class Config {
  @IsIn(["development", "test", "production"]) NODE_ENV = "development";
  @IsString() HOST = "127.0.0.1";
  @IsInt() @Min(0) @Max(65535) PORT = 0;
  /** Connection of the service's own role: subject to row-level security. */
  @Matches(/^postgres(ql)?:\/\//) DATABASE_URL = "";
  /** Connection of the service's worker role: relay, ticker and to-do list, on their own tables only. */
  @Matches(/^postgres(ql)?:\/\//) WORKER_DATABASE_URL = "";
  /** Connection of the service's auditor role: reads and seals who saw what, and nothing else. */
  @Matches(/^postgres(ql)?:\/\//) AUDITOR_DATABASE_URL = "";
  @IsInt() @Min(1) @Max(100) DATABASE_POOL = 10;
  /** Seconds that PostgreSQL works on one statement, or lets it wait for a lock, before it stops it. */
  @IsInt() @Min(1) @Max(600) DATABASE_STATEMENT_SECONDS = 15;
  /** Seconds without an answer, or without a connection, after which there will be none: more than a statement may take. */
  @IsInt() @Min(2) @Max(600) DATABASE_ANSWER_SECONDS = 20;
  /** Seconds that an open transaction waits for our next statement before PostgreSQL undoes it: what it locked is free. */
  @IsInt() @Min(1) @Max(600) DATABASE_IDLE_SECONDS = 30;
  /** Signs demo identities; production accepts none of them. */
  @IsString() @MinLength(32) PERSON_SECRET = developmentSecret;
  /** Signs what services ask each other. */
  @IsString() @MinLength(32) SERVICE_SECRET = developmentSecret;
  /**
   * Where the root keys are kept, under which identity and free text are sealed: `file:///…` in development,
   * `vault+https://host/v1/<mount>/data/<path>` (HashiCorp Vault, KV version 2) in production; empty in tests.
   */
  @Matches(/^(file:\/\/\/.+|vault\+https?:\/\/.+)?$/) KEYS = "";
  /** File with the token for that vault. */
  @IsOptional() @IsString() KEYS_TOKEN_FILE?: string;
  /** Seconds after which the keys are read again. */
  @IsNumber() @Min(0.1) @Max(3600) KEYS_REFRESH = 15;
  /** The issuer of identities (OpenID Connect); production needs one, over https. */
  @Matches(/^(https?:\/\/\S+)?$/) OIDC_ISSUER = "";
  /** The client through which people sign in; a token of any other client is of a system. */
  @Matches(/^\S+$/) OIDC_CLIENT_ID = "zvh-werkplek";
  /** Of that client: for the workplace alone. */
  @IsString() @MinLength(16) OIDC_CLIENT_SECRET = developmentSecret;
  /** For whom tokens must be meant. */
  @Matches(/^\S+$/) OIDC_AUDIENCE = "zvh";
  /** The claim that holds the account of a person. */
  @Matches(/^[\w-]+$/) OIDC_PERSON_CLAIM = "sub";
  /** Where browsers find the workplace, without a slash at the end: for the workplace, and for who links to it. */
  @Matches(/^(https?:\/\/[^/\s]+)?$/) WORKPLACE_URL = "";
  /** After so many minutes without anybody at the screen a session ends. */
  @IsInt() @Min(1) @Max(480) SESSION_IDLE_MINUTES = 30;
  /** After so many hours it ends in any case. */
  @IsInt() @Min(1) @Max(24) SESSION_HOURS = 10;
  @Matches(/^\d{20}$/) OIN = "00000000000000000000";
  /** Addresses of the other services: `<service>=http://…,<service>=http://…`. */
  @IsString() SERVICES = "";
  /** Houses that this deployment serves, comma separated; empty is all of them. */
  @IsString() HUIZEN = "";
  /** Brokers of the Kafka cluster, `host:port,host:port`; empty is the bus within one process. */
  @Matches(/^([\w.-]+:\d+(,[\w.-]+:\d+)*)?$/) KAFKA_BROKERS = "";
  @IsIn(["kafkajs", "platformatic"]) KAFKA_CLIENT = "kafkajs";
  /** Whether the brokers are reached over TLS. */
  @IsIn(["on", "off"]) KAFKA_TLS = "off";
  /** File with the certificates (PEM) to trust for it; empty is those that Node knows. */
  @IsString() KAFKA_TLS_CA_FILE = "";
  /** How a client says who it is; empty is not at all. */
  @IsIn(["", ...mechanisms]) KAFKA_SASL: "" | (typeof mechanisms)[number] = "";
  @IsString() KAFKA_USER = "";
  /** File with the password of that user: read at the start. */
  @IsString() KAFKA_PASSWORD_FILE = "";
  @IsOptional() @Matches(/^smtps?:\/\//) SMTP_URL?: string;
  /** Where a service may send what somebody asked to be sent: `public` addresses alone, or in development `any`. */
  @IsIn(["public", "any"]) OUTBOUND = "public";
  /** Calls a minute of one person or system to one process; 0 is no limit. */
  @IsInt() @Min(0) RATE_LIMIT = 6000;
  @IsIn(["error", "warn", "log", "debug"]) LOG_LEVEL = "warn";
}

const secrets = ["SERVICE_SECRET", "KEYS", "OIDC_CLIENT_SECRET"] as const;
/** What only the process with a screen uses. */
const ofTheScreen: (keyof Config)[] = ["OIDC_CLIENT_SECRET", "WORKPLACE_URL"];

/** Addresses that production must have: over https, and not of this machine, as the demo's are. */
const publicOnly = ["OIDC_ISSUER", "WORKPLACE_URL"] as const;
const isPublic = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.protocol === "https:" && !/^(localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(url.hostname);
};

/** What production refuses though development takes it. */
const wrongInProduction = (config: Config, unused: (keyof Config)[]): string[] => {
  const defaults = new Config();
  const defaulted = secrets
    .filter((key) => !unused.includes(key) && config[key] === defaults[key])
    .map((key) => `${key}: still has its development default; set your own`);
  const own = publicOnly
    .filter((key) => !unused.includes(key) && !isPublic(config[key]))
    .map((key) => `${key}: must be an https address that is not of this machine`);
  const keys =
    !unused.includes("KEYS") && /^(file|vault\+http):/.test(config.KEYS)
      ? ["KEYS: in production keys come from a vault: vault+https://…"]
      : [];
  const outbound = config.OUTBOUND === "any" ? ["OUTBOUND: in production nothing goes to private addresses"] : [];
  return [...defaulted, ...own, ...keys, ...outbound];
};

/**
 * Reads and checks the environment of a service; throws one error that names every wrong variable.
 * @param environment usually `process.env`
 * @param unused variables that this process has no use for: they may be missing; by default those of a service
 */
export const readConfig = (
  environment: Record<string, string | undefined>,
  unused: (keyof Config)[] = ofTheScreen,
): Config => {
  const defaults = new Config();
  const known = Object.keys(defaults).concat("SMTP_URL", "KEYS_TOKEN_FILE");
  const given = Object.fromEntries(known.filter((key) => environment[key]).map((key) => [key, environment[key]]));
  for (const key of Object.keys(given))
    if (typeof defaults[key as keyof Config] === "number") given[key] = Number(given[key]) as never;
  const config = plainToInstance(Config, { ...defaults, ...given });
  const wrong = validateSync(config)
    .filter(({ property }) => !unused.includes(property as keyof Config))
    .map((error) => `${error.property}: ${Object.values(error.constraints ?? {}).join("; ")}`);
  if (config.DATABASE_ANSWER_SECONDS <= config.DATABASE_STATEMENT_SECONDS)
    wrong.push("DATABASE_ANSWER_SECONDS: must be more than DATABASE_STATEMENT_SECONDS");
  if (config.KAFKA_BROKERS && !unused.includes("KAFKA_BROKERS")) wrong.push(...kafkaFaults(config));
  if (config.NODE_ENV === "production") wrong.push(...wrongInProduction(config, unused));
  if (wrong.length > 0) throw new Error(`The configuration is wrong:\n  ${wrong.join("\n  ")}`);
  return config;
};

const notOfKafka = (Object.keys(new Config()) as (keyof Config)[])
  .filter((key) => !key.startsWith("KAFKA_"))
  .concat("SMTP_URL", "KEYS_TOKEN_FILE");

/** How to reach Kafka, for a program that needs nothing else; throws one error that names every wrong variable. */
export const readKafka = (environment: Record<string, string | undefined>): KafkaAccess =>
  kafkaAccess(readConfig(environment, notOfKafka));

/** Base address of another service. Throws when SERVICES does not name it. */
export const addressOf = (config: Config, service: string): string => {
  const entry = config.SERVICES.split(",").find((pair) => pair.startsWith(`${service}=`));
  if (!entry) throw new Error(`SERVICES does not name ${service}`);
  return entry.slice(service.length + 1);
};
