import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { Type } from "class-transformer";
import { Equals, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from "class-validator";
import { In, MoreThan, type EntityManager } from "typeorm";
import {
  By,
  found,
  housesWith,
  Me,
  pageOf,
  Refused,
  Roles,
  Store,
  Vault,
  type Cause,
  type Person,
  type Visible,
} from "@zvh/platform";
import { beslis, Herkenning, moetBetwijfeldZijn, type Dienst } from "./herkenning.js";
import { geldigBsn, type Identiteit } from "./identiteit.js";
import { Personen } from "./personen.js";
import { weergave } from "./persoon.js";
import { nazorghuizen, Toegang } from "./toegang.js";
import { verzegeld } from "./verzegeld.js";

class Huisvraag {
  @IsString() @IsNotEmpty() huis!: string;
}

class Lijst extends Huisvraag {
  @IsOptional() @IsUUID() meldingId?: string;
  @IsOptional() @IsUUID() na?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) aantal = 50;
}

class Besluit {
  /** Somebody whom the house knows … */
  @IsOptional() @IsUUID() persoonId?: string;
  /** … or somebody new: exactly one of the two. */
  @IsOptional() @Equals(true) nieuw?: true;
  @IsString() @IsNotEmpty() @MaxLength(4000) motivering!: string;
}

/** Of which services somebody decides the doubts in a house; `beleid.cedar` says the same of one. */
const dienstenVoor = (wie: Person, huis: string): Dienst[] => [
  ...(housesWith(wie, "screener").includes(huis) ? (["intake"] as const) : []),
  ...(nazorghuizen(wie).includes(huis) ? (["nazorg"] as const) : []),
];

@Controller("herkenningen")
export class HerkenningController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly personen: Personen,
    private readonly toegang: Toegang,
  ) {}

  /** How many doubts wait for a person, counted to a thousand at most. */
  @Get("telling")
  @Roles("screener", "nazorgcoordinator")
  async telling(@Query() { huis }: Huisvraag, @Me() ik: Person, @By() by: Cause): Promise<{ betwijfeld: number }> {
    return await this.store.read(by, async (tx) => {
      const [telling] = await tx.query(
        `select count(*)::int as betwijfeld
         from (select from herkenning where huis = $1 and dienst = any($2) and toestand = 'betwijfeld' limit 1000) t`,
        [huis, dienstenVoor(ik, huis)],
      );
      return telling;
    });
  }

  /** The doubts of a house, or of one melding of it, each with who it may be as the register is now. */
  @Get()
  @Roles("screener", "nazorgcoordinator")
  async lijst(@Query() { huis, meldingId, na, aantal }: Lijst, @Me() ik: Person, @By() by: Cause) {
    return await this.store.read(by, async (tx, nu) => {
      const rijen = await tx.find(Herkenning, {
        where: {
          huis,
          dienst: In(dienstenVoor(ik, huis)),
          toestand: "betwijfeld",
          ...(meldingId && { meldingId }),
          ...(na && { betrokkeneId: MoreThan(na) }),
        },
        order: { betrokkeneId: "asc" },
        take: aantal + 1,
      });
      const { items, volgende } = pageOf(rijen, aantal, ({ betrokkeneId }) => betrokkeneId);
      const twijfels = [];
      for (const herkenning of items) twijfels.push(await this.twijfel(tx, herkenning, nu));
      return { items: twijfels, volgende };
    });
  }

  /** A named person decides who somebody is (L26). */
  @Post(":betrokkeneId/besluit")
  @Roles("screener", "nazorgcoordinator")
  async besluit(
    @Param("betrokkeneId", ParseUUIDPipe) betrokkeneId: string,
    @Body() besluit: Besluit,
    @Me() ik: Person,
    @By() by: Cause,
  ) {
    if (Boolean(besluit.persoonId) === Boolean(besluit.nieuw))
      throw new Refused("ongeldige-invoer", [
        { where: "persoonId", code: "keuze", message: "kies een bekende persoon (persoonId) of nieuw: true" },
      ]);
    return await this.store.run(by, async (work) => {
      const { huis, dienst } = found(await work.tx.findOneBy(Herkenning, { betrokkeneId }));
      await this.personen.alleen(work, huis);
      const herkenning = await work.lock(Herkenning, { betrokkeneId });
      const { toestand } = herkenning;
      this.toegang.eis(by, ik, { type: "Herkenning", id: betrokkeneId, huis, dienst, toestand, wat: "beslissen" });
      moetBetwijfeldZijn(herkenning);
      const ontvangen = this.ontvangen(herkenning);
      if (besluit.persoonId) await this.personen.vulAan(work, huis, besluit.persoonId, ontvangen);
      const persoonId = besluit.persoonId ?? (await this.personen.registreer(work, huis, ontvangen));
      const { betrokkeneId: row, meldingId } = herkenning;
      const motivering = this.vault.seal(besluit.motivering, verzegeld.motivering, row, meldingId);
      await work.update(Herkenning, beslis(herkenning, { persoonId, door: by.by, motivering }, work.nu));
      return { betrokkeneId, persoonId, wijze: "handmatig" };
    });
  }

  private ontvangen({ identiteit, betrokkeneId, meldingId }: Herkenning): Identiteit {
    return this.vault.open<Identiteit>(identiteit!, verzegeld.ontvangen, betrokkeneId, meldingId);
  }

  private async twijfel(tx: EntityManager, herkenning: Herkenning, nu: Date) {
    const { betrokkeneId, meldingId, huis, dienst, rol, gevraagdOp } = herkenning;
    const ontvangen = this.ontvangen(herkenning);
    const kandidaten = await this.personen.gelijkenden(tx, huis, ontvangen);
    const bsn = geldigBsn(ontvangen.bsn) ? "geldig" : ontvangen.bsn ? "ongeldig" : "ontbreekt";
    return {
      betrokkeneId,
      meldingId,
      dienst,
      rol,
      gevraagdOp,
      ontvangen: { ...weergave(ontvangen, nu), bsn },
      kandidaten: kandidaten.map((kandidaat) => {
        const { persoonId, score, redenen } = kandidaat;
        return { persoonId, ...weergave(kandidaat, nu), score, redenen };
      }),
    };
  }
}

/** Whose screens read again when somebody was recognised or doubted. */
export const zichtbaar: Visible = (tx, wie, ids) =>
  tx.query(
    `select distinct huis from herkenning where betrokkene_id = any($3::uuid[])
     and ((huis = any($1) and dienst = 'intake') or (huis = any($2) and dienst = 'nazorg'))`,
    [housesWith(wie, "screener"), nazorghuizen(wie), ids],
  );
