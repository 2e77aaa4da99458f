import { Body, Controller, Injectable, Param, ParseUUIDPipe, Post, Put } from "@nestjs/common";
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from "class-validator";
import { IsNull, Not, type EntityManager } from "typeorm";
import { rollenInCasus, type RolInCasus } from "@zvh/contracts";
import { By, found, Me, newId, OnDeadline, Roles, Store, type Cause, type Person, type Work } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import type { Casus } from "../casus/casus.js";
import { Datum } from "../datum.js";
import { Dossiers, openstaande, type Besluit } from "../dossier.js";
import { Overleg } from "../overleg/overleg.js";
import { beeindig, Deelname, neemDeel } from "./deelname.js";
import { eindigVervanging, vervang } from "./vervanging.js";

class DeelnameVerzoek {
  /** Code of a partner of the house; `huis` for its process director. */
  @IsString() @IsNotEmpty() organisatie!: string;
  /** Code or name of a team within the organisation. */
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(200) team?: string;
  /** Id of the person. */
  @IsString() @IsNotEmpty() medewerker!: string;
  @IsString() @IsNotEmpty() @MaxLength(200) naam!: string;
  @IsIn(rollenInCasus) rol!: RolInCasus;
  /** Code of a ground to take part. */
  @IsString() @IsNotEmpty() grondslag!: string;
  /** The last day of a temporary deelname (R72). */
  @IsOptional() @Datum() tot?: string;
}

class EindeVerzoek {
  @IsString() @IsNotEmpty() @MaxLength(4000) reden!: string;
}

class VervangingVerzoek {
  /** Id of the person who stands in. */
  @IsString() @IsNotEmpty() vervanger!: string;
  @IsString() @IsNotEmpty() @MaxLength(200) naam!: string;
  @Datum() van!: string;
  /** The last day. */
  @Datum() tot!: string;
}

/** Whether the house asks for a casusregisseur now: from its first meeting on a case has one (R89, R91). */
const casusregisseurNodig = async (tx: EntityManager, casusId: string, { schakelaars }: Huis): Promise<boolean> =>
  schakelaars.casusregisseurVerplichtBijEersteOverleg &&
  (await tx.existsBy(Overleg, { casusId, afgerondOp: Not(IsNull()) }));

/** Who takes part in a case: access opens, changes hands and ends here, on a recorded decision (decision 8, R89). */
@Controller("casussen/:casusId/deelnames")
export class DeelnameController {
  constructor(
    private readonly store: Store,
    private readonly dossiers: Dossiers,
  ) {}

  @Post()
  @Roles("procesregisseur")
  async neemDeel(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Body() verzoek: DeelnameVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Deelname> {
    const wil = verzoek.rol === "procesregisseur" ? "overnemen" : "regie";
    const { deelnames } = await this.dossiers.wijzig(by, me, casusId, wil, async (work, casus, huis) => {
      const openstaand = await openstaande(work.tx, casusId);
      const opdracht = { ...verzoek, door: by.by };
      return neemDeel({ casus, openstaand }, opdracht, huis, work.nu, newId());
    });
    return deelnames.at(-1)!;
  }

  /** Ends a deelname: one's own when one leaves, or any as the director; the access ends with it. */
  @Post(":deelnameId/einde")
  @Roles("deelnemer", "procesregisseur")
  beeindig(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Param("deelnameId", ParseUUIDPipe) deelnameId: string,
    @Body() { reden }: EindeVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Deelname> {
    return this.wijzig(by, me, { casusId, deelnameId }, "vertrekken", async ({ tx, nu }, _casus, deelname, huis) => {
      const nodig = await casusregisseurNodig(tx, casusId, huis);
      return beeindig(deelname, { reden, door: by.by }, { casusregisseurNodig: nodig }, nu);
    });
  }

  /** Names who stands in, and when: at once the same access, and not a day longer. */
  @Put(":deelnameId/vervanging")
  @Roles("deelnemer", "procesregisseur")
  vervang(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Param("deelnameId", ParseUUIDPipe) deelnameId: string,
    @Body() verzoek: VervangingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Deelname> {
    return this.wijzig(by, me, { casusId, deelnameId }, "vervangen", async ({ tx, nu }, casus, deelname) => {
      const stand = { casus, openstaand: await openstaande(tx, casusId) };
      return vervang(stand, deelname, { ...verzoek, door: by.by }, nu);
    });
  }

  @Post(":deelnameId/vervanging/einde")
  @Roles("deelnemer", "procesregisseur")
  eindigVervanging(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Param("deelnameId", ParseUUIDPipe) deelnameId: string,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Deelname> {
    return this.wijzig(by, me, { casusId, deelnameId }, "vervangen", async (_work, _casus, deelname) =>
      eindigVervanging(deelname, by.by),
    );
  }

  private async wijzig(
    by: Cause,
    me: Person,
    waar: { casusId: string; deelnameId: string },
    wat: "vertrekken" | "vervangen",
    beslis: (work: Work, casus: Casus, deelname: Deelname, huis: Huis) => Promise<Besluit<{ deelnames: [Deelname] }>>,
  ): Promise<Deelname> {
    const lees = async (tx: EntityManager) => found(await tx.findOneBy(Deelname, waar));
    const { medewerker: van } = await this.store.read(by, lees);
    const { deelnames } = await this.dossiers.wijzig(by, me, waar.casusId, { wat, van }, async (work, casus, huis) =>
      beslis(work, casus, await lees(work.tx), huis),
    );
    return deelnames[0];
  }
}

/** Ends a temporary deelname on its last day; the access ended by itself at that moment (R72). */
@Injectable()
export class DeelnameTermijn {
  constructor(
    private readonly store: Store,
    private readonly dossiers: Dossiers,
  ) {}

  @OnDeadline("deelname-voorbij")
  async eindig({ subject: deelnameId }: { subject: string }, cause: Cause): Promise<void> {
    await this.store.run(cause, async ({ tx }) => {
      const { casusId } = found(await tx.findOneBy(Deelname, { deelnameId }));
      await this.dossiers.wijzigVanzelf(cause, casusId, async (work) => {
        const deelname = found(await work.tx.findOneBy(Deelname, { deelnameId }));
        if (deelname.tot) return { state: {}, tijdlijn: [] };
        const einde = { reden: "einddatum", door: cause.by };
        const { deadlines: _, ...besluit } = beeindig(deelname, einde, { casusregisseurNodig: false }, work.nu);
        return besluit;
      });
    });
  }
}
