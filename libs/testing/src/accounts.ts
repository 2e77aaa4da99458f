import pg from "pg";
import { organisationIn, rolesIn, type Person } from "@zvh/platform";

/** Runs one statement on a connection of its own. */
export const query = async (url: string, text: string, values: unknown[] = []): Promise<any[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
};

/** Writes what these people may do into the account table of a service, instead of what it had of them. */
export const giveAccounts = async (url: string, people: Person[]): Promise<void> => {
  const rows = people.flatMap((person) =>
    person.huizen.map((huis) => ({
      id: person.id,
      huis,
      rollen: rolesIn(person, huis),
      organisatie: organisationIn(person, huis),
    })),
  );
  await query(url, "delete from account where account_id = any($1)", [people.map(({ id }) => id)]);
  await query(
    url,
    `insert into account select id, huis, organisatie, rollen, true, '2999-12-31'
     from json_to_recordset($1) as t(id text, huis text, organisatie text, rollen text[])
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
};
