import { Body, Controller, Get, Injectable, Module, Post, Req } from "@nestjs/common";
import { ArrayMaxSize, IsArray, IsIn, IsString, IsUUID } from "class-validator";
import { Column, DataSource, Entity, PrimaryColumn } from "typeorm";
import { Contract } from "@zvh/contracts";
import { By, event, newId, On, OnDeadline, OnTodo, Roles, Store, TeVroeg, type Cause, type Service } from "./index.js";
import { PeopleController } from "./people.fixture.js";
import type { Work } from "./store.js";
import type { Doing, Due } from "./worker.js";

const thingId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0099";

@Contract({ service: "sources", key: "thingId", version: 1, summary: "A thing was found: it exists from now on." })
export class ThingFound {
  @IsUUID() thingId!: string;
  @IsString() huis!: string;
  static readonly voorbeeld: ThingFound = { thingId, huis: "proefhuis" };
}

@Contract({ service: "notes", key: "noteId", version: 1, summary: "Somebody put a mark on a thing." })
export class NoteWritten {
  @IsUUID() noteId!: string;
  @IsUUID() thingId!: string;
  @IsString() huis!: string;
  @IsString() mark!: string;
  @IsArray() @ArrayMaxSize(9) @IsUUID(undefined, { each: true }) others!: string[];
  static readonly voorbeeld: NoteWritten = { noteId: thingId, thingId, huis: "proefhuis", mark: "a", others: [] };
}

@Contract({ service: "things", key: "thingId", version: 1, summary: "A thing carries another mark." })
export class ThingMarked {
  @IsUUID() thingId!: string;
  @IsString() huis!: string;
  @IsString() marks!: string;
  static readonly voorbeeld: ThingMarked = { thingId, huis: "proefhuis", marks: "a" };
}

@Entity("thing")
export class Thing {
  @PrimaryColumn("uuid", { name: "thing_id" }) thingId!: string;
  @Column("text") huis!: string;
  /** What happened to it, in order, a letter each. */
  @Column("text") marks!: string;
}

class NewThing {
  @IsUUID() thingId!: string;
  @IsIn(["proefhuis", "zeeland", "midden-limburg"]) huis!: string;
}

/** What a test lets handlers do: for a mark of a note, for a deadline, for a to-do. */
export const behaviour = {
  marks: new Map<string, (work: Work) => unknown>(),
  ripe: async (_due: Due): Promise<unknown> => undefined,
  call: async (_doing: Doing, _cause: Cause): Promise<unknown> => undefined,
};

/** A thing with another mark, and the event that says so. */
export const marked = (thing: Thing, mark: string) => {
  const state = { ...thing, marks: thing.marks + mark };
  return { state, events: [event(ThingMarked, { thingId: thing.thingId, huis: thing.huis, marks: state.marks })] };
};

@Controller("things")
class ThingController {
  constructor(
    private readonly store: Store,
    private readonly db: DataSource,
  ) {}

  @Get()
  @Roles("screener", "systeem")
  list(@By() by: Cause): Promise<Thing[]> {
    return this.store.read(by, (tx) => tx.find(Thing));
  }

  /** What a mistake would be: the database asked outside of a unit of work. */
  @Get("forgotten")
  @Roles("screener")
  forgotten(): Promise<Thing[]> {
    return this.db.query("select * from thing");
  }

  @Get("echo")
  @Roles("systeem")
  echo(@Req() { url }: { url: string }) {
    return { url };
  }

  @Post()
  @Roles("screener")
  make(@Body() { thingId, huis }: NewThing, @By() by: Cause): Promise<Thing> {
    return this.store.create(Thing, by, () => ({ state: { thingId, huis, marks: "" } }));
  }
}

@Injectable()
class ThingHandlers {
  constructor(private readonly store: Store) {}

  @On(ThingFound)
  found({ thingId, huis }: ThingFound, cause: Cause) {
    return this.store.create(Thing, cause, () => ({ state: { thingId, huis, marks: "" } }));
  }

  @On(NoteWritten)
  written({ thingId, mark }: NoteWritten, cause: Cause) {
    return this.store.run(cause, async (work) => {
      const thing = await work.tx.findOne(Thing, { where: { thingId }, lock: { mode: "pessimistic_write" } });
      if (!thing) throw new TeVroeg(thingId);
      await behaviour.marks.get(mark)?.(work);
      await work.update(Thing, marked(thing, mark));
    });
  }

  @OnDeadline("ripe")
  async ripe(due: Due, cause: Cause) {
    await behaviour.ripe(due);
    await this.store.change(Thing, { thingId: due.subject }, cause, (thing) => marked(thing, "!"));
  }

  @OnDeadline("ripe-%")
  async warned({ subject, percentage }: Due, cause: Cause) {
    await this.store.change(Thing, { thingId: subject }, cause, (thing) => marked(thing, `${percentage}%`));
  }

  @OnTodo("call")
  call(doing: Doing, cause: Cause) {
    return behaviour.call(doing, cause);
  }
}

@Module({ controllers: [ThingController, PeopleController], providers: [ThingHandlers] })
class ThingModule {}

class Things1700000000001 {
  name = "Things1700000000001";
  async up(runner: { query(text: string): Promise<unknown> }) {
    await runner.query(
      "create table thing (thing_id uuid primary key, huis text not null, marks text not null); select app.per_huis('thing')",
    );
  }
  async down() {}
}

/** A service as small as can be, to see the plumbing by. */
export const things: Service = {
  name: "things",
  module: ThingModule,
  entities: [Thing],
  migrations: [Things1700000000001 as never],
  sealed: [],
  listensTo: ["sources", "notes"],
};

/** Work of the system in one house. */
export const inHouse = (huis = "proefhuis"): Cause => ({ by: "systeem:test", huizen: [huis], traceparent: "" });

/** Makes a thing; its change may carry deadlines and to-dos. */
export const makeThing = async (store: Store, change: object = {}, huis = "proefhuis"): Promise<string> => {
  const thingId = newId();
  await store.create(Thing, inHouse(huis), () => ({ state: { thingId, huis, marks: "" }, ...change }));
  return thingId;
};
