import { Injectable } from "@nestjs/common";
import { OnDeadline, Store, type Cause } from "@zvh/platform";
import { komtTerHerziening, Prioritering } from "./prioritering.js";

/** The clock of the list. */
@Injectable()
export class PrioriteringConsumer {
  constructor(private readonly store: Store) {}

  @OnDeadline("prioritering-herziening")
  async herzien({ subject: prioriteringId }: { subject: string }, cause: Cause): Promise<void> {
    await this.store.change(Prioritering, { prioriteringId }, cause, komtTerHerziening);
  }
}
