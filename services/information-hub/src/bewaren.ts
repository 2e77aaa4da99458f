import { Injectable } from "@nestjs/common";
import { ZsmkaartVernietigd } from "@zvh/contracts";
import { event, OnDeadline, Store, type Cause } from "@zvh/platform";
import { Prioritering, vernietig as vernietigPrioritering } from "./prioriteit/prioritering.js";
import { vernietig as vernietigVerzoek, Zsmverzoek } from "./zsm/zsmverzoek.js";

type Verstreken = { subject: string };

/** What is destroyed when the retention of its regime is over (L19). */
@Injectable()
export class Bewaartermijnen {
  constructor(private readonly store: Store) {}

  @OnDeadline("zsmverzoek-bewaren")
  verzoek({ subject: verzoekId }: Verstreken, cause: Cause): Promise<void> {
    return this.store.run(cause, async (work) => {
      const verzoek = await work.lock(Zsmverzoek, { verzoekId });
      await work.tx.delete(Zsmverzoek, { verzoekId });
      work.record(verzoek.huis, vernietigVerzoek(verzoek, work.nu));
    });
  }

  /** Also who is on the list still: then a person judges whether he must be put on it anew. */
  @OnDeadline("prioritering-bewaren")
  prioritering({ subject: prioriteringId }: Verstreken, cause: Cause): Promise<void> {
    return this.store.run(cause, async (work) => {
      const prioritering = await work.lock(Prioritering, { prioriteringId });
      await work.tx.query("delete from zsmkaart where prioritering_id = $1", [prioriteringId]);
      await work.tx.delete(Prioritering, { prioriteringId });
      work.record(prioritering.huis, vernietigPrioritering(prioritering, work.nu));
    });
  }

  /** What a supplier gave may be older than the place on the list; a card that is gone already needs nothing. */
  @OnDeadline("zsmkaart-bewaren")
  kaart({ subject: prioriteringId }: Verstreken, cause: Cause): Promise<void> {
    return this.store.run(cause, async (work) => {
      const weg = "delete from zsmkaart where prioritering_id = $1 returning huis";
      const [[kaart]] = (await work.tx.query(weg, [prioriteringId])) as [{ huis: string }[]];
      if (!kaart) return;
      const vernietigdOp = work.nu.toISOString();
      work.record(kaart.huis, {
        events: [event(ZsmkaartVernietigd, { prioriteringId, huis: kaart.huis, vernietigdOp })],
      });
    });
  }
}
