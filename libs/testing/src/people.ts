import type { EntityManager } from "typeorm";
import { newId, type Cause, type Person, type Store } from "@zvh/platform";

const person = (id: string, naam: string, organisatie: string, ...rollen: string[]): Person => ({
  id,
  naam,
  organisatie,
  huizen: ["proefhuis"],
  rollen: ["medewerker", ...rollen],
  telefoon: "0800-99001",
});

/** People of the invented house, by what they do; and one of a real house, who must see nothing of it. */
export const mensen = {
  screener: person("screener-1", "S. Creener", "huis", "screener"),
  voorzitter: person("voorzitter-1", "V. Oorzitter", "huis", "triagevoorzitter", "screener"),
  triagelid: person("triagelid-1", "T. Lid", "ggz", "triagelid"),
  procesregisseur: person("procesregisseur-1", "P. Regisseur", "huis", "procesregisseur"),
  casusregisseur: person("casusregisseur-1", "C. Regisseur", "ggz", "deelnemer"),
  privacyofficer: person("privacyofficer-1", "P. Officier", "huis", "privacyofficer"),
  deelnemer: person("deelnemer-1", "D. Nemer", "cjg", "deelnemer"),
  nazorgcoordinator: person("nazorgcoordinator-1", "N. Azorg", "huis", "nazorgcoordinator"),
  gemeentecoordinator: person("gemeentecoordinator-1", "G. Meente", "gemeente-proefstad", "nazorgcoordinator"),
  buitenstaander: {
    ...person(
      "screener-2",
      "B. Uiten",
      "huis",
      "screener",
      "triagevoorzitter",
      "triagelid",
      "procesregisseur",
      "deelnemer",
      "nazorgcoordinator",
    ),
    huizen: ["zeeland"],
  },
  /** The system of a sender; it may report, and see its own receipts. */
  afzender: { ...person("afzender:politie", "Politie", "politie"), rollen: ["afzender"] },
  inrichting: { ...person("afzender:dji", "Gevangeniswezen", "dji"), rollen: ["afzender"] },
} satisfies Record<string, Person>;

/** Somebody with these roles in these houses. */
export const somebody = (rollenIn: Record<string, string[]>, more: Partial<Person> = {}): Person => ({
  id: newId(),
  naam: "I. Emand",
  organisatie: "huis",
  huizen: Object.keys(rollenIn),
  rollenIn,
  rollen: Object.values(rollenIn).flat(),
  ...more,
});

/** Reads as this person does: within the walls of his houses. */
export const readAs = <T>(
  { store }: { store: Store },
  { id: by, huizen }: Person,
  read: (tx: EntityManager, cause: Cause) => Promise<T>,
): Promise<T> => {
  const cause: Cause = { by, huizen, traceparent: "" };
  return store.read(cause, (tx) => read(tx, cause));
};
