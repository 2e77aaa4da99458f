import { Module } from "@nestjs/common";
import type { Service } from "@zvh/platform";
import { Abonnement } from "./abonnement/abonnement.js";
import { AbonnementController } from "./abonnement/abonnement.controller.js";
import { Abonnementtoegang } from "./abonnement/abonnement.zicht.js";
import { Bezorger } from "./abonnement/bezorger.js";
import { GebeurtenisController } from "./abonnement/gebeurtenis.controller.js";
import { GeheimRij } from "./abonnement/geheim.js";
import { Verdeling } from "./abonnement/verdeling.js";
import { AttenderingConsumer } from "./attendering.consumer.js";
import { Bericht } from "./bericht.js";
import { BerichtConsumer } from "./bericht.consumer.js";
import { BerichtController } from "./bericht.controller.js";
import { Mailer } from "./mailer.js";
import { Melding } from "./melding.js";
import { Notification1763800000000 } from "./migrations/1763800000000-notification.js";
import { Sleutels1764200000000 } from "./migrations/1764200000000-sleutels.js";
import { Abonnementen1764300000000 } from "./migrations/1764300000000-abonnementen.js";
import { Attendering1764900000000 } from "./migrations/1764900000000-attendering.js";
import { TaakRij } from "./taak.js";
import { TaakController } from "./taak.controller.js";
import { verzegeld } from "./verzegeld.js";
import { VersturenWorker } from "./versturen.worker.js";
import { Toegang, zichtbaar } from "./zicht.js";

@Module({
  controllers: [BerichtController, TaakController, AbonnementController, GebeurtenisController],
  providers: [
    BerichtConsumer,
    AttenderingConsumer,
    VersturenWorker,
    Mailer,
    Toegang,
    Abonnementtoegang,
    Verdeling,
    Bezorger,
  ],
})
class NotificationModule {}

/** Who is told: reporters and people of the house by e-mail, in the words of their house; and the systems of partners. */
export const notification: Service = {
  name: "notification",
  module: NotificationModule,
  entities: [Melding, Bericht, TaakRij, Abonnement, GeheimRij],
  migrations: [Notification1763800000000, Sleutels1764200000000, Abonnementen1764300000000, Attendering1764900000000],
  sealed: Object.values(verzegeld),
  visible: zichtbaar,
  policies: new URL("./beleid.cedar", import.meta.url),
  listensTo: ["intake", "information-hub", "case-plan", "nazorg"],
};
