import { huizen } from "../../deploy/huizen.js";
import { startSystem } from "../../deploy/system.js";

// The whole platform in this one process, over the bus within it; ZVH_GEHEEL says where everything is.

/** What `proefplatform.ts` gives. */
export type Geheel = {
  admin: string;
  password: string;
  ports: Record<string, number>;
  smtpUrl: string;
  environment: Record<string, string>;
};

const { ports, ...at }: Geheel = JSON.parse(process.env.ZVH_GEHEEL!);
const system = await startSystem({
  ...at,
  databaseOf: (service) => service,
  portOf: (name) => ports[name]!,
  huizen,
});
process.once("SIGTERM", () => void system.stop().finally(() => process.exit(0)));
