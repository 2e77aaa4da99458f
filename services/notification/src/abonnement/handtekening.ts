import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** The two ways of Standard Webhooks: `ed25519` (v1a), which a subscriber can verify but not make, and `hmac` (v1). */
export const handtekeningen = ["ed25519", "hmac"] as const;
export type Handtekening = (typeof handtekeningen)[number];

/** What signs, and what the subscriber verifies with: for `hmac` that is the same secret. */
export type Geheim = { soort: Handtekening; waarde: string; openbaar: string | null };

/** Header and values of an Ed25519 public key in DER (SPKI, RFC 8410); the key itself is what follows. */
const spkiHead = 12;

/**
 * A new secret, as Standard Webhooks writes them: `whsec_…` (32 random bytes), or a key pair of which `openbaar` is
 * `whpk_…` and `waarde` the private key (PKCS #8, base64).
 */
export const nieuwGeheim = (soort: Handtekening): Geheim => {
  if (soort === "hmac") return { soort, waarde: `whsec_${randomBytes(32).toString("base64")}`, openbaar: null };
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(spkiHead);
  return {
    soort,
    waarde: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
    openbaar: `whpk_${raw.toString("base64")}`,
  };
};

const handtekeningMet = ({ soort, waarde }: Pick<Geheim, "soort" | "waarde">, inhoud: string): string => {
  if (soort === "hmac") {
    const secret = Buffer.from(waarde.replace(/^whsec_/, ""), "base64");
    return `v1,${createHmac("sha256", secret).update(inhoud).digest("base64")}`;
  }
  const key = createPrivateKey({ key: Buffer.from(waarde, "base64"), format: "der", type: "pkcs8" });
  return `v1a,${sign(null, Buffer.from(inhoud), key).toString("base64")}`;
};

/**
 * The three headers of Standard Webhooks over a body. With more secrets (while they change) there are as many signatures,
 * of which a subscriber needs one.
 * @param id of the event: the same at every try
 * @param seconds moment of signing, seconds since 1970; a subscriber refuses what is more than five minutes old
 */
export const onderteken = (
  geheimen: Pick<Geheim, "soort" | "waarde">[],
  id: string,
  seconds: number,
  body: string,
): Record<string, string> => ({
  "webhook-id": id,
  "webhook-timestamp": String(seconds),
  "webhook-signature": geheimen.map((geheim) => handtekeningMet(geheim, `${id}.${seconds}.${body}`)).join(" "),
});
