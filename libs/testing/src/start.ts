import { rmSync } from "node:fs";
import { startPostgres } from "./postgres.js";

// The one PostgreSQL of a test run: a process of its own, that ends with the run that started it.
const postgres = await startPostgres({ folder: `/var/tmp/zvh-test-${process.pid}`, password: "test", durable: false });
const stop = async () => {
  await postgres.stop();
  rmSync(postgres.dataFolder, { recursive: true, force: true });
  process.exit(0);
};
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => void stop());
process.on("disconnect", () => void stop());
process.send?.(postgres.url);
