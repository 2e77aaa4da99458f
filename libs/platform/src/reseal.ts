import type pg from "pg";
import type { RootKey } from "./keyring.js";
import { headOf, kidOf, type SealedColumn, type Vault } from "./vault.js";

/** How many values of a column, or hashes beside it, stand under one key; and how many of those fit in their place. */
export type Standing = { column: string; kid: string; values: number; fit: number };

/** A row as the job reads it: the id of the row, its dossier and house, the value and the hashes beside it. */
type Row = { row: string[]; dossier: string; huis: string; value: Buffer; hashes: (Buffer | null)[] };

const [batch, page] = [100, 1000];

const list = (columns: string[], as = (column: string) => column) => columns.map(as).join(", ");
const indexesOf = ({ indexes = [] }: SealedColumn): string[] => indexes.map(({ column }) => column);

/** Some rows with a value, in the order of the primary key, after one of which this is the id. */
const read = async (
  client: pg.ClientBase,
  at: SealedColumn,
  after: string[] | null,
  { where = "", values = [] as unknown[], limit = page, lock = "" },
): Promise<Row[]> => {
  const key = at.row.map((_, i) => `$${i + 1 + values.length}`);
  const further = after ? `and (${list(at.row)}) > (${list(key)})` : "";
  const { rows } = await client.query<Row>(
    `select array[${list(at.row, (column) => `${column}::text`)}] as row, ${at.dossier}::text as dossier, huis,
            ${at.column} as value, array[${list(indexesOf(at))}]::bytea[] as hashes
     from ${at.table} where ${at.column} is not null ${where} ${further} order by ${list(at.row)} limit ${limit} ${lock}`,
    [...values, ...(after ?? [])],
  );
  return rows;
};

/** What a value holds, or undefined when it can't be opened: `standing` counts those. */
const opened = (vault: Vault, at: SealedColumn, { row, dossier, value }: Row): unknown => {
  try {
    return vault.open(value, at, row.join(","), dossier);
  } catch {
    return undefined;
  }
};

/** A content sealed again, and the hashes beside it, under the key that holds now. */
const renewed = (vault: Vault, at: SealedColumn, { row, dossier, huis }: Row, content: unknown): (Buffer | null)[] => {
  const hashes = (at.indexes ?? []).map(({ use, of }) => {
    const found = of(content);
    return found === null ? null : vault.index(found, use, huis);
  });
  return [vault.seal(content, at, row.join(","), dossier), ...hashes];
};

/** That the value or a hash beside it stands under another key than $1, the head of what is sealed now. */
const stale = (at: SealedColumn): string => {
  const hashes = indexesOf(at).map((column) => `or substr(${column}, 1, 4) <> substr($1, 2)`);
  return `and (substr(${at.column}, 1, 5) <> $1::bytea ${hashes.join(" ")})`;
};

/**
 * Seals the values of a column that stand under another key again, under the one that holds now. A batch is one short
 * transaction; rows that somebody else is writing are passed over, and nobody waits long for those of the batch. What is
 * done stands: a run that was broken off goes on where it stopped.
 * @param client of the role for keys, which sees nothing else
 * @param tell hears after each batch how many were done
 * @returns how many values were sealed again
 */
export const reseal = async (
  client: pg.ClientBase,
  vault: Vault,
  at: SealedColumn,
  root: RootKey,
  tell: (done: number) => unknown = () => {},
): Promise<number> => {
  const values = [headOf(root)];
  const options = { where: stale(at), values, limit: batch, lock: "for no key update skip locked" };
  const targets = [at.column, ...indexesOf(at)];
  const key = at.row.map((column, i) => `${column} = $${i + 1 + targets.length}`).join(" and ");
  const update = `update ${at.table} set ${targets.map((column, i) => `${column} = $${i + 1}`).join(", ")} where ${key}`;
  let done = 0;
  for (let after: string[] | null = null; ;) {
    await client.query("begin");
    const rows: Row[] = await read(client, at, after, options);
    for (const row of rows) {
      const content = opened(vault, at, row);
      if (content === undefined) continue;
      const written = renewed(vault, at, row, content);
      await client.query({ name: `${at.table}.${at.column}`, text: update, values: [...written, ...row.row] });
      done++;
    }
    await client.query("commit");
    if (rows.length > 0) await tell(done);
    if (rows.length < batch) return done;
    after = rows.at(-1)!.row;
  }
};

/** The proof: opens every value of a column and compares the hashes beside it; how many stand under which key. */
export const standing = async (client: pg.ClientBase, vault: Vault, at: SealedColumn): Promise<Standing[]> => {
  const found = new Map<string, Standing>();
  const count = (column: string, kid: Buffer, fit: boolean) => {
    const id = `${column} ${kid.toString("hex")}`;
    const one = found.get(id) ?? { column: `${at.table}.${column}`, kid: kid.toString("hex"), values: 0, fit: 0 };
    found.set(id, { ...one, values: one.values + 1, fit: one.fit + Number(fit) });
  };
  for (let after: string[] | null = null; ;) {
    const rows: Row[] = await read(client, at, after, {});
    for (const row of rows) {
      const content = opened(vault, at, row);
      count(at.column, kidOf(row.value), content !== undefined);
      row.hashes.forEach((hash, i) => {
        const { column, use, of } = at.indexes![i]!;
        const value = content === undefined ? null : of(content);
        const fits = value !== null && vault.indexes(value, use, row.huis).some((one) => hash?.equals(one));
        if (hash) count(column, hash.subarray(0, 4), fits);
      });
    }
    if (rows.length < page) return [...found.values()];
    after = rows.at(-1)!.row;
  }
};
