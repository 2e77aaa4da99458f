import { killPoints } from "@zvh/platform";
import { dice } from "../../libs/testing/src/dice.js"; // alone: a process that is killed often must start soon

// A service as deploy/dienst.ts starts it, or the whole platform (ZVH_GEHEEL), that may kill itself between two steps: ZVH_STERFKANS is the chance at each
// such point, ZVH_ZAAD where its dice begin. They are read here and nowhere in the product.

const chance = Number(process.env.ZVH_STERFKANS ?? 0);
const { next } = dice(Number(process.env.ZVH_ZAAD ?? 1) + process.pid);
if (chance > 0)
  killPoints.at = async (point) => {
    if (next() >= chance) return;
    console.error(`kill point ${point}`);
    process.kill(process.pid, "SIGKILL");
    await new Promise(() => {}); // nothing comes after it
  };
await import(process.env.ZVH_GEHEEL ? "./geheel.js" : "../../deploy/dienst.js");
