import { Injectable } from "@nestjs/common";
import type { EntityManager } from "typeorm";
import type { RolInCasus } from "@zvh/contracts";
import { DecisionPoint, found, Refused, rolesIn, type Cause, type Person, type Question } from "@zvh/platform";
import type { Status } from "./casus.js";
import { doetNuMee } from "./zicht.js";

/** What somebody has to do with a case, in one read. */
type Betrekking = {
  huis: string;
  status: Status;
  voertRegie: boolean;
  deelnames: { rol: RolInCasus; organisatie: string; medewerker: string }[];
};

const leesBetrekking = async (tx: EntityManager, wie: Person, casusId: string): Promise<Betrekking> => {
  const [gevonden] = await tx.query(
    `select c.huis, c.status, c.procesregisseur = $1 as "voertRegie",
       array (select json_build_object('rol', d.rol, 'organisatie', d.organisatie, 'medewerker', d.medewerker)
              from deelname d where d.casus_id = c.casus_id and ${doetNuMee}) as deelnames
     from casus c where c.casus_id = $2`,
    [wie.id, casusId],
  );
  return found(gevonden);
};

export type Handeling =
  | "zien"
  | "regie"
  | "overnemen"
  | "bijdragen"
  | "uitvoeren"
  | "borgen"
  | "voorstellen"
  | "toelaten"
  | "vertrekken"
  | "vervangen"
  | "aanbieden"
  | "aanvaarden"
  | "namens"
  | "bevestigen"
  | "beperken";

/** What somebody wants to do; `van` whom it belongs to: the executor of an action, the person of a deelname. */
export type Wil = Handeling | { wat: Handeling; van: string };

/** An item as a decision sees it. */
export type Stuk = { id: string; alleenVoor: string[] | null };

/** Asks the decision point who may do what in one case; its policies are in `beleid.cedar`. */
@Injectable()
export class Toegang {
  constructor(private readonly beleid: DecisionPoint) {}

  /**
   * Returns when this person may do this in this case. Refused('niet-gevonden') for a case that he may not see: the same
   * answer as when there is none; for one that he sees, the code that says who may do it.
   */
  async eis(tx: EntityManager, cause: Cause, wie: Person, casusId: string, wil: Wil): Promise<void> {
    const { wat, van } = typeof wil === "string" ? { wat: wil, van: "" } : wil;
    const betrekking = await leesBetrekking(tx, wie, casusId);
    const mag = (handeling: Handeling) =>
      this.beleid.allows(cause, this.vraag(wie, casusId, betrekking, handeling, van));
    if (!mag("zien")) throw new Refused("niet-gevonden");
    if (wat === "zien" || mag(wat)) return;
    const regie = wat === "regie" || wat === "toelaten" || wat === "namens";
    throw new Refused(regie ? "alleen-procesregisseur" : wat === "uitvoeren" ? "alleen-uitvoerder" : "geen-toegang");
  }

  /** Which of these items of a case this person may see (R93); for one decision, where a list has `stukzicht`. */
  async inzien(tx: EntityManager, cause: Cause, wie: Person, casusId: string, stukken: Stuk[]): Promise<string[]> {
    const betrekking = await leesBetrekking(tx, wie, casusId);
    const zichtbaar = stukken.filter(({ id, alleenVoor }) => {
      const { subject, context } = this.vraag(wie, casusId, betrekking, "zien", "");
      const properties = { beperkt: alleenVoor !== null, alleenVoor: alleenVoor ?? [] };
      return this.beleid.allows(cause, {
        subject,
        action: { name: "inzien" },
        resource: { type: "Stuk", id, properties },
        context,
      });
    });
    return zichtbaar.map(({ id }) => id);
  }

  private vraag(wie: Person, casusId: string, betrekking: Betrekking, wat: Handeling, van: string): Question {
    const { huis, status, voertRegie, deelnames } = betrekking;
    return {
      subject: { type: "Medewerker", id: wie.id, properties: { rollen: rolesIn(wie, huis) } },
      action: { name: wat },
      resource: { type: "Casus", id: casusId, properties: { status } },
      context: {
        zelf: wie.id,
        rollenInCasus: deelnames.map(({ rol }) => rol),
        organisaties: deelnames.map(({ organisatie }) => organisatie),
        namens: [wie.id, ...deelnames.map(({ medewerker }) => medewerker)],
        van,
        voertRegie,
      },
    };
  }
}
