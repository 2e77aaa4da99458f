import { Module } from "@nestjs/common";
import type { Service } from "@zvh/platform";
import { IntakeConsumer } from "./intake.consumer.js";
import { MeldingController } from "./melding.controller.js";
import { Betrokkene, Melding } from "./melding.js";
import { Intake1700000000100 } from "./migrations/1700000000100-intake.js";
import { zichtbaar } from "./melding.lijst.js";
import { OntvangstController } from "./ontvangst.controller.js";

@Module({ controllers: [OntvangstController, MeldingController], providers: [IntakeConsumer] })
class IntakeModule {}

export const intake: Service = {
  name: "intake",
  module: IntakeModule,
  entities: [Melding, Betrokkene],
  migrations: [Intake1700000000100],
  visible: zichtbaar,
  listensTo: ["information-hub", "triage", "notification"],
};
