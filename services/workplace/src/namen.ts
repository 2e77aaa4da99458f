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
type Gevonden = { personen: (Naam & { persoonId: string })[] };

/** The most persons that the register tells at once. */
const atMost = 200;
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
    const questions = [...byHouse(personsIn(answer, huis ? [huis] : []))].flatMap(([of, ids]) =>
      Array.from({ length: Math.ceil(ids.size / atMost) }, (_, part) => ({
        huis: of,
        persoonIds: [...ids].slice(part * atMost, (part + 1) * atMost),
        bewijzen: asker.getoond,
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
