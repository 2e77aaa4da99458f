import { Controller, Get, Query } from "@nestjs/common";
import { IsOptional, IsString, IsUUID, Matches } from "class-validator";
import { By, Me, pageOf, Roles, Store, type Cause, type Person } from "@zvh/platform";
import { Bericht } from "./bericht.js";
import { screentIn } from "./zicht.js";

class Berichtenvraag {
  @IsOptional() @IsString() huis?: string;
  @IsOptional() @IsUUID() meldingId?: string;
  /** The last berichtId of the page before. */
  @IsOptional() @IsUUID() na?: string;
  @IsOptional() @Matches(/^([1-9]\d?|100)$/, { message: "is een getal van 1 tot en met 100" }) aantal?: string;
}

@Controller("berichten")
export class BerichtController {
  constructor(private readonly store: Store) {}

  /** Which messages went to reporters and how that ended, the newest first; no addresses, no text. */
  @Get()
  @Roles("screener")
  async lijst(@Query() { huis, meldingId, na, aantal = "50" }: Berichtenvraag, @Me() me: Person, @By() by: Cause) {
    const rijen = await this.store.read(by, (tx) => {
      const vraag = tx.createQueryBuilder(Bericht, "b").where("b.huis = any(:huizen)", { huizen: screentIn(me, huis) });
      vraag.andWhere("b.onderwerpId is null");
      if (meldingId) vraag.andWhere("b.meldingId = :meldingId", { meldingId });
      if (na)
        vraag.andWhere(
          "(b.aangemaaktOp, b.berichtId) < (select aangemaakt_op, bericht_id from bericht where bericht_id = :na)",
          { na },
        );
      return vraag
        .orderBy("b.aangemaaktOp", "DESC")
        .addOrderBy("b.berichtId", "DESC")
        .limit(Number(aantal) + 1)
        .getMany();
    });
    return pageOf(rijen.map(beeld), Number(aantal), ({ berichtId }) => berichtId);
  }
}

const beeld = ({ berichtId, huis, soort, status, reden, meldingId, datum, aangemaaktOp, afgerondOp }: Bericht) => ({
  berichtId,
  huis,
  soort,
  status,
  reden,
  meldingId,
  datum,
  aangemaaktOp,
  afgerondOp,
});
