import { Accountability, boot, InProcessBus, kafkaAccess, KafkaBus, readConfig } from "@zvh/platform";
import { kafkajsClient } from "@zvh/platform/kafkajs";
import { things } from "../../libs/platform/src/things.fixture.js";

// The smallest service as a process of its own, to be killed: its database and its brokers, if any, come from the
// environment (DATABASE_URL, WORKER_DATABASE_URL, AUDITOR_DATABASE_URL, KAFKA_BROKERS). Says when it runs; ends by SIGTERM.

// The mistake that `inzagen.ts --laat` must find: the answer does not wait for its rows.
if (process.env.LOG_AFTER_ANSWER) {
  const { permit } = Accountability.prototype;
  Accountability.prototype.permit = async function (...said) {
    void permit.apply(this, said);
  };
}

const config = readConfig(process.env);
const bus = config.KAFKA_BROKERS
  ? new KafkaBus(
      kafkajsClient(kafkaAccess(config), "proef"),
      (service) => [`zvh.proefhuis.${service}`],
      () => process.exit(1),
    )
  : new InProcessBus();
const service = await boot(things, { config, bus, regionOf: (huis) => huis, wordsFor: (code) => code });
process.once("SIGTERM", () => {
  void service.stop().then(() => process.exit(0));
});
console.log("De proefdienst draait.");
