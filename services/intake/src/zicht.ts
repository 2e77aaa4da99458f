import { Injectable } from "@nestjs/common";
import { isUUID } from "class-validator";
import type { EntityManager } from "typeorm";
import {
  DecisionPoint,
  housesWith,
  organisationIn,
  organisationsIn,
  Refused,
  type Cause,
  type Person,
  type Visible,
} from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { metRegister } from "./herkomst.js";
import type { Melding } from "./melding.js";

/** What somebody may want with a melding; `beleid.cedar` says who may. */
export type Handelwijze =
  "zien" | "screenen" | "vraagZien" | "beantwoorden" | "verstrekkingenZien" | "ontvangstbewijsZien";
/** What somebody may want in a house, whatever melding it is about. */
export type HandelwijzeInHuis = Aanbieden | "aanwezigenZien" | "aanwezigenVastleggen";
/** What somebody may bring to a house. */
type Aanbieden = "melden" | "signaleren" | "vragen";
/** What somebody may want with a signal of a non-participant, or with a question for advice. */
export type HandelwijzeErnaast =
  | "signaalZien"
  | "signaalBeoordelen"
  | "signaalbewijsZien"
  | "adviesvraagZien"
  | "adviesvraagBeantwoorden"
  | "adviesvraagOmzetten";
type Gevraagd = Pick<Melding, "meldingId" | "huis" | "status" | "afzender" | "themas" | "nietVerder">;

/** Who answers questions for advice. */
const adviseurs = ["screener", "procesregisseur"];

const plaatsVan = (wie: Person, huis: string, themas: string[]) => ({
  organisatie: organisationIn(wie, huis) ?? "",
  themas,
  screent: housesWith(wie, "screener"),
  partnerIn: housesWith(wie, "screeningspartner"),
  meldt: housesWith(wie, "afzender", "screener"),
  adviseert: housesWith(wie, ...adviseurs),
  houdtToezicht: housesWith(wie, "privacyofficer"),
  vraagtVoor: housesWith(wie, "systeem"),
});

/** Decides about one melding at a time. */
@Injectable()
export class Toegang {
  constructor(
    private readonly beleid: DecisionPoint,
    private readonly huizen: Huizen,
  ) {}

  /** Refused('niet-gevonden') when this person may not do this with this melding: the same as when it is not there. */
  async eis(tx: EntityManager, cause: Cause, wie: Person, melding: Gevraagd, wat: Handelwijze): Promise<void> {
    const { meldingId, huis, status, afzender, themas, nietVerder } = melding;
    const properties = plaatsVan(wie, huis, await this.themasVan(tx, wie, huis));
    const vraag = {
      subject: { type: "Medewerker", id: wie.id, properties },
      action: { name: wat },
      resource: { type: "Melding", id: meldingId, properties: { huis, status, afzender, themas, nietVerder } },
    };
    if (!this.beleid.allows(cause, vraag)) throw new Refused("niet-gevonden");
  }

  /** For which themes he screens: of a screening partner alone, whom alone the policies ask it of. */
  private async themasVan(tx: EntityManager, wie: Person, huis: string): Promise<string[]> {
    if (!housesWith(wie, "screeningspartner").includes(huis)) return [];
    const rijen: { thema: string }[] = await tx.query(
      "select thema from screeningsdeelname where huis = $1 and organisatie = $2 and tot is null",
      [huis, organisationIn(wie, huis) ?? null],
    );
    return rijen.map(({ thema }) => thema);
  }

  /** Whether this person may do this in a house in which his organisation takes part like this. */
  magInHuis(cause: Cause, wie: Person, huis: string, wat: HandelwijzeInHuis, deelname = "onbekend"): boolean {
    return this.beleid.allows(cause, {
      subject: { type: "Medewerker", id: wie.id, properties: plaatsVan(wie, huis, []) },
      action: { name: wat },
      resource: { type: "Huis", id: huis, properties: { huis, deelname } },
    });
  }

  /** Refused('niet-gevonden') when this person may not do this in this house: the same as when there is no such house. */
  eisInHuis(cause: Cause, wie: Person, huis: string, wat: HandelwijzeInHuis): void {
    if (!this.magInHuis(cause, wie, huis, wat)) throw new Refused("niet-gevonden");
  }

