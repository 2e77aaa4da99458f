import { Injectable } from "@nestjs/common";
import { Services, type Asker } from "./services.js";

/** How a screen names a person. */
export type Naam = {
  naam: string;
  geboortedatum: string | null;
  leeftijd: number | null;
  gemeente: string | null;
};
type Gevonden = { personen: (Naam & { persoonId: string })[] };

/** The most persons that the register tells at once. */
const atMost = 200;
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const fieldsWithPersons = ["persoonId", "persoonIds", "personen"];

/** The ids of all persons in an answer, by house: the house that stands nearest around them, else the given one. */
export const personsIn = (answer: unknown, huis?: string): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  const add = (id: string, of: string) => found.set(of, (found.get(of) ?? new Set()).add(id));
  const walk = (value: unknown, around: string | undefined): void => {
    if (Array.isArray(value)) return value.forEach((item) => walk(item, around));
    if (typeof value !== "object" || value === null) return;
    const fields = value as Record<string, unknown>;
    const own = typeof fields.huis === "string" ? fields.huis : around;
    for (const [field, part] of Object.entries(fields)) {
      if (own && fieldsWithPersons.includes(field))
        for (const id of [part].flat()) if (typeof id === "string" && uuid.test(id)) add(id, own);
      walk(part, own);
    }
  };
  walk(answer, huis);
  return found;
};

/** Names from the person register, which alone knows them. */
@Injectable()
export class Namen {
  constructor(private readonly services: Services) {}

  /**
   * The names of the persons in an answer: one question per house (and per 200 persons).
   * Without an answer from the register there are no names; the screen then shows the kenmerk alone.
   */
  async of(asker: Asker, answer: unknown, huis?: string): Promise<Record<string, Naam>> {
    const questions = [...personsIn(answer, huis)].flatMap(([of, ids]) =>
      Array.from({ length: Math.ceil(ids.size / atMost) }, (_, part) => ({
        huis: of,
        persoonIds: [...ids].slice(part * atMost, (part + 1) * atMost),
      })),
    );
    const answers = await Promise.all(
      questions.map((question) =>
        this.services.part<Gevonden>("information-hub", "/v1/personen/_zoek", asker, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(question),
        }),
      ),
    );
    return Object.fromEntries(
      answers
        .flatMap((found) => found?.personen ?? [])
        .map(({ persoonId, naam, geboortedatum, leeftijd, gemeente }) => [
          persoonId,
          { naam, geboortedatum, leeftijd, gemeente },
        ]),
    );
  }
}
