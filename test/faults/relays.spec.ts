import { brokerPossible } from "../../deploy/kafka.js";
import { run } from "../programma.js";

const overKafka = brokerPossible().ok || process.env.CI ? it : it.skip;

overKafka(
  "relays side by side lose nothing and keep the order of every key, while they are killed and their leases stolen",
  async () => {
    const words = ["--aantal", "600", "--sleutels", "40", "--kills", "4", "--diefstallen", "3"];
    const program = run("test/faults/relays.ts", {}, ...words);
    const code = await program.ended;
    expect([code, program.output()]).toEqual([0, expect.stringMatching(/uit volgorde +0 +goed/)]);
  },
  180_000,
);
