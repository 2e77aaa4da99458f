import { createHash } from "node:crypto";

/** One link of the chain of a dossier. The envelope and its salt may be destroyed; the commitment stays. */
export type Link = { sequence: number; envelope: string | null; salt: Buffer | null; commitment: Buffer; hash: Buffer };

const sha256 = (...parts: Buffer[]): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest();

/**
 * Checks the chain of one dossier, oldest link first, with nothing but its export.
 * @returns the sequence of the first link that is wrong (a changed byte, a gap, another order), or null when whole
 */
export const firstBroken = (links: Link[]): number | null => {
  let previous: Buffer = Buffer.alloc(32);
  for (const [index, { sequence, envelope, salt, commitment, hash }] of links.entries()) {
    const kept = envelope === null || (salt !== null && sha256(salt, Buffer.from(envelope)).equals(commitment));
    if (sequence !== index + 1 || !kept || !sha256(previous, commitment).equals(hash)) return index + 1;
    previous = hash;
  }
  return null;
};
