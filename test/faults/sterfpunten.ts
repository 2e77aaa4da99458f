import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { killPointNames, type Held, type KillPoint } from "@zvh/platform";
import { kafkajsClient } from "@zvh/platform/kafkajs";
import type { Dice } from "@zvh/testing";
import { alles, als } from "../../deploy/demo/client.js";
import { applicatiebeheerder } from "../../deploy/demo/mensen.js";
import { huizen } from "../../deploy/huizen.js";
import { insist } from "./proefbank.js";
import type { Proefplatform } from "./proefplatform.js";

/** Processes that must die at a named point: `dienst.ts` takes them from this folder. */
export type Sterflijst = {
  folder: string;
  /** Names every point once, one after another in this many seconds. */
  order(seconds: number): Promise<void>;
  /** What was named and where no process came. */
  left(): string[];
  end(): void;
};

/** What is reached only while something is refused or a deadline is due: named from the beginning. */
const rare: KillPoint[] = ["refused-not-held", "claimed-not-fired"];

/** @param possible how many deaths there is time for; of more points some are left out */
export const startSterflijst = (chance: Dice, bus: "kafka" | "proces", possible: number): Sterflijst => {
  const folder = mkdtempSync("/var/tmp/zvh-sterflijst-");
  const points = killPointNames
    .filter((point) => bus === "kafka" || point !== "handled-not-committed")
    .map((point) => ({ point, turn: chance.next() }))
    .toSorted((a, b) => a.turn - b.turn)
    .slice(0, possible)
    .map(({ point }) => point);
  const name = (point: KillPoint) => writeFileSync(join(folder, point), "");
  const order = async (seconds: number) => {
    points.filter((point) => rare.includes(point)).forEach(name);
    for (const point of points.filter((one) => !rare.includes(one))) {
      name(point);
      await pause((seconds * 1_000) / points.length);
    }
  };
  return { folder, order, left: () => readdirSync(folder), end: () => rmSync(folder, { recursive: true }) };
};

const refusal = `alter table bericht add constraint storing
  check (status <> 'te-versturen' or right(melding_id::text, 1) not in ('0', '4', '8', 'c')) not valid`;

/** A rule that refuses one in four, until something is held or three minutes are over. */
export const refuseSome = async ({ sql }: Proefplatform): Promise<void> => {
  const heldNow = () => sql("notification", "select 1 from parked").catch(() => []);
  await insist(() => sql("notification", `alter table bericht drop constraint if exists storing; ${refusal}`));
  for (let left = 720; left > 0 && (await heldNow()).length === 0; left--) await pause(250);
  await insist(() => sql("notification", "alter table bericht drop constraint if exists storing"));
};

/** Records that are no events, on a topic that several services read: each puts them aside. */
export const sendNoise = async (brokers: string): Promise<void> => {
  const topic = `zvh.${huizen.huis("zeeland").regio}.intake`;
  const client = kafkajsClient({ brokers: [brokers] }, "ruis");
  const noise = ["{broken", "", "[]"].map((value, partition) => ({ topic, key: "ruis", value, partition }));
  await insist(() => client.send(noise));
  await client.stop();
};

/** Sets the clock of a service to where every deadline that is armed now is due. */
export const comeDue = ({ sql }: Proefplatform, service: string): Promise<void> =>
  insist(() =>
    sql(
      service,
      `update app.klok set verschuiving = verschuiving + greatest(interval '0',
         (select max(due_at) from deadline where state = 'armed') - app.nu())`,
    ),
  );

/** Does what an operator does: tries again what is held, until nothing is. Gives how many there were at first. */
export const replayAll = async ({ config, addressOf }: Proefplatform): Promise<number> => {
  const operator = await als(applicatiebeheerder, config, addressOf);
  let first: number | undefined;
  await insist(async () => {
    const held = await alles<Held>(operator, "notification", "geparkeerd?aantal=100");
    first ??= held.length;
    for (const { berichtId } of held) await operator.post("notification", `geparkeerd/${berichtId}/opnieuw`, {});
    if (held.length > 0) throw new Error("look once more");
  });
  return first!;
};

/**
 * Does now what waits for its next try, and what a process took that is dead: its hold lasts 45 seconds, a next try up to
 * ten minutes, that of a mail up to an hour, and that is no part of the proof. What was taken in the last ten seconds may
 * still be under way.
 */
export const hurry = async ({ sql }: Proefplatform, service: string): Promise<void> => {
  await sql(
    service,
    `update todo set next_at = clock_timestamp() where next_at > clock_timestamp() and next_at not between
       clock_timestamp() + interval '35 seconds' and clock_timestamp() + interval '45 seconds'`,
  );
  await sql(
    service,
    "update deadline set due_at = app.nu() where state = 'armed' and kind = 'opnieuw-versturen' and due_at > app.nu()",
  );
};
