import { Injectable } from "@nestjs/common";
import type { EntityManager } from "typeorm";
import { OrganisatieGewijzigd } from "@zvh/contracts";
import { On } from "./handlers.js";
import { Store, type Cause } from "./store.js";

/** An organisation as the register of its house told of it last; one that takes part no more is kept, not `actief`. */
export type RegisteredOrganisation = Pick<OrganisatieGewijzigd, "domein" | "klasse" | "actief"> & {
  code: string;
  beroepsgeheim: boolean;
};

/** The bureau of a house is no partner of itself: the register has it, the lists of partners do not. */
const bureau = "huis";

/** Keeps the organisation table as the register tells it, in a service that has that table (PlatformOrganisations). */
@Injectable()
export class OrganisationConsumer {
  constructor(private readonly store: Store) {}

  @On(OrganisatieGewijzigd)
  async gewijzigd(organisatie: OrganisatieGewijzigd, cause: Cause): Promise<void> {
    const { huis, organisatie: code, domein, klasse, beroepsgeheim = false, actief } = organisatie;
    if (code === bureau) return;
    await this.store.run(cause, ({ tx }) =>
      tx.query(
        `insert into organisation (huis, code, domein, klasse, beroepsgeheim, actief) values ($1, $2, $3, $4, $5, $6)
         on conflict (huis, code) do update set domein = excluded.domein, klasse = excluded.klasse,
           beroepsgeheim = excluded.beroepsgeheim, actief = excluded.actief`,
        [huis, code, domein, klasse, beroepsgeheim, actief],
      ),
    );
  }
}

/** The organisations of a house that its register told of, within the walls of the transaction. */
export const registeredIn = (tx: EntityManager, huis: string): Promise<RegisteredOrganisation[]> =>
  tx.query("select code, domein, klasse, beroepsgeheim, actief from organisation where huis = $1 order by code", [
    huis,
  ]);
