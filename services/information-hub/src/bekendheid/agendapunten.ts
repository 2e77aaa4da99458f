import { Injectable } from "@nestjs/common";
import { ask, Config, Refused, type Cause } from "@zvh/platform";
import type { Agendapunt } from "./bekendheidsvraag.js";

const geen: Agendapunt = { positief: false, overlegDatum: "", betrokkenen: [], deelnemers: [] };

/** The items of the triage, as far as the hub may know them. */
@Injectable()
export class Agendapunten {
  constructor(private readonly config: Config) {}

  /**
   * What triage says of an item at this moment; one that is not there (any more) has no positive purpose test.
   * Refused('dienst-niet-bereikbaar') when triage does not answer.
   */
  async vraag(triageId: string, cause: Cause): Promise<Agendapunt> {
    const dataref = `/v1/triages/${triageId}/doeltoets`;
    try {
      return await ask<Agendapunt>(this.config, "information-hub", "triage", dataref, cause);
    } catch (error) {
      if (!(error instanceof Refused)) throw new Refused("dienst-niet-bereikbaar");
      if (error.code === "niet-gevonden") return geen;
      throw error;
    }
  }
}
