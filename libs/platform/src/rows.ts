import type { EntityManager, EntityMetadata, EntityTarget, FindOptionsWhere, ObjectLiteral } from "typeorm";
import { In } from "typeorm";
import pg from "pg";

type Values = Record<string, unknown>;
/** Rows of one table that are written in one statement: all of them with these columns. */
type Waiting = { kind: "insert" | "update"; metadata: EntityMetadata; columns: string[]; rows: Map<string, Values> };

/** Statements that a connection has prepared: their names there, by what they do. */
const preparedOn = new WeakMap<pg.ClientBase, Map<string, string>>();
let preparedEver = 0;

/**
 * The rows of one transaction. What it writes is kept until a statement goes to the database (so that this one sees it)
 * or until the end, and then goes there a table at a time. What it locked it reads once: nobody else can change it.
 */
export class Rows {
  private waiting = new Map<string, Waiting>();
  /** Locked rows as they are now, by table and key; null for one that was not there. */
  private readonly known = new Map<string, ObjectLiteral | null>();

  constructor(
    private readonly tx: EntityManager,
    private readonly client: pg.ClientBase,
  ) {}

  /** The row, locked until the end; null when there is none that you may see. */
  async lock<S extends ObjectLiteral>(entity: EntityTarget<S>, where: FindOptionsWhere<S>): Promise<S | null> {
    const metadata = this.tx.connection.getMetadata(entity);
    const place = placeOf(metadata, where);
    const byKey = Object.keys(where).length === metadata.primaryColumns.length && place !== undefined;
    if (byKey && this.known.has(place)) return this.known.get(place) as S | null;
    const row = byKey
      ? await this.lockByKey<S>(metadata, where)
      : await this.tx.findOne(entity, { where, lock: { mode: "pessimistic_write" } });
    if (row) this.known.set(placeOf(metadata, row)!, row);
    return row;
  }

  /** Nearly every unit of work begins with this: a statement that is prepared once, and no query to build. */
  private async lockByKey<S extends ObjectLiteral>(metadata: EntityMetadata, where: ObjectLiteral): Promise<S | null> {
    if (this.waiting.size > 0) await this.write();
    const values = metadata.primaryColumns.map(({ propertyName }) => where[propertyName]);
    const text = lockStatements.get(metadata) ?? lockStatement(metadata);
    lockStatements.set(metadata, text);
    const { rows } = await this.client.query<Values>({ name: `lock ${metadata.tablePath}`, text, values });
    if (!rows[0]) return null;
    const row = entityOf<S>(metadata, rows[0]);
    // Who opens what is sealed hears of every row that is read (TypeORM's subscribers), so of this one too.
    await this.tx.queryRunner!.broadcaster.broadcast("Load", metadata, [row]);
    return row;
  }

  /** Reads and locks rows of a table with one key, in its order, so that two of these never wait for each other. */
  async ahead(entity: EntityTarget<ObjectLiteral>, ids: string[]): Promise<void> {
    const metadata = this.tx.connection.getMetadata(entity);
    const key = metadata.primaryColumns[0]!.propertyName;
    const options = {
      where: { [key]: In(ids) },
      order: { [key]: "asc" },
      lock: { mode: "pessimistic_write" },
    } as const;
    const rows = await this.tx.find(entity, options);
    for (const id of ids) this.known.set(placeOf(metadata, { [key]: id })!, null);
    for (const row of rows) this.known.set(placeOf(metadata, row)!, row);
  }

  insert(entity: EntityTarget<ObjectLiteral>, state: ObjectLiteral): void {
    const metadata = this.tx.connection.getMetadata(entity);
    this.keep("insert", metadata, state);
    this.remember(metadata, state);
  }

  update(entity: EntityTarget<ObjectLiteral>, state: ObjectLiteral): void {
    const metadata = this.tx.connection.getMetadata(entity);
    const place = placeOf(metadata, state)!;
    const isNew = [...this.waiting.values()].some(({ kind, rows }) => kind === "insert" && rows.has(place));
    if (isNew) this.replace(place, valuesOf(metadata, "update", state));
    else this.keep("update", metadata, state);
    if (this.known.get(place)) this.remember(metadata, state);
  }

  /** To be called before any other statement of the transaction. */
  async before(statement: string): Promise<void> {
    if (!/^\s*select\b/i.test(statement)) this.known.clear();
    if (this.waiting.size > 0) await this.write();
  }

  /** What is left, to go in the same round trip as the commit. */
  async end(): Promise<string> {
    const statements: string[] = [];
    for (const [does, waiting] of this.take()) {
      const name = await this.prepared(does, waiting);
      statements.push(`execute ${name}(${argumentsOf(waiting).join(", ")}); `);
    }
    return statements.join("");
  }

  private async write(): Promise<void> {
    await this.client.query(await this.end());
  }

  /** The name of a statement on this connection, which plans it once: planning costs as much as writing the row. */
  private async prepared(does: string, waiting: Waiting): Promise<string> {
    const names = preparedOn.get(this.client) ?? new Map<string, string>();
    preparedOn.set(this.client, names);
    const known = names.get(does);
    if (known) return known;
    const name = `rows_${++preparedEver}`;
    await this.client.query(`prepare ${name} as ${statement(waiting)}`);
    names.set(does, name);
    return name;
  }

