import { Body, Controller, Injectable, Module, Post } from "@nestjs/common";
import { IsString, IsUUID } from "class-validator";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { MeldingAfgerond, MeldingOntvangen } from "@zvh/contracts";
import { mensen, startService, type TestService } from "@zvh/testing";
import { By, event, On, OnDeadline, Roles, Store, TeVroeg, type Cause, type Service } from "./index.js";

@Entity("ding")
class Ding {
  @PrimaryColumn("uuid") dingId!: string;
  @Column("text") huis!: string;
  @Column("text") status!: string;
}

class Verzoek {
  @IsUUID() dingId!: string;
  @IsString() huis!: string;
}

@Controller("dingen")
class DingController {
  constructor(private readonly store: Store) {}
  @Post()
  @Roles("screener")
  maak(@Body() { dingId, huis }: Verzoek, @By() by: Cause): Promise<Ding> {
    return this.store.create(Ding, by, (nu) => ({
      state: { dingId, huis, status: "nieuw" },
      events: [event(MeldingOntvangen, { ...MeldingOntvangen.voorbeeld, meldingId: dingId, huis })],
      deadlines: [{ kind: "klaar", subject: dingId, state: "armed", rule: "v1", dueAt: new Date(+nu + 3_600_000) }],
    }));
  }
}

@Injectable()
class DingConsumer {
  constructor(private readonly store: Store) {}
  @On(MeldingAfgerond)
  async rond({ meldingId }: MeldingAfgerond, cause: Cause) {
    await this.store.run(cause, async (work) => {
      const ding = await work.tx.findOneBy(Ding, { dingId: meldingId });
      if (!ding) throw new TeVroeg(meldingId);
      await work.update(Ding, { state: { ...ding, status: `${ding.status}!` } });
    });
  }
  @OnDeadline("klaar")
  async klaar({ subject }: { subject: string }, cause: Cause) {
    await this.store.change(Ding, { dingId: subject }, cause, (ding) => ({ state: { ...ding, status: "te laat" } }));
  }
}

@Module({ controllers: [DingController], providers: [DingConsumer] })
class DingModule {}

class Dingen1700000000001 {
  name = "Dingen1700000000001";
  async up(runner: { query(text: string): Promise<unknown> }) {
    await runner.query(
      "create table ding (ding_id uuid primary key, huis text not null, status text not null); alter table ding rename ding_id to \"dingId\"; select app.per_huis('ding')",
    );
  }
  async down() {}
}

const dingen: Service = {
  name: "intake",
  module: DingModule,
  entities: [Ding],
  migrations: [Dingen1700000000001 as never],
  listensTo: ["intake"],
};

let service: TestService;
beforeAll(async () => {
  service = await startService(dingen);
});
afterAll(() => service.stop());

const dingId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0099";
const status = async () => (await service.sql("select status from ding"))[0]?.status;

it("lets an event wait for its subject and gives it its effect once", async () => {
  const id = await service.deliver(MeldingAfgerond, { ...MeldingAfgerond.voorbeeld, meldingId: dingId });
  expect(await service.sql("select state, waits_for from parked")).toEqual([{ state: "waiting", waits_for: dingId }]);
  await (await service.as(mensen.screener)).post("/v1/dingen").send({ dingId, huis: "proefhuis" }).expect(201);
  await service.eventually(async () => (await status()) === "nieuw!");
  await service.deliver(MeldingAfgerond, { ...MeldingAfgerond.voorbeeld, meldingId: dingId }, id);
  expect(await status()).toBe("nieuw!");
});

it("refuses whoever has no such role, and a house that is not theirs", async () => {
  await (await service.as()).post("/v1/dingen").send({ dingId, huis: "proefhuis" }).expect(401);
  await (await service.as(mensen.triagelid)).post("/v1/dingen").send({ dingId, huis: "proefhuis" }).expect(403);
});

it("fires a deadline on the clock of the database", async () => {
  await service.moveClock("61 minutes");
  await service.eventually(async () => (await status()) === "te laat");
  expect(await service.sql("select state from deadline")).toEqual([{ state: "fired" }]);
});
