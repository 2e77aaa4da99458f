import { Injectable, Module } from "@nestjs/common";
import { newId, On, Store, type Bus, type Cause, type Service } from "@zvh/platform";
import { eventually, freshDatabase, startService, type TestService } from "@zvh/testing";
import { copyRows } from "../../libs/platform/src/dump.fixture.js";
import { NoteWritten, ThingMarked, things } from "../../libs/platform/src/things.fixture.js";
import { bussen, huis, messageOf, opstelling, stopBroker } from "./proefbus.js";

// A dump in the middle of a stream: what had arrived and what had not, what was sent, what was sent without our knowing,
// and what was not sent. The service goes on from it elsewhere, and gets again what it got before.

@Injectable()
class Seeing {
  constructor(private readonly store: Store) {}

  @On(ThingMarked)
  async seen({ thingId, huis: of, marks }: ThingMarked, cause: Cause): Promise<void> {
    await this.store.run(cause, ({ tx }) =>
      tx.query("insert into seen values (default, $1, $2, $3)", [of, thingId, marks]),
    );
  }
}
@Module({ providers: [Seeing] })
class SeeingModule {}

class Seen1700000000001 {
  name = "Seen1700000000001";
  async up(runner: { query(text: string): Promise<unknown> }) {
    await runner.query(
      `create table seen (nr int generated always as identity, huis text, thing_id uuid, marks text);
       select app.per_huis('seen')`,
    );
  }
  async down() {}
}

/** Who listens to the service that is restored: it keeps every event that it acted on, also when that is one too many. */
const followers: Service = {
  name: "followers",
  module: SeeingModule,
  entities: [],
  migrations: [Seen1700000000001 as never],
  sealed: [],
  listensTo: ["things"],
};

/** A bus that can lose the answer of a broker, or not reach it. */
const leaky = (bus: Bus) => {
  let fate: "sent" | "sent unknown" | "unsent" = "sent";
  const publish: Bus["publish"] = async (messages) => {
    const sent = fate === "unsent" ? [] : await bus.publish(messages);
    return fate === "sent" ? sent : messages.map(() => null);
  };
  const leak: Bus = { publish, subscribe: bus.subscribe.bind(bus) };
  return { bus: leak, becomes: (next: typeof fate) => (fate = next) };
};

afterAll(stopBroker, 60_000);

// What it is about is in the database: one client of Kafka is enough.
describe.each(bussen.slice(0, 2))("a restored dump, on the bus %s", (_name, start, possible) => {
  const { at, row, becomes, thing } = opstelling(start, possible);
  let follower: TestService;
  afterAll(() => follower?.stop(), 30_000);

  row(
    "loses nothing and doubles nothing: unsent events come out, and what was sent or received before is known again",
    async () => {
      follower = await startService(followers, { bus: at.proef.bus(), environment: { LOG_LEVEL: "error" } });
      const seen = async (thingId: string): Promise<string[]> =>
        (await follower.sql("select marks from seen where thing_id = $1 order by nr", [thingId])).map(
          ({ marks }) => marks,
        );
      const saw = (thingId: string, count: number) =>
        eventually(async () => (await seen(thingId)).length === count, 40);
      const [thingId, noteId] = [await thing(), newId()];
      const notes = [..."abcdefghijkl"].map((mark, i) =>
        messageOf(NoteWritten, { thingId, noteId, mark, others: [], huis }, i + 1),
      );
      await at.service.stop();
      const leak = leaky(at.proef.bus());
      const { database } = at.service;
      at.service = await startService(things, { bus: leak.bus, database, environment: { LOG_LEVEL: "error" } });

      at.sending.send(...notes.slice(0, 3));
      await saw(thingId, 3);
      leak.becomes("sent unknown");
      at.sending.send(...notes.slice(3, 6));
      await saw(thingId, 6);
      leak.becomes("unsent");
      at.sending.send(...notes.slice(6, 8));
      await becomes(thingId, "abcdefgh");
      const restored = await freshDatabase(things);
      await copyRows(database, restored);
      at.sending.send(notes[8]!);
      await becomes(thingId, "abcdefghi"); // of this the dump knows nothing
      await at.service.stop();

      at.service = await startService(things, {
        bus: at.proef.bus(),
        database: restored,
        environment: { LOG_LEVEL: "error" },
      });
      await becomes(thingId, "abcdefgh");
      at.sending.send(...notes);
      await becomes(thingId, "abcdefghijkl");
      await saw(thingId, 12);
      expect(await seen(thingId)).toEqual(notes.map((_, i) => "abcdefghijkl".slice(0, i + 1)));
      for (const one of [at.service, follower]) expect(await one.sql("select * from parked")).toEqual([]);
      await eventually(async () => (await at.service.sql("select 1 from outbox")).length === 0);
    },
    120_000,
  );
});
