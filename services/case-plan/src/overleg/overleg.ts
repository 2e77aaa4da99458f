import { Column, Entity, PrimaryColumn } from "typeorm";
import { OverlegAfgerond } from "@zvh/contracts";
import { event, Refused, refuseFaults } from "@zvh/platform";
import type { Huis, Overlegsoort } from "@zvh/regions";
import type { Terugkoppeling } from "../actie/actie.js";
import type { Casus } from "../casus/casus.js";
import type { Voorval } from "../casus/gebeurtenis.js";
import { geefRol, gewijzigd, type Deelname } from "../deelname/deelname.js";
import { foutenInCasusregisseur } from "../deelname/overdracht.js";
import type { Besluit } from "../dossier.js";
import type { Bijdrage } from "../plan/plan.js";
import { naOverleg } from "../stuk/beperking.js";
import { eisActief, fout, foutAls, keuzeUit, onbekendeOrganisaties } from "../weigering.js";

/** A meeting about a case, convened by the process director (R36). */
@Entity("overleg")
export class Overleg {
  @PrimaryColumn("uuid", { name: "overleg_id" }) overlegId!: string;
  @Column("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  @Column("text") soort!: string;
  @Column("date") datum!: string;
  /** Ids of the persons who are invited. */
  @Column("text", { array: true }) genodigden!: string[];
  /** Codes of the organisations that were there. */
  @Column("text", { array: true }) aanwezig!: string[];
  @Column("bytea") afspraken!: string[];
  @Column("timestamptz", { name: "afgerond_op", nullable: true }) afgerondOp!: Date | null;
}

export type Planning = { soort: string; datum: string; deelnemers?: string[]; door: string };

/**
 * Plans a meeting; everybody who takes part is invited unless `deelnemers` names fewer.
 * Refused: casus-niet-actief, overlegsoort-onbekend, overleg-eenmalig (R18), genodigde-neemt-niet-deel.
 */
export const planOverleg = (
  { casus, openstaand, eerder }: { casus: Casus; openstaand: Deelname[]; eerder: Overleg[] },
  { soort, datum, deelnemers, door }: Planning,
  soorten: Pick<Overlegsoort, "code" | "eenmalig">[],
  overlegId: string,
): Besluit<{ overleg: Overleg }> => {
  eisActief(casus);
  const medewerkers = openstaand.map(({ medewerker }) => medewerker);
  const bekend = soorten.find(({ code }) => code === soort);
  const vreemd = (deelnemers ?? []).some((genodigde) => !medewerkers.includes(genodigde));
  const nogmaals = !!bekend?.eenmalig && eerder.some((overleg) => overleg.soort === soort);
  refuseFaults([
    ...foutAls(vreemd, "deelnemers", "genodigde-neemt-niet-deel", "nodig alleen uit wie deelneemt aan de casus"),
    ...foutAls(!bekend, "soort", "overlegsoort-onbekend", keuzeUit(soorten.map(({ code }) => code))),
    ...foutAls(nogmaals, "soort", "overleg-eenmalig", "dit overleg is er al; kies een andere soort"),
  ]);
  const { casusId, huis } = casus;
  const leeg = { aanwezig: [], afspraken: [], afgerondOp: null };
  return {
    state: { overleg: { overlegId, casusId, huis, soort, datum, genodigden: deelnemers ?? medewerkers, ...leeg } },
    tijdlijn: [{ soort: "overleg-gepland", wie: door, verwijzing: overlegId }],
  };
};

export type Afronding = { aanwezig: string[]; afspraken: string[]; casusregisseur?: string; door: string };
type Stand = {
  casus: Casus;
  overleg: Overleg;
  openstaand: Deelname[];
  bijdragen: Bijdrage[];
  gezegd: Terugkoppeling[];
};
type Eisen = Pick<Huis, "leveringsvoorwaarden"> & { casusregisseurVerplicht: boolean; organisaties: string[] };

/** What is wrong with the choice of a casusregisseur: none (R91), one who can't be it (R51), or there is one already. */
const foutenInKeuze = (openstaand: Deelname[], casusregisseur: string | undefined, verplicht: boolean) => {
  const zittend = openstaand.find(({ rol }) => rol === "casusregisseur");
  const keuze = (code: string, message: string) => [fout("casusregisseur", code, message)];
  if (!casusregisseur)
    return verplicht && !zittend ? keuze("casusregisseur-ontbreekt", "wijs in dit overleg een casusregisseur aan") : [];
  if (zittend && zittend.medewerker !== casusregisseur)
    return keuze("overdracht-nodig", "bied de casusregie aan; de opvolger aanvaardt haar");
  return foutenInCasusregisseur(openstaand, casusregisseur, "casusregisseur");
};

/**
 * Concludes a meeting with its agreements, and names the casusregisseur; who has that role keeps it unless another is
 * named (R91). What was given for this meeting alone is from then on for its supplier alone (L09). Refused: casus-niet-actief, overleg-al-afgerond, casusregisseur-ontbreekt where the house asks for one,
 * casusregisseur-neemt-niet-deel, regie-in-een-hand (R51), deelname-tijdelijk, overdracht-nodig (R89), organisatie-onbekend.
 */
export const rondAf = (
  { casus, overleg, openstaand, bijdragen, gezegd }: Stand,
  { aanwezig, afspraken, casusregisseur, door }: Afronding,
  { casusregisseurVerplicht, organisaties, leveringsvoorwaarden }: Eisen,
  nu: Date,
): Besluit<{ overleg: Overleg; deelnames: Deelname[]; bijdrage: Bijdrage[]; terugkoppeling: Terugkoppeling[] }> => {
  eisActief(casus);
  if (overleg.afgerondOp) throw new Refused("overleg-al-afgerond");
  refuseFaults([
    ...foutenInKeuze(openstaand, casusregisseur, casusregisseurVerplicht),
    ...onbekendeOrganisaties("aanwezig", aanwezig, [...organisaties, "huis"]),
  ]);
  const gekozen = openstaand.find(({ medewerker, rol }) => medewerker === casusregisseur && rol !== "casusregisseur");
  const deelnames = gekozen ? geefRol(openstaand, { ...gekozen, rol: "casusregisseur" }, nu) : [];
  const zittend = casusregisseur ?? openstaand.find(({ rol }) => rol === "casusregisseur")?.medewerker;
  const { casusId, huis, overlegId, soort } = overleg;
  const afgerond = { casusId, overlegId, huis, soort, casusregisseur: zittend, afgerondOp: nu.toISOString() };
  const tijdlijn: Voorval[] = [{ soort: "overleg-afgerond", wie: door, verwijzing: overlegId }];
  if (gekozen) tijdlijn.push({ soort: "casusregisseur-aangewezen", wie: door, verwijzing: gekozen.deelnameId });
  const bijdrage = naOverleg(bijdragen, { leveringsvoorwaarden });
  const terugkoppeling = naOverleg(gezegd, { leveringsvoorwaarden });
  return {
    state: { overleg: { ...overleg, aanwezig, afspraken, afgerondOp: nu }, deelnames, bijdrage, terugkoppeling },
    events: [...deelnames.map((een) => gewijzigd(een)), event(OverlegAfgerond, afgerond)],
    tijdlijn,
  };
};
