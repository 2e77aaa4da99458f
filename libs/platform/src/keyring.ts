import { createHash, createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import { link, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Config } from "./config.js";

/** A root key: of each other key, one use. From `from` on new values are sealed under it; it opens before that too. */
export type RootKey = {
  /** Four bytes that follow from the key itself (as RFC 7638 does for a JWK): no two keys can go by one name. */
  kid: Buffer;
  secret: KeyObject;
  from: Date;
};

/** A ring as it is kept: each key 32 bytes in base64, and since when it seals. */
type Kept = { keys: { key: string; from: string }[] };

/** Where rings are kept: a file in development, a vault in production. */
type Keeper = { read(): Promise<unknown>; write?(ring: Kept): Promise<void> };

/** The keys can't be had or used; one line for who starts a service, never with a key in it. */
export class KeysUnavailable extends Error {}

const kidOf = (key: Buffer): Buffer => createHash("sha256").update("kid").update(key).digest().subarray(0, 4);

/** The ring of tests, which everybody knows; production refuses it wherever it comes from. */
const known = Buffer.alloc(32, 7);
const knownRing: Kept = { keys: [{ key: known.toString("base64"), from: new Date(0).toISOString() }] };

const freshKey = (from: Date) => ({ key: randomBytes(32).toString("base64"), from: from.toISOString() });

/** Reads a ring as it is kept, the newest key first. Throws KeysUnavailable with everything that is wrong with it. */
const parse = (kept: unknown, production: boolean): RootKey[] => {
  const keys = (kept as Partial<Kept> | null)?.keys;
  if (!Array.isArray(keys) || keys.length === 0) throw new KeysUnavailable("it holds no list `keys`");
  const roots = keys.map(({ key, from }, i): RootKey => {
    const bytes = Buffer.from(String(key), "base64");
    if (bytes.length !== 32) throw new KeysUnavailable(`key ${i + 1} is not 32 bytes in base64`);
    if (Number.isNaN(Date.parse(from))) throw new KeysUnavailable(`key ${i + 1} has no moment \`from\``);
    if (production && bytes.equals(known)) throw new KeysUnavailable("it holds the key of the tests: make your own");
    return { kid: kidOf(bytes), secret: createSecretKey(bytes), from: new Date(from) };
  });
  if (new Set(roots.map(({ kid }) => kid.toString("hex"))).size < roots.length)
    throw new KeysUnavailable("it holds the same key twice");
  return roots.toSorted((one, other) => +other.from - +one.from);
};

/** A file that only its owner can read; made with a first key when it is missing, once however many ask at the same time. */
const fileKeeper = (path: string): Keeper => {
  const place = async (ring: Kept, put: (from: string, to: string) => Promise<void>): Promise<void> => {
    const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
    await writeFile(draft, JSON.stringify(ring, null, 2), { mode: 0o600 });
    try {
      await put(draft, path);
    } finally {
      await rm(draft, { force: true });
    }
  };
  const read = async (): Promise<unknown> => {
    const missing = await stat(path).then(
      ({ mode }) => {
        if (mode & 0o077) throw new KeysUnavailable("others can read it: chmod 600");
        return false;
      },
      (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return true;
        throw error;
      },
    );
    // A link, unlike a rename, leaves a file that somebody made meanwhile.
    if (missing) await place({ keys: [freshKey(new Date())] }, link).catch(unlessThere);
    return JSON.parse(await readFile(path, "utf8"));
  };
  return { read, write: (ring) => place(ring, rename) };
};

const unlessThere = (error: NodeJS.ErrnoException): void => {
  if (error.code !== "EEXIST") throw error;
};

/** The newest version of a secret of HashiCorp Vault's KV version 2; the token is read anew, because an agent renews it. */
const vaultKeeper = (address: string, tokenFile: string | undefined): Keeper => ({
  read: async () => {
    if (!tokenFile) throw new KeysUnavailable("KEYS_TOKEN_FILE is missing");
    const token = (await readFile(tokenFile, "utf8")).trim();
    const answer = await fetch(address, {
      headers: { "x-vault-token": token },
      redirect: "error", // the token goes nowhere else
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new KeysUnavailable(`it answers ${answer.status}`);
    return ((await answer.json()) as { data?: { data?: unknown } }).data?.data;
  },
});

const keeperOf = ({ KEYS, KEYS_TOKEN_FILE }: Config): Keeper => {
  if (KEYS === "") return { read: async () => knownRing };
  if (KEYS.startsWith("file:")) return fileKeeper(fileURLToPath(KEYS));
  return vaultKeeper(KEYS.replace(/^vault\+/, ""), KEYS_TOKEN_FILE);
};

/** What went wrong, without what a file or an answer holds. */
const whyOf = (error: unknown): string => {
  if (error instanceof KeysUnavailable) return error.message;
  if (error instanceof SyntaxError) return "it is no JSON";
  const { code, cause, name } = error as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException };
  return code ?? cause?.code ?? cause?.message ?? name;
};

/** The root keys of a deployment, as they are kept where KEYS says. */
export class KeyRing {
  private roots: RootKey[] = [];
  private readonly keeper: Keeper;

  private constructor(private readonly config: Config) {
    this.keeper = keeperOf(config);
  }

  /** Reads the ring of KEYS. Throws KeysUnavailable: one line with where and why. */
  static async load(config: Config): Promise<KeyRing> {
    const ring = new KeyRing(config);
    await ring.refresh();
    return ring;
  }

  /** Reads it again: another may have added a key. Throws KeysUnavailable, and then keeps what it had. */
  async refresh(): Promise<void> {
    const { KEYS, NODE_ENV } = this.config;
    try {
      this.roots = parse(await this.keeper.read(), NODE_ENV === "production");
    } catch (error) {
      throw new KeysUnavailable(`The keys of ${KEYS || "the tests"} can't be used: ${whyOf(error)}`);
    }
  }

  /** The key under which new values are sealed: the newest that holds already, or else the oldest. */
  get current(): RootKey {
    const now = Date.now();
    return this.roots.find(({ from }) => +from <= now) ?? this.roots.at(-1)!;
  }

  /** The newest key first: it may not seal yet. */
  get all(): readonly RootKey[] {
    return this.roots;
  }

  find(kid: Buffer): RootKey | undefined {
    return this.roots.find((root) => root.kid.equals(kid));
  }

  /** Whether keys can be added here; else that is done where the ring is kept. */
  get writable(): boolean {
    return this.keeper.write !== undefined;
  }

  /**
   * Adds a root key that seals once every process has had the time to read it: four times KEYS_REFRESH. Until then no
   * process meets a value that it can't open.
   */
  async add(): Promise<RootKey> {
    if (!this.keeper.write) throw new KeysUnavailable(`A key is added where the ring is kept: ${this.config.KEYS}`);
    const { keys } = (await this.keeper.read()) as Kept;
    const from = new Date(Date.now() + this.config.KEYS_REFRESH * 4_000);
    await this.keeper.write({ keys: [freshKey(from), ...keys] });
    await this.refresh();
    return this.all[0]!;
  }
}
