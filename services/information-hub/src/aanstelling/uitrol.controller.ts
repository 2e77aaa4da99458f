import { Body, Controller, HttpCode, Put, Query } from "@nestjs/common";
import { IsNotEmpty, IsString } from "class-validator";
import { By, Me, Roles, Store, type Cause, type Person, type Work } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import {
  legVast,
  Organisatie,
  uitHuisbestand,
  type Gegevens as Organisatiegegevens,
} from "../organisatie/organisatie.js";
import { Toegang } from "../toegang.js";
import { Aanstelling, stelAan } from "./aanstelling.js";
import { beoordeel } from "./beoordeel.js";
import { Uitrol } from "./medewerker.verzoek.js";
import { Register } from "./register.js";

class Huisvraag {
  @IsString() @IsNotEmpty() huis!: string;
}

/** How the register of a house begins: a step of the deployment, before anybody may sign in. */
@Controller("medewerkers")
export class UitrolController {
  constructor(
    private readonly store: Store,
    private readonly huizen: Huizen,
    private readonly register: Register,
    private readonly toegang: Toegang,
  ) {}

  /**
   * Puts the organisations of the house file, and these people, into the register; whom it has already stays as the
   * managers of the house left it, so that a deployment never gives anybody back what was taken away.
   */
  @Put()
  @HttpCode(200)
  @Roles("systeem")
  async rolUit(
    @Query() { huis }: Huisvraag,
    @Body() { organisaties, medewerkers }: Uitrol,
    @Me() ik: Person,
    @By() by: Cause,
  ) {
    this.toegang.eisInHuis(by, ik, huis, "uitrollen");
    return await this.store.run(by, async (work) => {
      await this.register.alleen(work, huis);
      await this.begin(work, huis, organisaties, by.by);
      const bekend = new Set((await work.tx.findBy(Aanstelling, { huis })).map(({ medewerkerId }) => medewerkerId));
      const nieuw = medewerkers.filter(({ medewerkerId }) => !bekend.has(medewerkerId));
      for (const { medewerkerId, ...gegevens } of nieuw) {
        beoordeel(medewerkerId, gegevens, await this.register.wereld(work.tx, huis, gegevens, work.nu));
        await work.insert(Aanstelling, stelAan({ huis, medewerkerId }, gegevens, by.by, work.nu));
      }
      return { nieuw: nieuw.length, bekend: medewerkers.length - nieuw.length };
    });
  }

  private async begin(
    work: Work,
    huis: string,
    organisaties: (Organisatiegegevens & { code: string })[],
    door: string,
  ): Promise<void> {
    const bekend = new Set((await work.tx.findBy(Organisatie, { huis })).map(({ code }) => code));
    const eigen = uitHuisbestand(this.huizen.huis(huis), door, work.nu);
    const meer = organisaties.map(({ code, ...gegevens }) => legVast({ huis, code }, gegevens, door, work.nu));
    for (const change of [...eigen, ...meer])
      if (!bekend.has(change.state.code)) {
        bekend.add(change.state.code);
        await work.insert(Organisatie, change);
      }
  }
}
