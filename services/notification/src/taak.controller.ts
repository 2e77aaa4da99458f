import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from "class-validator";
import { By, Me, pageOf, Roles, Store, Vault, type Cause, type Person } from "@zvh/platform";
import { handelAf, open, TaakRij, verzegel, type Taak } from "./taak.js";
import { doetIemand, taakrollen, Toegang } from "./zicht.js";

class Takenvraag {
  @IsOptional() @IsString() huis?: string;
  @IsOptional() @IsIn(["open", "afgehandeld"]) status?: Taak["status"];
  /** The last taakId of the page before. */
  @IsOptional() @IsUUID() na?: string;
  @IsOptional() @Matches(/^([1-9]\d?|100)$/, { message: "is een getal van 1 tot en met 100" }) aantal?: string;
}

class Afhandeling {
  @IsString() @MaxLength(4000) toelichting!: string;
}

@Controller("taken")
@Roles(...taakrollen)
export class TaakController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly toegang: Toegang,
  ) {}

  /** Whom a person must still tell (or has told), the oldest first. */
  @Get()
  async lijst(@Query() { huis, status, na, aantal = "50" }: Takenvraag, @Me() me: Person, @By() by: Cause) {
    const rijen = await this.store.read(by, (tx) => {
      const vraag = tx.createQueryBuilder(TaakRij, "t").where(...doetIemand(me, huis));
      if (status) vraag.andWhere("t.status = :status", { status });
      if (na) vraag.andWhere("t.taakId > :na", { na });
      return vraag
        .orderBy("t.taakId")
        .limit(Number(aantal) + 1)
        .getMany();
    });
    const { items, volgende } = pageOf(rijen, Number(aantal), ({ taakId }) => taakId);
    return { items: items.map((rij) => open(rij, this.vault)), volgende };
  }

  /** Records how somebody was told. */
  @Post(":taakId/afhandeling")
  handelAf(
    @Param("taakId", ParseUUIDPipe) taakId: string,
    @Body() { toelichting }: Afhandeling,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Taak> {
    return this.store.run(by, async (work) => {
      const rij = await work.lock(TaakRij, { taakId });
      this.toegang.eis(by, me, { type: "Taak", id: taakId, huis: rij.huis, voor: rij.voor }, "afhandelen");
      const taak = open(rij, this.vault);
      const { state, ...gevolg } = handelAf(taak, toelichting, by.by, work.nu);
      await work.update(TaakRij, { ...gevolg, state: verzegel(state, this.vault) });
      return state;
    });
  }
}
