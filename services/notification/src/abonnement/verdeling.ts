import { Injectable } from "@nestjs/common";
import {
  ActieBelegd,
  ActieTeruggekoppeld,
  CasusAfgesloten,
  CasusHeropend,
  DeelnameGewijzigd,
  OverlegAfgerond,
  PlanVastgesteld,
} from "@zvh/contracts";
import { found, On, Store, type Cause, type Work } from "@zvh/platform";
import { feitVan, magWeten } from "./feit.js";

const verdeel = `with f as (
    select $1::uuid as event_id, $2 as huis, $3 as type, $4 as bron, $5 as onderwerp, $6::timestamptz as op, $7 as dataref,
      $8::jsonb as data, $9 as kring, $10::text[] as organisaties),
  voor as (select a.abonnement_id from abonnement a, f
    where a.huis = f.huis and f.type = any (a.types) and ${magWeten("f", "a.organisatie")}),
  bewaard as (insert into feit select * from f where exists (select from voor) on conflict do nothing)
  insert into aflevering (abonnement_id, huis, event_id) select abonnement_id, $2, $1 from voor on conflict do nothing
  returning abonnement_id`;

/** Gives each event that is on offer to the subscriptions of those who may know of it, in the transaction that handles it. */
@Injectable()
export class Verdeling {
  constructor(private readonly store: Store) {}

  /**
   * @param inhoud what the event of this cause says
   * @param organisaties who alone may know of it; null where taking part in the case is enough
   * @returns for how many subscriptions it is
   */
  async verdeel(work: Work, cause: Cause, inhoud: object, organisaties: string[] | null): Promise<number> {
    const feit = feitVan(found(cause.message).envelope, inhoud, organisaties);
    const { eventId, huis, type, bron, onderwerp, op, dataref, data, kring } = feit;
    const values = [eventId, huis, type, bron, onderwerp, op, dataref, data, kring, organisaties];
    const rijen: { abonnement_id: string }[] = await work.tx.query(verdeel, values);
    for (const { abonnement_id } of rijen) work.touch(abonnement_id);
    return rijen.length;
  }

  /** R93: what is for named partners alone, others don't hear of. */
  private overCasus(cause: Cause, inhoud: { alleenVoor?: string[] }): Promise<number> {
    return this.store.run(cause, (work) => this.verdeel(work, cause, inhoud, inhoud.alleenVoor ?? null));
  }

  /** Who takes part is known before the event is given out: the organisation hears of its own beginning and end. */
  @On(DeelnameGewijzigd)
  deelname(deelname: DeelnameGewijzigd, cause: Cause): Promise<number> {
    const { casusId, huis, organisatie, medewerker, tot = null, uiterlijk = null } = deelname;
    return this.store.run(cause, async (work) => {
      await work.tx.query(
        `insert into casusdeelname (casus_id, organisatie, medewerker, huis, tot, uiterlijk) values ($1, $2, $3, $4, $5, $6)
         on conflict (casus_id, organisatie, medewerker) do update set tot = excluded.tot, uiterlijk = excluded.uiterlijk`,
        [casusId, organisatie, medewerker, huis, tot, uiterlijk],
      );
      return this.verdeel(work, cause, deelname, [organisatie]);
    });
  }

  @On(OverlegAfgerond)
  overleg(afgerond: OverlegAfgerond, cause: Cause): Promise<number> {
    return this.overCasus(cause, afgerond as object);
  }

  @On(PlanVastgesteld)
  plan(vastgesteld: PlanVastgesteld, cause: Cause): Promise<number> {
    return this.overCasus(cause, vastgesteld as object);
  }

  @On(ActieBelegd)
  actie(belegd: ActieBelegd, cause: Cause): Promise<number> {
    return this.overCasus(cause, belegd);
  }

  @On(ActieTeruggekoppeld)
  terugkoppeling(teruggekoppeld: ActieTeruggekoppeld, cause: Cause): Promise<number> {
    return this.overCasus(cause, teruggekoppeld);
  }

  @On(CasusAfgesloten)
  afgesloten(afgesloten: CasusAfgesloten, cause: Cause): Promise<number> {
    return this.overCasus(cause, afgesloten as object);
  }

  @On(CasusHeropend)
  heropend(heropend: CasusHeropend, cause: Cause): Promise<number> {
    return this.overCasus(cause, heropend as object);
  }
}
