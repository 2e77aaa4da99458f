import { createHash } from "node:crypto";
import type { Unreadable } from "../bus.js";
import type { Message } from "../envelope.js";

type Place = { topic: string; partition: number };

const fields = ["id", "source", "type", "time", "sequence", "huis", "data", "traceparent"] as const;

/** The message of a record, or why it is none. */
export const messageOf = (
  { topic, partition }: Place,
  { offset, key, value }: { offset: string; key: string | null; value: string | null },
): Message | Unreadable => {
  const unreadable = (reason: string): Unreadable => {
    const sha256 = createHash("sha256")
      .update(value ?? "")
      .digest("hex");
    return { topic, partition, offset, reason, sha256 };
  };
  if (!key || !value) return unreadable("leeg");
  try {
    const envelope = JSON.parse(value);
    const missing = fields.filter((field) => envelope?.[field] === undefined);
    if (missing.length > 0) return unreadable(`zonder ${missing.join(", ")}`);
    return { topic, key, envelope, text: value };
  } catch {
    return unreadable("geen JSON");
  }
};
