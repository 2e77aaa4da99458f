import { Injectable } from "@nestjs/common";
import { MeldingGerouteerd, type Urgentie } from "@zvh/contracts";
import { ask, Config, found, On, OnTodo, Store, type Cause } from "@zvh/platform";
import { knooppunt, type HerkomstVerzoek } from "@zvh/regions";
import { Aanname, type Nieuw } from "./aanname.js";
import type { VanKnooppunt } from "./melding.js";
import type { Identiteit, Melder } from "./ontvangst.js";

type Ophalen = { subject: string; data: Record<string, unknown> };

/** What the knooppunt gives of a report. */
type Woorden = {
  kenmerk: string;
  kenmerkVanMelder: string;
  ontvangenOp: string;
  urgentie: Urgentie;
  situatieschets: string;
  melder: Required<Melder>;
  betrokkene: Omit<Identiteit, "rol">;
  herkomst: HerkomstVerzoek;
  verrijkingen: VanKnooppunt["verrijkingen"];
};

/** Takes in what the knooppunt passes on to a house: on its daily list, like all that is reported (R79). */
@Injectable()
export class KnooppuntConsumer {
  constructor(
    private readonly store: Store,
    private readonly config: Config,
    private readonly aanname: Aanname,
  ) {}

  @On(MeldingGerouteerd)
  async gerouteerd({ uittrekselId, huis }: MeldingGerouteerd, cause: Cause): Promise<void> {
    const data = { dataref: found(cause.message?.envelope.dataref) };
    await this.store.run(cause, async (work) =>
      work.record(huis, { todos: [{ kind: "uittreksel-ophalen", subject: uittrekselId, data }] }),
    );
  }

  @OnTodo("uittreksel-ophalen")
  async haalOp({ subject: uittrekselId, data: { dataref } }: Ophalen, cause: Cause): Promise<void> {
    type Uittreksel = { huis: string; woorden: Woorden | null };
    const uittreksel = await ask<Uittreksel>(this.config, "intake", "information-hub", String(dataref), cause);
    // No words any more: it was taken in already.
    if (!uittreksel.woorden) return;
    const nieuw = nieuweMelding(uittrekselId, uittreksel.huis, uittreksel.woorden);
    await this.store.run(cause, (work) => this.aanname.neem(work, nieuw, knooppunt));
  }
}

const nieuweMelding = (uittrekselId: string, huis: string, woorden: Woorden): Nieuw => {
  const { kenmerk, kenmerkVanMelder, ontvangenOp, urgentie, verrijkingen } = woorden;
  const { betrokkene, situatieschets, melder, herkomst } = woorden;
  const leeg = { huiscriteria: null, wettelijkeCriteria: null, reedsBetrokken: [], betrokkeneGeinformeerd: null };
  const vanKnooppunt = { kenmerk: kenmerkVanMelder, ontvangenOp, urgentie, verrijkingen };
  const onderwerp = "Verward of onbegrepen gedrag";
  return {
    huis,
    soort: "ZVH",
    kenmerk,
    uittrekselId,
    betrokkenen: [{ ...betrokkene, rol: "betrokkene" }],
    inhoud: { ...leeg, onderwerp, situatieschets, melder, herkomst, knooppunt: vanKnooppunt },
  };
};
