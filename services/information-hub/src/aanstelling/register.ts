import { Injectable } from "@nestjs/common";
import { ArrayContains, In, IsNull, Not, type EntityManager } from "typeorm";
import { found, housesWith, Refused, type Visible, type Work } from "@zvh/platform";
import { dagVan, Huizen } from "@zvh/regions";
import { Organisatie } from "../organisatie/organisatie.js";
import { Team, zonderContactpersoon } from "../organisatie/team.js";
import { Aanstelling, isActief, type Beheer, type Gegevens } from "./aanstelling.js";
import type { Wereld } from "./beoordeel.js";

/** Reads of the register what its rules are judged by, and keeps its parts in step. */
@Injectable()
export class Register {
  constructor(private readonly huizen: Huizen) {}

  /** One change at a time in the register of a house: two managers can't take each other's role away at once. */
  async alleen(work: Work, huis: string): Promise<void> {
    if (!this.huizen.kent(huis)) throw new Refused("onbekend-huis");
    await work.alone(`register ${huis}`);
  }

  async wereld(tx: EntityManager, huis: string, gegevens: Gegevens, nu: Date): Promise<Wereld> {
    const { organisatie, vervanger } = gegevens;
    return {
      huis: this.huizen.huis(huis),
      organisatie: await tx.findOneBy(Organisatie, { huis, code: organisatie }),
      teams: await tx.findBy(Team, { huis, organisatie, beeindigdOp: IsNull() }),
      vervanger: vervanger && (await tx.findOneBy(Aanstelling, { huis, medewerkerId: vervanger })),
      vandaag: dagVan(nu),
    } as Wereld;
  }

  /** Somebody of a house, with how many others may manage it today; locked. */
  async teWijzigen(work: Work, aanstellingId: string, door: string): Promise<[Aanstelling, Beheer]> {
    const { huis } = found(await work.tx.findOneBy(Aanstelling, { aanstellingId }));
    await this.alleen(work, huis);
    const aanstelling = await work.lock(Aanstelling, { aanstellingId });
    const anderen = { huis, aanstellingId: Not(aanstellingId), rollen: ArrayContains(["beheerder"]) };
    const beheerders = await work.tx.findBy(Aanstelling, anderen);
    const actief = beheerders.filter((een) => isActief(een, dagVan(work.nu)));
    return [aanstelling, { door, andereBeheerders: actief.length }];
  }

  /** Takes somebody out of the contact persons of every team that is not, or no longer, his. */
  async verlaatTeams(work: Work, aanstelling: Aanstelling, door: string): Promise<void> {
    const { huis, medewerkerId, organisatie } = aanstelling;
    const where = { huis, contactpersonen: ArrayContains([medewerkerId]) };
    const mag = isActief(aanstelling, dagVan(work.nu));
    for (const team of await work.tx.find(Team, { where, order: { teamId: "asc" } }))
      if (!mag || team.organisatie !== organisatie)
        await work.update(Team, zonderContactpersoon(team, medewerkerId, door, work.nu));
  }

  /** Of these people of an organisation, who may do something today. */
  async actieven(tx: EntityManager, team: Pick<Team, "huis" | "organisatie">, wie: string[], nu: Date) {
    const mensen = await tx.findBy(Aanstelling, { ...team, medewerkerId: In(wie) });
    return mensen.filter((een) => isActief(een, dagVan(nu))).map(({ medewerkerId }) => medewerkerId);
  }
}

/** Whose screens read again when the register of a house changed: those of its managers. */
export const zichtbaarInRegister: Visible = (tx, wie, ids) =>
  tx.query(
    `select huis from aanstelling where huis = any($1) and aanstelling_id = any($2::uuid[])
     union select huis from organisatie where huis = any($1) and organisatie_id = any($2::uuid[])
     union select huis from team where huis = any($1) and team_id = any($2::uuid[])`,
    [housesWith(wie, "beheerder"), ids],
  );
