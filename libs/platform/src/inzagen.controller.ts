import { Controller, Get, Query } from "@nestjs/common";
import { Transform } from "class-transformer";
import { ArrayMaxSize, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Max, Min } from "class-validator";
import { found } from "./change.js";
import { Auditor } from "./database.js";
import { By, Roles } from "./person.js";
import type { Cause } from "./store.js";
import { pageOf } from "./page.js";

class InzageQuery {
  @IsString() huis!: string;
  @IsUUID() persoonId!: string;
  /** What this person was called before it was known who it is. */
  @IsOptional()
  @Transform(({ value }) => [value].flat())
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  betrokkeneId: string[] = [];
  /** From this moment, and before that one. */
  @IsOptional() @IsISO8601() van?: string;
  @IsOptional() @IsISO8601() tot?: string;
  /** The cursor of the page before. */
  @IsOptional()
  @Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z_[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/)
  na?: string;
  @IsOptional() @Transform(({ value }) => Number(value)) @IsInt() @Min(1) @Max(100) aantal = 50;
}

/** That somebody saw, sought or changed a person, and the decision behind it. */
export type Inzage = {
  besluitId: string;
  op: string;
  wie: string;
  wat: "gezien" | "gezocht" | "gewijzigd";
  /** Method and template of the route. */
  handeling: string;
  onderwerp: string | null;
  regime: string | null;
  uitkomst: "permit" | "deny";
  reden: string | null;
  beleid: string[];
  beleidsversie: string | null;
};

// One decision may concern a person under more ids at moments that differ by microseconds: it counts once, at the first.
const page = `
  select a.decision_id as "besluitId", app.moment(a.at) as op, a.wie, a.wat, d.action as handeling, d.subject as onderwerp,
         a.regime, d.outcome as uitkomst, d.code as reden, d.policies as beleid, d.policy_version as beleidsversie
  from (
    select decision_id, min(at) as at, min(account_id) as wie, max(regime) as regime,
           (array_agg(what order by array_position('{gewijzigd,gezien,gezocht}', what)))[1] as wat
    from access_log
    where huis = $1 and person = any($2::uuid[]) and ($3::timestamptz is null or at >= $3)
      and ($4::timestamptz is null or at < $4) and ($5::timestamptz is null or at <= $5)
    group by decision_id
  ) a join decision_log d using (decision_id)
  where $5::timestamptz is null or (a.at, a.decision_id) < ($5, $6::uuid)
  order by a.at desc, a.decision_id desc limit $7`;

/** For the privacy officer of a house: who saw whom in this service. What is asked here is written down as well. */
@Controller("inzagen")
@Roles("privacyofficer")
export class InzagenController {
  constructor(private readonly auditor: Auditor) {}

  /** The newest first, a page at a time. */
  @Get()
  async list(@Query() { huis, persoonId, betrokkeneId, van, tot, na, aantal }: InzageQuery, @By() { huizen }: Cause) {
    found(huizen.includes(huis) || null);
    const [at, id] = na?.split("_") ?? [];
    const persons = [persoonId, ...betrokkeneId];
    const rows = await this.auditor.read<Inzage>(huis, page, [huis, persons, van, tot, at, id, aantal + 1]);
    return { huis, persoonId, ...pageOf(rows, aantal, (last) => `${last.op}_${last.besluitId}`) };
  }
}
