import { Injectable } from "@nestjs/common";
import type { EntityManager } from "typeorm";
import {
  DecisionPoint,
  housesWith,
  organisationIn,
  Refused,
  rolesIn,
  type Cause,
  type Person,
  type Visible,
} from "@zvh/platform";
import { Huizen } from "@zvh/regions";

/** What somebody may want with a dossier; `beleid.cedar` says who may. `van`: who carries out the action it is about. */
export type Wil = "zien" | "bijwerken" | "aanleveren" | { terugkoppelen: string };
type Gevraagd = { dossierId: string; huis: string; namens: string | null; fase: string };

/** Whether somebody coordinates in a house: all of it, or for his own municipality. */
export const coordineert = (wie: Person, huis: string): boolean => rolesIn(wie, huis).includes("nazorgcoordinator");

/** Beside `nazorgdossier d` in the from of a query: `$1` the id of who asks, `$2` his organisation in that house. */
export const ik = "(select $1::text as id, $2::text as organisatie) ik";

/** That who asks does something in `nazorgdossier d` for a partner now. */
const doetIets = `(d.fase <> 'afgesloten' and d.dossier_id = any (array (
  select a.dossier_id from nazorgactie a where a.medewerker = ik.id and a.stand <> 'gedaan'
  union select v.dossier_id from basisvoorwaarde v where v.medewerker = ik.id)))`;

/**
 * The one condition of who may see a dossier, on `nazorgdossier d` of one house beside `ik`: the coordinator of the house
 * sees all, that of a municipality those of its residents, and who of a partner does something sees those, while it
 * runs. `beleid.cedar` says the same of one dossier.
 */
export const zicht = (wie: Person, huis: string): string => {
  if (!coordineert(wie, huis)) return doetIets;
  return organisationIn(wie, huis) === "huis" ? "true" : `(d.namens = ik.organisatie or ${doetIets})`;
};

/** Whose screens read again when dossiers changed: of those who may see them. */
export const zichtbaar: Visible = async (tx, wie, ids) => {
  const gezien: { huis: string }[] = [];
  for (const huis of housesWith(wie, "nazorgcoordinator", "deelnemer"))
    gezien.push(
      ...(await tx.query(
        `select d.huis from ${ik}, nazorgdossier d
         where d.huis = $3 and d.dossier_id = any($4::uuid[]) and ${zicht(wie, huis)} limit 1`,
        [wie.id, organisationIn(wie, huis), huis, ids],
      )),
    );
  return gezien;
};

/** Decides about one dossier at a time. */
@Injectable()
export class Toegang {
  constructor(
    private readonly beleid: DecisionPoint,
    private readonly huizen: Huizen,
  ) {}

  /**
   * Returns when this person may do this. Refused('niet-gevonden') for a dossier that he may not see: the same answer as
   * when there is none; for one that he sees, geen-toegang or alleen-uitvoerder.
   */
  async eis(tx: EntityManager, cause: Cause, wie: Person, dossier: Gevraagd, wil: Wil): Promise<void> {
    const metWie = { ...dossier, verantwoordelijken: await verantwoordelijkenVan(tx, dossier.dossierId) };
    if (!this.beslis(cause, wie, metWie, "zien")) throw new Refused("niet-gevonden");
    if (wil === "zien" || this.beslis(cause, wie, metWie, wil)) return;
    throw new Refused(typeof wil === "object" ? "alleen-uitvoerder" : "geen-toegang");
  }

  /** Whether this person may change a dossier that he sees: then he sees all of it. */
  magBijwerken(cause: Cause, wie: Person, dossier: Gevraagd): boolean {
    return this.beslis(cause, wie, { ...dossier, verantwoordelijken: [] }, "bijwerken");
  }

  /** Whether this person may bring a message about somebody of a municipality to a house. */
  magAanleveren(cause: Cause, wie: Person, huis: string, namens: string | null): boolean {
    const dossier = { dossierId: huis, huis, namens, fase: "detentie", verantwoordelijken: [] };
    return this.beslis(cause, wie, dossier, "aanleveren");
  }

  private beslis(
    cause: Cause,
    wie: Person,
    { dossierId, huis, namens, fase, verantwoordelijken }: Gevraagd & { verantwoordelijken: string[] },
    wil: Wil,
  ): boolean {
    const organisatie = organisationIn(wie, huis) ?? "";
    const soort = this.huizen.huis(huis).organisatie(organisatie)?.soort ?? "";
    const properties = { wie: wie.id, coordineert: coordineert(wie, huis), organisatie, soort };
    return this.beleid.allows(cause, {
      subject: { type: "Medewerker", id: wie.id, properties },
      action: { name: typeof wil === "object" ? "terugkoppelen" : wil },
      resource: {
        type: "Nazorgdossier",
        id: dossierId,
        properties: { namens: namens ?? "", fase, verantwoordelijken },
      },
      ...(typeof wil === "object" && { context: { van: wil.terugkoppelen } }),
    });
  }
}

/** Who does something in a dossier for a partner now. */
const verantwoordelijkenVan = async (tx: EntityManager, dossierId: string): Promise<string[]> => {
  const rijen: { medewerker: string }[] = await tx.query(
    `select medewerker from nazorgactie where dossier_id = $1 and stand <> 'gedaan'
     union select medewerker from basisvoorwaarde where dossier_id = $1 and medewerker is not null`,
    [dossierId],
  );
  return rijen.map(({ medewerker }) => medewerker);
};
