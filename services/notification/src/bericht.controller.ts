import { Controller, Get, Query } from "@nestjs/common";
import { IsOptional, IsString, IsUUID, Matches } from "class-validator";
import { By, housesWith, Roles, Store, type Cause, type Visible } from "@zvh/platform";
import { Bericht } from "./bericht.js";

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
  async lijst(@Query() { huis, meldingId, na, aantal = "50" }: Berichtenvraag, @By() by: Cause) {
    const rijen = await this.store.read(by, (tx) => {
      const vraag = tx.createQueryBuilder(Bericht, "b");
      if (huis) vraag.andWhere("b.huis = :huis", { huis });
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
    const items = rijen.slice(0, Number(aantal)).map(beeld);
    return { items, volgende: rijen.length > items.length ? items.at(-1)!.berichtId : null };
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

/** Whose screens read again when messages to reporters, or tasks about them, changed. */
export const zichtbaar: Visible = (tx, wie, ids) =>
  tx.query(
    `select huis from bericht where huis = any($1) and bericht_id = any($2::uuid[])
     union select huis from taak where huis = any($1) and taak_id = any($2::uuid[])`,
    [housesWith(wie, "screener"), ids],
  );
