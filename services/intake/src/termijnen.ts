import { Injectable } from "@nestjs/common";
import { OnDeadline, Store, type Cause } from "@zvh/platform";
import { Adviesvraag } from "./adviesvraag/adviesvraag.js";
import { Signaal } from "./signaal/signaal.js";

type Verstreken = { subject: string };

/** The terms of signals and questions for advice: when somebody should have decided, and when nothing is left (L19). */
@Injectable()
export class Termijnen {
  constructor(private readonly store: Store) {}

  @OnDeadline("signaal")
  signaalTeLaat({ subject: signaalId }: Verstreken, cause: Cause) {
    return this.store.change(Signaal, { signaalId }, cause, (signaal) => ({ state: { ...signaal, verstreken: true } }));
  }

  @OnDeadline("adviesvraag")
  antwoordTeLaat({ subject: adviesvraagId }: Verstreken, cause: Cause) {
    return this.store.change(Adviesvraag, { adviesvraagId }, cause, (vraag) => ({
      state: { ...vraag, verstreken: true },
    }));
  }

  @OnDeadline("signaal-bewaren")
  vernietigSignaal({ subject }: Verstreken, cause: Cause) {
    return this.vernietig("delete from signaal where signaal_id = $1", subject, cause);
  }

  /** Of a question only the count is left. */
  @OnDeadline("adviesvraag-bewaren")
  vernietigVraag({ subject }: Verstreken, cause: Cause) {
    return this.vernietig("delete from adviesvraag where adviesvraag_id = $1", subject, cause);
  }

  private vernietig(weg: string, id: string, cause: Cause): Promise<void> {
    return this.store.run(cause, async (work) => {
      await work.tx.query(weg, [id]);
      work.touch(id);
    });
  }
}
