import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from "@nestjs/common";
import { Changes, Config, Lanes, Loop, nextTrace, Store, Vault, type Cause, type Work } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { verzegeld } from "../verzegeld.js";
import { Abonnement, verwerk, type Uitslag } from "./abonnement.js";
import { cloudEvent } from "./feit.js";
import { leesGeheimen } from "./geheim.js";
import { onderteken } from "./handtekening.js";
import { verstuur, type Post } from "./verzoek.js";
import { leesNa, magNu, nummer, ruimOp, teLeveren } from "./wachtrij.js";

/** Webhooks at once: to subscribers that take them, and to those that failed last time. */
const [vlot, traag] = [64, 8];
/** How many events of one subscription go before others have their turn. */
const beurt = 20;
/** Milliseconds: who sends has a subscription for itself, longer than an answer may take; who may not, is looked at again. */
const [lease, uitstel] = [60_000, 60_000];
const uur = 3_600_000;

type Klaar = Post & { sequence: number };

/**
 * Sends webhooks: of a subscription one at a time, in order of its numbers. One that hangs holds a lane and no connection
 * of the database; the next time it stands in the lanes of those that failed, so that it can't hold up the others.
 */
@Injectable()
export class Bezorger implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly banen = { vlot: new Lanes(vlot, () => this.loop.nudge()), traag: new Lanes(traag) };
  private readonly loop = new Loop("webhooks", 500, () => this.ronde());
  private readonly einde = new AbortController();
  private gewekt?: { unsubscribe(): void };
  private ruimen = 0;

  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly config: Config,
    private readonly huizen: Huizen,
    private readonly changes: Changes,
  ) {}

  onApplicationBootstrap(): void {
    this.gewekt = this.changes.batches().subscribe(() => this.loop.nudge());
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.gewekt?.unsubscribe();
    this.einde.abort();
    await this.loop.stop();
    await Promise.all(Object.values(this.banen).map((banen) => banen.end()));
  }

  private oorzaak(huizen: string[]): Cause {
    return { by: "systeem:notification", huizen, traceparent: nextTrace() };
  }

  private async ronde(): Promise<boolean> {
    const alle = this.oorzaak(this.huizen.tenants().map(({ code }) => code));
    if (performance.now() > this.ruimen) {
      this.ruimen = performance.now() + uur;
      await this.store.run(alle, ({ tx }) => ruimOp(tx));
    }
    const bezig = [...this.banen.vlot.keys(), ...this.banen.traag.keys()];
    const plaats = { aantal: this.banen.vlot.free, ookFalende: this.banen.traag.free > 0 };
    for (const een of await this.store.read(alle, (tx) => teLeveren(tx, bezig, plaats))) {
      const banen = een.pogingen > 0 ? this.banen.traag : this.banen.vlot;
      if (banen.free > 0) banen.begin(een.abonnementId, () => this.bezorg(een.abonnementId, this.oorzaak([een.huis])));
    }
    return false;
  }

  /** Between taking and writing down stands the call: when the process dies there, the same event goes again, by its id. */
  private async bezorg(abonnementId: string, cause: Cause): Promise<void> {
    let post = await this.store.run(cause, (work) => this.neem(work, abonnementId));
    for (let n = 1; post; n++) {
      const { sequence } = post;
      const uitslag = await verstuur(post, this.config.OUTBOUND === "any", this.einde.signal);
      if (this.einde.signal.aborted && uitslag.reden) return;
      post = await this.store.run(cause, async (work) => {
        await this.noteer(work, abonnementId, sequence, uitslag);
        return n < beurt ? this.neem(work, abonnementId) : null;
      });
    }
  }

  /** What is up, ready to go and nobody else's for a minute; null when there is nothing to send now. */
  private async neem(work: Work, abonnementId: string): Promise<Klaar | null> {
    const abonnement = await work.find(Abonnement, { abonnementId });
    if (!abonnement?.sink || abonnement.staat !== "actief" || abonnement.wachtTot > work.nu) return null;
    const over = (wacht: number) => ({ wachtTot: new Date(+work.nu + wacht) });
    if (!(await magNu(work.tx, abonnementId))) return bewaar(work, abonnement, over(uitstel));
    const { stand, eerste } = await volgende(work, abonnement);
    if (!eerste?.feit) return bewaar(work, abonnement, stand);
    await bewaar(work, abonnement, { ...stand, ...over(lease) });
    const body = JSON.stringify(cloudEvent(eerste.feit, eerste.sequence));
    const headers = await this.koppen(work, abonnement, eerste.feit.eventId, body);
    return { sink: abonnement.sink, headers, body, sequence: eerste.sequence };
  }

  private async koppen(work: Work, abonnement: Abonnement, id: string, body: string) {
    const { abonnementId, toegangstoken } = abonnement;
    const { geheimen, seconds } = await leesGeheimen(work.tx, this.vault, abonnement);
    const token = toegangstoken && this.vault.open<string>(toegangstoken, verzegeld.toegangstoken, abonnementId);
    return {
      "content-type": "application/cloudevents+json; charset=utf-8",
      "content-length": String(Buffer.byteLength(body)),
      "user-agent": "zvh-platform",
      ...onderteken(geheimen, id, seconds, body),
      ...(token && { authorization: `Bearer ${token}` }),
    };
  }

  private async noteer(work: Work, abonnementId: string, sequence: number, uitslag: Uitslag): Promise<void> {
    const abonnement = await work.find(Abonnement, { abonnementId });
    if (!abonnement) return;
    const { status, reden, duur } = uitslag;
    await work.tx.query(
      "insert into poging (abonnement_id, huis, sequence, op, status, reden, duur) values ($1, $2, $3, $4, $5, $6, $7)",
      [abonnementId, abonnement.huis, sequence, work.nu, status, reden, duur],
    );
    const { state } = verwerk(abonnement, sequence, uitslag, Math.random(), work.nu);
    await bewaar(work, abonnement, state);
  }
}

/** The first event that the organisation may know of, past those that were taken back; and where the numbers stand then. */
const volgende = async (work: Work, abonnement: Abonnement) => {
  const nieuw = abonnement.geleverd === abonnement.hoogste;
  const hoogste = nieuw ? await nummer(work.tx, abonnement, 1) : abonnement.hoogste;
  const rijen = await leesNa(work.tx, abonnement, abonnement.geleverd, beurt);
  const eerste = rijen.find(({ feit }) => feit !== null);
  const geleverd = eerste ? eerste.sequence - 1 : (rijen.at(-1)?.sequence ?? abonnement.geleverd);
  return { stand: { hoogste, geleverd }, eerste };
};

/** Writes how far a subscription is. Screens read again only where its state changed, not at every event. */
const bewaar = async (work: Work, eerder: Abonnement, nieuw: Partial<Abonnement>): Promise<null> => {
  const { abonnementId, staat, reden, hoogste, geleverd, pogingen, wachtTot, geleverdOp } = { ...eerder, ...nieuw };
  await work.tx.query(
    `update abonnement set staat = $2, reden = $3, hoogste = $4, geleverd = $5, pogingen = $6, wacht_tot = $7, geleverd_op = $8
     where abonnement_id = $1`,
    [abonnementId, staat, reden, hoogste, geleverd, pogingen, wachtTot, geleverdOp],
  );
  if (staat !== eerder.staat || pogingen !== eerder.pogingen) work.touch(abonnementId);
  return null;
};
