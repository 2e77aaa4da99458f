import { Injectable } from "@nestjs/common";
import { DetentieberichtOntvangen, MeldingOntvangen, type BetrokkeneInMelding } from "@zvh/contracts";
import { ask, Config, found, On, OnTodo, Refused, Store, Vault, type Cause, type Work } from "@zvh/platform";
import { betwijfeld, Herkenning, herkend, vraagHerkenning } from "./herkenning.js";
import type { Identiteit } from "./identiteit.js";
import { aangekomen, Meldpuntuittreksel } from "./meldpunt/meldpuntuittreksel.js";
import { Personen } from "./personen.js";
import { verzegeld } from "./verzegeld.js";

type Ophalen = { subject: string; data: Record<string, unknown> };
/** What intake or nazorg answers: whose identity it still holds. */
type Antwoord = { betrokkenen: (Identiteit & { betrokkeneId: string })[] };

@Injectable()
export class HerkenningConsumer {
  constructor(
    private readonly store: Store,
    private readonly config: Config,
    private readonly vault: Vault,
    private readonly personen: Personen,
  ) {}

  @On(MeldingOntvangen, ({ betrokkenen }) => [Herkenning, betrokkenen.map(({ betrokkeneId }) => betrokkeneId)])
  async vraag({ meldingId, huis, betrokkenen, uittrekselId }: MeldingOntvangen, cause: Cause): Promise<void> {
    await this.vraagVoor({ meldingId, huis, dienst: "intake" }, betrokkenen, cause);
    // What the knooppunt gave is with the house now, and its words not here any more.
    if (uittrekselId)
      await this.store.change(Meldpuntuittreksel, { uittrekselId }, cause, (een) => aangekomen(een, meldingId));
  }

  /** A message about detention has one person in it, who is called as the message itself. */
  @On(DetentieberichtOntvangen, ({ berichtId }) => [Herkenning, [berichtId]])
  async vraagGedetineerde({ berichtId, huis }: DetentieberichtOntvangen, cause: Cause): Promise<void> {
    const gedetineerde = { betrokkeneId: berichtId, rol: "betrokkene" as const };
    await this.vraagVoor({ meldingId: berichtId, huis, dienst: "nazorg" }, [gedetineerde], cause);
  }

  private async vraagVoor(
    bericht: Pick<Herkenning, "meldingId" | "huis" | "dienst">,
    betrokkenen: Pick<BetrokkeneInMelding, "betrokkeneId" | "rol">[],
    cause: Cause,
  ): Promise<void> {
    const { meldingId, huis, dienst } = bericht;
    const data = { dienst, dataref: found(cause.message?.envelope.dataref) };
    await this.store.run(cause, async (work) => {
      let nieuw = false;
      for (const betrokkene of betrokkenen) {
        if (await work.find(Herkenning, { betrokkeneId: betrokkene.betrokkeneId })) continue;
        await work.insert(Herkenning, vraagHerkenning(betrokkene, bericht, work.nu));
        nieuw = true;
      }
      if (nieuw) work.record(huis, { todos: [{ kind: "herkennen", subject: meldingId, data }] });
    });
  }

  @OnTodo("herkennen")
  async herken({ subject: meldingId, data }: Ophalen, cause: Cause): Promise<void> {
    const { dataref, dienst = "intake" } = data;
    const { betrokkenen } = await ask<Antwoord>(this.config, "information-hub", String(dienst), String(dataref), cause);
    await this.store.run(cause, async (work) => {
      await this.personen.alleen(work, cause.huizen[0]!);
      const open = await work.tx.find(Herkenning, {
        where: { meldingId, toestand: "op-te-halen" },
        order: { betrokkeneId: "asc" },
      });
      for (const herkenning of open) {
        const ontvangen = betrokkenen.find(({ betrokkeneId }) => betrokkeneId === herkenning.betrokkeneId);
        // The to-do then stays, with this reason: nobody may go unrecognised unnoticed.
        if (!ontvangen) throw new Refused("identiteit-ontbreekt");
        await this.herkenEen(work, herkenning, identiteitVan(ontvangen));
      }
    });
  }

  private async herkenEen(work: Work, herkenning: Herkenning, identiteit: Identiteit): Promise<void> {
    const { huis, betrokkeneId, meldingId } = herkenning;
    const uitslag = await this.personen.herken(work.tx, huis, identiteit);
    if ("twijfel" in uitslag) {
      const ontvangen = this.vault.seal(identiteit, verzegeld.ontvangen, betrokkeneId, meldingId);
      await work.update(Herkenning, betwijfeld(herkenning, ontvangen, uitslag.twijfel.length));
    } else {
      const wijze = "zelfde" in uitslag ? uitslag.wijze : "nieuw";
      const persoonId = "zelfde" in uitslag ? uitslag.zelfde : await this.personen.registreer(work, huis, identiteit);
      await work.update(Herkenning, herkend(herkenning, persoonId, wijze, work.nu));
    }
  }
}

/** Only the fields of an identity, whatever else an answer may hold. */
const identiteitVan = ({
  bsn,
  voornamen,
  tussenvoegsel,
  achternaam,
  geboortedatum,
  adres,
}: Identiteit): Identiteit => ({
  bsn: bsn ?? null,
  voornamen: voornamen ?? "",
  tussenvoegsel: tussenvoegsel ?? null,
  achternaam: achternaam ?? "",
  geboortedatum: geboortedatum ?? null,
  adres: adres ?? null,
});
