import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { IsIn, IsNotEmpty, IsOptional, IsString } from "class-validator";
import { In, IsNull, MoreThan, Not, type EntityManager, type FindOptionsWhere } from "typeorm";
import { By, housesWith, Me, Roles, Store, type Cause, type Person, type Visible } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { Toegang } from "../toegang.js";
import { Verstrekking, zonderInhoud } from "../verstrekking/verstrekking.js";
import { besluit, besluiten, Bekendheidsverzoek } from "./bekendheidsverzoek.js";

class Lijst {
  @IsString() @IsNotEmpty() huis!: string;
  /** What waits for a decision, or what was confirmed and may still be followed by an extract. */
  @IsOptional() @IsIn(["open", "bekend"]) stand: "open" | "bekend" = "open";
}

class Besluit {
  @IsIn(besluiten) besluit!: (typeof besluiten)[number];
}

/** Who of the asked house hears of it, and decides. */
export const beslissers = ["screener", "triagevoorzitter"];

/** The questions of other houses about somebody whom this house knows (WGS 2.28, L06). */
@Controller("bekendheidsverzoeken")
@Roles(...beslissers)
export class BekendheidsverzoekController {
  constructor(
    private readonly store: Store,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
  ) {}

  /** The shortest term first, or the last confirmed; of whom the house does not know there is nothing to see. */
  @Get()
  lijst(@Query() { huis, stand }: Lijst, @By() by: Cause) {
    if (!by.huizen.includes(huis)) return { items: [] };
    return this.store.read(by, async (tx, nu) => {
      const { verstrekkingDagen } = this.huizen.huis(huis).termijnen;
      const sinds = new Date(+nu - verstrekkingDagen * 86_400_000);
      const van: Record<typeof stand, FindOptionsWhere<Bekendheidsverzoek>> = {
        open: { uiterlijkOp: MoreThan(nu), besluit: IsNull() },
        bekend: { besluit: "bekend", beslotenOp: MoreThan(sinds) },
      };
      const verzoeken = await tx.find(Bekendheidsverzoek, {
        where: { huis, persoonId: Not(IsNull()), ...van[stand] },
        order: stand === "open" ? { uiterlijkOp: "asc" } : { beslotenOp: "desc" },
        take: 100,
      });
      return { items: await metVerstrekkingen(tx, verzoeken) };
    });
  }

  /** A named person confirms that the house knows this person, or lets it be without a word (L26). */
  @Post(":verzoekId/besluit")
  async besluit(
    @Param("verzoekId", ParseUUIDPipe) verzoekId: string,
    @Body() { besluit: keuze }: Besluit,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return beeld(
      await this.store.change(Bekendheidsverzoek, { verzoekId }, by, (verzoek, nu) => {
        this.toegang.eis(by, me, { ...gevraagd(verzoek), wat: "beantwoorden" });
        return besluit(verzoek, keuze, by.by, nu);
      }),
    );
  }
}

/** What the policies look at of a request. */
export const gevraagd = ({ verzoekId: id, huis, persoonId }: Bekendheidsverzoek) =>
  ({ type: "Bekendheidsverzoek", id, huis, bekend: persoonId !== null }) as const;

/** Without the id by which the other house knows it. */
const beeld = (verzoek: Bekendheidsverzoek) => ({ ...verzoek, vraagId: undefined });

/** Each with what was given on it, in codes: the words are gone as soon as they have arrived. */
const metVerstrekkingen = async (tx: EntityManager, verzoeken: Bekendheidsverzoek[]) => {
  const verzoekId = In(verzoeken.map((een) => een.verzoekId));
  const gegeven = await tx.find(Verstrekking, { where: { verzoekId }, order: { gegevenOp: "asc" } });
  return verzoeken.map((verzoek) => ({
    ...beeld(verzoek),
    verstrekkingen: gegeven.filter((een) => een.verzoekId === verzoek.verzoekId).map(zonderInhoud),
  }));
};

/** Whose screens read again: of who asked, and of who was asked and knows the person. */
export const zichtbaarInBekendheid: Visible = (tx, wie, ids) =>
  tx.query(
    `select huis from bekendheidsvraag where huis = any($1) and vraag_id = any($3::uuid[])
     union select huis from bekendheidsverzoek
     where huis = any($2) and verzoek_id = any($3::uuid[]) and persoon_id is not null
     union select huis from verstrekking where verstrekking_id = any($3::uuid[])
     and huis = any(case richting when 'gegeven' then $2 else $1 end)`,
    [housesWith(wie, "triagevoorzitter"), housesWith(wie, ...beslissers), ids],
  );
