import { Column, Entity, PrimaryColumn } from "typeorm";
import { Refused, refuseFaults, type Fault, type Person } from "@zvh/platform";
import { foutenInGrondslag, type Huis } from "@zvh/regions";
import { leeg, type Triage, type Verandering } from "./triage.js";

/** An organisation takes part in an item, because a named person decided so, on this ground (WGS 2.31(3), L15). */
@Entity("triagedeelname")
export class Triagedeelname {
  @PrimaryColumn("uuid", { name: "deelname_id" }) deelnameId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "triage_id" }) triageId!: string;
  @Column("text") organisatie!: string;
  /** Code of the national list. */
  @Column("text") grondslag!: string;
  @Column("timestamptz") van!: Date;
  @Column("timestamptz", { nullable: true }) tot!: Date | null;
  @Column("text") door!: string;
  @Column("text", { name: "beeindigd_door", nullable: true }) beeindigdDoor!: string | null;
}

/** Somebody is named to judge the purpose test of an item, and so sees it before the test (WGS 2.31(2), L15). */
@Entity("triagebeoordelaar")
export class Triagebeoordelaar {
  @PrimaryColumn("uuid", { name: "beoordelaar_id" }) beoordelaarId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "triage_id" }) triageId!: string;
  @Column("text") medewerker!: string;
  @Column("timestamptz") van!: Date;
  @Column("timestamptz", { nullable: true }) tot!: Date | null;
  @Column("text") door!: string;
  @Column("text", { name: "beeindigd_door", nullable: true }) beeindigdDoor!: string | null;
}

/** Whether an item fits the purpose of the partnership (WGS 2.25): judged before anybody else is told of it (L15). */
export type Doeltoets = { oordeel: boolean; motivering: string; door: string; doorNaam: string; op: string };

/** An organisation that comes to take part, with the ground of it. */
export type Betrokken = { organisatie: string; grondslag: string };

/** The ground on which the chosen participants take part, unless the decision names another. */
export const grondslagVanBetrokkenheid = "wgs-betrekken";

/** Why nobody may be told of an item yet; nothing when its purpose test is positive. */
export const doeltoetsFouten = ({ inhoud }: Triage): Fault[] => {
  if (inhoud.doeltoets?.oordeel) return [];
  const message = "Toets eerst of dit punt past bij het doel; pas daarna worden anderen betrokken.";
  return [{ where: "doeltoets", code: "doeltoets-ontbreekt", message }];
};

/**
 * Records the purpose test by a named person. A negative one ends the participation of all at once.
 * @throws Refused triage-al-besloten, motivering-ontbreekt
 */
export const toetsDoel = (
  triage: Triage,
  { oordeel, motivering }: Pick<Doeltoets, "oordeel" | "motivering">,
  { id: door, naam: doorNaam }: Person,
  nu: Date,
): Verandering => {
  if (triage.status === "besloten") throw new Refused("triage-al-besloten");
  const message = "Schrijf waarom dit punt wel of niet bij het doel past.";
  refuseFaults(leeg(motivering) ? [{ where: "motivering", code: "motivering-ontbreekt", message }] : []);
  const doeltoets = { oordeel, motivering, door, doorNaam, op: nu.toISOString() };
  return {
    state: { ...triage, inhoud: { ...triage.inhoud, doeltoets } },
    handelingen: [{ code: oordeel ? "doeltoets-positief" : "doeltoets-negatief" }],
    ...(!oordeel && { nietMeerBetrokken: "allen" as const }),
  };
};

/**
 * Decides which organisations take part in an item (L15): from then on their people see it.
 * @throws Refused doeltoets-ontbreekt, organisaties-ontbreken, geen-deelnemer, grondslag-onbekend; all at once
 */
export const betrek = (triage: Triage, huis: Huis, organisaties: string[], grondslag: string): Verandering => {
  refuseFaults([
    ...doeltoetsFouten(triage),
    ...foutenInGrondslag("grondslag", grondslag, "deelname", huis),
    ...(organisaties.length > 0
      ? []
      : [{ where: "organisaties", code: "organisaties-ontbreken", message: "Kies ten minste één organisatie." }]),
    ...organisaties.flatMap((organisatie, plaats): Fault[] => {
      if ((huis.organisatie(organisatie)?.deelname ?? "geen") !== "geen") return [];
      const message = `${organisatie} is hier geen deelnemer; kies een ander.`;
      return [{ where: `organisaties.${plaats}`, code: "geen-deelnemer", message }];
    }),
  ]);
  return {
    state: triage,
    handelingen: organisaties.map((waarde) => ({ code: "betrokken", waarde })),
    betrokken: organisaties.map((organisatie) => ({ organisatie, grondslag })),
  };
};

/** Ends the participation of an organisation: its people see the item no more, from the next request on. */
export const haalWeg = (triage: Triage, organisatie: string): Verandering => ({
  state: triage,
  handelingen: [{ code: "niet-meer-betrokken", waarde: organisatie }],
  nietMeerBetrokken: [organisatie],
});

/** Restricts an item to its judges and participants, or opens it again: for others it does not exist then (R93). */
export const beperk = (triage: Triage, beperkt: boolean): Verandering => {
  if (triage.beperkt === beperkt) return { state: triage, handelingen: [] };
  return {
    state: { ...triage, beperkt },
    handelingen: [{ code: beperkt ? "beperkt" : "niet-meer-beperkt" }],
  };
};
