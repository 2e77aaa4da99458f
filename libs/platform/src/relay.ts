import { Logger } from "@nestjs/common";
import type pg from "pg";
import { Lanes, Loop, Resting } from "./loop.js";
import type { Envelope, Message } from "./envelope.js";

type Row = { seq: string; topic: string; key: string; envelope: string };

/** Brings the outbox to the bus: in order per key, again until it succeeds, and forgets a row only then. */
export class Relay {
  readonly loop: Loop;
  /** Of every key that is being sent: one that takes long holds up no other. */
  private readonly lanes = new Lanes(8, () => this.loop.nudge());
  /** Keys whose first row could not be sent. */
  private readonly resting = new Resting();
  private readonly logger = new Logger("Relay");

  /** @param topicOf address of a service's topic for a house */
  constructor(
    private readonly worker: pg.Pool,
    private readonly publish: (message: Message) => Promise<void>,
    private readonly topicOf: (service: string, huis: string) => string,
  ) {
    this.loop = new Loop("relay", 200, () => this.drain(), this.lanes);
  }

  /** Begins to send what is there. True when there may be more at once. */
  private async drain(): Promise<boolean> {
    const { rows } = await this.worker.query<Row>(
      `select o.seq, j.topic, o.key, j.envelope from outbox o join journal j using (event_id)
       where not (o.key = any($1::uuid[])) order by o.seq limit 500`,
      [[...this.resting.keys(), ...this.lanes.keys()]],
    );
    for (const [key, ofOneKey] of Map.groupBy(rows, (row) => row.key)) {
      await this.lanes.room();
      this.lanes.begin(key, () => this.sendInOrder(ofOneKey));
    }
    return rows.length === 500;
  }

  private async sendInOrder(rows: Row[]): Promise<void> {
    for (const row of rows)
      try {
        await this.send(row);
      } catch (error) {
        this.resting.add(row.key, 1_000);
        this.logger.warn(`An event could not be sent yet, its key rests: ${(error as Error).constructor.name}`);
        return;
      }
  }

  private async send({ seq, topic, key, envelope: text }: Row): Promise<void> {
    const envelope: Envelope = JSON.parse(text);
    await this.publish({ topic: this.topicOf(topic, envelope.huis), key, envelope });
    await this.worker.query(
      `with sent as (delete from outbox where seq = $1 returning event_id)
       update journal set sent_at = clock_timestamp() from sent where journal.event_id = sent.event_id`,
      [seq],
    );
  }

  /** The age in seconds of the oldest unsent event; how many events are parked or wait, and to-dos that keep failing. */
  async backlog(): Promise<{ oudsteOnverzonden: number; geparkeerd: number; wachtend: number; hangend: number }> {
    const { rows } = await this.worker.query(
      `select (select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float from outbox) as "oudsteOnverzonden",
              (select count(*)::int from parked where state = 'parked') as geparkeerd,
              (select count(*)::int from parked where state = 'waiting') as wachtend,
              (select count(*)::int from todo where attempts > 5) as hangend`,
    );
    return rows[0];
  }
}
