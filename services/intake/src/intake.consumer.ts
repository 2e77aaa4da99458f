import { Injectable } from "@nestjs/common";
import {
  AfleveringMislukt,
  BerichtAfgeleverd,
  PersoonBetwijfeld,
  PersoonHerkend,
  TriageBesloten,
} from "@zvh/contracts";
import { On, OnDeadline, Store, type Cause } from "@zvh/platform";
import { Huizen, knooppunt } from "@zvh/regions";
import { Betrokkene, herken, Melding, rondAf, twijfel } from "./melding.js";

/** What intake hears from the others about its meldingen. */
@Injectable()
export class IntakeConsumer {
  constructor(
    private readonly store: Store,
    private readonly huizen: Huizen,
  ) {}

  @On(PersoonHerkend, ({ betrokkeneId }) => [Betrokkene, [betrokkeneId]])
  async herkend({ betrokkeneId, persoonId, dienst }: PersoonHerkend, cause: Cause) {
    if (dienst) return;
    await this.store.change(Betrokkene, { betrokkeneId }, cause, (betrokkene) => herken(betrokkene, persoonId));
  }

  @On(PersoonBetwijfeld, ({ betrokkeneId }) => [Betrokkene, [betrokkeneId]])
  async betwijfeld({ betrokkeneId, dienst }: PersoonBetwijfeld, cause: Cause) {
    if (dienst) return;
    await this.store.change(Betrokkene, { betrokkeneId }, cause, twijfel);
  }

  @On(TriageBesloten, ({ meldingId }) => [Melding, [meldingId]])
  besloten({ meldingId, uitkomst, huis }: TriageBesloten, cause: Cause) {
    const opgepakt = this.huizen.huis(huis).uitkomst(uitkomst).opgepakt === true;
    return this.store.change(Melding, { meldingId }, cause, (melding, nu) => rondAf(melding, uitkomst, opgepakt, nu));
  }

  @On(BerichtAfgeleverd)
  async afgeleverd({ meldingId, huis, soort, afgeleverdOp }: BerichtAfgeleverd, cause: Cause) {
    if (soort !== "terugkoppeling" || !meldingId || huis === knooppunt) return;
    await this.store.change(Melding, { meldingId }, cause, (melding) => ({
      state: { ...melding, terugkoppelingOp: new Date(afgeleverdOp), terugkoppelingMislukt: null },
    }));
  }

  @On(AfleveringMislukt)
  async mislukt({ meldingId, huis, soort, reden }: AfleveringMislukt, cause: Cause) {
    if (soort !== "terugkoppeling" || !meldingId || huis === knooppunt) return;
    await this.store.change(Melding, { meldingId }, cause, (melding) => ({
      state: { ...melding, terugkoppelingMislukt: reden },
    }));
  }

  @OnDeadline("screening")
  screeningVerstreken({ subject }: { subject: string }, cause: Cause) {
    return this.store.change(Melding, { meldingId: subject }, cause, (melding) => ({
      state: { ...melding, screeningVerstreken: true },
    }));
  }
}
