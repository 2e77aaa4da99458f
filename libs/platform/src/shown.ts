/** A person in a question or an answer, with the house and the regime around him. */
export type Shown = { person: string; huis: string; regime: string | null };

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const code = /^[a-z][a-z0-9-]{0,39}$/;

/** The fields of an answer that name a person of the register. */
export const personFields = ["persoonId", "persoonIds", "personen"];
/** And those that name somebody of whom it is not known yet who it is. */
export const allFields = [...personFields, "betrokkeneId"];

/**
 * All persons in an answer, as often as they stand in it; each with the house and the regime that stand nearest.
 * @param houses where a person belongs around whom no house stands: more than one when it is not known which
 * @param fields the fields whose values are ids of persons
 */
export const personsIn = (answer: unknown, houses: string[], fields = personFields): Shown[] => {
  const found: Shown[] = [];
  const walk = (value: unknown, around: string[], outside: string | null): void => {
    if (Array.isArray(value)) return value.forEach((item) => walk(item, around, outside));
    if (typeof value !== "object" || value === null || Buffer.isBuffer(value)) return;
    const parts = value as Record<string, unknown>;
    const own = typeof parts.huis === "string" ? [parts.huis] : around;
    const regime = typeof parts.regime === "string" && code.test(parts.regime) ? parts.regime : outside;
    for (const [field, part] of Object.entries(parts)) {
      if (fields.includes(field))
        for (const person of [part].flat())
          if (typeof person === "string" && uuid.test(person))
            for (const huis of own) found.push({ person, huis, regime });
      walk(part, own, regime);
    }
  };
  walk(answer, houses, null);
  return found;
};

/** The different persons by house. */
export const byHouse = (shown: Shown[]): Map<string, Set<string>> =>
  new Map(
    [...Map.groupBy(shown, ({ huis }) => huis)].map(([huis, some]) => [
      huis,
      new Set(some.map(({ person }) => person)),
    ]),
  );
