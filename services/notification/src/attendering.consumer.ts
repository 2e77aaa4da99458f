import { Injectable } from "@nestjs/common";
import { MeldingRondgepompt, VrijlatingNadert, ZsmTermijnNadert, ZsmTermijnVerstreken } from "@zvh/contracts";
import { found, newId, On, Store, type Cause, type Work } from "@zvh/platform";
import { attendeer, rolVoor, zonderOntvanger, type Aanleiding, type Ontvanger } from "./attendering.js";
import { Bericht } from "./bericht.js";
import { maakTaak, TaakRij } from "./taak.js";

/** Tells the people of a house who must act that it matters now, each of them (R41, R73, R83). */
@Injectable()
export class AttenderingConsumer {
  constructor(private readonly store: Store) {}

  /** To who coordinates for the house, and for the municipality on whose behalf it acts: nobody else sees the dossier. */
  @On(VrijlatingNadert)
  vrijlatingNadert({ huis, dossierId, namens }: VrijlatingNadert, cause: Cause): Promise<void> {
    const over = { huis, soort: "onderdak-ontbreekt", onderwerpId: dossierId } as const;
    return this.attendeer(over, cause, ["huis", ...(namens ? [namens] : [])]);
  }

  @On(ZsmTermijnNadert)
  zsmNadert({ huis, verzoekId }: ZsmTermijnNadert, cause: Cause): Promise<void> {
    return this.attendeer({ huis, soort: "zsm-nadert", onderwerpId: verzoekId }, cause);
  }

  @On(ZsmTermijnVerstreken)
  zsmVerstreken({ huis, verzoekId }: ZsmTermijnVerstreken, cause: Cause): Promise<void> {
    return this.attendeer({ huis, soort: "zsm-verstreken", onderwerpId: verzoekId }, cause);
  }

  /** To the bureau of the knooppunt: a report is passed round (R83). */
  @On(MeldingRondgepompt)
  rondgepompt({ huis, meldpuntmeldingId }: MeldingRondgepompt, cause: Cause): Promise<void> {
    return this.attendeer({ huis, soort: "rondgepompt", onderwerpId: meldpuntmeldingId }, cause, ["huis"]);
  }

  /** @param organisaties for which somebody must work to be told; absent: any */
  private async attendeer(
    over: Omit<Aanleiding, "eventId">,
    cause: Cause,
    organisaties: string[] | null = null,
  ): Promise<void> {
    const aanleiding = { ...over, eventId: found(cause.message).envelope.id };
    await this.store.run(cause, async (work) => {
      const ontvangers = await wieMoetHetWeten(work, aanleiding, organisaties);
      for (const ontvanger of ontvangers) await work.insert(Bericht, attendeer(aanleiding, ontvanger, work.nu));
      if (ontvangers.length > 0) return;
      const state = zonderOntvanger(aanleiding, work.nu);
      await work.insert(Bericht, { state });
      await work.insert(TaakRij, maakTaak(state, newId(), work.nu));
    });
  }
}

/** Who has the role in that house today, with a VOG or screening that is valid: who may open what it is about (L22). */
const wieMoetHetWeten = (
  work: Work,
  { huis, soort }: Aanleiding,
  organisaties: string[] | null,
): Promise<Ontvanger[]> =>
  work.tx.query(
    `select account_id as medewerker, organisatie from account
     where huis = $1 and actief and rollen @> array[$2] and gescreend_tot >= (app.nu() at time zone 'Europe/Amsterdam')::date
       and ($3::text[] is null or organisatie = any($3)) order by account_id`,
    [huis, rolVoor(soort), organisaties],
  );
