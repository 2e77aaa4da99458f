import { Module } from "@nestjs/common";
import { OrganisationConsumer, PlatformOrganisations1764700000000, type Service } from "@zvh/platform";
import { ActieController, ActieTermijn } from "./actie/actie.controller.js";
import { AfsluitingController, AfsluitingTermijn } from "./afsluiting/afsluiting.controller.js";
import { AfstemmingController } from "./casus/afstemming.controller.js";
import { CasusConsumer } from "./casus/casus.consumer.js";
import { CasusController, GezinController } from "./casus/casus.controller.js";
import { DeelnameController, DeelnameTermijn } from "./deelname/deelname.controller.js";
import { Toegang } from "./casus/toegang.js";
import { zichtbaar } from "./casus/zicht.js";
import { OverdrachtController } from "./deelname/overdracht.controller.js";
import { VoorstelController } from "./deelname/voorstel.controller.js";
import { Dossiers, entities } from "./dossier.js";
import { CasePlan1700000000100 } from "./migrations/1700000000100-case-plan.js";
import { Toegang1700000000110 } from "./migrations/1700000000110-toegang.js";
import { Deelname1700000000120 } from "./migrations/1700000000120-deelname.js";
import { Stukken1700000000130 } from "./migrations/1700000000130-stukken.js";
import { Grondslagen1764500000000 } from "./migrations/1764500000000-grondslagen.js";
import { Afstemming1764700000100 } from "./migrations/1764700000100-afstemming.js";
import { StukController } from "./stuk/stuk.controller.js";
import { Sleutels1764200000000 } from "./migrations/1764200000000-sleutels.js";
import { OverlegController } from "./overleg/overleg.controller.js";
import { PlanController } from "./plan/plan.controller.js";
import { verzegeld, Zegels } from "./verzegeld.js";

@Module({
  controllers: [
    CasusController,
    GezinController,
    AfstemmingController,
    DeelnameController,
    VoorstelController,
    OverdrachtController,
    OverlegController,
    PlanController,
    StukController,
    ActieController,
    AfsluitingController,
  ],
  providers: [
    Zegels,
    Dossiers,
    Toegang,
    CasusConsumer,
    OrganisationConsumer,
    ActieTermijn,
    DeelnameTermijn,
    AfsluitingTermijn,
  ],
})
class CasePlanModule {}

/** The case under procesregie: roles, meetings, plan, actions, closing. */
export const casePlan: Service = {
  name: "case-plan",
  module: CasePlanModule,
  entities,
  migrations: [
    CasePlan1700000000100,
    Toegang1700000000110,
    Deelname1700000000120,
    Stukken1700000000130,
    Sleutels1764200000000,
    Grondslagen1764500000000,
    PlatformOrganisations1764700000000,
    Afstemming1764700000100,
  ],
  sealed: verzegeld,
  visible: zichtbaar,
  listensTo: ["triage", "information-hub"],
  policies: new URL("./beleid.cedar", import.meta.url),
};
