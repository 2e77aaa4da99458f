import { Module } from "@nestjs/common";
import type { Service } from "@zvh/platform";
import { Dossiers, HandelingRij } from "./dossiers.js";
import { Triage1764000000000 } from "./migrations/1764000000000-triage.js";
import { Sleutels1764200000000 } from "./migrations/1764200000000-sleutels.js";
import { TriageConsumer } from "./triage.consumer.js";
import { TriageController, zichtbaar } from "./triage.controller.js";
import { TriageRij } from "./triage.js";
import { TriageoverlegController } from "./triageoverleg.controller.js";
import { Triageoverleg } from "./triageoverleg.js";
import { verzegeld } from "./verzegeld.js";

@Module({
  controllers: [TriageController, TriageoverlegController],
  providers: [Dossiers, TriageConsumer],
})
class TriageModule {}

/** The weekly triage: criteria, extra information, outcome. */
export const triage: Service = {
  name: "triage",
  module: TriageModule,
  entities: [TriageRij, HandelingRij, Triageoverleg],
  migrations: [Triage1764000000000, Sleutels1764200000000],
  sealed: Object.values(verzegeld),
  visible: zichtbaar,
  listensTo: ["intake", "information-hub"],
};
