import { Module } from "@nestjs/common";
import type { Service } from "@zvh/platform";
import { ActieController } from "./actie/actie.controller.js";
import { Nazorgactie } from "./actie/nazorgactie.js";
import { Detentiebericht } from "./bericht/detentiebericht.js";
import { HerkenningConsumer } from "./bericht/herkenning.consumer.js";
import { OntvangstController } from "./bericht/ontvangst.controller.js";
import { Basisvoorwaarde } from "./dossier/basisvoorwaarde.js";
import { DossierController, DossierTermijnen } from "./dossier/dossier.controller.js";
import { Dossiers } from "./dossier/dossiers.js";
import { Nazorgdossier } from "./dossier/nazorgdossier.js";
import { Nazorg1764500000000 } from "./migrations/1764500000000-nazorg.js";
import { verzegeld } from "./verzegeld.js";
import { Toegang, zichtbaar } from "./zicht.js";

@Module({
  controllers: [OntvangstController, DossierController, ActieController],
  providers: [HerkenningConsumer, Dossiers, DossierTermijnen, Toegang],
})
class NazorgModule {}

/** The return from detention, on behalf of the municipality. */
export const nazorg: Service = {
  name: "nazorg",
  module: NazorgModule,
  entities: [Nazorgdossier, Detentiebericht, Basisvoorwaarde, Nazorgactie],
  migrations: [Nazorg1764500000000],
  sealed: Object.values(verzegeld),
  visible: zichtbaar,
  policies: new URL("./beleid.cedar", import.meta.url),
  listensTo: ["information-hub"],
};
