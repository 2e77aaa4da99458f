import { Injectable } from "@nestjs/common";
import type { Einduitkomst } from "@zvh/contracts";
import { ask, Config, found, killPoint, newId, OnTodo, Store, type Cause } from "@zvh/platform";
import { Huizen, knooppunt } from "@zvh/regions";
import { Bericht, verwerk } from "./bericht.js";
import { briefAanMedewerker, isAttendering, kenmerkVan } from "./attendering.js";
import { adresfout, briefOverDag, briefOverMelding, type Brief, type Gegevens } from "./brief.js";
import { Mailer } from "./mailer.js";
import { Melding } from "./melding.js";
import { maakTaak, TaakRij } from "./taak.js";

/** A message ready to go; address and text live only as long as this try. */
type Post = { aan: string | null; kenmerk: string | null; brief: Brief };

type Regel = { meldingId: string; uitkomst: Einduitkomst; kenmerk: string | null };

/** Sends what must be sent: asks where to, writes in the words of the house, and records how it ended. */
@Injectable()
export class VersturenWorker {
  constructor(
    private readonly store: Store,
    private readonly config: Config,
    private readonly huizen: Huizen,
    private readonly mailer: Mailer,
  ) {}

  /** The mail goes out before the end is recorded: when the process dies in between, the same mail goes out again. */
  @OnTodo("versturen")
  async verstuur({ subject: berichtId }: { subject: string }, cause: Cause): Promise<void> {
    const [bericht, melding] = await this.store.read(cause, async (tx) => {
      const bericht = await tx.findOneBy(Bericht, { berichtId });
      return [bericht, bericht?.meldingId ? await tx.findOneBy(Melding, { meldingId: bericht.meldingId }) : null];
    });
    if (bericht?.status !== "te-versturen") return;
    const post = await this.schrijf(bericht, melding, cause);
    const uitslag =
      adresfout(post.aan) ??
      (await this.mailer.verstuur(this.huizen.huis(bericht.huis), berichtId, post.aan!, post.brief));
    await killPoint("mailed-not-recorded");
    await this.store.run(cause, async (work) => {
      const change = verwerk(await work.lock(Bericht, { berichtId }), uitslag, post.kenmerk, work.nu);
      const { reden } = await work.update(Bericht, change);
      if (reden) await work.insert(TaakRij, maakTaak({ ...change.state, reden }, newId(), work.nu));
    });
  }

  private schrijf(bericht: Bericht, melding: Melding | null, cause: Cause): Promise<Post> {
    if (bericht.onderwerpId) return this.aanMedewerker(bericht, bericht.onderwerpId, cause);
    return bericht.meldingId ? this.overMelding(bericht, found(melding), cause) : this.overDag(bericht, cause);
  }

  /** Where a colleague is reached, the register says at every try: who may do nothing any more is not told. */
  private async aanMedewerker({ huis, soort, medewerker }: Bericht, onderwerpId: string, cause: Cause): Promise<Post> {
    if (!isAttendering(soort)) throw new Error(`${soort} is for a reporter`);
    const wie = new URLSearchParams({ huis, medewerkerId: medewerker! });
    const adres = `/v1/medewerkers/adres?${wie}`;
    const { email } = await ask<{ email: string | null }>(this.config, "notification", "information-hub", adres, cause);
    const brief = briefAanMedewerker(soort, onderwerpId, this.huizen.huis(huis), this.config.WORKPLACE_URL);
    return { aan: email, kenmerk: kenmerkVan(onderwerpId), brief };
  }

  /** Of who keeps it: what has no house yet, the information-hub. */
  private vraag(meldingId: string, cause: Cause): Promise<Gegevens> {
    const bijKnooppunt = `/v1/meldpuntmeldingen/${meldingId}/terugkoppeling`;
    if (cause.huizen.includes(knooppunt))
      return ask<Gegevens>(this.config, "notification", "information-hub", bijKnooppunt, cause);
    return ask<Gegevens>(this.config, "notification", "intake", `/v1/meldingen/${meldingId}/terugkoppeling`, cause);
  }

  private async overMelding({ huis, soort }: Bericht, { meldingId, uitkomst }: Melding, cause: Cause): Promise<Post> {
    if (soort === "dagoverzicht" || isAttendering(soort)) throw new Error(`${soort} is about no single melding`);
    const { ontvanger = null, ...gegevens } = await this.vraag(meldingId, cause);
    const brief = briefOverMelding(soort, this.huizen.huis(huis), uitkomst, gegevens);
    return { aan: soort === "overdracht" ? ontvanger : gegevens.email, kenmerk: gegevens.kenmerk, brief };
  }

  /** To the address of the last melding of that day that has one; intake is asked only for what is not known here. */
  private async overDag({ berichtId, huis, datum }: Bericht, cause: Cause): Promise<Post> {
    let aan: string | null = null;
    const meldingen: { kenmerk: string; uitkomst: Einduitkomst }[] = [];
    for (const { meldingId, uitkomst, kenmerk } of await this.regels(berichtId, cause)) {
      const gegevens: Gegevens | null = aan && kenmerk ? null : await this.vraag(meldingId, cause);
      aan ??= gegevens?.email ?? null;
      meldingen.unshift({ kenmerk: gegevens?.kenmerk ?? kenmerk!, uitkomst });
    }
    return { aan, kenmerk: null, brief: briefOverDag(this.huizen.huis(huis), datum!, meldingen) };
  }

  /** The meldingen of an overview, the last first, with the references that earlier mail carried. */
  private regels(berichtId: string, cause: Cause): Promise<Regel[]> {
    return this.store.read(cause, (tx) =>
      tx.query(
        `select m.melding_id as "meldingId", m.uitkomst, b.kenmerk from melding m
         left join bericht b on b.melding_id = m.melding_id and b.soort = 'terugkoppeling'
         where m.dagoverzicht_id = $1 order by m.ontvangen_op desc, m.melding_id desc`,
        [berichtId],
      ),
    );
  }
}
