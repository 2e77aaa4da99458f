import { Injectable } from "@nestjs/common";
import { Column, Entity, In, IsNull, PrimaryColumn, type EntityManager } from "typeorm";
import { found, newId, registeredIn, Store, Vault, type Cause, type Person, type Work } from "@zvh/platform";
import { Huizen, type Huis } from "@zvh/regions";
import { Triagebeoordelaar, Triagedeelname } from "./deelname.js";
import { heleBeeld, type TriageBeeld } from "./triage.beeld.js";
import { TriageRij, type Inhoud, type Triage, type Verandering } from "./triage.js";
import { beslotenPlaats, sluitGat, volgendNummer } from "./triageoverleg.js";
import { Toegang, type Handelwijze } from "./zicht.js";
import { verzegeld } from "./verzegeld.js";

/** A line of the history of an item: who did what, when. Codes and dates alone; the words stay in the item. */
@Entity("handeling")
export class HandelingRij {
  @PrimaryColumn("uuid", { name: "handeling_id" }) handelingId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "triage_id" }) triageId!: string;
  @Column("timestamptz") op!: Date;
  @Column("text") wie!: string;
  @Column("text") code!: string;
  @Column("text", { nullable: true }) waarde!: string | null;
}

/** Decides what becomes of an item, at a moment, in a house. */
export type Regel = (triage: Triage, huis: Huis, nu: Date) => Verandering;

/** Opens and seals the content of items around the rules, gives them their place on the agenda, keeps the history. */
@Injectable()
export class Dossiers {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
  ) {}

  /** The item as this person sees it. Refused('niet-gevonden') when he does not. */
  toon(triageId: string, by: Cause, wie: Person): Promise<TriageBeeld> {
    return this.store.read(by, async (tx) => {
      const rij = found(await tx.findOneBy(TriageRij, { triageId }));
      await this.toegang.eis(tx, wie, rij, "zien", by);
      const nu = { triageId, tot: IsNull() };
      const erbij = {
        geschiedenis: await tx.find(HandelingRij, { where: { triageId }, order: { op: "ASC", handelingId: "ASC" } }),
        deelnames: await tx.find(Triagedeelname, { where: nu, order: { organisatie: "ASC" } }),
        beoordelaars: await tx.find(Triagebeoordelaar, { where: nu, order: { medewerker: "ASC" } }),
      };
      return heleBeeld(this.open(rij), this.huizen.huis(rij.huis), erbij, wie);
    });
  }

  open(rij: TriageRij): Triage {
    return { ...rij, inhoud: this.vault.open<Inhoud>(rij.inhoud, verzegeld.inhoud, rij.triageId, rij.meldingId) };
  }

  /** A new item; one that exists already stays as it is. */
  async voegToe(
    triageId: string,
    huis: string,
    by: Cause,
    regel: (huis: Huis, nu: Date) => Verandering,
  ): Promise<void> {
    await this.store.run(by, async (work) => {
      if (await work.find(TriageRij, { triageId })) return;
      const nieuw = await this.dicht(work, regel(this.huizen.huis(huis), work.nu), null);
      await work.insert(TriageRij, nieuw);
      await this.schrijfGeschiedenis(work, by, nieuw);
    });
  }

  /**
   * A person changes an item by a rule, and sees what it became. Refused('niet-gevonden') for what he does not see,
   * Refused('geen-toegang') for what he may not do with it.
   */
  async doe(triageId: string, by: Cause, wie: Person, wat: Handelwijze, regel: Regel): Promise<TriageBeeld> {
    await this.wijzig(triageId, by, regel, (tx, rij) => this.toegang.eis(tx, wie, rij, wat, by));
    return this.toon(triageId, by, wie);
  }

  /** Changes an item by a rule. `mag` refuses who may not; an event or a deadline has been decided by others. */
  async wijzig(
    triageId: string,
    by: Cause,
    regel: Regel,
    mag: (tx: EntityManager, rij: TriageRij) => Promise<void> = async () => {},
  ): Promise<void> {
    await this.store.run(by, async (work) => {
      const rij = await work.lock(TriageRij, { triageId });
      await mag(work.tx, rij);
      const oud = this.open(rij);
      const huis = this.huizen.huis(oud.huis).volgensRegister(await registeredIn(work.tx, oud.huis));
      const nieuw = await this.dicht(work, regel(oud, huis, work.nu), oud);
      await work.update(TriageRij, nieuw);
      if (nieuw.state.beperkt && !oud.beperkt) await sluitGat(work, oud.huis, oud.overlegDatum, oud.agendapunt);
      await this.schrijfDeelnames(work, by, nieuw);
      await this.schrijfGeschiedenis(work, by, nieuw);
    });
  }

  private async dicht(work: Work, verandering: Verandering, oud: Triage | null) {
    const { state } = verandering;
    const { huis, overlegDatum, beperkt } = state;
    const zelfdePlaats = overlegDatum === oud?.overlegDatum && beperkt === oud.beperkt;
    const nummer = beperkt ? beslotenPlaats : volgendNummer;
    const agendapunt = zelfdePlaats ? state.agendapunt : await nummer(work, huis, overlegDatum);
    const inhoud = this.vault.seal(state.inhoud, verzegeld.inhoud, state.triageId, state.meldingId);
    return { ...verandering, state: { ...state, agendapunt, inhoud } };
  }

  /** Access begins and ends in the transaction that decides it. */
  private async schrijfDeelnames(
    { tx, nu }: Work,
    { by }: Cause,
    { state, betrokken = [], nietMeerBetrokken = [] }: Omit<Verandering, "state"> & { state: TriageRij },
  ) {
    const { huis, triageId } = state;
    const weg = nietMeerBetrokken === "allen" ? {} : { organisatie: In(nietMeerBetrokken) };
    await tx.update(Triagedeelname, { triageId, tot: IsNull(), ...weg }, { tot: nu, beeindigdDoor: by });
    const al = await tx.findBy(Triagedeelname, { triageId, tot: IsNull() });
    const nieuw = betrokken.filter(({ organisatie }) => al.every((een) => een.organisatie !== organisatie));
    const deelname = { huis, triageId, van: nu, tot: null, door: by, beeindigdDoor: null };
    await tx.insert(
      Triagedeelname,
      nieuw.map((een) => ({ ...deelname, ...een, deelnameId: newId() })),
    );
  }

  private async schrijfGeschiedenis(
    work: Work,
    { by }: Cause,
    { state, handelingen }: Pick<Verandering, "handelingen"> & { state: TriageRij },
  ) {
    const { huis, triageId } = state;
    const regels = handelingen.map(({ code, waarde = null }) => ({
      handelingId: newId(),
      huis,
      triageId,
      op: work.nu,
      wie: by,
      code,
      waarde,
    }));
    work.add(HandelingRij, regels);
  }
}
