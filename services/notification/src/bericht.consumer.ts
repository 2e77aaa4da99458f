import { Injectable } from "@nestjs/common";
import {
  MeldingAfgerond,
  MeldingGescreend,
  MeldingOntvangen,
  MeldpuntmeldingAfgerond,
  MeldpuntmeldingOntvangen,
} from "@zvh/contracts";
import { On, OnDeadline, Store, TeVroeg, type Cause, type Work } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { Verdeling } from "./abonnement/verdeling.js";
import { Bericht, berichtOver, nieuwBericht, planDagoverzicht, sluitDagoverzicht, versturen } from "./bericht.js";
import { dagNa, overzichtsdatum } from "./dag.js";
import { dagoverzichtVan, isPolitiemelding, Melding, nieuweMelding } from "./melding.js";

/** Decides from what happens to a melding which messages its reporter gets. */
@Injectable()
export class BerichtConsumer {
  constructor(
    private readonly store: Store,
    private readonly huizen: Huizen,
    private readonly verdeling: Verdeling,
  ) {}

  @On(MeldingOntvangen)
  async ontvangen(ontvangen: MeldingOntvangen, cause: Cause): Promise<void> {
    await this.store.run(cause, async (work) => {
      const nieuw = await this.neemOp(work, nieuweMelding(ontvangen));
      if (nieuw) await this.verdeling.verdeel(work, cause, ontvangen, [ontvangen.afzender]);
    });
  }

  /** Keeps a melding, and confirms that it is there where the house does so; false for one that was kept already. */
  private async neemOp(work: Work, melding: Melding): Promise<boolean> {
    if (await work.tx.existsBy(Melding, { meldingId: melding.meldingId })) return false;
    await work.insert(Melding, { state: melding });
    if (this.huizen.huis(melding.huis).schakelaars.ontvangstbevestigingPerMail && !isPolitiemelding(melding))
      await work.insert(Bericht, nieuwBericht("ontvangstbevestiging", melding, work.nu));
    return true;
  }

  @On(MeldingGescreend)
  async gescreend({ meldingId, uitkomst }: MeldingGescreend, cause: Cause): Promise<void> {
    if (uitkomst !== "triage") return;
    await this.store.run(cause, async (work) => {
      const melding = await bekend(work, meldingId);
      if (await work.tx.existsBy(Bericht, { berichtId: berichtOver("tussenbericht", meldingId) })) return;
      await work.insert(Bericht, nieuwBericht("tussenbericht", melding, work.nu));
    });
  }

  /** R01: the first final outcome gives the one terugkoppeling; a later event about this melding gives none. */
  @On(MeldingAfgerond)
  async afgerond(afgerond: MeldingAfgerond, cause: Cause): Promise<void> {
    const { meldingId, uitkomst } = afgerond;
    await this.store.run(cause, async (work) => {
      const melding = await bekend(work, meldingId);
      if (melding.uitkomst) return;
      await work.insert(Bericht, nieuwBericht("terugkoppeling", melding, work.nu));
      const dagoverzichtId = this.krijgtDagoverzicht(melding) ? await openDagoverzicht(work, melding) : null;
      await work.update(Melding, { state: { ...melding, uitkomst, dagoverzichtId } });
      await this.verdeling.verdeel(work, cause, afgerond, [melding.afzender]);
    });
  }

  /** What came in at the knooppunt; its reporter hears that it is there, as of every melding. */
  @On(MeldpuntmeldingOntvangen)
  async bijKnooppunt({ meldpuntmeldingId, ...rest }: MeldpuntmeldingOntvangen, cause: Cause): Promise<void> {
    const melding = nieuweMelding({ ...rest, meldingId: meldpuntmeldingId, soort: "ZVH" });
    await this.store.run(cause, async (work) => void (await this.neemOp(work, melding)));
  }

  /** It ended at the knooppunt: the one terugkoppeling (R01), and to a house outside the platform that it has something. */
  @On(MeldpuntmeldingAfgerond)
  async klaarBijKnooppunt(afgerond: MeldpuntmeldingAfgerond, cause: Cause): Promise<void> {
    const { meldpuntmeldingId: meldingId, uitkomst, ontvanger } = afgerond;
    await this.store.run(cause, async (work) => {
      const melding = await bekend(work, meldingId);
      if (melding.uitkomst) return;
      await work.insert(Bericht, nieuwBericht("terugkoppeling", melding, work.nu));
      if (ontvanger) await work.insert(Bericht, nieuwBericht("overdracht", melding, work.nu));
      await work.update(Melding, { state: { ...melding, uitkomst } });
    });
  }

  @OnDeadline("dagoverzicht")
  async sluit({ subject }: { subject: string }, cause: Cause): Promise<void> {
    await this.store.change(Bericht, { berichtId: subject }, cause, sluitDagoverzicht);
  }

  @OnDeadline("opnieuw-versturen")
  async opnieuw({ subject }: { subject: string }, cause: Cause): Promise<void> {
    await this.store.change(Bericht, { berichtId: subject }, cause, (bericht) => ({
      state: bericht,
      todos: [versturen(bericht)],
    }));
  }

  private krijgtDagoverzicht(melding: Melding): boolean {
    return isPolitiemelding(melding) && this.huizen.huis(melding.huis).schakelaars.politiedagoverzicht;
  }
}

const bekend = async (work: Work, meldingId: string): Promise<Melding> => {
  const melding = await work.tx.findOneBy(Melding, { meldingId });
  if (!melding) throw new TeVroeg(meldingId);
  return melding;
};

/** The overview that is still open for this sender: of today or, when that was closed meanwhile, of the day after. */
const openDagoverzicht = async (work: Work, melding: Melding): Promise<string> => {
  for (let datum = overzichtsdatum(work.nu); ; datum = dagNa(datum)) {
    const berichtId = dagoverzichtVan(melding, datum);
    // Meldingen of one sender are finished side by side: the first makes the overview, the others wait for it.
    await work.alone(berichtId);
    const bericht = await work.tx.findOne(Bericht, { where: { berichtId }, lock: { mode: "pessimistic_write" } });
    if (!bericht) await work.insert(Bericht, planDagoverzicht(melding, datum, work.nu));
    if (!bericht || bericht.status === "gepland") return berichtId;
  }
};
