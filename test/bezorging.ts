import { firstBroken, handledEvents, type Link } from "@zvh/platform";
import { services } from "../deploy/system.js";

type Sql = (service: string, text: string) => Promise<any[]>;
type Row = Link & { event_id: string; key: string; type: string; sent_at: Date | null };

/** What is wrong with the journal of one service: a broken chain, an event that was never sent, one that is parked. */
const inJournal = async (sql: Sql, service: string, rows: Row[]): Promise<string[]> => {
  const chains = [...Map.groupBy(rows, ({ key }) => key)];
  const parked = await sql(service, "select message_id, reason from parked");
  return [
    ...chains
      .filter(([, links]) => firstBroken(links.map((link) => ({ ...link, sequence: Number(link.sequence) }))) !== null)
      .map(([key]) => `${service}: the chain of ${key} is broken`),
    ...rows.filter(({ sent_at }) => !sent_at).map(({ event_id }) => `${service}: ${event_id} was not sent`),
    ...parked.map(({ message_id, reason }) => `${service}: ${message_id} is parked: ${reason}`),
  ];
};

/**
 * Compares the journals of all services with the inboxes of those that handle their events.
 * @returns the events of each service, and what is wrong, a line each
 */
export const checkDelivery = async (sql: Sql): Promise<{ events: Map<string, string[]>; findings: string[] }> => {
  const events = new Map<string, Row[]>();
  const findings: string[] = [];
  for (const { name } of services) {
    const rows: Row[] = await sql(name, "select * from journal order by key, sequence");
    findings.push(...(await inJournal(sql, name, rows)));
    events.set(name, rows);
  }
  for (const { name, listensTo, module } of services) {
    const handled = handledEvents(module as Function);
    const inbox = (await sql(name, "select message_id from inbox")).map(({ message_id }): string => message_id);
    const heard = listensTo.flatMap((from) => events.get(from)!).filter(({ type }) => handled.includes(type));
    const due = new Set(heard.map(({ event_id }) => event_id));
    findings.push(...[...due].filter((id) => !inbox.includes(id)).map((id) => `${name}: ${id} never arrived`));
    findings.push(...inbox.filter((id) => !due.has(id)).map((id) => `${name}: ${id} is of no journal`));
  }
  const ids = ([service, rows]: [string, Row[]]): [string, string[]] => [service, rows.map(({ event_id }) => event_id)];
  return { events: new Map([...events].map(ids)), findings };
};
