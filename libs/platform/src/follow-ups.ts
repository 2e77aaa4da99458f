import pg from "pg";
import { v7 as newId } from "uuid";
import type { Change, Event } from "./change.js";
import { chance, nextTrace, type Envelope } from "./envelope.js";
import type { Left } from "./store.js";
import { openTrace } from "./tracing.js";

/** What follows from the changes of one transaction; written together at its end, in the order in which it came. */
export class FollowUps {
  private readonly events: object[] = [];
  private readonly deadlines: object[] = [];
  private readonly todos: object[] = [];
  private readonly subjects = new Set<string>();

  constructor(private readonly source: string) {}

  add(huis: string, traceparent: string, { events = [], deadlines = [], todos = [] }: Omit<Change<unknown>, "state">) {
    const open = openTrace(traceparent);
    const cause = { huis, traceparent: open ?? traceparent };
    for (const event of events) this.events.push({ huis, traceparent: open ?? nextTrace(traceparent), ...event });
    for (const deadline of deadlines) this.deadlines.push({ ...cause, ...deadline });
    for (const todo of todos) this.todos.push({ ...cause, ...todo });
  }

  /** Keeps that something of this dossier changed. */
  touch(subject: string): void {
    this.subjects.add(subject);
  }

  left(): Left {
    return { events: this.events.length > 0, todos: this.todos.length > 0, subjects: [...this.subjects] };
  }

  /** What writes journal and outbox, deadlines and to-dos; to go before the commit in the same round trip. */
  statements(nu: Date): string {
    if (this.events.length + this.deadlines.length + this.todos.length === 0) return "";
    const events = this.events.map((event) => this.journalled(event as Followed, nu));
    const rows = [events, this.deadlines, this.todos].map((some) => pg.escapeLiteral(JSON.stringify(some)));
    return `select app.record('${nu.toISOString()}', ${rows.join(", ")}); `;
  }

  /** The envelope in two halves: the database puts the sequence between them, under its lock on the dossier. */
  private journalled({ huis, traceparent, type, key, dataref, data, service }: Followed, nu: Date): object {
    const id = newId();
    const head: Partial<Envelope> = {
      specversion: "1.0",
      id,
      source: this.source,
      type,
      subject: `${service}/${key}`,
      time: nu.toISOString(),
    };
    const tail: Partial<Envelope> = {
      datacontenttype: "application/json",
      ...(dataref && { dataref }),
      traceparent,
      huis,
      data,
    };
    return {
      event_id: id,
      huis,
      key,
      type,
      topic: service,
      head: `${JSON.stringify(head).slice(0, -1)},"sequence":`,
      tail: `,${JSON.stringify(tail).slice(1)}`,
      salt: chance(),
    };
  }
}

type Followed = Event & { huis: string; traceparent: string };
