import pg from "pg";
import type { SealedColumn } from "@zvh/platform";
import { adminUrl, freshDatabase } from "@zvh/testing";
import { services } from "../deploy/system.js";

// What is sealed: that each service has declared every such column, and that the role for keys reaches those alone.

/** The tables of the plumbing: the same in every service, without sealed values. */
const plumbing = ["journal", "journal_head", "log_seal"];

const query = async (database: string, text: string): Promise<any[]> => {
  const client = new pg.Client({ connectionString: adminUrl(database) });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

const columnsOf = ({ table, column, indexes = [] }: SealedColumn): string[] =>
  [column, ...indexes.map((index) => index.column)].map((name) => `${table}.${name}`);

describe.each(services)("wat $name verzegelt", (service) => {
  let database: string;
  beforeAll(async () => (database = await freshDatabase(service)), 60_000);
  const declared = service.sealed.flatMap(columnsOf).toSorted();
  const named = async (text: string) => (await query(database, text)).map(({ column }): string => column).toSorted();

  it("staat in haar lijst, en niets anders", async () => {
    const found = await named(
      `select table_name || '.' || column_name as column from information_schema.columns
       where table_schema = 'public' and data_type = 'bytea'`,
    );
    expect(found.filter((column) => !plumbing.includes(column.split(".")[0]!))).toEqual(declared);
    expect(found.length).toBeGreaterThan(declared.length);
  });

  it("is wat de rol voor sleutels mag wijzigen; daarnaast leest zij alleen van welke rij het is", async () => {
    const may = (privilege: string) =>
      named(
        `select table_name || '.' || column_name as column from information_schema.column_privileges
         where grantee = 'zvh_keys' and privilege_type = '${privilege}'`,
      );
    expect(await may("UPDATE")).toEqual(declared);
    const rows = service.sealed.flatMap(({ table, row, dossier }) =>
      [...row, dossier, "huis"].map((column) => `${table}.${column}`),
    );
    expect(await may("SELECT")).toEqual([...new Set([...declared, ...rows])].toSorted());
    expect(await may("INSERT")).toEqual([]);
  });
});
