import { Injectable, type OnApplicationBootstrap } from "@nestjs/common";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { nextTrace, organisationIn, Refused, refuseFaults, Store, type Fault, type Person } from "@zvh/platform";
import { foutenInHerkomst, Huizen, type HerkomstVerzoek, type Herkomsteisen } from "@zvh/regions";
import type { Melding } from "./melding.js";

/** Whether a partner knows somebody in a melding. GEEN_MEDEDELING needs no reason (decision 6). */
export const antwoorden = ["bekend", "niet-bekend", "geen-mededeling"] as const;

/** What one partner answered about one melding; the other partners do not see it (R24). */
@Entity("screeningsantwoord")
export class Screeningsantwoord {
  @PrimaryColumn("uuid", { name: "antwoord_id" }) antwoordId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "melding_id" }) meldingId!: string;
  /** The source: also who set the ground. */
  @Column("text") organisatie!: string;
  @Column("text") antwoord!: (typeof antwoorden)[number];
  @Column("boolean") risicosignaal!: boolean;
  /** Sealed. */
  @Column("bytea", { nullable: true }) toelichting!: Buffer | null;
  /** Sealed: where it comes from and on what ground it is given; null for an answer that tells nothing of anybody (R64). */
  @Column("bytea", { nullable: true }) herkomst!: Buffer | null;
  /** Why the partner screens: of its theme. */
  @Column("text") grondslag!: string;
  @Column("text") door!: string;
  @Column("text", { name: "door_naam" }) doorNaam!: string;
  @Column("timestamptz") op!: Date;
  @Column("timestamptz", { name: "eerst_verwerkt_op" }) eerstVerwerktOp!: Date;
}

/** Who was there at the screening of a day (R24). */
@Entity("screeningssessie")
export class Screeningssessie {
  @PrimaryColumn("text") huis!: string;
  @PrimaryColumn("date") datum!: string;
  @Column("text", { array: true }) aanwezig!: string[];
  @Column("text") door!: string;
  @Column("timestamptz") op!: Date;
}

export type Antwoordopdracht = Pick<Screeningsantwoord, "antwoord" | "risicosignaal"> & {
  toelichting?: string;
  herkomst?: HerkomstVerzoek;
};
type Gegeven = Pick<Screeningsantwoord, "toelichting" | "herkomst" | "grondslag" | "antwoordId">;

/**
 * What is wrong with an answer, at once: mededeling-tegenstrijdig for who tells something and does not know anybody;
 * herkomst-ontbreekt and what `foutenInHerkomst` names for who does (R64).
 */
const foutenInAntwoord = (
  { antwoord: gegeven, risicosignaal, toelichting, herkomst }: Antwoordopdracht,
  organisatie: string,
  eisen: Herkomsteisen,
  nu: Date,
): Fault[] => {
  const tegenstrijdig = {
    where: "antwoord",
    code: "mededeling-tegenstrijdig",
    message: "vertel alleen iets bij ‘bekend’",
  };
  const vertelt = risicosignaal || toelichting || herkomst;
  if (gegeven !== "bekend") return vertelt ? [tegenstrijdig] : [];
  return foutenInHerkomst(herkomst, organisatie, eisen, nu, "screening");
};

/**
 * A person of a partner answers, or changes what it answered, as long as the melding is in screening.
 * @param gegeven what is sealed of it, and why this partner screens
 * @param eerder what the partner answered before: when it was first processed stays (R64)
 * @throws Refused al-gescreend, and what `foutenInAntwoord` names
 */
export const antwoord = (
  melding: Melding,
  opdracht: Antwoordopdracht,
  wie: Person,
  gegeven: Gegeven,
  { eerder, eisen }: { eerder: Screeningsantwoord | null; eisen: Herkomsteisen },
  nu: Date,
): Screeningsantwoord => {
  if (melding.status !== "te-screenen") throw new Refused("al-gescreend");
  const { huis, meldingId } = melding;
  const organisatie = organisationIn(wie, huis)!;
  refuseFaults(foutenInAntwoord(opdracht, organisatie, eisen, nu));
  const bron = { organisatie, door: wie.id, doorNaam: wie.naam, op: nu };
  const { antwoord: bekend, risicosignaal } = opdracht;
  const eerstVerwerktOp = eerder?.eerstVerwerktOp ?? nu;
  return { huis, meldingId, ...bron, ...gegeven, antwoord: bekend, risicosignaal, eerstVerwerktOp };
};

const gelijkZetten = `
  with nu as (select * from json_to_recordset($2) as t(organisatie text, thema text, grondslag text)),
  weg as (update screeningsdeelname d set tot = app.nu() where d.huis = $1 and d.tot is null and not exists (
    select from nu where (nu.organisatie, nu.thema, nu.grondslag) = (d.organisatie, d.thema, d.grondslag)))
  insert into screeningsdeelname select $1, organisatie, thema, grondslag, app.nu() from nu
  on conflict (huis, organisatie, thema) where tot is null do nothing`;

/** Keeps who screens what as the house files say it: from when, and until when. */
@Injectable()
export class Screeningsdeelnames implements OnApplicationBootstrap {
  constructor(
    private readonly store: Store,
    private readonly huizen: Huizen,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const { code, screeningpartners, screeningsthemas } of this.huizen.alle()) {
      const deelnames = screeningpartners.map(({ code: organisatie, thema }) => ({
        organisatie,
        thema,
        grondslag: screeningsthemas.find((een) => een.code === thema)!.grondslag,
      }));
      const cause = { by: "systeem:intake", huizen: [code], traceparent: nextTrace() };
      await this.store.run(cause, ({ tx }) => tx.query(gelijkZetten, [code, JSON.stringify(deelnames)]));
    }
  }
}
