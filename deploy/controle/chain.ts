import { createHash } from "node:crypto";
import { firstBroken, type Link } from "@zvh/platform";
import { finder, type Chain, type Finding, type Outcome, type World } from "./world.js";

/** One link of a key as the journal holds it. */
export type KeptLink = Link & { eventId: string; type: string };

/**
 * What an event says, as a hash: its type, its trace and its data; not its id, moment and place in the order. Null when
 * its envelope is gone or can't be read.
 */
const sayingOf = ({ type, envelope }: KeptLink): string | null => {
  try {
    const { traceparent, data } = JSON.parse(envelope ?? "null");
    const trace = String(traceparent).split("-")[1];
    return createHash("sha256")
      .update(JSON.stringify([type, trace, data]))
      .digest("base64");
  } catch {
    return null;
  }
};

/** Recomputes the chain of one key from all its links, oldest first, and sees what in it was said twice in one trace. */
export const chainOf = (key: string, links: KeptLink[]): Chain => {
  const said = new Set<string>();
  const twice: string[] = [];
  for (const link of links) {
    const saying = sayingOf(link);
    if (saying && said.has(saying)) twice.push(link.eventId);
    if (saying) said.add(saying);
  }
  return { key, broken: firstBroken(links), links: links.length, hash: links.at(-1)!.hash.toString("hex"), twice };
};

const finding = finder("I6");

/** I6: every chain can be recomputed from its first link, and its head is its last link. */
export const checkChains = ({ services }: World): Outcome => {
  const findings: Finding[] = [];
  for (const { name, store } of services) {
    const heads = new Map(store.heads.map((head) => [head.key, head]));
    for (const { key, broken, links, hash } of store.chains) {
      const head = heads.get(key);
      heads.delete(key);
      if (broken) findings.push(finding(name, [key, String(broken)], `de keten is gebroken bij volgnummer ${broken}`));
      if (!head) findings.push(finding(name, [key], "de keten heeft geen hoofd"));
      else if (head.sequence !== links || head.hash !== hash)
        findings.push(
          finding(
            name,
            [key, "hoofd"],
            `het hoofd staat op ${head.sequence}, maar is niet de laatste van ${links} schakels`,
          ),
        );
    }
    for (const key of heads.keys()) findings.push(finding(name, [key], "een hoofd zonder keten: het journaal is weg"));
  }
  const count = services.reduce((sum, { store }) => sum + store.journal.length, 0);
  return { invariant: "I6", compared: "schakels, opnieuw berekend, met het hoofd van hun keten", count, findings };
};
