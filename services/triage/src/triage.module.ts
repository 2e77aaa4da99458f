import { Module } from "@nestjs/common";
import { OrganisationConsumer, PlatformOrganisations1764700000000, type Service } from "@zvh/platform";
import { DeelnameController } from "./deelname.controller.js";
import { Triagebeoordelaar, Triagedeelname } from "./deelname.js";
import { Dossiers, HandelingRij } from "./dossiers.js";
import { Triage1764000000000 } from "./migrations/1764000000000-triage.js";
import { Sleutels1764200000000 } from "./migrations/1764200000000-sleutels.js";
import { Triagedeelname1764300000000 } from "./migrations/1764300000000-deelname.js";
import { Grondslagen1764500000000 } from "./migrations/1764500000000-grondslagen.js";
import { TriageConsumer } from "./triage.consumer.js";
import { TriageController } from "./triage.controller.js";
import { TriageRij } from "./triage.js";
import { TriageoverlegController } from "./triageoverleg.controller.js";
import { Triageoverleg } from "./triageoverleg.js";
import { verzegeld } from "./verzegeld.js";
import { Toegang, zichtbaar } from "./zicht.js";

@Module({
  controllers: [TriageController, DeelnameController, TriageoverlegController],
  providers: [Dossiers, Toegang, TriageConsumer, OrganisationConsumer],
})
class TriageModule {}

/** The weekly triage: criteria, extra information, outcome. */
export const triage: Service = {
  name: "triage",
  module: TriageModule,
  entities: [TriageRij, HandelingRij, Triageoverleg, Triagedeelname, Triagebeoordelaar],
  migrations: [
    Triage1764000000000,
    Sleutels1764200000000,
    Triagedeelname1764300000000,
    Grondslagen1764500000000,
    PlatformOrganisations1764700000000,
  ],
  sealed: Object.values(verzegeld),
  visible: zichtbaar,
  policies: new URL("./beleid.cedar", import.meta.url),
  listensTo: ["intake", "information-hub"],
};
