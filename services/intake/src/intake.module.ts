import { Module } from "@nestjs/common";
import type { Service } from "@zvh/platform";
import { IntakeConsumer } from "./intake.consumer.js";
import { MeldingController } from "./melding.controller.js";
import { Betrokkene, Melding } from "./melding.js";
import { Intake1700000000100 } from "./migrations/1700000000100-intake.js";
import { zichtbaar } from "./melding.lijst.js";
import { Sleutels1764200000000 } from "./migrations/1764200000000-sleutels.js";
import { OntvangstController } from "./ontvangst.controller.js";
import { verzegeld } from "./verzegeld.js";

@Module({ controllers: [OntvangstController, MeldingController], providers: [IntakeConsumer] })
class IntakeModule {}

export const intake: Service = {
  name: "intake",
  module: IntakeModule,
  entities: [Melding, Betrokkene],
  migrations: [Intake1700000000100, Sleutels1764200000000],
  sealed: Object.values(verzegeld),
  visible: zichtbaar,
  listensTo: ["information-hub", "triage", "notification"],
};
