import { randomUUID } from "node:crypto";
import { Injectable } from "@nestjs/common";
import { In, type EntityManager } from "typeorm";
import { Vault, type Work } from "@zvh/platform";
import { gelijkenden, herken, type Gelijkende, type Gezocht, type Kandidaat, type Uitslag } from "./herken.js";
import { dagEnMaandVerwisseld, geldigeDatum, zoeknaam, type Identiteit } from "./identiteit.js";
import { aangevuld, gezochteIndexen, open, Persoon, verzegel } from "./persoon.js";

/** The person register: the one place that seals, opens and compares identities. */
@Injectable()
export class Personen {
  constructor(private readonly vault: Vault) {}

  /** One recognition or registration at a time in a house: two meldingen about somebody new make one person. */
  alleen(work: Work, huis: string): Promise<void> {
    return work.alone(`personen ${huis}`);
  }

  /** What the rule says of an identity, given what the house knows. */
  async herken(tx: EntityManager, huis: string, identiteit: Identiteit): Promise<Uitslag> {
    return herken(...(await this.vergelijk(tx, huis, identiteit)));
  }

  /** Who of the house an identity may be, with each one's identity. */
  async gelijkenden(tx: EntityManager, huis: string, identiteit: Identiteit): Promise<(Gelijkende & Kandidaat)[]> {
    const [gezocht, kandidaten] = await this.vergelijk(tx, huis, identiteit);
    const opId = new Map(kandidaten.map((kandidaat) => [kandidaat.persoonId, kandidaat]));
    return gelijkenden(gezocht, kandidaten).map((gelijkende) => ({
      ...opId.get(gelijkende.persoonId)!,
      ...gelijkende,
    }));
  }

  /**
   * A new person of a house. A BSN that another person of the house has is left out: a named person decided that
   * they are two, and then it is not known whose it is.
   */
  async registreer({ tx, nu }: Work, huis: string, identiteit: Identiteit): Promise<string> {
    const persoonId = randomUUID();
    const bsn = (await this.bsnIsVrij(tx, huis, identiteit)) ? identiteit.bsn : null;
    const persoon = verzegel({ persoonId, huis, geregistreerdOp: nu }, { ...identiteit, bsn }, this.vault);
    await tx.insert(Persoon, persoon);
    return persoonId;
  }

  /** Completes a person with what was missing. Refused('ander-bsn'), Refused('niet-gevonden'). */
  async vulAan(work: Work, huis: string, persoonId: string, ontvangen: Identiteit): Promise<void> {
    const persoon = await work.lock(Persoon, { huis, persoonId });
    const bekend = open(persoon, this.vault);
    const bsn = bekend.bsn || (await this.bsnIsVrij(work.tx, huis, ontvangen)) ? ontvangen.bsn : null;
    const nieuw = aangevuld(bekend, { ...ontvangen, bsn });
    await work.tx.update(Persoon, { persoonId }, verzegel(persoon, nieuw, this.vault));
  }

  /** The Daitch–Mokotoff codes of a surname, as the database makes them. */
  async klanken(tx: EntityManager, achternaam: string): Promise<string[]> {
    const [{ klanken }] = await tx.query("select coalesce(daitch_mokotoff($1), '{}') as klanken", [
      zoeknaam(achternaam),
    ]);
    return klanken;
  }

  private async bsnIsVrij(tx: EntityManager, huis: string, identiteit: Identiteit): Promise<boolean> {
    const { bsn } = gezochteIndexen(huis, identiteit, this.vault);
    return bsn.length > 0 && !(await tx.existsBy(Persoon, { huis, bsnIndex: In(bsn) }));
  }

  private async vergelijk(tx: EntityManager, huis: string, identiteit: Identiteit): Promise<[Gezocht, Kandidaat[]]> {
    const { bsn, adres } = gezochteIndexen(huis, identiteit, this.vault);
    const datum = geldigeDatum(identiteit.geboortedatum);
    const datums = [datum, datum && dagEnMaandVerwisseld(datum)].filter((ieder) => ieder !== null);
    const where = [
      ...(bsn.length > 0 ? [{ huis, bsnIndex: In(bsn) }] : []),
      ...(datum ? [{ huis, geboortedatum: In(datums) }] : []),
      ...(adres.length > 0 ? [{ huis, adresIndex: In(adres) }] : []),
    ];
    const personen = where.length > 0 ? await tx.find(Persoon, { where }) : [];
    const klanken = await this.klanken(tx, identiteit.achternaam);
    return [{ ...identiteit, klanken }, personen.map((persoon) => open(persoon, this.vault))];
  }
}
