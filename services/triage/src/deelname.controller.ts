import { Body, Controller, Delete, Get, Param, Post, Put } from "@nestjs/common";
import { ArrayMaxSize, IsArray, IsBoolean, IsNotEmpty, IsOptional, IsString, MaxLength } from "class-validator";
import { IsNull } from "typeorm";
import { By, found, Me, newId, Roles, Store, type Cause, type Person } from "@zvh/platform";
import {
  beperk,
  betrek,
  grondslagVanBetrokkenheid,
  haalWeg,
  toetsDoel,
  Triagebeoordelaar,
  Triagedeelname,
} from "./deelname.js";
import { Dossiers } from "./dossiers.js";
import type { TriageBeeld } from "./triage.beeld.js";
import { AntwoordVerzoek, Triagenummer } from "./triage.verzoek.js";
import { TriageRij } from "./triage.js";
import { Toegang } from "./zicht.js";

class BetrekVerzoek {
  @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) organisaties!: string[];
  @IsOptional() @IsString() @MaxLength(100) grondslag?: string;
}

class BeperkingVerzoek {
  @IsBoolean() beperkt!: boolean;
}

class BeoordelaarVerzoek {
  @IsString() @IsNotEmpty() @MaxLength(200) medewerker!: string;
}

/** Who is told of an item, and when: the purpose test, who judges it, who was chosen, and restriction (L15, R93). */
@Controller("triages/:triageId")
export class DeelnameController {
  constructor(
    private readonly store: Store,
    private readonly dossiers: Dossiers,
    private readonly toegang: Toegang,
  ) {}

  /**
   * For the information-hub alone: whether an item passed its purpose test and is open, about whom it is, when it is
   * discussed, and which organisations were chosen to take part in it (L06, L15).
   */
  @Get("doeltoets")
  @Roles("systeem")
  doeltoets(@Triagenummer() triageId: string, @By() by: Cause, @Me() me: Person) {
    return this.store.read(by, async (tx) => {
      const rij = found(await tx.findOneBy(TriageRij, { triageId }));
      await this.toegang.eis(tx, me, rij, "zien", by);
      const { inhoud, betrokkenen, status, overlegDatum } = this.dossiers.open(rij);
      const deelnames = await tx.find(Triagedeelname, {
        where: { triageId, tot: IsNull() },
        order: { organisatie: "asc" },
      });
      return {
        positief: inhoud.doeltoets?.oordeel === true && status !== "besloten",
        overlegDatum,
        betrokkenen: betrokkenen.map(({ rol, persoonId = null }) => ({ rol, persoonId })),
        deelnemers: deelnames.map(({ organisatie }) => organisatie),
      };
    });
  }

  @Put("doeltoets")
  @Roles("triagevoorzitter", "triagelid")
  toets(@Triagenummer() triageId: string, @Body() verzoek: AntwoordVerzoek, @By() by: Cause, @Me() me: Person) {
    return this.dossiers.doe(triageId, by, me, "oordelen", (triage, _huis, nu) => toetsDoel(triage, verzoek, me, nu));
  }

  /** The decision which organisations take part, on what ground (WGS 2.31(3)). */
  @Post("deelnames")
  @Roles("triagevoorzitter")
  betrek(
    @Triagenummer() triageId: string,
    @Body() { organisaties, grondslag = grondslagVanBetrokkenheid }: BetrekVerzoek,
    @By() by: Cause,
    @Me() me: Person,
  ) {
    return this.dossiers.doe(triageId, by, me, "leiden", (triage, huis) =>
      betrek(triage, huis, organisaties, grondslag),
    );
  }

  @Delete("deelnames/:organisatie")
  @Roles("triagevoorzitter")
  haalWeg(
    @Triagenummer() triageId: string,
    @Param("organisatie") organisatie: string,
    @By() by: Cause,
    @Me() me: Person,
  ) {
    return this.dossiers.doe(triageId, by, me, "leiden", (triage) => haalWeg(triage, organisatie));
  }

  @Put("beperking")
  @Roles("triagevoorzitter")
  beperk(@Triagenummer() triageId: string, @Body() { beperkt }: BeperkingVerzoek, @By() by: Cause, @Me() me: Person) {
    return this.dossiers.doe(triageId, by, me, "leiden", (triage) => beperk(triage, beperkt));
  }

  /** Names somebody to judge the purpose test; who was named already, stays so. */
  @Post("beoordelaars")
  @Roles("triagevoorzitter")
  async wijsAan(
    @Triagenummer() triageId: string,
    @Body() { medewerker }: BeoordelaarVerzoek,
    @By() by: Cause,
    @Me() me: Person,
  ): Promise<TriageBeeld> {
    return this.store.run(by, async ({ tx, nu }) => {
      await this.dossiers.doe(triageId, by, me, "leiden", (triage) => ({ state: triage, handelingen: aangewezen }));
      const { huis } = found(await tx.findOneBy(TriageRij, { triageId }));
      const nieuw = { beoordelaarId: newId(), huis, triageId, medewerker, van: nu, tot: null, beeindigdDoor: null };
      if (!(await tx.existsBy(Triagebeoordelaar, { triageId, medewerker, tot: IsNull() })))
        await tx.insert(Triagebeoordelaar, { ...nieuw, door: by.by });
      return this.dossiers.toon(triageId, by, me);
    });
  }

  @Delete("beoordelaars/:medewerker")
  @Roles("triagevoorzitter")
  async trekIn(
    @Triagenummer() triageId: string,
    @Param("medewerker") medewerker: string,
    @By() by: Cause,
    @Me() me: Person,
  ): Promise<TriageBeeld> {
    return this.store.run(by, async ({ tx, nu }) => {
      await this.dossiers.doe(triageId, by, me, "leiden", (triage) => ({ state: triage, handelingen: ingetrokken }));
      const einde = { tot: nu, beeindigdDoor: by.by };
      await tx.update(Triagebeoordelaar, { triageId, medewerker, tot: IsNull() }, einde);
      return this.dossiers.toon(triageId, by, me);
    });
  }
}

const aangewezen = [{ code: "beoordelaar-aangewezen" }];
const ingetrokken = [{ code: "beoordelaar-ingetrokken" }];
