import { Module } from "@nestjs/common";
import type { Service } from "@zvh/platform";
import { ActieController, ActieTermijn } from "./actie/actie.controller.js";
import { AfsluitingController, AfsluitingTermijn } from "./afsluiting/afsluiting.controller.js";
import { CasusConsumer } from "./casus/casus.consumer.js";
import { CasusController, GezinController } from "./casus/casus.controller.js";
import { DeelnameController } from "./deelname/deelname.controller.js";
import { Dossiers, entities } from "./dossier.js";
import { CasePlan1700000000100 } from "./migrations/1700000000100-case-plan.js";
import { OverlegController } from "./overleg/overleg.controller.js";
import { PlanController } from "./plan/plan.controller.js";
import { zichtbaar } from "./casus/zicht.js";

@Module({
  controllers: [
    CasusController,
    GezinController,
    DeelnameController,
    OverlegController,
    PlanController,
    ActieController,
    AfsluitingController,
  ],
  providers: [Dossiers, CasusConsumer, ActieTermijn, AfsluitingTermijn],
})
class CasePlanModule {}

/** The case under procesregie: roles, meetings, plan, actions, closing. */
export const casePlan: Service = {
  name: "case-plan",
  module: CasePlanModule,
  entities,
  migrations: [CasePlan1700000000100],
  visible: zichtbaar,
  listensTo: ["triage", "information-hub"],
};