  private take(): [does: string, Waiting][] {
    const waiting = [...this.waiting];
    this.waiting = new Map();
    return waiting;
  }

  private keep(kind: Waiting["kind"], metadata: EntityMetadata, state: ObjectLiteral): void {
    const values = valuesOf(metadata, kind, state);
    const columns = Object.keys(values);
    const name = [kind, metadata.tablePath, ...columns].join(" ");
    const waiting = this.waiting.get(name) ?? { kind, metadata, columns, rows: new Map() };
    this.waiting.set(name, waiting);
    const place = placeOf(metadata, state)!;
    // The same row twice: PostgreSQL itself says what is wrong with that.
    waiting.rows.set(kind === "insert" && waiting.rows.has(place) ? `${place} again` : place, values);
  }

  private replace(place: string, values: Values): void {
    for (const { kind, rows } of this.waiting.values()) {
      const row = kind === "insert" && rows.get(place);
      if (row) rows.set(place, { ...row, ...values });
    }
  }

  /** Only a state that says everything stands for the row. */
  private remember(metadata: EntityMetadata, state: ObjectLiteral): void {
    const place = placeOf(metadata, state)!;
    const whole = metadata.columns.every(({ propertyName }) => state[propertyName] !== undefined);
    if (whole) this.known.set(place, state);
    else this.known.delete(place);
  }
}

/** Table and key of a row; undefined when a part of its key is missing or no plain value. */
const placeOf = ({ tablePath, primaryColumns }: EntityMetadata, state: ObjectLiteral): string | undefined => {
  const key = primaryColumns.map(({ propertyName }) => state[propertyName]);
  return key.every((part) => typeof part === "string" || typeof part === "number")
    ? [tablePath, ...key].join(" ")
    : undefined;
};

/** The columns that a state speaks of, as JSON that PostgreSQL reads back as the same values. */
const valuesOf = (metadata: EntityMetadata, kind: Waiting["kind"], state: ObjectLiteral): Values => {
  const { driver } = metadata.connection;
  const spoken = metadata.columns.filter(
    (column) =>
      (kind === "insert" ? column.isInsert : column.isUpdate || column.isPrimary) &&
      state[column.propertyName] !== undefined,
  );
  return Object.fromEntries(
    spoken.map((column) => {
      const value = state[column.propertyName];
      const isJson = column.type === "json" || column.type === "jsonb";
      const prepared: unknown = isJson ? value : driver.preparePersistentValue(value, column);
      if (Buffer.isBuffer(prepared)) return [column.databaseName, `\\x${prepared.toString("hex")}`];
      return [column.databaseName, prepared instanceof Date ? prepared.toISOString() : prepared];
    }),
  );
};

const tableOf = ({ tablePath }: EntityMetadata): string => tablePath.split(".").map(pg.escapeIdentifier).join(".");

const lockStatements = new WeakMap<EntityMetadata, string>();
const lockStatement = (metadata: EntityMetadata): string => {
  const columns = metadata.columns.map(({ databaseName }) => pg.escapeIdentifier(databaseName));
  const keys = metadata.primaryColumns.map(({ databaseName }, i) => `${pg.escapeIdentifier(databaseName)} = $${i + 1}`);
  return `select ${columns.join(", ")} from ${tableOf(metadata)} where ${keys.join(" and ")} for update`;
};

/** The row as TypeORM gives it. */
const entityOf = <S extends ObjectLiteral>(metadata: EntityMetadata, row: Values): S => {
  const entity = metadata.create() as S;
  const { driver } = metadata.connection;
  for (const column of metadata.columns)
    column.setEntityValue(entity, driver.prepareHydratedValue(row[column.databaseName], column));
  return entity;
};

/** What writes rows: $1 is all of them as JSON; to update, the next are their keys, and the last is how many they are. */
const statement = ({ kind, metadata, columns }: Waiting): string => {
  const table = tableOf(metadata);
  const names = columns.map(pg.escapeIdentifier);
  const given = `json_populate_recordset(null::${table}, $1)`;
  if (kind === "insert") return `insert into ${table} (${names.join(", ")}) select ${names.join(", ")} from ${given}`;
  const keys = metadata.primaryColumns.map(({ databaseName }) => pg.escapeIdentifier(databaseName));
  const changed = names.filter((name) => !keys.includes(name)).map((name) => `${name} = given.${name}`);
  const same = keys.map((key) => `old.${key} = given.${key}`);
  // Of a set from JSON the planner expects a hundred rows, and reads the whole table for them; by their keys it does not.
  const found = keys.map((key, i) => `old.${key} = any($${i + 2})`);
  const where = [...same, ...found].join(" and ");
  const update = `update ${table} old set ${changed.join(", ")} from ${given} given where ${where}`;
  return `with changed as (${update} returning 1) select app.all_changed(count(*), $${keys.length + 2}) from changed`;
};

const argumentsOf = ({ kind, metadata, rows }: Waiting): string[] => {
  const given = [...rows.values()];
  const json = pg.escapeLiteral(JSON.stringify(given));
  if (kind === "insert") return [json];
  const keys = metadata.primaryColumns.map(({ databaseName }) => given.map((row) => JSON.stringify(row[databaseName])));
  return [json, ...keys.map((some) => pg.escapeLiteral(`{${some.join(",")}}`)), String(rows.size)];
};
