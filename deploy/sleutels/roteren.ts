import pg from "pg";
import { reseal, standing, Vault, type KeyRing, type RootKey, type SealedColumn, type Standing } from "@zvh/platform";

/** A service whose values are sealed, and how its role for keys reaches its database. */
export type Sealed = { name: string; sealed: SealedColumn[]; url: string };

/** How the values of one service stand. */
export type Stand = Standing & { service: string };

/** How often all columns are gone through: after the first time for rows that were being written. */
const [rounds, pause] = [20, 250];

const visit = async <T>(
  services: Sealed[],
  ring: KeyRing,
  work: (client: pg.Client, vault: Vault, at: SealedColumn, name: string) => Promise<T>,
): Promise<T[]> => {
  const found: T[] = [];
  for (const { name, sealed, url } of services) {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {}); // the query under way tells
    await client.connect();
    try {
      for (const at of sealed) found.push(await work(client, new Vault(ring, name), at, name));
    } finally {
      await client.end();
    }
  }
  return found;
};

/** Opens every sealed value of these services, and counts them by key. */
export const standOf = async (services: Sealed[], ring: KeyRing): Promise<Stand[]> => {
  const found = await visit(services, ring, async (client, vault, at, service) =>
    (await standing(client, vault, at)).map((one) => ({ ...one, service })),
  );
  return found.flat();
};

/** How many values a rotation left: under another key, not to be opened, or with a hash that does not fit. */
export const leftIn = (stand: Stand[], { kid }: RootKey): number =>
  stand.reduce((left, one) => left + (one.kid === kid.toString("hex") ? one.values - one.fit : one.values), 0);

/**
 * Seals every value of these services under the newest key, beside services that run; goes on until nothing stands under
 * another key, or until what is left can't be sealed.
 * @param tell hears how far each column is
 * @returns how many values were sealed again
 */
export const resealAll = async (
  services: Sealed[],
  ring: KeyRing,
  root: RootKey,
  tell: (column: string, done: number) => void,
): Promise<number> => {
  let total = 0;
  for (let round = 0; round < rounds; round++) {
    const done = await visit(services, ring, (client, vault, at, name) =>
      reseal(client, vault, at, root, (count) => tell(`${name} ${at.table}.${at.column}`, count)),
    );
    const sealed = done.reduce((sum, count) => sum + count, 0);
    total += sealed;
    if (sealed === 0) break;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return total;
};
