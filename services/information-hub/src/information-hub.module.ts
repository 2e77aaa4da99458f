import { Module } from "@nestjs/common";
import type { Service } from "@zvh/platform";
import { HerkenningConsumer } from "./herkenning.consumer.js";
import { HerkenningController, zichtbaar } from "./herkenning.controller.js";
import { Herkenning } from "./herkenning.js";
import { Personen1760000000001 } from "./migrations/1760000000001-personen.js";
import { Sleutels1764200000000 } from "./migrations/1764200000000-sleutels.js";
import { PersoonController } from "./persoon.controller.js";
import { Persoon } from "./persoon.js";
import { Personen } from "./personen.js";
import { verzegeld } from "./verzegeld.js";

@Module({ controllers: [PersoonController, HerkenningController], providers: [Personen, HerkenningConsumer] })
class InformationHubModule {}

/** Who a person is, per house. */
export const informationHub: Service = {
  name: "information-hub",
  module: InformationHubModule,
  entities: [Persoon, Herkenning],
  migrations: [Personen1760000000001, Sleutels1764200000000],
  sealed: Object.values(verzegeld),
  visible: zichtbaar,
  listensTo: ["intake", "information-hub"],
};
