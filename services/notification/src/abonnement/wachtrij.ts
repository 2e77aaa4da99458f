import type { EntityManager } from "typeorm";
import type { Abonnement } from "./abonnement.js";
import { magWeten, type Feit } from "./feit.js";

/** An event in the row of a subscription; `feit` null once the organisation may no longer know of it. */
export type InRij = { sequence: number; feit: Feit | null };

/** Days after which an event that was offered can't be asked for again, and a try is no longer in the log. */
const bewaardagen = 30;
/** How many that wait are looked at for one number. */
const blik = 100;

/**
 * Whether the system may be sent anything at this moment: its account is active, screened and of the same organisation,
 * and it showed a token for this in the last thirty days. Of `abonnement a`.
 */
const leeft = `a.bewezen_op > app.nu() - interval '30 days' and exists (
  select from account c where c.account_id = a.systeem and c.huis = a.huis and c.organisatie = a.organisatie and c.actief
    and 'afzender' = any (c.rollen) and c.gescreend_tot >= (app.nu() at time zone 'Europe/Amsterdam')::date)`;

/** Whether this subscription may be sent anything now. */
export const magNu = async (tx: EntityManager, abonnementId: string): Promise<boolean> =>
  (await tx.query(`select from abonnement a where a.abonnement_id = $1 and ${leeft}`, [abonnementId])).length === 1;

/** The subscriptions with a webhook for which something waits, without those that are busy. */
export const teLeveren = (
  tx: EntityManager,
  bezig: string[],
  { aantal, ookFalende }: { aantal: number; ookFalende: boolean },
): Promise<Pick<Abonnement, "abonnementId" | "huis" | "pogingen">[]> =>
  tx.query(
    `select a.abonnement_id as "abonnementId", a.huis, a.pogingen from abonnement a
     where a.staat = 'actief' and a.sink is not null and a.wacht_tot <= app.nu() and not (a.abonnement_id = any ($1::uuid[]))
       and (a.pogingen = 0 or $3) and (a.geleverd < a.hoogste
         or exists (select from aflevering d where d.abonnement_id = a.abonnement_id and d.sequence is null))
     order by a.wacht_tot limit $2`,
    [bezig, aantal, ookFalende],
  );

/**
 * Gives the next numbers to events that wait, in the order in which they came. What the organisation may not know of any
 * more is taken out first: it never had a number. The subscription is locked by who calls.
 * @returns the last number that was given
 */
export const nummer = async (
  tx: EntityManager,
  { abonnementId, organisatie, hoogste }: Pick<Abonnement, "abonnementId" | "organisatie" | "hoogste">,
  aantal: number,
): Promise<number> => {
  const [genummerd]: [{ sequence: number }[], number] = await tx.query(
    `with wacht as (
       select d.aflevering_id, ${magWeten("f", "$2")} as mag from aflevering d join feit f using (event_id)
       where d.abonnement_id = $1 and d.sequence is null order by d.aflevering_id limit ${blik}),
     weg as (delete from aflevering where aflevering_id in (select aflevering_id from wacht where not mag)),
     rij as (select aflevering_id, $3 + row_number() over (order by aflevering_id) as sequence from wacht where mag
       order by aflevering_id limit $4)
     update aflevering d set sequence = rij.sequence from rij where d.aflevering_id = rij.aflevering_id
     returning d.sequence`,
    [abonnementId, organisatie, hoogste, aantal],
  );
  return Math.max(hoogste, ...genummerd.map(({ sequence }) => sequence));
};

type Rij = Feit & { sequence: number; mag: boolean };

/** The events after a number, in order. */
export const leesNa = async (
  tx: EntityManager,
  { abonnementId, organisatie }: Pick<Abonnement, "abonnementId" | "organisatie">,
  na: number,
  aantal: number,
): Promise<InRij[]> => {
  const rijen: Rij[] = await tx.query(
    `select d.sequence, ${magWeten("f", "$2")} as mag, f.event_id as "eventId", f.huis, f.type, f.bron, f.onderwerp, f.op,
       f.dataref, f.data, f.kring, f.organisaties
     from aflevering d join feit f using (event_id)
     where d.abonnement_id = $1 and d.sequence > $3 order by d.sequence limit $4`,
    [abonnementId, organisatie, na, aantal],
  );
  return rijen.map(({ sequence, mag, ...feit }) => ({ sequence, feit: mag ? feit : null }));
};

/** Forgets what was offered or tried more than thirty days ago, some of it at a time; what waits for a webhook stays. */
export const ruimOp = async (tx: EntityManager): Promise<void> => {
  const oud = `app.nu() - interval '${bewaardagen} days'`;
  await tx.query(
    `delete from aflevering where aflevering_id in (
       select d.aflevering_id from feit f join aflevering d using (event_id) join abonnement a using (abonnement_id)
       where f.op < ${oud} and d.sequence is not null and (a.sink is null or d.sequence <= a.geleverd) limit 1000)`,
  );
  await tx.query(
    `delete from feit where event_id in (select f.event_id from feit f where f.op < ${oud}
       and not exists (select from aflevering d where d.event_id = f.event_id) limit 1000)`,
  );
  await tx.query(`delete from poging where poging_id in (select poging_id from poging where op < ${oud} limit 1000)`);
};
