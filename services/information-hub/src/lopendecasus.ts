import { Injectable } from "@nestjs/common";
import { CasusAfgesloten, CasusGeopend, CasusHeropend } from "@zvh/contracts";
import { On, Store, type Cause } from "@zvh/platform";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** That a case runs in a house, and of whom: nothing else of it is known here. */
@Entity("lopendecasus")
export class LopendeCasus {
  @PrimaryColumn("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "persoon_id" }) persoonId!: string;
  @Column("boolean") loopt!: boolean;
}

/** Hears of case-plan which cases run. */
@Injectable()
export class LopendeCasusConsumer {
  constructor(private readonly store: Store) {}

  @On(CasusGeopend)
  async geopend({ casusId, huis, persoonId }: CasusGeopend, cause: Cause): Promise<void> {
    await this.store.run(cause, async (work) => {
      if (await work.find(LopendeCasus, { casusId })) return;
      await work.insert(LopendeCasus, { state: { casusId, huis, persoonId, loopt: true } });
    });
  }

  @On(CasusAfgesloten, ({ casusId }) => [LopendeCasus, [casusId]])
  async afgesloten({ casusId }: CasusAfgesloten, cause: Cause): Promise<void> {
    await this.store.change(LopendeCasus, { casusId }, cause, (casus) => ({ state: { ...casus, loopt: false } }));
  }

  @On(CasusHeropend, ({ casusId }) => [LopendeCasus, [casusId]])
  async heropend({ casusId }: CasusHeropend, cause: Cause): Promise<void> {
    await this.store.change(LopendeCasus, { casusId }, cause, (casus) => ({ state: { ...casus, loopt: true } }));
  }
}
