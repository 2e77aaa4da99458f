import { Module } from "@nestjs/common";
import type { Service } from "@zvh/platform";
import { AanstellingConsumer } from "./aanstelling/aanstelling.consumer.js";
import { Aanstelling } from "./aanstelling/aanstelling.js";
import { MedewerkerController } from "./aanstelling/medewerker.controller.js";
import { Register, zichtbaarInRegister } from "./aanstelling/register.js";
import { UitrolController } from "./aanstelling/uitrol.controller.js";
import { Agendapunten } from "./bekendheid/agendapunten.js";
import { BekendheidConsumer } from "./bekendheid/bekendheid.consumer.js";
import { BekendheidsverzoekController, zichtbaarInBekendheid } from "./bekendheid/bekendheidsverzoek.controller.js";
import { Bekendheidsverzoek } from "./bekendheid/bekendheidsverzoek.js";
import { BekendheidsvraagController } from "./bekendheid/bekendheidsvraag.controller.js";
import { Bekendheidsvraag } from "./bekendheid/bekendheidsvraag.js";
import { Bewaartermijnen } from "./bewaren.js";
import { HerkenningConsumer } from "./herkenning.consumer.js";
import { HerkenningController, zichtbaar } from "./herkenning.controller.js";
import { Herkenning } from "./herkenning.js";
import { LopendeCasus, LopendeCasusConsumer } from "./lopendecasus.js";
import { MeldpuntConsumer } from "./meldpunt/meldpunt.consumer.js";
import { MeldpuntController } from "./meldpunt/meldpunt.controller.js";
import { zichtbaarInMeldpunt } from "./meldpunt/meldpunt.lijst.js";
import { Meldpunten } from "./meldpunt/meldpunten.js";
import { Meldpuntmelding, Meldpuntverrijking } from "./meldpunt/meldpuntmelding.js";
import { Meldpuntroute } from "./meldpunt/meldpuntroute.js";
import { Meldpuntuittreksel } from "./meldpunt/meldpuntuittreksel.js";
import { Meldpuntvraag } from "./meldpunt/meldpuntvraag.js";
import { MeldpuntontvangstController } from "./meldpunt/ontvangst.controller.js";
import { MeldpuntuittrekselController } from "./meldpunt/uittreksel.controller.js";
import { Personen1760000000001 } from "./migrations/1760000000001-personen.js";
import { Sleutels1764200000000 } from "./migrations/1764200000000-sleutels.js";
import { Register1764200000100 } from "./migrations/1764200000100-register.js";
import { Bekendheid1764400000000 } from "./migrations/1764400000000-bekendheid.js";
import { OpNaam1764500000000 } from "./migrations/1764500000000-opnaam.js";
import { Verstrekking1764500000100 } from "./migrations/1764500000100-verstrekking.js";
import { Dienst1764500000200 } from "./migrations/1764500000200-dienst.js";
import { Prioritering1764600000000 } from "./migrations/1764600000000-prioritering.js";
import { Zsm1764600000100 } from "./migrations/1764600000100-zsm.js";
import { Beroepsgeheim1764700000000 } from "./migrations/1764700000000-beroepsgeheim.js";
import { Adres1764700000100 } from "./migrations/1764700000100-adres.js";
import { Meldpunt1764800000000 } from "./migrations/1764800000000-meldpunt.js";
import { OrganisatieController } from "./organisatie/organisatie.controller.js";
import { Organisatie } from "./organisatie/organisatie.js";
import { TeamController } from "./organisatie/team.controller.js";
import { Team } from "./organisatie/team.js";
import { PersoonController } from "./persoon.controller.js";
import { Persoon } from "./persoon.js";
import { Personen } from "./personen.js";
import { PrioriteringConsumer } from "./prioriteit/prioritering.consumer.js";
import { PrioriteringController, zichtbaarInPrioriteit } from "./prioriteit/prioritering.controller.js";
import { Prioritering } from "./prioriteit/prioritering.js";
import { Zsmkaart } from "./prioriteit/zsmkaart.js";
import { Toegang } from "./toegang.js";
import { VerstrekkingConsumer } from "./verstrekking/verstrekking.consumer.js";
import { VerstrekkingController } from "./verstrekking/verstrekking.controller.js";
import { Verstrekking } from "./verstrekking/verstrekking.js";
import { ZsmaanvraagController, zichtbaarInZsm } from "./zsm/zsmaanvraag.controller.js";
import { ZsmConsumer } from "./zsm/zsm.consumer.js";
import { ZsmverzoekController } from "./zsm/zsmverzoek.controller.js";
import { Zsmverzoek } from "./zsm/zsmverzoek.js";
import { Zsmzoeker } from "./zsm/zsmzoeker.js";
import { verzegeld } from "./verzegeld.js";

@Module({
  controllers: [
    PersoonController,
    HerkenningController,
    OrganisatieController,
    TeamController,
    UitrolController,
    MedewerkerController,
    BekendheidsvraagController,
    BekendheidsverzoekController,
    VerstrekkingController,
    PrioriteringController,
    ZsmaanvraagController,
    ZsmverzoekController,
    MeldpuntontvangstController,
    MeldpuntController,
    MeldpuntuittrekselController,
  ],
  providers: [
    Toegang,
    Personen,
    HerkenningConsumer,
    Register,
    AanstellingConsumer,
    Agendapunten,
    BekendheidConsumer,
    VerstrekkingConsumer,
    PrioriteringConsumer,
    Zsmzoeker,
    ZsmConsumer,
    Meldpunten,
    MeldpuntConsumer,
    LopendeCasusConsumer,
    Bewaartermijnen,
  ],
})
class InformationHubModule {}

/** Who a person is, per house; who may do what there; and what is known of whom may be told to whom. */
export const informationHub: Service = {
  name: "information-hub",
  module: InformationHubModule,
  entities: [
    Persoon,
    Herkenning,
    Organisatie,
    Team,
    Aanstelling,
    Bekendheidsvraag,
    Bekendheidsverzoek,
    Verstrekking,
    Prioritering,
    Zsmkaart,
    Zsmverzoek,
    Meldpuntmelding,
    Meldpuntverrijking,
    Meldpuntroute,
    Meldpuntvraag,
    Meldpuntuittreksel,
    LopendeCasus,
  ],
  migrations: [
    Personen1760000000001,
    Sleutels1764200000000,
    Register1764200000100,
    Bekendheid1764400000000,
    OpNaam1764500000000,
    Verstrekking1764500000100,
    Dienst1764500000200,
    Prioritering1764600000000,
    Zsm1764600000100,
    Beroepsgeheim1764700000000,
    Adres1764700000100,
    Meldpunt1764800000000,
  ],
  sealed: Object.values(verzegeld),
  visible: async (tx, wie, ids) => [
    ...(await zichtbaar(tx, wie, ids)),
    ...(await zichtbaarInRegister(tx, wie, ids)),
    ...(await zichtbaarInBekendheid(tx, wie, ids)),
    ...(await zichtbaarInPrioriteit(tx, wie, ids)),
    ...(await zichtbaarInZsm(tx, wie, ids)),
    ...(await zichtbaarInMeldpunt(tx, wie, ids)),
  ],
  policies: new URL("./beleid.cedar", import.meta.url),
  listensTo: ["intake", "nazorg", "information-hub", "triage", "case-plan"],
};
