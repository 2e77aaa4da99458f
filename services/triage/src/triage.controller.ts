import { Body, Controller, Get, Param, Post, Put, Query } from "@nestjs/common";
import { By, Me, pageOf, Roles, Store, type Cause, type Page, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { beantwoord, partnerantwoord, weiger } from "./antwoord.js";
import { besluit } from "./besluit.js";
import { Dossiers } from "./dossiers.js";
import { beoordeel } from "./oordeel.js";
import { lijstbeeld, regelbeeld, type TriageBeeld, type TriageInLijst } from "./triage.beeld.js";
import {
  BesluitVerzoek,
  InformatieantwoordVerzoek,
  Lijstvraag,
  OordeelVerzoek,
  oordeelVan,
  PartnerantwoordVerzoek,
  Triagenummer,
  WeigeringVerzoek,
} from "./triage.verzoek.js";
import { TriageRij } from "./triage.js";
import { wieZiet } from "./zicht.js";

const voorbij = "(t.overlegDatum, t.agendapunt, t.huis) > (date '1970-01-01' + cast(:dagen as int), :punt, :naHuis)";
/** The place of an item in the order of the lists: the day of its meeting since 1970, its place there, its house. */
const cursorVan = ({ overlegDatum, agendapunt, huis }: TriageRij): string =>
  `${Date.parse(overlegDatum) / 86_400_000}_${agendapunt}_${huis}`;

@Controller("triages")
export class TriageController {
  constructor(
    private readonly store: Store,
    private readonly dossiers: Dossiers,
    private readonly huizen: Huizen,
  ) {}

  /** A page of items in the order of the agendas; of what somebody may not see, the line alone (L15). */
  @Get()
  @Roles("triagevoorzitter", "triagelid")
  async lijst(
    @Query() { huis, overlegDatum, status, na, aantal }: Lijstvraag,
    @By() by: Cause,
    @Me() me: Person,
  ): Promise<Page<TriageInLijst>> {
    const { entities, raw } = await this.store.read(by, (tx) => {
      const query = wieZiet(tx.createQueryBuilder(TriageRij, "t"), me);
      if (huis) query.andWhere("t.huis = :huis", { huis });
      if (overlegDatum) query.andWhere("t.overlegDatum = :overlegDatum", { overlegDatum });
      if (status) query.andWhere("t.status = :status", { status });
      const [dagen, punt, naHuis] = na?.split("_") ?? [];
      if (na) query.andWhere(voorbij, { dagen, punt, naHuis });
      return query
        .orderBy({ "t.overlegDatum": "ASC", "t.agendapunt": "ASC", "t.huis": "ASC" })
        .limit(aantal + 1)
        .getRawAndEntities<{ zichtbaar: boolean }>();
    });
    const { items, volgende } = pageOf(entities, aantal, cursorVan);
    return {
      items: items.map((rij, i) =>
        raw[i]!.zichtbaar ? lijstbeeld(this.dossiers.open(rij), this.huizen.huis(rij.huis), me) : regelbeeld(rij),
      ),
      volgende,
    };
  }

  @Get(":triageId")
  @Roles("triagevoorzitter", "triagelid", "systeem")
  toon(@Triagenummer() triageId: string, @By() by: Cause, @Me() me: Person): Promise<TriageBeeld> {
    return this.dossiers.toon(triageId, by, me);
  }

  /** Records aard, ernst and the answers to all criteria (R04–R07, R30, L13). */
  @Put(":triageId/oordeel")
  @Roles("triagevoorzitter", "triagelid")
  beoordeel(
    @Triagenummer() triageId: string,
    @Body() verzoek: OordeelVerzoek,
    @By() by: Cause,
    @Me() me: Person,
  ): Promise<TriageBeeld> {
    return this.dossiers.doe(triageId, by, me, "oordelen", (triage, huis, nu) =>
      beoordeel(triage, huis, oordeelVan(verzoek), nu, verzoek.aveNiveau),
    );
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
    return this.dossiers.doe(triageId, by, me, "leiden", (triage, huis, nu) => besluit(triage, huis, verzoek, me, nu));
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
    return this.dossiers.doe(triageId, by, me, "antwoorden", (triage, huis, nu) =>
      partnerantwoord(triage, huis, verzoek, me, nu),
    );
  }

  /** A participant answers what was asked before the next meeting (R33). */
  @Post(":triageId/informatie/:organisatie")
  @Roles("triagelid")
  beantwoord(
    @Triagenummer() triageId: string,
    @Param("organisatie") organisatie: string,
    @Body() verzoek: InformatieantwoordVerzoek,
    @By() by: Cause,
    @Me() me: Person,
  ): Promise<TriageBeeld> {
    return this.dossiers.doe(triageId, by, me, "antwoorden", (triage, huis, nu) =>
      beantwoord(triage, huis, organisatie, verzoek, me, nu),
    );
  }

  /** A participant declines to supply what was asked, on a ground of the law (L05). */
  @Post(":triageId/informatie/:organisatie/weigering")
  @Roles("triagelid")
  weiger(
    @Triagenummer() triageId: string,
    @Param("organisatie") organisatie: string,
    @Body() verzoek: WeigeringVerzoek,
    @By() by: Cause,
    @Me() me: Person,
  ): Promise<TriageBeeld> {
    return this.dossiers.doe(triageId, by, me, "antwoorden", (triage, huis, nu) =>
      weiger(triage, huis, organisatie, verzoek, me, nu),
    );
  }
}
