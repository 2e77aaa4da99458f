import { Injectable } from "@nestjs/common";
import { MeldingGescreend } from "@zvh/contracts";
import { ask, Config, On, OnDeadline, OnTodo, stableId, type Cause } from "@zvh/platform";
import { partnerZweeg } from "./antwoord.js";
import { Dossiers } from "./dossiers.js";
import { agendeer, TriageRij, vulAan, type Gemeld } from "./triage.js";

@Injectable()
export class TriageConsumer {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly config: Config,
  ) {}

  /** A melding that was screened to triage goes on the agenda (R28); other outcomes are not for the triage. */
  @On(MeldingGescreend, ({ meldingId }) => [TriageRij, [stableId("triage", meldingId)]])
  async gescreend(melding: MeldingGescreend, cause: Cause): Promise<void> {
    if (melding.uitkomst !== "triage") return;
    const { meldingId } = melding;
    const dataref = cause.message!.envelope.dataref!;
    await this.dossiers.voegToe(stableId("triage", meldingId), melding.huis, cause, (huis, nu) =>
      agendeer(melding, huis, dataref, nu),
    );
  }

  /** Asks intake what the melding says; no free text travels on the bus. */
  @OnTodo("inhoud-ophalen")
  async haalInhoud({ subject, data }: { subject: string; data: { dataref: string } }, cause: Cause): Promise<void> {
    const { kenmerk, onderwerp, situatieschets, huiscriteria, wettelijkeCriteria, herkomst } = await ask<Gemeld>(
      this.config,
      "triage",
      "intake",
      data.dataref,
      cause,
    );
    const gemeld = { kenmerk, onderwerp, situatieschets, huiscriteria, wettelijkeCriteria, herkomst };
    await this.dossiers.wijzig(subject, cause, (triage) => vulAan(triage, gemeld));
  }

  /** A partner that does not answer stops nothing: the item comes back on the agenda (R32). */
  @OnDeadline("partnerantwoord")
  async partnerZweeg({ subject }: { subject: string }, cause: Cause): Promise<void> {
    await this.dossiers.wijzig(subject, cause, partnerZweeg);
  }
}
