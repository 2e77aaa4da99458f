import { Injectable, type OnApplicationBootstrap } from "@nestjs/common";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { nextTrace, organisationIn, Refused, Store, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
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

export type Antwoordopdracht = Pick<Screeningsantwoord, "antwoord" | "risicosignaal" | "toelichting">;

/**
 * A person of a partner answers, or changes what it answered, as long as the melding is in screening.
 * @param eerder what the partner answered before: when it was first processed stays (R64)
 * @throws Refused al-gescreend, mededeling-tegenstrijdig
 */
export const antwoord = (
  melding: Melding,
  opdracht: Antwoordopdracht,
  wie: Person,
  { grondslag, eerder, antwoordId }: { grondslag: string; eerder: Screeningsantwoord | null; antwoordId: string },
  nu: Date,
): Screeningsantwoord => {
  if (melding.status !== "te-screenen") throw new Refused("al-gescreend");
  if (opdracht.antwoord !== "bekend" && (opdracht.risicosignaal || opdracht.toelichting))
    throw new Refused("mededeling-tegenstrijdig");
  const { huis, meldingId } = melding;
  const bron = { organisatie: organisationIn(wie, huis)!, grondslag, door: wie.id, doorNaam: wie.naam, op: nu };
  return { antwoordId, huis, meldingId, ...bron, ...opdracht, eerstVerwerktOp: eerder?.eerstVerwerktOp ?? nu };
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
