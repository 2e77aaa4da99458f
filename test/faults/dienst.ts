import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { killPoints } from "@zvh/platform";
import { dice } from "../../libs/testing/src/dice.js"; // alone: a process that is killed often must start soon

// A service as deploy/dienst.ts starts it, or the whole platform (ZVH_GEHEEL), that may kill itself between two steps:
// ZVH_STERFKANS is the chance at each such point, ZVH_ZAAD where its dice begin; of what stands in the folder
// ZVH_STERFLIJST by the name of a point, the first process that comes there dies. Read here and nowhere in the product.

const chance = Number(process.env.ZVH_STERFKANS ?? 0);
const list = process.env.ZVH_STERFLIJST;
const { next } = dice(Number(process.env.ZVH_ZAAD ?? 1) + process.pid);

/** Whether it is this process's turn: of several that come there at once one takes the file away. */
const isCalled = (point: string): boolean => {
  if (!list || !existsSync(join(list, point))) return false;
  try {
    rmSync(join(list, point));
    return true;
  } catch {
    return false;
  }
};

if (chance > 0)
  killPoints.at = async (point) => {
    if (next() >= chance && !isCalled(point)) return;
    console.error(`kill point ${point}`);
    process.kill(process.pid, "SIGKILL");
    await new Promise(() => {}); // nothing comes after it
  };
await import(process.env.ZVH_GEHEEL ? "./geheel.js" : "../../deploy/dienst.js");
