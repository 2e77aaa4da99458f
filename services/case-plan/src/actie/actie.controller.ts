import { Body, Controller, Get, Injectable, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { Type } from "class-transformer";
import {
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from "class-validator";
import { soortenTerugkoppeling, type SoortTerugkoppeling } from "@zvh/contracts";
import { By, found, Me, newId, OnDeadline, Roles, Store, type Cause, type Person } from "@zvh/platform";
import { HerkomstVerzoek } from "@zvh/regions";
import { Dossiers, openstaande } from "../dossier.js";
import { Actie, koppelTerug, staatOpen, verloop, type Terugkoppeling } from "./actie.js";
import { ActieLijstVraag, leesActielijst } from "./actie.lijst.js";

class TerugkoppelingVerzoek {
  @IsIn(soortenTerugkoppeling) soort!: SoortTerugkoppeling;
  @IsString() @IsNotEmpty() @MaxLength(4000) toelichting!: string;
  /** Where it comes from, when it carries information about the person: a development always does (R64). */
  @IsOptional() @ValidateNested() @Type(() => HerkomstVerzoek) herkomst?: HerkomstVerzoek;
  /** Codes of the partners that alone may see it (R93). */
  @IsOptional() @IsArray() @ArrayUnique() @IsString({ each: true }) alleenVoor?: string[];
}

/** The actions that somebody may see, by term, and the feedback of who carries them out (R15, R88). */
@Controller("acties")
export class ActieController {
  constructor(
    private readonly store: Store,
    private readonly dossiers: Dossiers,
  ) {}

  @Get()
  @Roles("deelnemer", "procesregisseur")
  lijst(@Query() vraag: ActieLijstVraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, (tx) => leesActielijst(tx, me, vraag));
  }

  @Post(":actieId/terugkoppeling")
  @Roles("deelnemer", "procesregisseur")
  async koppelTerug(
    @Param("actieId", ParseUUIDPipe) actieId: string,
    @Body() verzoek: TerugkoppelingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<{ actie: Actie; terugkoppeling: Terugkoppeling }> {
    const { casusId, uitvoerder: van } = await this.store.read(by, async (tx) =>
      found(await tx.findOneBy(Actie, { actieId })),
    );
    const { acties, terugkoppeling } = await this.dossiers.wijzig(
      by,
      me,
      casusId,
      { wat: "uitvoeren", van },
      async ({ tx, nu }, _casus, huis) => {
        const openstaand = await openstaande(tx, casusId);
        const actie = found(await tx.findOneBy(Actie, { actieId }));
        return koppelTerug({ actie, openstaand }, { ...verzoek, door: by.by }, huis, nu, newId());
      },
    );
    return { actie: acties[0], terugkoppeling };
  }
}

/** Marks an action as late when its date has passed (R62). */
@Injectable()
export class ActieTermijn {
  constructor(
    private readonly store: Store,
    private readonly dossiers: Dossiers,
  ) {}

  @OnDeadline("actie-verlopen")
  async verloop({ subject: actieId }: { subject: string }, cause: Cause): Promise<void> {
    await this.store.run(cause, async ({ tx }) => {
      const { casusId } = found(await tx.findOneBy(Actie, { actieId }));
      await this.dossiers.wijzigVanzelf(cause, casusId, async (work) => {
        const actie = found(await work.tx.findOneBy(Actie, { actieId }));
        return staatOpen(actie) ? verloop(actie, cause.by, work.nu) : { state: {}, tijdlijn: [] };
      });
    });
  }
}
