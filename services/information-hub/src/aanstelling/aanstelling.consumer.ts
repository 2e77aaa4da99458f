import { Injectable } from "@nestjs/common";
import { OnDeadline, Store, type Cause } from "@zvh/platform";
import { Aanstelling, omslag, slaOm } from "./aanstelling.js";
import { Register } from "./register.js";

/** What begins and ends by itself: the first and the last day of an appointment, and of a screening (L22). */
@Injectable()
export class AanstellingConsumer {
  constructor(
    private readonly store: Store,
    private readonly register: Register,
  ) {}

  @OnDeadline(omslag)
  async slaOm({ subject }: { subject: string }, cause: Cause): Promise<void> {
    await this.store.run(cause, async (work) => {
      const was = await work.lock(Aanstelling, { aanstellingId: subject });
      const aanstelling = await work.update(Aanstelling, slaOm(was, work.nu));
      await this.register.verlaatTeams(work, aanstelling, cause.by);
    });
  }
}
