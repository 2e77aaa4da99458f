import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from "class-validator";
import { In, MoreThan } from "typeorm";
import { By, Me, pageOf, Roles, Store, Vault, type Cause, type Person } from "@zvh/platform";
import { handelAf, open, TaakRij, verzegel, type Taak } from "./taak.js";
import { screentIn, Toegang } from "./zicht.js";

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
export class TaakController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly toegang: Toegang,
  ) {}

  /** Reporters whom a person must still tell (or has told), the oldest first. */
  @Get()
  @Roles("screener")
  async lijst(@Query() { huis, status, na, aantal = "50" }: Takenvraag, @Me() me: Person, @By() by: Cause) {
    const where = { huis: In(screentIn(me, huis)), ...(status && { status }), ...(na && { taakId: MoreThan(na) }) };
    const rijen = await this.store.read(by, (tx) =>
      tx.find(TaakRij, { where, order: { taakId: "ASC" }, take: Number(aantal) + 1 }),
    );
    const { items, volgende } = pageOf(rijen, Number(aantal), ({ taakId }) => taakId);
    return { items: items.map((rij) => open(rij, this.vault)), volgende };
  }

  /** Records how the reporter was told. */
  @Post(":taakId/afhandeling")
  @Roles("screener")
  handelAf(
    @Param("taakId", ParseUUIDPipe) taakId: string,
    @Body() { toelichting }: Afhandeling,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Taak> {
    return this.store.run(by, async (work) => {
      const rij = await work.lock(TaakRij, { taakId });
      this.toegang.eis(by, me, { type: "Taak", id: taakId, huis: rij.huis }, "afhandelen");
      const taak = open(rij, this.vault);
      const { state, ...gevolg } = handelAf(taak, toelichting, by.by, work.nu);
      await work.update(TaakRij, { ...gevolg, state: verzegel(state, this.vault) });
      return state;
    });
  }
}
