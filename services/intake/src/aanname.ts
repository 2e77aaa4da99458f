import { Injectable } from "@nestjs/common";
import { newId, Refused, Vault, type Work } from "@zvh/platform";
import { Huizen, sluitUit } from "@zvh/regions";
import { eisHerkomst, metRegister } from "./herkomst.js";
import { Betrokkene, Melding, ontvang, type Inhoud } from "./melding.js";
import { opmerkingenBij, type Identiteit, type MeldingVerzoek } from "./ontvangst.js";
import { themasVan } from "./thema.js";
import { verzegeld } from "./verzegeld.js";

/** What a message says, whichever way it came. */
export type Nieuw = Partial<
  Pick<Melding, "classificatie" | "aveNiveau" | "melderAfgeschermd" | "eerdereMeldingen" | "gebeurdOp" | "uittrekselId">
> &
  Pick<Melding, "huis" | "soort" | "kenmerk"> & { inhoud: Inhoud; betrokkenen: Identiteit[] };

export type Ontvangstbewijs = {
  meldingId: string;
  kenmerk: string;
  huis: string;
  status: string;
  ontvangenOp: string;
  bekend: boolean;
};

/** How every melding starts. */
const begin = {
  classificatie: null,
  melderAfgeschermd: false,
  aveNiveau: null,
  eerdereMeldingen: null,
  gebeurdOp: null,
  uittrekselId: null,
  screeningVerstreken: false,
  status: "te-screenen" as const,
  screening: null,
  motivering: null,
  uitkomst: null,
  afgerondOp: null,
  terugkoppelingOp: null,
  terugkoppelingMislukt: null,
};

/** What the sender wrote in a request, as it is kept. */
const inhoudVan = (verzoek: MeldingVerzoek): Inhoud => ({
  onderwerp: verzoek.onderwerp,
  situatieschets: verzoek.situatieschets,
  melder: { naam: null, email: null, ...verzoek.melder },
  huiscriteria: verzoek.huiscriteria ?? null,
  wettelijkeCriteria: verzoek.wettelijkeCriteria ?? null,
  reedsBetrokken: verzoek.reedsBetrokken ?? [],
  betrokkeneGeinformeerd: verzoek.betrokkeneGeinformeerd ?? null,
  herkomst: verzoek.herkomst,
});

/** Takes a melding in, whichever way it came: reported, taken over from a signal, or following a question for advice. */
@Injectable()
export class Aanname {
  constructor(
    private readonly vault: Vault,
    private readonly huizen: Huizen,
  ) {}

  /**
   * A melding as it was asked by the API.
   * @throws Refused afscherming-niet-toegestaan, and what `neem` refuses
   */
  neemVerzoek(work: Work, verzoek: MeldingVerzoek, afzender: string): Promise<Ontvangstbewijs> {
    const { soort, kenmerk, huis, aveNiveau = null, melderAfgeschermd = false, betrokkenen } = verzoek;
    const soortVanMelder = this.huizen.huis(huis).organisatie(afzender)?.soort;
    if (melderAfgeschermd && soortVanMelder !== "veilig-thuis") throw new Refused("afscherming-niet-toegestaan");
    const inhoud = inhoudVan(verzoek);
    return this.neem(work, { soort, kenmerk, huis, aveNiveau, melderAfgeschermd, betrokkenen, inhoud }, afzender);
  }

  /**
   * The melding of this sender and reference: a new one, or the one that was there.
   * @param afzender code of the organisation whose melding it is
   * @throws Refused what `eisHerkomst` refuses
   */
  async neem(work: Work, { betrokkenen, inhoud, ...nieuw }: Nieuw, afzender: string): Promise<Ontvangstbewijs> {
    const { huis, kenmerk } = nieuw;
    const zelfde = { huis, afzender, kenmerk };
    await work.alone(JSON.stringify(zelfde));
    const bekend = await work.tx.findOneBy(Melding, zelfde);
    if (bekend) return bewijs(bekend, true);
    // Not derived from the reference: who guesses that one must not know the id by it.
    const meldingId = newId();
    const rijen = betrokkenen.map((identiteit, i) => this.verzegel(identiteit, i, meldingId, huis));
    const waar = await metRegister(work.tx, this.huizen.huis(huis));
    const herkomst = eisHerkomst(inhoud.herkomst, { ...nieuw, afzender, ontvangenOp: work.nu }, waar);
    const melding: Melding = {
      ...begin,
      ...nieuw,
      meldingId,
      inhoud: this.vault.seal({ ...inhoud, herkomst }, verzegeld.inhoud, meldingId),
      nietVerder: sluitUit(herkomst.voorwaarde, "verder", waar),
      regime: "dagelijkse-selectie",
      themas: themasVan(nieuw.classificatie, betrokkenen, work.nu),
      afzender,
      gemeente: betrokkenen.find(({ adres }) => adres?.gemeente)?.adres?.gemeente ?? null,
      opmerkingen: opmerkingenBij(betrokkenen, this.kentGemeente),
      ontvangenOp: work.nu,
      screeningUiterlijkOp: new Date(+work.nu + waar.termijnen.screeningUren * 3_600_000),
    };
    await work.insert(Melding, ontvang(melding, rijen));
    work.add(Betrokkene, rijen);
    return bewijs(melding, false);
  }

  private verzegel(identiteit: Identiteit, i: number, meldingId: string, huis: string): Betrokkene {
    const betrokkeneId = newId();
    const sealed = this.vault.seal(identiteit, verzegeld.identiteit, betrokkeneId, meldingId);
    return {
      betrokkeneId,
      meldingId,
      huis,
      volgnummer: i + 1,
      rol: identiteit.rol,
      status: "verzegeld",
      persoonId: null,
      identiteit: sealed,
    };
  }

  /** Whether a municipality is of a house, on this platform or outside it. */
  readonly kentGemeente = (gemeente: string): boolean =>
    this.huizen.alle().some((huis) => huis.gemeenten.some(({ code }) => code === gemeente)) ||
    this.huizen.buitenHuis(gemeente) !== undefined;
}

export const bewijs = (
  { meldingId, kenmerk, huis, status, ontvangenOp }: Melding,
  bekend: boolean,
): Ontvangstbewijs => ({
  meldingId,
  kenmerk,
  huis,
  status,
  ontvangenOp: ontvangenOp.toISOString(),
  bekend,
});
