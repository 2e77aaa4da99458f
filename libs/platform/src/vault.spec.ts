import { randomBytes } from "node:crypto";
import { Vault } from "./vault.js";

const key = () => randomBytes(32).toString("base64");
const row = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0001";
const value = { bsn: "999990019", achternaam: "Öztürk" };

describe("the vault", () => {
  const root = key();
  const vault = new Vault(root);

  it("opens what it sealed for the same row, also after a restart, and shows none of it", () => {
    const sealed = vault.seal(value, row);
    expect(new Vault(root).open(sealed, row)).toEqual(value);
    expect(sealed.includes("999990019")).toBe(false);
    expect(vault.seal(value, row)).not.toEqual(sealed);
  });

  it("opens nothing for another row or with another key", () => {
    const sealed = vault.seal(value, row);
    expect(() => vault.open(sealed, row.replace(/1$/, "2"))).toThrow();
    expect(() => new Vault(key()).open(sealed, row)).toThrow();
  });

  it("opens nothing of which a byte was changed or left out", () => {
    const sealed = vault.seal(value, row);
    for (let at = 0; at < sealed.length; at++) {
      const tampered = Buffer.from(sealed);
      tampered[at]! ^= 1;
      expect(() => vault.open(tampered, row)).toThrow();
      expect(() => vault.open(sealed.subarray(0, at), row)).toThrow();
    }
  });

  it("finds the same value in the same scope only, and only with the key", () => {
    const index = vault.index("999990019", "proefhuis");
    expect(new Vault(root).index("999990019", "proefhuis")).toEqual(index);
    expect(vault.index("999990019", "zeeland")).not.toEqual(index);
    expect(vault.index("999990020", "proefhuis")).not.toEqual(index);
    expect(new Vault(key()).index("999990019", "proefhuis")).not.toEqual(index);
  });
});
