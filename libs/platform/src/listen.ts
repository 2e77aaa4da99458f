import pg from "pg";
import type { Config } from "./config.js";
import { patience } from "./database.js";
import type { Changes } from "./live.js";
import { Loop } from "./loop.js";

/** Ids in one message: PostgreSQL takes 8000 bytes. */
const atOnce = 100;
/** Milliseconds in which what is committed is told together. */
const together = 100;

/**
 * Tells and hears what all processes of this service committed, this one included: one connection for that alone. Not
 * in the transactions themselves, for PostgreSQL commits those that notify one at a time. Who dies between commit and
 * telling is followed by a process that begins with telling everybody to read again.
 */
export class Listener {
  private client: pg.Client | undefined;
  private readonly untold = new Set<string>();
  private telling: NodeJS.Timeout | undefined;
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
    clearTimeout(this.telling);
    await this.tellAll();
    await this.client?.end();
  }

  /** Says to every process which dossiers a commit touched, with those of a tenth of a second. */
  tell(subjects: string[]): void {
    for (const subject of subjects) this.untold.add(subject);
    if (this.untold.size > 0) this.telling ??= setTimeout(() => void this.tellAll(), together);
  }

  private async tellAll(): Promise<void> {
    this.telling = undefined;
    const { client } = this;
    const subjects = [...this.untold];
    this.untold.clear();
    // Without a connection there is nothing to tell: making one tells everybody to read again.
    for (let i = 0; client && i < subjects.length; i += atOnce) {
      const message = subjects.slice(i, i + atOnce).join();
      await client.query("select pg_notify('changes', $1)", [message]).catch(() => this.lose(client));
    }
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
    client.on("notification", ({ payload }) =>
      payload ? this.changes.announce(payload.split(",")) : this.changes.missed(),
    );
    await client.connect();
    // What was committed before this moment, here or by who went before us, perhaps nobody told.
    await client.query("listen changes; notify changes");
    this.client = client;
  }

  private lose(client: pg.Client): void {
    void client.end().catch(() => {});
    if (client !== this.client) return;
    this.client = undefined;
    this.loop.nudge();
  }
}
