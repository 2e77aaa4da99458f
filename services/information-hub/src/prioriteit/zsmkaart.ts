import { Column, Entity, PrimaryColumn } from "typeorm";
import { ZsmkaartVastgesteld } from "@zvh/contracts";
import { event, refuseFaults, type Change } from "@zvh/platform";
import { dagNa, dagVan, foutenInHerkomst, type HerkomstVerzoek, type Huis } from "@zvh/regions";
import { bewaarTot, type Bewaartermijn } from "../bewaartermijn.js";
import { foutAls } from "../weigering.js";
import { moetOpDeLijst, type Prioritering } from "./prioritering.js";

/** What the ZSM desk may know of somebody on the list, agreed beforehand: also at night, when nobody is asked (R74). */
@Entity("zsmkaart")
export class Zsmkaart {
  @PrimaryColumn("uuid", { name: "prioritering_id" }) prioriteringId!: string;
  @Column("text") huis!: string;
  /** The words, sealed. */
  @Column("bytea") inhoud!: Buffer;
  @Column("boolean", { name: "met_advies" }) metAdvies!: boolean;
  /** Code of the organisation that supplied it (R64). */
  @Column("text") bron!: string;
  @Column("text") grondslag!: string;
  @Column("text") doelbinding!: string;
  @Column("text") categorie!: string;
  /** What the supplier asks of who reads it (L09). */
  @Column("text") voorwaarde!: string;
  @Column("date", { name: "eerst_verwerkt_op" }) eerstVerwerktOp!: string;
  /** The last day on which it may be read. */
  @Column("date", { name: "geldig_tot" }) geldigTot!: string;
  @Column("text") door!: string;
  @Column("timestamptz", { name: "vastgesteld_op" }) vastgesteldOp!: Date;
}

/** What is sealed of it: the advice on how to deal with the case, if there is one, and whom to call. */
export type Kaartinhoud = { advies: string | null; contact: string; voorwaardeToelichting: string | null };

/** What somebody wants on the card, beside its words. */
export type Kaartkeuze = { bron: string; herkomst: HerkomstVerzoek; geldigTot: string; metAdvies: boolean };

/**
 * A named person lays down what the desk may know, with all that makes it lawful, no longer than the review (R64, R74); it
 * is kept no longer than from when it was first processed (L19).
 * @throws Refused prioritering-beeindigd, bron-onbekend, kaart-te-lang, bewaartermijn-voorbij, and what makes any item
 * unlawful; all at once
 */
export const legVast = (
  prioritering: Prioritering,
  { bron, herkomst, geldigTot, metAdvies }: Kaartkeuze,
  { huis, inhoud, door, bewaartermijn }: { huis: Huis; inhoud: Buffer; door: string; bewaartermijn: Bewaartermijn },
  nu: Date,
): Change<Zsmkaart> => {
  moetOpDeLijst(prioritering);
  const { prioriteringId, herzieningOp } = prioritering;
  const neemtDeel = (huis.organisatie(bron)?.deelname ?? "geen") !== "geen";
  const teLang = geldigTot < dagVan(nu) || geldigTot > herzieningOp;
  const { eerstVerwerktOp } = herkomst;
  const teOud = dagNa(eerstVerwerktOp, bewaartermijn.duur) <= dagVan(nu);
  refuseFaults([
    ...foutAls(!neemtDeel, "bron", "bron-onbekend", "kies een deelnemer"),
    ...foutAls(teLang, "geldigTot", "kaart-te-lang", `kies een dag tot en met ${herzieningOp}`),
    ...foutAls(teOud, "herkomst.eerstVerwerktOp", "bewaartermijn-voorbij", "dit had al vernietigd moeten zijn"),
    ...foutenInHerkomst(herkomst, bron, huis, nu),
  ]);
  const { voorwaardeToelichting: _, ...codes } = herkomst;
  const eigen = { prioriteringId, huis: huis.code, inhoud, metAdvies, bron, geldigTot, door, vastgesteldOp: nu };
  const gebeurd = { prioriteringId, huis: huis.code, metAdvies, geldigTot };
  const bewaren = bewaarTot("zsmkaart-bewaren", prioriteringId, eerstVerwerktOp, bewaartermijn);
  return {
    state: { ...eigen, ...codes },
    events: [event(ZsmkaartVastgesteld, gebeurd)],
    deadlines: [{ kind: bewaren.kind, subject: prioriteringId, state: "cancelled" }, bewaren],
  };
};
