import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { readConfig } from "./config.js";
import { KeyRing } from "./keyring.js";
import { Vault, type SealedColumn } from "./vault.js";

const folder = mkdtempSync(join(tmpdir(), "zvh-vault-"));
afterAll(() => rmSync(folder, { recursive: true }));

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
const keys = [day(3), day(2), day(1)].map((from) => ({ key: randomBytes(32).toString("base64"), from }));

let files = 0;
/** A vault over a ring of these keys. */
const vaultOf = async (ring: typeof keys, service = "things"): Promise<Vault> => {
  const file = join(folder, `${files++}.json`);
  writeFileSync(file, JSON.stringify({ keys: ring }), { mode: 0o600 });
  const database = {
    DATABASE_URL: "postgres://none",
    WORKER_DATABASE_URL: "postgres://none",
    AUDITOR_DATABASE_URL: "postgres://none",
  };
  return new Vault(await KeyRing.load(readConfig({ ...database, KEYS: pathToFileURL(file).href })), service);
};

const name = fc.stringMatching(/^[a-z_]{1,20}$/);
const place = fc.record({ table: name, column: name, row: fc.uuid(), dossier: fc.uuid() });
type Place = typeof place extends fc.Arbitrary<infer P> ? P : never;

const at = ({ table, column }: Place): SealedColumn => ({ table, column, row: ["id"], dossier: "dossier" });
const seal = (vault: Vault, value: unknown, where: Place) => vault.seal(value, at(where), where.row, where.dossier);
const open = (vault: Vault, sealed: Buffer, where: Place) => vault.open(sealed, at(where), where.row, where.dossier);

describe("a sealed value", () => {
  let vault: Vault;
  beforeAll(async () => (vault = await vaultOf(keys)));

  it("opens in its own place, to what it was", () => {
    fc.assert(
      fc.property(place, fc.jsonValue(), (where, value) => {
        const same = JSON.parse(JSON.stringify(value)) as unknown;
        expect(open(vault, seal(vault, value, where), where)).toEqual(same);
      }),
    );
  });

  it("opens in no other row, column or table, and under the key of no other dossier", () => {
    fc.assert(
      fc.property(place, place, fc.constantFrom("table", "column", "row", "dossier"), (where, other, part) => {
        fc.pre(where[part] !== other[part]);
        const moved = { ...where, [part]: other[part] };
        expect(() => open(vault, seal(vault, "geheim", where), moved)).toThrow("inhoud-niet-te-openen");
      }),
    );
  });

  it("does not open when any bit of it changed, or when it was cut off", () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.nat(7), (where, index, bit) => {
        const sealed = seal(vault, "geheim", where);
        const changed = Buffer.from(sealed);
        changed[index % sealed.length]! ^= 1 << bit;
        expect(() => open(vault, changed, where)).toThrow(/^(inhoud-niet-te-openen|sleutel-onbekend)$/);
        expect(() => open(vault, sealed.subarray(0, index % sealed.length), where)).toThrow();
      }),
    );
  });

  it("opens for no other service with the same ring, and under no other ring", async () => {
    const [elsewhere, ring] = [await vaultOf(keys, "notes"), await vaultOf(keys.slice(1))];
    fc.assert(
      fc.property(place, (where) => {
        const sealed = seal(vault, "geheim", where);
        expect(() => open(elsewhere, sealed, where)).toThrow("inhoud-niet-te-openen");
        expect(() => open(ring, sealed, where)).toThrow("sleutel-onbekend");
      }),
    );
  });

  it("is another value each time, and says nothing of its content when it does not open", () => {
    const where = { table: "thing", column: "note", row: "1", dossier: "2" };
    const sealed = seal(vault, "Jansen", where);
    expect(seal(vault, "Jansen", where)).not.toEqual(sealed);
    expect(sealed.includes("Jansen")).toBe(false);
    expect(() => open(vault, sealed, { ...where, row: "Jansen" })).toThrow(/^((?!Jansen).)*$/);
  });

  it("stays open under an older key, while new values are sealed under the newest that holds already", async () => {
    const where = { table: "thing", column: "note", row: "1", dossier: "2" };
    const before = await vaultOf(keys.slice(1));
    const sealed = seal(before, "geheim", where);
    expect(open(vault, sealed, where)).toBe("geheim");
    const planned = { key: randomBytes(32).toString("base64"), from: new Date(Date.now() + 60_000).toISOString() };
    const ahead = await vaultOf([planned, ...keys]);
    expect(open(vault, seal(ahead, "geheim", where), where)).toBe("geheim");
  });
});

describe("a keyed hash", () => {
  it("is the same for the same value, use and house, and for nothing else", async () => {
    const [vault, other] = [
      await vaultOf(keys),
      await vaultOf([{ ...keys[0]!, key: randomBytes(32).toString("base64") }]),
    ];
    const hash = vault.index("999990019", "bsn", "proefhuis");
    expect((await vaultOf(keys, "notes")).index("999990019", "bsn", "proefhuis")).toEqual(hash);
    for (const [value, use, huis] of [
      ["999990019", "bsn", "zeeland"],
      ["999990019", "adres", "proefhuis"],
      ["999990020", "bsn", "proefhuis"],
    ])
      expect(vault.index(value!, use!, huis!).subarray(4)).not.toEqual(hash.subarray(4));
    expect(other.index("999990019", "bsn", "proefhuis").subarray(4)).not.toEqual(hash.subarray(4));
  });

  it("is found under older keys too while keys rotate", async () => {
    const before = await vaultOf(keys.slice(1));
    const after = await vaultOf(keys);
    const stored = before.index("999990019", "bsn", "proefhuis");
    expect(after.index("999990019", "bsn", "proefhuis")).not.toEqual(stored);
    expect(after.indexes("999990019", "bsn", "proefhuis")).toContainEqual(stored);
  });
});
