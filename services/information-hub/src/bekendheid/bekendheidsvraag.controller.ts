import { Body, Controller, Get, Post, Query } from "@nestjs/common";
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsNotEmpty,
  IsString,
  IsUUID,
  MaxLength,
} from "class-validator";
import { In, IsNull } from "typeorm";
import { By, Me, newId, Refused, Roles, Store, Vault, type Cause, type Person, type Work } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { Persoon } from "../persoon.js";
import { Toegang } from "../toegang.js";
import { verzegeld } from "../verzegeld.js";
import { Agendapunten } from "./agendapunten.js";
import { Bekendheidsvraag, magVragen, vraag, type Agendapunt } from "./bekendheidsvraag.js";

class Vraagverzoek {
  @IsString() @IsNotEmpty() huis!: string;
  @IsUUID() triageId!: string;
  @IsUUID() persoonId!: string;
  @IsArray() @ArrayNotEmpty() @ArrayUnique() @ArrayMaxSize(40) @IsString({ each: true }) aanHuizen!: string[];
  /** A purpose of WGS 2.25, which the other house hears. */
  @IsString() @IsNotEmpty() doel!: string;
  /** Why it is necessary; it stays in this house. */
  @IsString() @IsNotEmpty() @MaxLength(4000) reden!: string;
}

class Lijst {
  @IsString() @IsNotEmpty() huis!: string;
  @IsUUID() triageId!: string;
}

/** Whether another house knows somebody: asked by who leads the triage, after the purpose test (WGS 2.28, L06). */
@Controller("bekendheidsvragen")
@Roles("triagevoorzitter")
export class BekendheidsvraagController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly agendapunten: Agendapunten,
    private readonly toegang: Toegang,
  ) {}

  /** What was asked about the persons of an item, until when, and what the answer is. */
  @Get()
  lijst(@Query() { huis, triageId }: Lijst, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const vragen = await tx.find(Bekendheidsvraag, { where: { huis, triageId }, order: { vraagId: "asc" } });
      return { items: vragen.map((een) => this.beeld(een)) };
    });
  }

  @Post()
  async stel(@Body() verzoek: Vraagverzoek, @By() by: Cause, @Me() me: Person) {
    const { huis, triageId } = verzoek;
    if (!this.toegang.magInHuis(by, me, huis, "bekendheidVragen")) throw new Refused("niet-gevonden");
    // Only of the house that is asked for: the owner answers within that house alone.
    const item = await this.agendapunten.vraag(triageId, { ...by, huizen: [huis] });
    return this.store.run(by, async (work) => {
      await this.toets(work, item, verzoek);
      const items = [];
      for (const aanHuis of verzoek.aanHuizen) items.push(await this.vraagEen(work, aanHuis, verzoek, me));
      return { items };
    });
  }

  private async toets(work: Work, item: Agendapunt, { huis, persoonId, aanHuizen, doel }: Vraagverzoek) {
    // Locked: of two who ask the same at once, the second is told that it is asked already.
    const persoon = await work.find(Persoon, { huis, persoonId });
    const open = { huis, persoonId, aanHuis: In(aanHuizen), antwoord: IsNull() };
    const lopend = (await work.tx.findBy(Bekendheidsvraag, open)).map(({ aanHuis }) => aanHuis);
    const bekend = {
      huizen: this.huizen.alle().map(({ code }) => code),
      doelen: this.huizen.huis(huis).doelbindingen.map(({ code }) => code),
    };
    magVragen({ item, persoonId, huis, aanHuizen, doel, bekend, heeftBsn: Boolean(persoon?.bsn), lopend });
  }

  private async vraagEen(work: Work, aanHuis: string, verzoek: Vraagverzoek, { id: door, naam: doorNaam }: Person) {
    const { reden, huis, triageId, persoonId, doel } = verzoek;
    const vraagId = newId();
    const gevraagdOp = work.nu;
    const uiterlijkOp = new Date(+gevraagdOp + this.huizen.huis(huis).termijnen.bekendheidsvraagUren * 3_600_000);
    const verzegeldeReden = this.vault.seal(reden, verzegeld.reden, vraagId);
    const nieuw = { vraagId, huis, triageId, persoonId, aanHuis, doel, reden: verzegeldeReden, door, doorNaam };
    return this.beeld(await work.insert(Bekendheidsvraag, vraag({ ...nieuw, gevraagdOp, uiterlijkOp })));
  }

  private beeld({ reden, ...vraag }: Bekendheidsvraag) {
    return { ...vraag, reden: this.vault.open<string>(reden, verzegeld.reden, vraag.vraagId) };
  }
}
