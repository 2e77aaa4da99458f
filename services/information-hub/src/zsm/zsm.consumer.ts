import { Injectable } from "@nestjs/common";
import { OnDeadline, Store, type Cause } from "@zvh/platform";
import { nadert, verstreken, Zsmverzoek } from "./zsmverzoek.js";

/** The clock of a request (R73). */
@Injectable()
export class ZsmConsumer {
  constructor(private readonly store: Store) {}

  @OnDeadline("zsm-%")
  async nadert({ subject: verzoekId, percentage }: { subject: string; percentage: number }, cause: Cause) {
    await this.store.change(Zsmverzoek, { verzoekId }, cause, (verzoek) => nadert(verzoek, percentage));
  }

  @OnDeadline("zsm")
  async verstreken({ subject: verzoekId }: { subject: string }, cause: Cause) {
    await this.store.change(Zsmverzoek, { verzoekId }, cause, verstreken);
  }
}
