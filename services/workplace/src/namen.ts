import { Injectable } from "@nestjs/common";
import { byHouse, personsIn } from "@zvh/platform";
import { Services, type Asker } from "./services.js";

/** How a screen names a person. */
export type Naam = {
  naam: string;
  geboortedatum: string | null;
  leeftijd: number | null;
  gemeente: string | null;
};
type Collegas = { medewerkers: { medewerkerId: string; naam: string }[] };
type Gevonden = { personen: (Naam & { persoonId: string })[] };

/** The most persons that the register tells at once. */
const atMost = 200;
/** Where an answer says who of the house did something, or is to; the software itself is among them. */
const fieldsWithColleagues = [
  "medewerker",
  "procesregisseur",
  "casusregisseur",
  "uitvoerder",
  "vervanger",
  "vastgelegdDoor",
  "vastgesteldDoor",
  "door",
  "beantwoordDoor",
  "naar",
  "wie",
];

type Found = Map<string, Set<string>>;

/** Some answers give somebody as `{ id, naam }`. */
const idOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? (value as { id?: unknown }).id : value;

/** The people of a house in an answer, by house: the one that stands nearest around them, else the given one. */
const colleaguesIn = (answer: unknown, huis: string | undefined): Found => {
  const found: Found = new Map();
  const add = (id: unknown, of: string): void => {
    if (typeof id !== "string" || id.startsWith("systeem:")) return;
    found.set(of, (found.get(of) ?? new Set()).add(id));
  };
  const walk = (value: unknown, around: string | undefined): void => {
    if (Array.isArray(value)) return value.forEach((item) => walk(item, around));
    if (typeof value !== "object" || value === null) return;
    const fields = value as Record<string, unknown>;
    const own = typeof fields.huis === "string" ? fields.huis : around;
    for (const [field, part] of Object.entries(fields)) {
      if (own && fieldsWithColleagues.includes(field)) [part].flat().forEach((one) => add(idOf(one), own));
      walk(part, own);
    }
  };
  walk(answer, huis);
  return found;
};

/** One question per house and per 200 ids. */
const asked = <Q>(found: Found, question: (huis: string, ids: string[]) => Q): Q[] =>
  [...found].flatMap(([of, ids]) =>
    Array.from({ length: Math.ceil(ids.size / atMost) }, (_, part) =>
      question(of, [...ids].slice(part * atMost, (part + 1) * atMost)),
    ),
  );

/** Names from the person register, which alone knows them. */
@Injectable()
export class Namen {
  constructor(private readonly services: Services) {}

  /**
   * The names of the persons in an answer: one question per house (and per 200 persons), with the tickets of the
   * services that showed them.
   * Without an answer from the register there are no names; the screen then shows the kenmerk alone.
   */
  async of(asker: Asker, answer: unknown, huis?: string): Promise<Record<string, Naam>> {
    const found = byHouse(personsIn(answer, huis ? [huis] : []));
    const questions = asked(found, (of, persoonIds) => ({ huis: of, persoonIds, bewijzen: asker.getoond }));
    const answers = await Promise.all(questions.map((one) => this.ask<Gevonden>("personen/_zoek", one, asker)));
    return Object.fromEntries(
      answers
        .flatMap((found) => found?.personen ?? [])
        .map(({ persoonId, naam, geboortedatum, leeftijd, gemeente }) => [
          persoonId,
          { naam, geboortedatum, leeftijd, gemeente },
        ]),
    );
  }

  /** What the colleagues in an answer are called; whom the register does not know, or does not tell of, is absent. */
  async collegas(asker: Asker, answer: unknown, huis?: string): Promise<Record<string, string>> {
    const questions = asked(colleaguesIn(answer, huis), (of, medewerkerIds) => ({ huis: of, medewerkerIds }));
    const answers = await Promise.all(questions.map((one) => this.ask<Collegas>("medewerkers/_namen", one, asker)));
    const gevonden = answers.flatMap((found) => found?.medewerkers ?? []);
    return Object.fromEntries(gevonden.map(({ medewerkerId, naam }) => [medewerkerId, naam]));
  }

  private ask<T>(path: string, question: object, asker: Asker): Promise<T | null> {
    return this.services.part<T>("information-hub", `/v1/${path}`, asker, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(question),
    });
  }
}
