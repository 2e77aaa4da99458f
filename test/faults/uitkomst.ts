import { setTimeout as pause } from "node:timers/promises";
import { kafkajsClient } from "@zvh/platform/kafkajs";
import { huizen } from "../../deploy/huizen.js";
import { topicsOf } from "../../deploy/topics.js";
import { services } from "../../deploy/system.js";
import type { Proefplatform } from "./proefplatform.js";
import { hurry } from "./sterfpunten.js";

/**
 * Resolves with the seconds until nothing is on its way any more; null when that takes more than three minutes.
 * Meanwhile nothing waits for its next try.
 */
export const rest = async (platform: Proefplatform): Promise<number | null> => {
  const { sql, kafka } = platform;
  const begin = performance.now();
  const client = kafka && kafkajsClient({ brokers: [kafka.brokers] }, "rust");
  const quiet = async () => {
    for (const { name } of services) await hurry(platform, name);
    for (const { name, listensTo } of services) {
      const [{ open }] = await sql(
        name,
        `select (select count(*) from outbox) + (select count(*) from todo) + (select count(*) from parked)
           + (select count(*) from deadline where state = 'armed' and due_at <= app.nu()) as open`,
      );
      const topics = listensTo.flatMap(topicsOf(huizen));
      const lag = client && topics.length > 0 ? await client.lagOf(`zvh.${name}`, topics) : 0;
      if (Number(open) > 0 || lag > 0) return false;
    }
    return true;
  };
  try {
    while (!(await quiet().catch(() => false))) {
      if (performance.now() - begin > 180_000) return null;
      await pause(250);
    }
    return (performance.now() - begin) / 1000;
  } finally {
    await client?.stop();
  }
};

/** What became of the meldingen, by the stores of the services that had to do something with each. */
export const effects = async ({ sql }: Proefplatform, ids: string[]): Promise<[string, number, number][]> => {
  const number = async (service: string, query: string) => Number((await sql(service, query, [ids]))[0].n);
  const one = ids.length;
  return [
    [
      "meldingen bij intake",
      await number("intake", "select count(*) as n from melding where melding_id = any($1)"),
      one,
    ],
    [
      "personen gekoppeld",
      await number(
        "intake",
        "select count(*) as n from betrokkene where melding_id = any($1) and persoon_id is not null",
      ),
      one,
    ],
    [
      "personen bij het knooppunt",
      await number(
        "information-hub",
        "select count(distinct persoon_id) as n from herkenning where melding_id = any($1)",
      ),
      one,
    ],
    [
      "ontvangstberichten, elk één keer afgeleverd",
      await number(
        "notification",
        "select count(*) as n from bericht where melding_id = any($1) and status = 'afgeleverd'",
      ),
      one,
    ],
    [
      "gebeurtenissen MeldingOntvangen",
      await number(
        "intake",
        "select count(*) as n from journal where key = any($1) and type like '%melding.ontvangen%'",
      ),
      one,
    ],
    [
      "gebeurtenissen BerichtAfgeleverd",
      await number(
        "notification",
        "select count(*) as n from journal j where j.key in (select bericht_id from bericht where melding_id = any($1))",
      ),
      one,
    ],
  ];
};