  /** Refused('niet-gevonden') when this person may not do this with a signal or a question: as when it is not there. */
  eisErnaast(
    cause: Cause,
    wie: Person,
    { type, id, ...properties }: { type: "Signaal" | "Adviesvraag"; id: string; huis: string; afzender: string },
    wat: HandelwijzeErnaast,
  ): void {
    const subject = { type: "Medewerker", id: wie.id, properties: plaatsVan(wie, properties.huis, []) };
    const vraag = { subject, action: { name: wat }, resource: { type, id, properties } };
    if (!this.beleid.allows(cause, vraag)) throw new Refused("niet-gevonden");
  }

  /**
   * Who has no business with a house is not told whether it exists; a non-participant may not report, and a participant
   * gives no signal (WGS 2.31, L04).
   * @throws Refused onbekend-huis, afzender-is-geen-deelnemer, deelnemer-meldt-zelf
   */
  async eisAfzender(tx: EntityManager, cause: Cause, wie: Person, huis: string, wat: Aanbieden): Promise<void> {
    const eigen = wie.huizen.includes(huis) && this.huizen.kent(huis);
    const waar = eigen ? await metRegister(tx, this.huizen.huis(huis)) : undefined;
    const deelname = waar?.organisatie(organisationIn(wie, huis)!)?.deelname;
    if (this.magInHuis(cause, wie, huis, wat, deelname) && eigen) return;
    if (!eigen)
      throw new Refused("onbekend-huis", [
        { where: "huis", code: "onbekend-huis", message: "Voor dit huis mag je niet melden, of het bestaat niet." },
      ]);
    throw new Refused(wat === "signaleren" ? "deelnemer-meldt-zelf" : "afzender-is-geen-deelnemer");
  }
}

/*
 * The same policies as conditions on `melding m`, for every list and count; the property test of beleid.e2e.spec.ts holds
 * the two together. Houses are walled off by the database itself besides.
 */

/** Which meldingen a screening partner sees, with `partnerplaats` as `$1` and `$2` (R24, L15; decision 5). */
export const partnerzicht = `m.huis = any ($1) and m.status = 'te-screenen' and not m.niet_verder and exists (
  select from unnest($1::text[], $2::text[]) as p(huis, organisatie) join screeningsdeelname d using (huis, organisatie)
  where huis = m.huis and organisatie <> m.afzender and d.thema = any (m.themas) and d.tot is null)`;

/** The houses where somebody screens for a partner, and beside each for which. */
export const partnerplaats = (wie: Person): [huizen: string[], organisaties: (string | null)[]] => {
  const huizen = housesWith(wie, "screeningspartner");
  return [huizen, organisationsIn(wie, huizen)];
};

/** Whether somebody screens the meldingen of a house: then he sees all of them. */
export const screentIn = (wie: Person, huis: string): boolean => housesWith(wie, "screener").includes(huis);

/** Whether somebody answers questions for advice of a house: then he sees all of them. */
export const adviseertIn = (wie: Person, huis: string): boolean => housesWith(wie, ...adviseurs).includes(huis);

/** The houses of which somebody sees a signal, or a question for advice, among what changed. */
const ernaast = async (tx: EntityManager, wie: Person, ids: string[]): Promise<{ huis: string }[]> =>
  tx.query(
    `select huis from signaal where signaal_id = any($1::uuid[]) and huis = any($2)
     union select huis from adviesvraag where adviesvraag_id = any($1::uuid[]) and huis = any($3)`,
    [ids, housesWith(wie, "screener"), housesWith(wie, ...adviseurs)],
  );

/**
 * Whose screens read again when meldingen, or betrokkenen of them, changed. Other themes are a change under the code of
 * the house: then a partner reads again too whose theme it is no more (L15).
 */
export const zichtbaar: Visible = async (tx, wie, wijzigingen) => {
  const vragen = housesWith(wie, "screeningspartner").filter((huis) => wijzigingen.includes(huis));
  const ids = wijzigingen.filter((id) => isUUID(id));
  const rijen: { huis: string }[] = await tx.query(
    `select distinct m.huis from melding m
     where (m.huis = any($3) or (${partnerzicht})) and (m.melding_id = any($4::uuid[])
       or m.melding_id in (select melding_id from betrokkene where betrokkene_id = any($4::uuid[])))`,
    [...partnerplaats(wie), housesWith(wie, "screener"), ids],
  );
  return [...vragen.map((huis) => ({ huis })), ...rijen, ...(await ernaast(tx, wie, ids))];
};
