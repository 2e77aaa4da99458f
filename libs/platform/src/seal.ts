import { createHash } from "node:crypto";
import type pg from "pg";
import { Loop } from "./loop.js";

/** Seals the new rows of both logs once a minute; more processes of a service may do it. */
export const sealer = (auditor: pg.Pool): Loop =>
  new Loop("seal", 60_000, async () => {
    await auditor.query("select app.seal()");
    return false;
  });

/**
 * Both logs as one text, a line each: the rows in the order in which they were sealed, after them their seal, at the end
 * what was not sealed yet and a closing line. Needs no more than the auditor's connection; reads one moment.
 */
export async function* exportLog(client: pg.ClientBase): AsyncGenerator<string> {
  await client.query("begin isolation level repeatable read read only; set local app.huizen = '*'");
  const seals = (await client.query("select s.*, app.seal_line(s) as line from log_seal s order by seq")).rows;
  for (const { from_xid: from, until_xid: until, line, hash } of seals) {
    yield* await linesOf(client, from, until);
    yield JSON.stringify([...JSON.parse(line), hash.toString("hex")]);
  }
  yield* await linesOf(client, seals.at(-1)?.until_xid ?? "0", "9223372036854775807");
  const { rows } = await client.query("select app.moment(app.nu()) as at");
  yield JSON.stringify(["einde", rows[0].at, seals.length]);
  await client.query("commit");
}

const linesOf = async (client: pg.ClientBase, from: string, until: string): Promise<string[]> =>
  (await client.query("select line from app.log_lines($1, $2)", [from, until])).rows.map(({ line }) => line);

/** What does not hold: at which line, and a code. */
export type Broken = { line: number; code: string };
/** A seal that was noted elsewhere: it must still be there, unchanged. */
export type Anchor = { seq: number; hash: string };

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
/** The line of a seal, as PostgreSQL writes JSON: what was hashed. */
const sealLine = (fields: unknown[]): string => `[${fields.map((field) => JSON.stringify(field)).join(", ")}]`;

/** Milliseconds after which a row must have been sealed: a few rounds. */
const sealedWithin = 5 * 60_000;

/** Reads an exported log from the beginning, with nothing but its lines. */
class Verifier {
  readonly broken: Broken[] = [];
  last: Anchor = { seq: 0, hash: "00".repeat(32) };
  private line = 0;
  private leaves: Buffer[] = [];
  private rows: { xid: bigint; at: string }[] = [];
  private until = 0n;
  private ended = false;

  constructor(private readonly anchors: Anchor[]) {}

  read(text: string): void {
    this.line++;
    let fields: unknown[];
    try {
      fields = JSON.parse(text) as unknown[];
    } catch {
      return this.is(false, "onleesbaar");
    }
    this.is(!this.ended, "na-het-einde");
    if (fields[0] === "zegel") this.seal(fields);
    else if (fields[0] === "einde") this.end(fields);
    else this.row(text, fields);
  }

  private row(text: string, [, , xid, , at]: unknown[]): void {
    this.rows.push({ xid: BigInt(String(xid)), at: String(at) });
    this.leaves.push(sha256(text));
  }

  /** The rows since the seal before: exactly these, in this order, from this span; and the seal follows that one. */
  private seal(fields: unknown[]): void {
    const [, seq, from, until, count, root] = fields;
    const [hash, previous] = [String(fields.at(-1)), Buffer.from(this.last.hash, "hex")];
    const span = [BigInt(String(from)), BigInt(String(until))] as const;
    this.is(seq === this.last.seq + 1 && span[0] === this.until, "zegel-ontbreekt");
    this.is(sha256(previous, sealLine(fields.slice(0, -1))).toString("hex") === hash, "zegel-gewijzigd");
    const inSpan = this.rows.every(({ xid }) => xid >= span[0] && xid < span[1]);
    const whole = count === this.rows.length && sha256(...this.leaves).toString("hex") === root;
    this.is(whole && inSpan, "rijen-gewijzigd");
    const noted = this.anchors.filter((anchor) => anchor.seq === seq);
    this.is(
      noted.every((anchor) => anchor.hash === hash),
      "anders-dan-genoteerd",
    );
    this.last = { seq: Number(seq), hash };
    [this.rows, this.leaves, this.until] = [[], [], span[1]];
  }

  private end([, at, seals]: unknown[]): void {
    const late = Date.parse(String(at)) - sealedWithin;
    this.is(seals === this.last.seq, "zegel-ontbreekt");
    this.is(!this.rows.some((row) => Date.parse(row.at) < late), "niet-verzegeld");
    this.ended = true;
  }

  finish(): void {
    this.is(this.ended, "afgekapt");
    this.is(!this.anchors.some(({ seq }) => seq > this.last.seq), "genoteerd-zegel-ontbreekt");
  }

  private is(holds: boolean, code: string): void {
    if (!holds) this.broken.push({ line: this.line, code });
  }
}

/**
 * Checks an exported log: finds a row that was edited, removed, inserted or put elsewhere, and seals that were left out.
 * What was removed at the end together with its rows, or written and sealed anew, only shows against anchors that were
 * kept outside the database.
 * @returns what does not hold (nothing: it is whole), and the last seal: the next anchor
 */
export const verifyLog = async (
  lines: AsyncIterable<string> | Iterable<string>,
  anchors: Anchor[] = [],
): Promise<{ broken: Broken[]; last: Anchor }> => {
  const verifier = new Verifier(anchors);
  for await (const line of lines) if (line) verifier.read(line);
  verifier.finish();
  return { broken: verifier.broken, last: verifier.last };
};
