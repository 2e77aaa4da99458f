import { Injectable } from "@nestjs/common";
import { IsNull, type EntityManager } from "typeorm";
import { newId, Store, type Cause, type Change, type Person, type Work } from "@zvh/platform";
import { Actie, Terugkoppeling } from "./actie/actie.js";
import { Afsluiting, Borging } from "./afsluiting/afsluiting.js";
import { Casus } from "./casus/casus.js";
import { Gebeurtenis, type Voorval } from "./casus/gebeurtenis.js";
import { Gezinslid } from "./casus/gezinslid.js";
import { eisZicht } from "./casus/zicht.js";
import { Deelname } from "./deelname/deelname.js";
import { Overleg } from "./overleg/overleg.js";
import { Bijdrage, Plan } from "./plan/plan.js";

/** The rows of a dossier that a rule may change or add. */
type Rijen = {
  casus: Casus;
  deelnames: Deelname[];
  overleg: Overleg;
  plan: Plan;
  bijdrage: Bijdrage;
  acties: Actie[];
  terugkoppeling: Terugkoppeling;
  borging: Borging;
  afsluiting: Afsluiting;
  gezinslid: Gezinslid;
};

/** What a rule on a dossier returns: rows as they become, what follows from it, and what the timeline shows. */
export type Besluit<State extends Partial<Rijen> = Partial<Rijen>> = Change<State> & { tijdlijn: Voorval[] };

/** In the order in which rows may refer to each other. */
const tabellen = {
  casus: { entity: Casus, sleutel: ["casusId"] },
  deelnames: { entity: Deelname, sleutel: ["deelnameId"] },
  overleg: { entity: Overleg, sleutel: ["overlegId"] },
  plan: { entity: Plan, sleutel: ["casusId", "versie"] },
  bijdrage: { entity: Bijdrage, sleutel: ["bijdrageId"] },
  acties: { entity: Actie, sleutel: ["actieId"] },
  terugkoppeling: { entity: Terugkoppeling, sleutel: ["terugkoppelingId"] },
  borging: { entity: Borging, sleutel: ["borgingId"] },
  afsluiting: { entity: Afsluiting, sleutel: ["afsluitingId"] },
  gezinslid: { entity: Gezinslid, sleutel: ["casusId", "persoonId"] },
} satisfies Record<keyof Rijen, { entity: new () => object; sleutel: string[] }>;

export const entities = [Gebeurtenis, ...Object.values(tabellen).map(({ entity }) => entity)];

/** The deelnames of a case that have not ended. */
export const openstaande = (tx: EntityManager, casusId: string): Promise<Deelname[]> =>
  tx.findBy(Deelname, { casusId, tot: IsNull() });

/** Writes a decision about a case: its rows, its timeline, its events and terms. The case must be locked or new. */
export const schrijf = async (work: Work, casus: Casus, besluit: Besluit<Partial<Rijen>>): Promise<void> => {
  const { casusId, huis } = casus;
  const doorMens = besluit.tijdlijn.some(({ wie }) => !wie.startsWith("systeem:"));
  const state = { ...besluit.state };
  if (doorMens) state.casus = { ...(state.casus ?? casus), laatsteContactOp: work.nu };
  for (const [soort, { entity, sleutel }] of Object.entries(tabellen)) {
    const rijen = [state[soort as keyof Rijen] ?? []].flat();
    if (rijen.length > 0) await work.tx.upsert(entity as new () => object, rijen, sleutel);
  }
  const gebeurtenissen = besluit.tijdlijn.map(({ soort, wie, verwijzing = null }): Gebeurtenis => {
    return { gebeurtenisId: newId(), casusId, huis, op: work.nu, soort, wie, verwijzing };
  });
  await work.tx.insert(Gebeurtenis, gebeurtenissen);
  work.record(huis, besluit);
  work.touch(casusId);
};

/** The way to change a dossier: the row of its case is the lock of all that belongs to it. */
@Injectable()
export class Dossiers {
  constructor(private readonly store: Store) {}

  /**
   * Locks the case, decides, and writes; gives the rows as they have become.
   * Refused('niet-gevonden') for a case that this person may not see.
   * @param wie null when the system itself acts, for a term
   */
  wijzig<State extends Partial<Rijen>>(
    cause: Cause,
    wie: Person | null,
    casusId: string,
    beslis: (work: Work, casus: Casus) => Promise<Besluit<State>>,
  ): Promise<State> {
    return this.store.run(cause, async (work) => {
      const casus = await work.lock(Casus, { casusId });
      if (wie) await eisZicht(work.tx, wie, casusId);
      const besluit = await beslis(work, casus);
      await schrijf(work, casus, besluit);
      return besluit.state;
    });
  }
}
