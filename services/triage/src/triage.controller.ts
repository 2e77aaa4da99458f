import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from "@nestjs/common";
import { By, found, housesWith, Me, Roles, Store, type Cause, type Person, type Visible } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { beantwoord, partnerantwoord } from "./antwoord.js";
import { besluit } from "./besluit.js";
import { Dossiers, HandelingRij } from "./dossiers.js";
import { beoordeel } from "./oordeel.js";
import { heleBeeld, lijstbeeld, type TriageBeeld, type TriageInLijst } from "./triage.beeld.js";
import {
  BesluitVerzoek,
  InformatieantwoordVerzoek,
  Lijstvraag,
  OordeelVerzoek,
  oordeelVan,
  PartnerantwoordVerzoek,
} from "./triage.verzoek.js";
import { TriageRij } from "./triage.js";

const Triagenummer = () => Param("triageId", ParseUUIDPipe);

const voorbij =
  "(t.overlegDatum, t.agendapunt, t.triageId) > (date '1970-01-01' + cast(:dagen as int), :punt, :triageId)";
/** The place of an item in the order of the lists: the day of its meeting since 1970, its number, its id. */
const cursorVan = ({ overlegDatum, agendapunt, triageId }: TriageInLijst): string =>
  `${Date.parse(overlegDatum) / 86_400_000}_${agendapunt}_${triageId}`;

@Controller("triages")
export class TriageController {
  constructor(
    private readonly store: Store,
    private readonly dossiers: Dossiers,
    private readonly huizen: Huizen,
  ) {}

  /** A page of items in the order of the agendas. */
  @Get()
  @Roles("triagevoorzitter", "triagelid")
  async lijst(
    @Query() { huis, overlegDatum, status, na, aantal }: Lijstvraag,
    @By() by: Cause,
  ): Promise<{ items: TriageInLijst[]; volgende: string | null }> {
    const rijen = await this.store.read(by, (tx) => {
      const query = tx.createQueryBuilder(TriageRij, "t");
      if (huis) query.andWhere("t.huis = :huis", { huis });
      if (overlegDatum) query.andWhere("t.overlegDatum = :overlegDatum", { overlegDatum });
      if (status) query.andWhere("t.status = :status", { status });
      const [dagen, punt, triageId] = na?.split("_") ?? [];
      if (na) query.andWhere(voorbij, { dagen, punt, triageId });
      return query
        .orderBy({ "t.overlegDatum": "ASC", "t.agendapunt": "ASC", "t.triageId": "ASC" })
        .limit(aantal + 1)
        .getMany();
    });
    const items = rijen.slice(0, aantal).map((rij) => lijstbeeld(this.dossiers.open(rij), this.huizen.huis(rij.huis)));
    return { items, volgende: rijen.length > aantal ? cursorVan(items.at(-1)!) : null };
  }

  @Get(":triageId")
  @Roles("triagevoorzitter", "triagelid", "systeem")
  toon(@Triagenummer() triageId: string, @By() by: Cause): Promise<TriageBeeld> {
    return this.store.read(by, async (tx) => {
      const triage = this.dossiers.open(found(await tx.findOneBy(TriageRij, { triageId })));
      const geschiedenis = await tx.find(HandelingRij, {
        where: { triageId },
        order: { op: "ASC", handelingId: "ASC" },
      });
      return heleBeeld(triage, this.huizen.huis(triage.huis), geschiedenis);
    });
  }

  /** Records aard, ernst and the answers to all criteria (R04–R07, R30, L13). */
  @Put(":triageId/oordeel")
  @Roles("triagevoorzitter")
  beoordeel(@Triagenummer() triageId: string, @Body() verzoek: OordeelVerzoek, @By() by: Cause): Promise<TriageBeeld> {
    return this.wijzig(triageId, by, (triage, huis) => beoordeel(triage, huis, oordeelVan(verzoek), verzoek.aveNiveau));
  }

  /** Decides (R31–R34). */
  @Post(":triageId/besluit")
  @Roles("triagevoorzitter")
  besluit(
    @Triagenummer() triageId: string,
    @Body() verzoek: BesluitVerzoek,
    @By() by: Cause,
    @Me() me: Person,
  ): Promise<TriageBeeld> {
    return this.wijzig(triageId, by, (triage, huis, nu) => besluit(triage, huis, verzoek, me, nu));
  }

  /** The partner that was asked accepts or declines (R32). */
  @Post(":triageId/partnerantwoord")
  @Roles("triagelid")
  antwoordPartner(
    @Triagenummer() triageId: string,
    @Body() verzoek: PartnerantwoordVerzoek,
    @By() by: Cause,
    @Me() me: Person,
  ): Promise<TriageBeeld> {
    return this.wijzig(triageId, by, (triage, huis, nu) => partnerantwoord(triage, huis, verzoek, me, nu));
  }

  /** A participant answers what was asked before the next meeting (R33). */
  @Post(":triageId/informatie/:organisatie")
  @Roles("triagelid")
  beantwoord(
    @Triagenummer() triageId: string,
    @Param("organisatie") organisatie: string,
    @Body() { antwoord }: InformatieantwoordVerzoek,
    @By() by: Cause,
    @Me() me: Person,
  ): Promise<TriageBeeld> {
    return this.wijzig(triageId, by, (triage, _huis, nu) => beantwoord(triage, organisatie, antwoord, me, nu));
  }

  private async wijzig(triageId: string, by: Cause, regel: Parameters<Dossiers["wijzig"]>[2]): Promise<TriageBeeld> {
    await this.dossiers.wijzig(triageId, by, regel);
    return this.toon(triageId, by);
  }
}

/** Whose screens read again when items changed. */
export const zichtbaar: Visible = async (tx, wie, ids) => {
  const rijen = await tx.query(
    "select distinct huis from triage where huis = any($1) and triage_id = any($2::uuid[])",
    [housesWith(wie, "triagevoorzitter", "triagelid"), ids],
  );
  return rijen.map(({ huis }: { huis: string }) => huis);
};
