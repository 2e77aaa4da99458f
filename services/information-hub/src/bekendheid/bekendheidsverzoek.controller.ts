import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { IsIn, IsNotEmpty, IsString } from "class-validator";
import { IsNull, MoreThan, Not, type FindOptionsWhere } from "typeorm";
import { By, housesWith, Roles, Store, type Cause, type Visible } from "@zvh/platform";
import { besluit, besluiten, Bekendheidsverzoek } from "./bekendheidsverzoek.js";

class Huisvraag {
  @IsString() @IsNotEmpty() huis!: string;
}

class Besluit {
  @IsIn(besluiten) besluit!: (typeof besluiten)[number];
}

/** Who of the asked house hears of it, and decides. */
const rollen = ["screener", "triagevoorzitter"];

/** The questions of other houses about somebody whom this house knows (WGS 2.28, L06). */
@Controller("bekendheidsverzoeken")
@Roles(...rollen)
export class BekendheidsverzoekController {
  constructor(private readonly store: Store) {}

  /** What waits for a person, the shortest term first; of whom the house does not know there is nothing to see. */
  @Get()
  lijst(@Query() { huis }: Huisvraag, @By() by: Cause) {
    return this.store.read(by, async (tx, nu) => {
      const open: FindOptionsWhere<Bekendheidsverzoek> = { uiterlijkOp: MoreThan(nu), besluit: IsNull() };
      const verzoeken = await tx.find(Bekendheidsverzoek, {
        where: { huis, persoonId: Not(IsNull()), ...open },
        order: { uiterlijkOp: "asc" },
        take: 100,
      });
      return { items: verzoeken.map(beeld) };
    });
  }

  /** A named person confirms that the house knows this person, or lets it be without a word (L26). */
  @Post(":verzoekId/besluit")
  async besluit(
    @Param("verzoekId", ParseUUIDPipe) verzoekId: string,
    @Body() { besluit: keuze }: Besluit,
    @By() by: Cause,
  ) {
    return beeld(
      await this.store.change(Bekendheidsverzoek, { verzoekId }, by, (verzoek, nu) =>
        besluit(verzoek, keuze, by.by, nu),
      ),
    );
  }
}

/** Without the id by which the other house knows it. */
const beeld = (verzoek: Bekendheidsverzoek) => ({ ...verzoek, vraagId: undefined });

/** Whose screens read again: of who asked, and of who was asked and knows the person. */
export const zichtbaarInBekendheid: Visible = (tx, wie, ids) =>
  tx.query(
    `select huis from bekendheidsvraag where huis = any($1) and vraag_id = any($3::uuid[])
     union select huis from bekendheidsverzoek
     where huis = any($2) and verzoek_id = any($3::uuid[]) and persoon_id is not null`,
    [housesWith(wie, "triagevoorzitter"), housesWith(wie, ...rollen), ids],
  );
