import { createHash, randomUUID } from "node:crypto";

/** CloudEvents 1.0 by the NL GOV profile, as it stands in journal and on the bus. */
export type Envelope = {
  specversion: "1.0";
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  /** Per key, from 1, without a gap. */
  sequence: number;
  datacontenttype: "application/json";
  dataref?: string;
  traceparent: string;
  huis: string;
  data: object;
};

/** What travels: the envelope with its address and its key. */
export type Message = {
  topic: string;
  key: string;
  envelope: Envelope;
  /** The envelope exactly as the journal has it, byte for byte. */
  text?: string;
};

/** The service that sent an event: the last part of its source. */
export const senderOf = ({ source }: Pick<Envelope, "source">): string => source.split(":").at(-1)!;

/** Thirty-two hexadecimal digits by chance: of a UUID, whose chance Node takes in bulk. */
export const chance = (): string => randomUUID().replaceAll("-", "");

/** A new W3C trace, or the next step within the given one. */
export const nextTrace = (traceparent?: string): string => {
  const trace = traceparent?.match(/^00-([0-9a-f]{32})-/)?.[1] ?? chance();
  return `00-${trace}-${chance().slice(16)}-01`;
};

/** An id that is always the same for the same words: for what may be asked twice and must be made once. */
export const stableId = (...words: string[]): string => {
  const hex = createHash("sha256").update(words.join("\n")).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
