import type { DataSource } from "typeorm";
import pg from "pg";
import { v7 as newId } from "uuid";
import type { Decided } from "./decide.js";
import { allFields, personsIn, type Shown } from "./shown.js";

/** The header in which an answer says at which moment it was read, on the database's clock. */
export const momentHeader = "zvh-nu";

/** A request as it is judged: its row of the decision log, without a name or a word of the question. */
export type Access = {
  id: string;
  /** Who asks: null for nobody that we know. */
  by: string | null;
  /** The house that is asked for, else all those of the asker. */
  huizen: string[];
  /** All houses of the asker: nothing is written of another. */
  walls: string[];
  /** Method and template of the route. */
  action: string;
  /** The thing in the address. */
  subject: string | null;
  /** Of a service: the one path that it was allowed. */
  dataref: string | null;
  traceId: string;
  /** What the decision point said; none where the role alone decides. */
  decisions: Decided[];
  /** What an answer that is no JSON shows: items with their persons. Without it such an answer does not leave. */
  shows?: object[];
  /** A unit of work took the permission into its own transaction. */
  written: boolean;
  /** The moment of its first unit of work, on the database's clock. */
  nu?: Date;
};

export type What = "gezien" | "gezocht" | "gewijzigd";

/** What is known of a request, before and after the guard. */
export type Asked = {
  method: string;
  url: string;
  headers: Record<string, string | undefined>;
  params?: unknown;
  query?: unknown;
  body?: unknown;
  routeOptions?: { url?: string };
  /** Who it is, also when he may not. */
  identity?: { id: string; dataref?: string };
  person?: { id: string; huizen: string[]; dataref?: string };
  decisions?: Decided[];
  access?: Access;
};

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const fieldOf = (part: unknown, field: string): unknown => (part as Record<string, unknown> | undefined)?.[field];

/** The house that a question names, if any. */
const houseIn = ({ query, body }: Asked): string | undefined =>
  [fieldOf(query, "huis"), fieldOf(body, "huis")].find((huis): huis is string => typeof huis === "string");

/**
 * A request as it begins; undefined for an address that no route answers.
 * @param knows whether there is a house by this code
 */
export const accessOf = (request: Asked, knows: (huis: string) => boolean): Access | undefined => {
  const route = request.routeOptions?.url;
  if (!route) return undefined;
  const who = request.person ?? request.identity;
  const asked = houseIn(request);
  const mine = request.person?.huizen;
  const known = asked !== undefined && (mine ? mine.includes(asked) : knows(asked));
  const huizen = known ? [asked] : (mine ?? []);
  const subject = Object.values(request.params ?? {}).find((value) => uuid.test(String(value)));
  return {
    id: newId(),
    by: who?.id ?? null,
    huizen,
    walls: mine ?? huizen,
    action: `${request.method} ${route}`,
    subject: subject ? String(subject) : null,
    dataref: who?.dataref ?? null,
    traceId: /^00-([0-9a-f]{32})-/.exec(request.headers.traceparent ?? "")?.[1] ?? newId().replaceAll("-", ""),
    decisions: (request.decisions ??= []),
    written: false,
  };
};

/** What a request does to the persons in its answer. */
export const whatOf = ({ method, routeOptions }: Asked): What =>
  routeOptions?.url?.includes("/_zoek") ? "gezocht" : method === "GET" ? "gezien" : "gewijzigd";

/** The persons whom a question names, within the asker's houses; who is looked for is sought, also when nothing is found. */
export const personsAsked = ({ params, query, body }: Asked, { huizen, walls }: Access): Shown[] =>
  personsIn([params, query, body], huizen, allFields).filter(({ huis }) => walls.includes(huis));

type Row = Shown & { decisionId: string; by: string; what: What };

/**
 * A row per person: what was done to those of the answer, and that the others of the question were sought. A person of
 * the answer in a house that is not the asker's gets a row too: it can't be written, and so there is no answer.
 */
export const rowsOf = ({ id, by }: Access, what: What, shown: Shown[], asked: Shown[]): Row[] => {
  if (by === null) return [];
  const rows = new Map<string, Row>();
  const add = (persons: Shown[], done: What) => {
    for (const one of persons) {
      const before = rows.get(`${one.huis} ${one.person}`);
      const regime = one.regime ?? before?.regime ?? null;
      rows.set(`${one.huis} ${one.person}`, { ...one, regime, decisionId: id, by, what: done });
    }
  };
  add(asked, what === "gewijzigd" ? what : "gezocht");
  add(shown, what);
  return [...rows.values()];
};

const json = (rows: object[]): string => pg.escapeLiteral(JSON.stringify(rows));

/** The row of the decision log; without a code it is a permission. */
const rowOf = ({ decisions, ...access }: Access, code: string | null) => ({
  ...access,
  outcome: code ? "deny" : "permit",
  code,
  policies: [...new Set(decisions.flatMap(({ context }) => context.policies))],
  policyVersion: [...new Set(decisions.map(({ context }) => context.version))].join(" ") || null,
});

/** SQL that writes a permission within a transaction that is open, unless it stands written. */
export const permitStatement = (access: Access | undefined): string =>
  !access || access.written ? "" : `select app.account(${json([rowOf(access, null)])}, '[]'); `;

/** Writes who was allowed what and saw whom, durable when it is done: one round trip, a transaction of its own. */
export class Accountability {
  /** @param regionOf throws for what is no house */
  constructor(
    private readonly db: DataSource,
    private readonly regionOf: (huis: string) => string,
  ) {}

  /** Whether there is a house by this code: another word of a question is not written down. */
  knows(huis: string): boolean {
    try {
      return Boolean(this.regionOf(huis));
    } catch {
      return false;
    }
  }

  /** A permission, unless a unit of work wrote it, and the persons whom it concerns. */
  async permit(access: Access, rows: Row[]): Promise<void> {
    if (access.written && rows.length === 0) return;
    await this.write(access.walls, access.written ? [] : [rowOf(access, null)], rows);
    access.written = true;
  }

  /** A refusal and the persons asked for; a row of its own when a permission to begin with was written already. */
  async deny(access: Access, code: string, rows: Row[]): Promise<void> {
    const id = access.written ? newId() : access.id;
    const sought = rows.map((row) => ({ ...row, decisionId: id }));
    await this.write(access.walls, [{ ...rowOf(access, code), id }], sought);
  }

  private async write(within: string[], decided: object[], rows: Row[]): Promise<void> {
    const walls = pg.escapeLiteral(within.join(","));
    await this.db.query(
      `select set_config('app.huizen', ${walls}, true); select app.account(${json(decided)}, ${json(rows)})`,
    );
  }
}
