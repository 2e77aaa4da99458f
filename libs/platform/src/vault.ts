import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { Refused } from "./change.js";
import type { KeyRing, RootKey } from "./keyring.js";

/** Where sealed values stand. Declared once per column: who seals, who opens and who rotates keys use the same. */
export type SealedColumn = {
  table: string;
  column: string;
  /** The columns of its primary key. */
  row: string[];
  /** The column with the id of the dossier that a row belongs to: a dossier has a key of its own. */
  dossier: string;
  /** Columns beside it by which equal values of a house are found; they follow from the value. */
  indexes?: { column: string; use: string; of(value: any): string | null }[];
};

/** First byte of every sealed value: the shape that this file makes. */
const version = 1;
const [kidEnd, nonceEnd, tagEnd] = [5, 17, 33];

/**
 * Seals what may not be read in the database, so that it opens in its own place alone: AES-256-GCM under the key of its
 * dossier, bound to table, column and row. A sealed value is version (1 byte), key id (4), nonce (12), tag (16), content.
 */
export class Vault {
  /** @param service whose values these are: another service with the same ring can't open them */
  constructor(
    readonly ring: KeyRing,
    private readonly service: string,
  ) {}

  /**
   * @param row id of the row; of more columns, joined with commas
   * @param dossier id of the dossier; the row itself when it is one
   */
  seal(value: unknown, at: SealedColumn, row: string, dossier = row): Buffer {
    const root = this.ring.current;
    const nonce = randomBytes(12);
    const head = headOf(root);
    const cipher = createCipheriv("aes-256-gcm", this.dossierKey(root, dossier), nonce);
    cipher.setAAD(placeOf(head, at, row));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
    return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]);
  }

  /**
   * Opens what `seal` made for the same place. Refused('sleutel-onbekend') when its key is not in the ring,
   * Refused('inhoud-niet-te-openen') when it was made for another place, or changed; neither says what it holds.
   */
  open<T>(sealed: Buffer, at: SealedColumn, row: string, dossier = row): T {
    const head = sealed.subarray(0, kidEnd);
    const root = this.ring.find(kidOf(sealed));
    if (!root || sealed[0] !== version || sealed.length < tagEnd) throw notOpened(root);
    const key = this.dossierKey(root, dossier);
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(kidEnd, nonceEnd), { authTagLength: 16 });
    decipher.setAAD(placeOf(head, at, row)).setAuthTag(sealed.subarray(nonceEnd, tagEnd));
    try {
      const content = Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]);
      return JSON.parse(content.toString("utf8")) as T;
    } catch {
      throw notOpened(root);
    }
  }

  /** A keyed hash of a house, the same for the same value and use: to find without knowing. Its first 4 bytes are the key's id. */
  index(value: string, use: string, huis: string, root: RootKey = this.ring.current): Buffer {
    const key = derive(root, "index", huis);
    return Buffer.concat([root.kid, createHmac("sha256", key).update(`${use}\n${value}`).digest()]);
  }

  /** The hash under every key of the ring: while keys rotate, one of them is how a value stands. */
  indexes(value: string, use: string, huis: string): Buffer[] {
    return this.ring.all.map((root) => this.index(value, use, huis, root));
  }

  private dossierKey(root: RootKey, dossier: string): KeyObject {
    return derive(root, "seal", this.service, dossier);
  }
}

/** How every value that is sealed under a key begins. */
export const headOf = ({ kid }: RootKey): Buffer => Buffer.concat([Buffer.from([version]), kid]);

/** The id of the key of a sealed value. */
export const kidOf = (sealed: Buffer): Buffer => sealed.subarray(1, kidEnd);

const notOpened = (root: RootKey | undefined): Refused =>
  new Refused(root ? "inhoud-niet-te-openen" : "sleutel-onbekend");

/** What a sealed value is bound to beside its key; as JSON, so that no two places read the same. */
const placeOf = (head: Buffer, { table, column }: SealedColumn, row: string): Buffer =>
  Buffer.concat([head, Buffer.from(JSON.stringify([`${table}.${column}`, row]))]);

/** A key for one use (HKDF, RFC 5869); as a key object, because with plain bytes each use costs four times as much. */
const derive = (root: RootKey, ...use: string[]): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync("sha256", root.secret, "", JSON.stringify(use), 32)));
