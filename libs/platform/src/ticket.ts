import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Config } from "./config.js";

/** Which persons of a house an answer showed to somebody: with it the register tells their names. */
export type Ticket = { aan: string; huis: string; personen: Set<string> };

type Secret = Pick<Config, "SERVICE_SECRET">;

/** The header in which a service hands out its tickets, separated by commas. */
export const shownHeader = "zvh-getoond";
/** Seconds that a ticket holds: as long as composing one screen may take. */
const validFor = 10;
/** The most persons of one ticket: a header has a limit of 16 KiB. */
const atMost = 400;

/** A key for this purpose alone: what is signed for another is none of ours. */
const keyOf = ({ SERVICE_SECRET }: Secret): Buffer =>
  Buffer.from(hkdfSync("sha256", SERVICE_SECRET, "", "zvh-getoond-1", 32));
const mac = (payload: Buffer, secret: Secret): Buffer => createHmac("sha256", keyOf(secret)).update(payload).digest();

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll("-", ""), "hex");
const idOf = (bytes: Buffer): string => bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

/**
 * A ticket (HMAC-SHA-256): a line of JSON (who, house, until when), then the ids at 16 bytes each.
 * @param now milliseconds; only tests give it
 */
export const signTicket = (aan: string, huis: string, personen: Iterable<string>, secret: Secret, now = Date.now()) => {
  const head = Buffer.from(`${JSON.stringify({ aan, huis, tot: Math.floor(now / 1000) + validFor })}\n`);
  const payload = Buffer.concat([head, ...[...personen].slice(0, atMost).map(bytesOf)]);
  return `${payload.toString("base64url")}.${mac(payload, secret).toString("base64url")}`;
};

/** What a ticket says; null when it is none of ours, was changed, or is over. */
export const readTicket = (ticket: string, secret: Secret): Ticket | null => {
  const [payload, signature] = ticket.split(".").map((part) => Buffer.from(part, "base64url"));
  if (!payload || signature?.length !== 32 || !timingSafeEqual(mac(payload, secret), signature)) return null;
  const end = payload.indexOf("\n");
  const { aan, huis, tot } = JSON.parse(payload.subarray(0, end).toString()) as Ticket & { tot: number };
  if (tot * 1000 < Date.now()) return null;
  const ids = payload.subarray(end + 1);
  const personen = Array.from({ length: ids.length / 16 }, (_, i) => idOf(ids.subarray(i * 16, i * 16 + 16)));
  return { aan, huis, personen: new Set(personen) };
};
