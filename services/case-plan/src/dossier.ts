import { Injectable } from "@nestjs/common";
import { IsNull, type EntityManager } from "typeorm";
import { newId, registeredIn, Store, type Cause, type Change, type Person, type Work } from "@zvh/platform";
import { Huizen, type Huis } from "@zvh/regions";
import { Actie, Terugkoppeling } from "./actie/actie.js";
import { Afsluiting, Borging } from "./afsluiting/afsluiting.js";
import { Afstemming } from "./casus/afstemming.js";
import { Casus } from "./casus/casus.js";
import { Gebeurtenis, type Voorval } from "./casus/gebeurtenis.js";
import { Gezinslid } from "./casus/gezinslid.js";
import { Toegang, type Wil } from "./casus/toegang.js";
import { deelnamesVoor } from "./casus/zicht.js";
import { Deelname } from "./deelname/deelname.js";
import { Overdracht } from "./deelname/overdracht.js";
import { Voorstel } from "./deelname/voorstel.js";
import { Overleg } from "./overleg/overleg.js";
import { Bijdrage, Plan } from "./plan/plan.js";

/** The rows of a dossier that a rule may change or add. */
type Rijen = {
  casus: Casus;
  deelnames: Deelname[];
  voorstel: Voorstel;
  overdracht: Overdracht;
  overleg: Overleg;
  plan: Plan;
  bijdrage: Bijdrage | Bijdrage[];
  acties: Actie[];
  terugkoppeling: Terugkoppeling | Terugkoppeling[];
  borging: Borging;
  afsluiting: Afsluiting;
  gezinslid: Gezinslid;
  afstemming: Afstemming;
};

/** What a rule on a dossier returns: rows as they become, what follows from it, and what the timeline shows. */
export type Besluit<State extends Partial<Rijen> = Partial<Rijen>> = Change<State> & { tijdlijn: Voorval[] };

/** In the order in which rows may refer to each other. */
const tabellen = {
  casus: { entity: Casus, sleutel: ["casusId"] },
  deelnames: { entity: Deelname, sleutel: ["deelnameId"] },
  voorstel: { entity: Voorstel, sleutel: ["voorstelId"] },
  overdracht: { entity: Overdracht, sleutel: ["overdrachtId"] },
  overleg: { entity: Overleg, sleutel: ["overlegId"] },
  plan: { entity: Plan, sleutel: ["casusId", "versie"] },
  bijdrage: { entity: Bijdrage, sleutel: ["bijdrageId"] },
  acties: { entity: Actie, sleutel: ["actieId"] },
  terugkoppeling: { entity: Terugkoppeling, sleutel: ["terugkoppelingId"] },
  borging: { entity: Borging, sleutel: ["borgingId"] },
  afsluiting: { entity: Afsluiting, sleutel: ["afsluitingId"] },
  gezinslid: { entity: Gezinslid, sleutel: ["casusId", "persoonId"] },
  afstemming: { entity: Afstemming, sleutel: ["casusId", "persoonId"] },
} satisfies Record<keyof Rijen, { entity: new () => object; sleutel: string[] }>;

export const entities = [Gebeurtenis, ...Object.values(tabellen).map(({ entity }) => entity)];

/** The deelnames of a case that have not ended. */
export const openstaande = (tx: EntityManager, casusId: string): Promise<Deelname[]> =>
  tx.findBy(Deelname, { casusId, tot: IsNull() });

/** Writes a decision about a case: its rows, its timeline, its events and terms. The case must be locked or new. */
export const schrijf = async (work: Work, casus: Casus, besluit: Besluit<Partial<Rijen>>): Promise<void> => {
  const { casusId, huis } = casus;
  // What is restricted leaves no trace for others, not even in the moment of the last contact (R93).
  const doorMens = besluit.tijdlijn.some(({ wie, alleenVoor }) => !wie.startsWith("systeem:") && !alleenVoor);
  const state = { ...besluit.state };
  if (doorMens) state.casus = { ...(state.casus ?? casus), laatsteContactOp: work.nu };
  for (const [soort, { entity, sleutel }] of Object.entries(tabellen)) {
    const rijen = [state[soort as keyof Rijen] ?? []].flat();
    // Copies: what is written is sealed (`Zegels`), what the rule decided stays as it is.
    const kopieen = rijen.map((rij) => structuredClone(rij));
    if (rijen.length > 0) await work.tx.upsert(entity as new () => object, kopieen, sleutel);
  }
  const gebeurtenissen = besluit.tijdlijn.map(({ soort, wie, verwijzing = null, alleenVoor = null }): Gebeurtenis => {
    return { gebeurtenisId: newId(), casusId, huis, op: work.nu, soort, wie, verwijzing, alleenVoor };
  });
  await work.tx.insert(Gebeurtenis, gebeurtenissen);
  work.record(huis, besluit, await leestOpnieuw(work.tx, casusId, besluit.tijdlijn));
};

/** Of what screens read again: the case, or of what is restricted the deelnames that may see it, and nothing else (R93). */
const leestOpnieuw = async (tx: EntityManager, casusId: string, tijdlijn: Voorval[]): Promise<string[]> => {
  const kringen = tijdlijn.map(({ alleenVoor = null, wasVoor = alleenVoor }) => wasVoor);
  if (kringen.includes(null)) return [casusId];
  return kringen.length === 0
    ? []
    : deelnamesVoor(
        tx,
        casusId,
        kringen.flatMap((kring) => kring ?? []),
      );
};

/** `huis` is the house of the case, with its organisations as its register has them. */
type Beslis<State extends Partial<Rijen>> = (work: Work, casus: Casus, huis: Huis) => Promise<Besluit<State>>;
type BeslisVanzelf<State extends Partial<Rijen>> = (work: Work, casus: Casus) => Promise<Besluit<State>>;

/** The way to change a dossier: the row of its case is the lock of all that belongs to it. */
@Injectable()
export class Dossiers {
  constructor(
    private readonly store: Store,
    private readonly toegang: Toegang,
    private readonly huizen: Huizen,
  ) {}

  /**
   * Locks the case, asks whether this person may do this, decides, and writes; gives the rows as they have become.
   * Refused('niet-gevonden') for a case that this person may not see, and as `Toegang.eis` for what he may not do.
   */
  wijzig<State extends Partial<Rijen>>(
    cause: Cause,
    wie: Person,
    casusId: string,
    wil: Wil,
    beslis: Beslis<State>,
  ): Promise<State> {
    return this.schrijfBesluit(cause, casusId, async (work, casus) => {
      await this.toegang.eis(work.tx, cause, wie, casusId, wil);
      const register = await registeredIn(work.tx, casus.huis);
      return beslis(work, casus, this.huizen.huis(casus.huis).volgensRegister(register));
    });
  }

  /** The same for a term that has come: then the system itself acts, for nobody. */
  wijzigVanzelf<State extends Partial<Rijen>>(
    cause: Cause,
    casusId: string,
    beslis: BeslisVanzelf<State>,
  ): Promise<State> {
    return this.schrijfBesluit(cause, casusId, beslis);
  }

  private schrijfBesluit<State extends Partial<Rijen>>(
    cause: Cause,
    casusId: string,
    beslis: BeslisVanzelf<State>,
  ): Promise<State> {
    return this.store.run(cause, async (work) => {
      const casus = await work.lock(Casus, { casusId });
      const besluit = await beslis(work, casus);
      await schrijf(work, casus, besluit);
      return besluit.state;
    });
  }
}
