import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from "node:crypto";

/** Seals what identifies people: AES-256-GCM, bound to the row it belongs to; HMAC-SHA-256 to find a BSN. */
export class Vault {
  private readonly sealKey: KeyObject;
  private readonly indexKey: KeyObject;

  /** @param key 32 bytes, base64 */
  constructor(key: string) {
    const root = Buffer.from(key, "base64");
    // As key objects: with plain bytes each use costs four times as much.
    const derive = (use: string) => createSecretKey(Buffer.from(hkdfSync("sha256", root, Buffer.alloc(0), use, 32)));
    this.sealKey = derive("seal");
    this.indexKey = derive("index");
  }

  /** Seals a value; `row` (an id) must be given again to open it. */
  seal(value: unknown, row: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.sealKey, nonce).setAAD(Buffer.from(row));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Opens what `seal` made for the same row; throws when either was changed. */
  open<T>(sealed: Buffer, row: string): T {
    const decipher = createDecipheriv("aes-256-gcm", this.sealKey, sealed.subarray(0, 12), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(row)).setAuthTag(sealed.subarray(12, 28));
    return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8")) as T;
  }

  /** A keyed hash, the same for the same value within the same scope: to find without knowing. */
  index(value: string, scope: string): Buffer {
    return createHmac("sha256", this.indexKey).update(`${scope}\n${value}`).digest();
  }
}
