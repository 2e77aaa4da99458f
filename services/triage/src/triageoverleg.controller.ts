import { Body, Controller, Get, Param, Put, Query } from "@nestjs/common";
import { ArrayMaxSize, IsArray, IsISO8601, IsOptional, IsString, Matches, MaxLength } from "class-validator";
import { In, MoreThan } from "typeorm";
import { By, housesWith, Me, registeredIn, Roles, Store, type Cause, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { aanwezigheid, Triageoverleg } from "./triageoverleg.js";

class Huisvraag {
  @IsOptional() @IsString() @MaxLength(100) huis?: string;
}

class Overlegplaats {
  @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d\d-\d\d$/) overlegDatum!: string;
}

class AanwezigheidVerzoek {
  @IsString() @MaxLength(100) huis!: string;
  @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) aanwezig!: string[];
}

@Controller("triageoverleggen")
export class TriageoverlegController {
  constructor(
    private readonly store: Store,
    private readonly huizen: Huizen,
  ) {}

  /** The last half year of meetings with an agenda, newest first. */
  @Get()
  @Roles("triagevoorzitter", "triagelid")
  async lijst(@Query() { huis }: Huisvraag, @By() by: Cause, @Me() me: Person) {
    // A meeting with restricted items alone is there for who leads it (R93).
    const leidt = housesWith(me, "triagevoorzitter");
    const where = [
      { ...(huis && { huis }), agendapunten: MoreThan(0) },
      { huis: In(huis ? leidt.filter((een) => een === huis) : leidt) },
    ];
    const items = await this.store.read(by, (tx) =>
      tx.find(Triageoverleg, { where, order: { overlegDatum: "DESC", huis: "ASC" }, take: 26 }),
    );
    return { items };
  }

  /** Who is at the table (R29); the list replaces the earlier one. */
  @Put(":overlegDatum/aanwezigheid")
  @Roles("triagevoorzitter")
  async aanwezigheid(
    @Param() { overlegDatum }: Overlegplaats,
    @Body() { huis, aanwezig }: AanwezigheidVerzoek,
    @By() by: Cause,
  ): Promise<Triageoverleg> {
    return this.store.run(by, async (work) => {
      const overleg = await work.lock(Triageoverleg, { huis, overlegDatum });
      const tafel = this.huizen.huis(huis).volgensRegister(await registeredIn(work.tx, huis));
      return work.update(Triageoverleg, { state: { ...overleg, aanwezig: aanwezigheid(tafel, aanwezig) } });
    });
  }
}
