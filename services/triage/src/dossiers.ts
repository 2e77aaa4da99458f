import { Injectable } from "@nestjs/common";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { newId, Store, Vault, type Cause, type Work } from "@zvh/platform";
import { Huizen, type Huis } from "@zvh/regions";
import { TriageRij, type Inhoud, type Triage, type Verandering } from "./triage.js";
import { volgendNummer } from "./triageoverleg.js";
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

/** Opens and seals the content of items around the rules, gives them their place on the agenda, keeps the history. */
@Injectable()
export class Dossiers {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
  ) {}

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

  /** Changes an item by a rule. Refused('niet-gevonden') for an item of another house. */
  async wijzig(
    triageId: string,
    by: Cause,
    regel: (triage: Triage, huis: Huis, nu: Date) => Verandering,
  ): Promise<void> {
    await this.store.run(by, async (work) => {
      const oud = this.open(await work.lock(TriageRij, { triageId }));
      const nieuw = await this.dicht(work, regel(oud, this.huizen.huis(oud.huis), work.nu), oud.overlegDatum);
      await work.update(TriageRij, nieuw);
      await this.schrijfGeschiedenis(work, by, nieuw);
    });
  }

  private async dicht(work: Work, verandering: Verandering, stondOp: string | null) {
    const { state } = verandering;
    const zelfdeAgenda = state.overlegDatum === stondOp;
    const agendapunt = zelfdeAgenda ? state.agendapunt : await volgendNummer(work, state.huis, state.overlegDatum);
    const inhoud = this.vault.seal(state.inhoud, verzegeld.inhoud, state.triageId, state.meldingId);
    return { ...verandering, state: { ...state, agendapunt, inhoud } };
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
