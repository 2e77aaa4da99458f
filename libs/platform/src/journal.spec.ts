import { createHash, randomBytes } from "node:crypto";
import { firstBroken, type Link } from "./journal.js";

const sha256 = (...parts: Buffer[]): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest();

/** As `app.record` in the database chains: a salted commitment to each envelope, a hash over it and the one before. */
const chainOf = (...envelopes: string[]): Link[] => {
  let previous: Buffer = Buffer.alloc(32);
  return envelopes.map((envelope, index) => {
    const salt = randomBytes(16);
    const commitment = sha256(salt, Buffer.from(envelope));
    previous = sha256(previous, commitment);
    return { sequence: index + 1, envelope, salt, commitment, hash: previous };
  });
};

describe("the chain of a dossier", () => {
  const whole = chainOf("one", "two", "three", "four");

  it("is whole as it was written, and when there is nothing yet", () => {
    expect(firstBroken(whole)).toBeNull();
    expect(firstBroken([])).toBeNull();
  });

  it("shows which link has a changed byte, in any of its parts", () => {
    for (const [at, one] of whole.entries())
      for (const part of ["envelope", "salt", "commitment", "hash"] as const) {
        const bytes = Buffer.from(one[part]!);
        bytes[0]! ^= 1;
        const changed = { ...one, [part]: part === "envelope" ? bytes.toString() : bytes };
        expect(firstBroken(whole.with(at, changed))).toBe(at + 1);
      }
  });

  it("shows a gap, another order, an insertion and a link of another chain", () => {
    const [one, two, three, four] = whole as [Link, Link, Link, Link];
    expect(firstBroken([one, three, four])).toBe(2);
    expect(firstBroken([two, three, four])).toBe(1);
    expect(firstBroken([one, three, two, four])).toBe(2);
    expect(firstBroken([one, { ...three, sequence: 2 }, { ...two, sequence: 3 }, four])).toBe(2);
    expect(firstBroken([one, one, two, three])).toBe(2);
    expect(firstBroken([one, chainOf("one", "two")[1]!])).toBe(2);
  });

  it("stays whole when envelopes are destroyed, without telling what they were", () => {
    const destroyed = whole.map((one, at) => (at % 2 ? { ...one, envelope: null, salt: null } : one));
    expect(firstBroken(destroyed)).toBeNull();
    const again = chainOf("one", "two", "three", "four");
    expect(again[1]!.commitment).not.toEqual(whole[1]!.commitment);
  });

  it("does not take an envelope without its salt: nobody could check it", () => {
    expect(firstBroken(whole.with(1, { ...whole[1]!, envelope: "forged", salt: null }))).toBe(2);
  });
});
