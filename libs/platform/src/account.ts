import { Injectable } from "@nestjs/common";
import type { DataSource } from "typeorm";
import { AanstellingGewijzigd } from "@zvh/contracts";
import { Refused } from "./change.js";
import { On } from "./handlers.js";
import { Store, type Cause } from "./store.js";
import type { Identity } from "./token.js";

/** Who asks: a person of an organisation, a partner's system, or `systeem:<service>` for exactly one dataref. */
export type Person = Pick<Identity, "id" | "naam" | "telefoon" | "dataref"> & {
  /** Of the first house, to show; what is judged is judged by `organisationIn`. */
  organisatie: string;
  /** The houses in which this one has a role that the route asks for: row-level security shows no others. */
  huizen: string[];
  /** All roles in those houses together. */
  rollen: string[];
  /** The roles in each of those houses; where it is absent, `rollen` hold in all of them. */
  rollenIn?: Record<string, string[]>;
  /** The organisation in each of those houses; where it is absent, `organisatie` holds in all of them. */
  organisatieIn?: Record<string, string>;
};

/** What somebody may do in one house: never more than in that house. */
export const rolesIn = ({ huizen, rollen, rollenIn }: Person, huis: string): string[] =>
  rollenIn ? (rollenIn[huis] ?? []) : huizen.includes(huis) ? rollen : [];

/** For whom somebody works in one house; undefined in a house that is not his. */
export const organisationIn = ({ huizen, organisatie, organisatieIn }: Person, huis: string): string | undefined =>
  organisatieIn ? organisatieIn[huis] : huizen.includes(huis) ? organisatie : undefined;

/** For whom somebody works in each of these houses, in their order: beside them, pairs for `unnest` in SQL. */
export const organisationsIn = (person: Person, huizen: string[]): (string | null)[] =>
  huizen.map((huis) => organisationIn(person, huis) ?? null);

/** The houses in which somebody has one of these roles. */
export const housesWith = (person: Person, ...roles: string[]): string[] =>
  person.huizen.filter((huis) => rolesIn(person, huis).some((role) => roles.includes(role)));

type Row = { huis: string; organisatie: string; rollen: string[]; screened: boolean };

/** The accounts as this service knows them: looked up at every call, so that what was taken away is gone at the next. */
export class Accounts {
  constructor(private readonly db: DataSource) {}

  /**
   * The person behind an identity, in the houses where one of these roles is his.
   * Refused: geen-toegang for who has no such role anywhere, geen-screening when it is only for want of a VOG (L22).
   */
  async person({ id, naam, telefoon }: Identity, roles: string[]): Promise<Person> {
    const rows: Row[] = await this.db.query(
      `select huis, organisatie, rollen,
              coalesce(gescreend_tot >= (app.nu() at time zone 'Europe/Amsterdam')::date, false) as screened
       from account where account_id = $1 and actief and rollen && $2::text[] order by huis`,
      [id, roles],
    );
    const valid = rows.filter(({ screened }) => screened);
    if (valid.length === 0) throw new Refused(rows.length > 0 ? "geen-screening" : "geen-toegang");
    return {
      id,
      naam,
      telefoon,
      organisatie: valid[0]!.organisatie,
      huizen: valid.map(({ huis }) => huis),
      rollen: [...new Set(valid.flatMap(({ rollen }) => rollen))],
      rollenIn: Object.fromEntries(valid.map(({ huis, rollen }) => [huis, rollen])),
      organisatieIn: Object.fromEntries(valid.map(({ huis, organisatie }) => [huis, organisatie])),
    };
  }
}

/** Keeps the account table as the register tells it. */
@Injectable()
export class AccountConsumer {
  constructor(private readonly store: Store) {}

  @On(AanstellingGewijzigd)
  async gewijzigd(aanstelling: AanstellingGewijzigd, cause: Cause): Promise<void> {
    const { medewerkerId, huis, organisatie, rollen, actief, gescreendTot = null } = aanstelling;
    await this.store.run(cause, ({ tx }) =>
      tx.query(
        `insert into account (account_id, huis, organisatie, rollen, actief, gescreend_tot)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (account_id, huis) do update set organisatie = excluded.organisatie, rollen = excluded.rollen,
           actief = excluded.actief, gescreend_tot = excluded.gescreend_tot`,
        [medewerkerId, huis, organisatie, rollen, actief, gescreendTot],
      ),
    );
  }
}
