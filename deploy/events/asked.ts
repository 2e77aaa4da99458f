import { parseArgs } from "node:util";

/** What an operator asks: to see what is held, to try it again, or to let it go. */
export type Asked =
  | { act: "list"; dienst?: string }
  | { act: "replay"; berichtId: string; dienst?: string }
  | { act: "drop"; berichtId: string; reden: string; dienst?: string };

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

const read = (args: string[]) => {
  try {
    const options = { dienst: { type: "string" }, reden: { type: "string" } } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    throw new Error("Deze opties ken ik niet: kies uit --dienst <naam> en --reden <tekst>.");
  }
};

/**
 * Reads the arguments after `events`.
 * @param diensten names of the services
 * Throws an Error with a sentence that says what to write instead.
 */
export const askedOf = (args: string[], diensten: string[]): Asked => {
  const { positionals, values } = read(args);
  const [act, berichtId, ...rest] = positionals;
  const { dienst, reden } = values;
  if (dienst !== undefined && !diensten.includes(dienst))
    throw new Error(`De dienst "${dienst}" bestaat niet: kies uit ${diensten.join(", ")}.`);
  if (act !== "list" && act !== "replay" && act !== "drop")
    throw new Error(
      'Zeg wat er moet gebeuren: events list, events replay <berichtId>, events drop <berichtId> --reden "…".',
    );
  if (reden !== undefined && act !== "drop") throw new Error("--reden hoort alleen bij events drop.");
  if (act === "list") {
    if (berichtId) throw new Error("events list neemt geen berichtId: kies een dienst met --dienst.");
    return { act, dienst };
  }
  if (!berichtId || !uuid.test(berichtId) || rest.length > 0)
    throw new Error(`Noem één berichtId, zoals events list het toont: events ${act} <berichtId>.`);
  if (act === "replay") return { act, berichtId, dienst };
  const why = reden?.trim() ?? "";
  if (why.length < 5 || why.length > 500) throw new Error('Zeg in 5 tot 500 tekens waarom: --reden "…".');
  return { act, berichtId, reden: why, dienst };
};
