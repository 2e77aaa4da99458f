import { Column, Entity, PrimaryColumn } from "typeorm";
import { TeamGewijzigd } from "@zvh/contracts";
import { event, refuseFaults, type Change, type Event } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import { foutAls } from "../weigering.js";
import type { Organisatie } from "./organisatie.js";

/** A team within an organisation: wijkteam, behandelteam, or what kind the house has (R60). */
@Entity("team")
export class Team {
  @PrimaryColumn("uuid", { name: "team_id" }) teamId!: string;
  @Column("text") huis!: string;
  @Column("text") organisatie!: string;
  @Column("text") naam!: string;
  @Column("text") soort!: string;
  /** An inbox that several people read: only where contact persons are appointed for it (decision 8). */
  @Column("text", { nullable: true }) postbus!: string | null;
  /** Their medewerkerIds. */
  @Column({ type: "text", array: true }) contactpersonen!: string[];
  @Column("timestamptz", { name: "beeindigd_op", nullable: true }) beeindigdOp!: Date | null;
  @Column("text", { name: "gewijzigd_door" }) gewijzigdDoor!: string;
  @Column("timestamptz", { name: "gewijzigd_op" }) gewijzigdOp!: Date;
}

export type Teamgegevens = Pick<Team, "naam" | "soort" | "postbus" | "contactpersonen">;

/** What a team is judged by: kinds of the house, the organisation, and who of it may do something today. */
export type Teamwereld = { teamsoorten: Huis["teamsoorten"]; organisatie: Organisatie | null; actieven: string[] };

const gewijzigd = ({ teamId, huis, organisatie, soort, contactpersonen, beeindigdOp }: Team): Event =>
  event(TeamGewijzigd, { teamId, huis, organisatie, soort, contactpersonen, actief: !beeindigdOp });

/**
 * A team as somebody records it; one that had ended is there again.
 * Refused: organisatie-onbekend, teamsoort-onbekend (R60), contactpersoon-ontbreekt, contactpersoon-onbekend.
 */
export const vormTeam = (
  plek: Pick<Team, "teamId" | "huis" | "organisatie">,
  gegevens: Teamgegevens,
  { teamsoorten, organisatie, actieven }: Teamwereld,
  door: string,
  nu: Date,
): Change<Team> => {
  const { soort, postbus, contactpersonen } = gegevens;
  const kies = "kies er een uit de lijst";
  refuseFaults([
    ...foutAls(!organisatie || organisatie.beeindigdOp !== null, "organisatie", "organisatie-onbekend", kies),
    ...foutAls(!teamsoorten.some(({ code }) => code === soort), "soort", "teamsoort-onbekend", kies),
    ...foutAls(
      postbus !== null && contactpersonen.length === 0,
      "contactpersonen",
      "contactpersoon-ontbreekt",
      "wijs voor de postbus een contactpersoon aan",
    ),
    ...foutAls(
      contactpersonen.some((een) => !actieven.includes(een)),
      "contactpersonen",
      "contactpersoon-onbekend",
      "kies iemand die namens deze organisatie toegang heeft",
    ),
  ]);
  const state = { ...plek, ...gegevens, beeindigdOp: null, gewijzigdDoor: door, gewijzigdOp: nu };
  return { state, events: [gewijzigd(state)] };
};

/** A team that is no more; its inbox goes with it. */
export const hefOp = (team: Team, door: string, nu: Date): Change<Team> => {
  const state = { ...team, postbus: null, beeindigdOp: nu, gewijzigdDoor: door, gewijzigdOp: nu };
  return { state, events: [gewijzigd(state)] };
};

/** Somebody is contact person no more; without any the team has no inbox. */
export const zonderContactpersoon = (team: Team, medewerkerId: string, door: string, nu: Date): Change<Team> => {
  const contactpersonen = team.contactpersonen.filter((een) => een !== medewerkerId);
  const postbus = contactpersonen.length > 0 ? team.postbus : null;
  const state = { ...team, contactpersonen, postbus, gewijzigdDoor: door, gewijzigdOp: nu };
  return { state, events: [gewijzigd(state)] };
};
