import pg from "pg";
import type { Config } from "./config.js";
import { patience } from "./database.js";
import type { Changes } from "./live.js";
import { Loop } from "./loop.js";

/** Ids in one message: PostgreSQL takes 8000 bytes. */
const atOnce = 100;

/**
 * What says in the transaction of a change which dossiers it touched: PostgreSQL tells every process of the service when
 * it is committed, and nobody when it is not. Empty where nothing was touched.
 */
export const telling = (subjects: string[]): string => {
  const messages = Array.from({ length: Math.ceil(subjects.length / atOnce) }, (_, i) =>
    subjects.slice(i * atOnce, (i + 1) * atOnce).join(),
  );
  return messages.map((message) => `select pg_notify('changes', ${pg.escapeLiteral(message)}); `).join("");
};

/** Hears what all processes of this service committed, this one included: one connection that only listens. */
export class Listener {
  private client: pg.Client | undefined;
  private readonly loop = new Loop("changes", 3_000, async () => (await this.round(), false));

  constructor(
    private readonly config: Config,
    private readonly changes: Changes,
  ) {}

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
    await this.client?.end();
  }

  /** Connects, or asks whether the other end is still there: of a connection that only listens nobody would notice. */
  private async round(): Promise<void> {
    const { client } = this;
    if (!client) return this.connect();
    await client.query("select 1").catch((error) => {
      this.lose(client);
      throw error;
    });
  }

  private async connect(): Promise<void> {
    const connectionString = this.config.WORKER_DATABASE_URL;
    const client = new pg.Client({ connectionString, application_name: "changes", ...patience(this.config) });
    client.on("error", () => this.lose(client));
    client.on("end", () => this.lose(client));
    client.on("notification", ({ payload }) => this.changes.announce(payload!.split(",")));
    await client.connect();
    await client.query("listen changes");
    this.client = client;
    // What was committed before this moment, nobody told.
    this.changes.missed();
  }

  private lose(client: pg.Client): void {
    void client.end().catch(() => {});
    if (client !== this.client) return;
    this.client = undefined;
    this.loop.nudge();
  }
}
