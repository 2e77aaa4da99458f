import { Module } from "@nestjs/common";
import { OrganisationConsumer, PlatformOrganisations1764700000000, type Service } from "@zvh/platform";
import { Aanname } from "./aanname.js";
import { AdviesvraagController } from "./adviesvraag/adviesvraag.controller.js";
import { Adviesvraag } from "./adviesvraag/adviesvraag.js";
import { DienstController } from "./dienst.controller.js";
import { IntakeConsumer } from "./intake.consumer.js";
import { KnooppuntConsumer } from "./knooppunt.consumer.js";
import { MeldingController } from "./melding.controller.js";
import { Betrokkene, Melding } from "./melding.js";
import { Intake1700000000100 } from "./migrations/1700000000100-intake.js";
import { Sleutels1764200000000 } from "./migrations/1764200000000-sleutels.js";
import { Verstrekking1764400000000 } from "./migrations/1764400000000-verstrekking.js";
import { Herkomst1764500000000 } from "./migrations/1764500000000-herkomst.js";
import { Voorwaarde1764600000000 } from "./migrations/1764600000000-voorwaarde.js";
import { Ernaast1764700000000 } from "./migrations/1764700000000-ernaast.js";
import { Knooppunt1764800000000 } from "./migrations/1764800000000-knooppunt.js";
import { Screeningspartners1764300000000 } from "./migrations/1764300000000-screeningspartners.js";
import { ScreeningspartnerController } from "./screeningspartner.controller.js";
import { Screeningsantwoord, Screeningsdeelnames, Screeningssessie } from "./screeningspartner.js";
import { OntvangstController } from "./ontvangst.controller.js";
import { SignaalController } from "./signaal/signaal.controller.js";
import { Signaal } from "./signaal/signaal.js";
import { Termijnen } from "./termijnen.js";
import { Verstrekking } from "./verstrekking.js";
import { verzegeld } from "./verzegeld.js";
import { Toegang, zichtbaar } from "./zicht.js";

@Module({
  controllers: [
    OntvangstController,
    MeldingController,
    DienstController,
    ScreeningspartnerController,
    SignaalController,
    AdviesvraagController,
  ],
  providers: [
    Aanname,
    IntakeConsumer,
    KnooppuntConsumer,
    OrganisationConsumer,
    Screeningsdeelnames,
    Termijnen,
    Toegang,
  ],
})
class IntakeModule {}

export const intake: Service = {
  name: "intake",
  module: IntakeModule,
  entities: [Melding, Betrokkene, Screeningsantwoord, Screeningssessie, Verstrekking, Signaal, Adviesvraag],
  migrations: [
    Intake1700000000100,
    Sleutels1764200000000,
    Screeningspartners1764300000000,
    Verstrekking1764400000000,
    Herkomst1764500000000,
    Voorwaarde1764600000000,
    Ernaast1764700000000,
    Knooppunt1764800000000,
    PlatformOrganisations1764700000000,
  ],
  sealed: Object.values(verzegeld),
  visible: zichtbaar,
  policies: new URL("./beleid.cedar", import.meta.url),
  listensTo: ["information-hub", "triage", "notification"],
};
