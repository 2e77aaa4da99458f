import { Injectable } from "@nestjs/common";
import type { EntityManager } from "typeorm";
import { found, Refused, Store, Vault, type Cause, type Person, type Work } from "@zvh/platform";
import { dagVan, Huizen, knooppunt, type HerkomstVerzoek } from "@zvh/regions";
import { Toegang, type Gevraagd } from "../toegang.js";
import { verzegeld } from "../verzegeld.js";
import { Meldpuntmelding, Meldpuntverrijking, type Meldpuntinhoud } from "./meldpuntmelding.js";
import { Meldpuntroute, stelRouteVoor, type Gemeenten } from "./meldpuntroute.js";

type Wil = Extract<Gevraagd, { type: "Meldpuntmelding" }>["wat"];

/** The way to one report at the knooppunt: its row is the lock of all that belongs to it. */
@Injectable()
export class Meldpunten {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
  ) {}

  /** A report as this person sees it. Refused('niet-gevonden') as for what is not there. */
  lees(by: Cause, wie: Person, meldpuntmeldingId: string) {
    return this.store.read(by, async (tx, nu) => {
      const melding = found(await tx.findOneBy(Meldpuntmelding, { meldpuntmeldingId }));
      this.eis(by, wie, melding, "meldpuntZien");
      return await this.beeld(tx, melding, nu);
    });
  }

  /** Locks it, asks whether this person may, and writes what is decided; answers the report as it became. */
  wijzig(
    by: Cause,
    wie: Person,
    meldpuntmeldingId: string,
    wil: Wil,
    beslis: (work: Work, melding: Meldpuntmelding) => Promise<void>,
  ) {
    return this.store.run(by, async (work) => {
      const melding = await work.lock(Meldpuntmelding, { meldpuntmeldingId });
      this.eis(by, wie, melding, "meldpuntZien");
      if (!this.mag(by, wie, melding, wil)) throw new Refused("geen-toegang");
      await beslis(work, melding);
      return await this.beeld(work.tx, found(await work.find(Meldpuntmelding, { meldpuntmeldingId })), work.nu);
    });
  }

  /** What the sender wrote; null when its term is over. */
  inhoudVan({ inhoud, meldpuntmeldingId }: Meldpuntmelding): Meldpuntinhoud | null {
    return inhoud && this.vault.open<Meldpuntinhoud>(inhoud, verzegeld.meldpuntinhoud, meldpuntmeldingId);
  }

  /** The way of a report so far, in order. */
  routeVan(tx: EntityManager, meldpuntmeldingId: string): Promise<Meldpuntroute[]> {
    return tx.find(Meldpuntroute, { where: { meldpuntmeldingId }, order: { volgnummer: "asc" } });
  }

  /** What was added, with its words. */
  async verrijkingenVan(tx: EntityManager, meldpuntmeldingId: string) {
    const rijen = await tx.find(Meldpuntverrijking, { where: { meldpuntmeldingId }, order: { op: "asc" } });
    return rijen.map(({ tekst, herkomst, ...rij }) => {
      const open = <T>(dicht: Buffer | null, at: "verrijkingstekst" | "verrijkingsherkomst"): T | null =>
        dicht && this.vault.open<T>(dicht, verzegeld[at], rij.verrijkingId, meldpuntmeldingId);
      return {
        ...rij,
        organisatieNaam: this.naamVan(rij.organisatie),
        tekst: open<string>(tekst, "verrijkingstekst"),
        herkomst: open<HerkomstVerzoek>(herkomst, "verrijkingsherkomst"),
      };
    });
  }

  /** Where it belongs, as the rule has it today (R79). */
  voorstelVoor({ casushuizen, ...waar }: Gemeenten & { casushuizen: string[] | null }, nu: Date) {
    const { inschrijving, verblijf, incident } = waar;
    const gezocht = { inschrijving, verblijf, incident, casushuizen: casushuizen ?? [] };
    return stelRouteVoor(gezocht, this.huizen, dagVan(nu));
  }

  private eis(by: Cause, wie: Person, melding: Meldpuntmelding, wat: Wil): void {
    if (!this.mag(by, wie, melding, wat)) throw new Refused("niet-gevonden");
  }

  private mag(by: Cause, wie: Person, { meldpuntmeldingId: id, huis, stand }: Meldpuntmelding, wat: Wil): boolean {
    return this.toegang.mag(by, wie, { type: "Meldpuntmelding", id, huis, stand, wat });
  }

  private naamVan(organisatie: string): string {
    const { korteNaam, organisaties } = this.huizen.huis(knooppunt);
    return organisaties.find(({ code }) => code === organisatie)?.naam ?? korteNaam;
  }

  private async beeld(tx: EntityManager, melding: Meldpuntmelding, nu: Date) {
    const { meldpuntmeldingId, inhoud: _, motivering, ...codes } = melding;
    const open = this.inhoudVan(melding);
    const route = await this.routeVan(tx, meldpuntmeldingId);
    return {
      meldpuntmeldingId,
      // Who reads of somebody is written down, also while nobody knows who it is.
      betrokkeneId: meldpuntmeldingId,
      ...codes,
      ...open,
      melder: open && { organisatie: open.melder.organisatie, naam: open.melder.naam },
      motivering: motivering && this.vault.open<string>(motivering, verzegeld.meldpuntmotivering, meldpuntmeldingId),
      verrijkingen: await this.verrijkingenVan(tx, meldpuntmeldingId),
      route: route.map(({ reden, ...stap }) => ({
        ...stap,
        reden: reden && this.vault.open<string>(reden, verzegeld.routereden, stap.routeId, meldpuntmeldingId),
      })),
      voorstel: melding.stand === "te-routeren" ? this.voorstelVoor(melding, nu) : null,
    };
  }
}
