import { refuseFaults, type Fault } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import type { Organisatie } from "../organisatie/organisatie.js";
import type { Team } from "../organisatie/team.js";
import { foutAls } from "../weigering.js";
import { isActief, type Aanstelling, type Gegevens } from "./aanstelling.js";

/** What an appointment is judged by, as the register is today. */
export type Wereld = {
  huis: Pick<Huis, "screeningpartners">;
  organisatie: Organisatie | null;
  /** Of that organisation, and not ended. */
  teams: Team[];
  /** Who stands in, when somebody is named for it. */
  vervanger: Aanstelling | null;
  vandaag: string;
};

/** How an organisation may take part decides who of it may have an account (WGS 2.27, BGS 2.21). */
const vanOrganisatie = ({ rollen }: Gegevens, { huis, organisatie }: Wereld): Fault[] => {
  if (!organisatie || organisatie.beeindigdOp)
    return foutAls(true, "organisatie", "organisatie-onbekend", "kies een organisatie die deelneemt");
  const { klasse, code } = organisatie;
  const thema = huis.screeningpartners.some((partner) => partner.code === code);
  return [
    ...foutAls(
      klasse === "incidenteel",
      "organisatie",
      "incidentele-derde",
      "een incidentele derde krijgt geen account",
    ),
    ...foutAls(
      klasse === "geen" && rollen.some((rol) => rol !== "afzender"),
      "organisatie",
      "geen-deelnemer",
      "wie niet deelneemt, kan alleen een systeem hebben dat signalen doorgeeft",
    ),
    ...foutAls(
      rollen.includes("screeningspartner") && !thema,
      "rollen",
      "geen-screeningspartner",
      "deze organisatie heeft in dit huis geen thema",
    ),
  ];
};

const vanRollen = ({ rollen, screening, gescreendTot }: Gegevens): Fault[] => {
  const systeem = rollen.includes("afzender");
  return [
    ...foutAls(rollen.length === 0, "rollen", "rollen-ontbreken", "kies ten minste één rol"),
    ...foutAls(systeem && rollen.length > 1, "rollen", "systeem-is-geen-mens", "een systeem heeft geen andere rol"),
    ...foutAls(
      (screening === null) !== (gescreendTot === null),
      screening === null ? "screening" : "gescreendTot",
      "screening-onvolledig",
      "vul de soort en de laatste dag allebei in",
    ),
    ...foutAls(
      screening !== null && (screening === "systeem") !== systeem,
      "screening",
      "screening-past-niet",
      "een mens heeft een VOG of screening, een systeem een verklaring van zijn organisatie",
    ),
  ];
};

const vanTijd = ({ van, tot }: Gegevens): Fault[] =>
  foutAls(tot !== null && tot < van, "tot", "tot-voor-van", "de laatste dag ligt voor de eerste");

const vanVervanging = (gegevens: Gegevens, medewerkerId: string, { vervanger, vandaag }: Wereld): Fault[] => {
  const { vervangerVan, vervangerTot, organisatie } = gegevens;
  if (gegevens.vervanger === null) return [];
  const past =
    vervanger !== null &&
    vervanger.medewerkerId !== medewerkerId &&
    vervanger.organisatie === organisatie &&
    isActief(vervanger, vandaag);
  const zonderDag = vervangerVan === null || vervangerTot === null;
  return [
    ...foutAls(!past, "vervanger", "vervanger-onbekend", "kies een ander van dezelfde organisatie, die toegang heeft"),
    ...foutAls(zonderDag, "vervangerVan", "vervanging-zonder-dagen", "vul de eerste en de laatste dag in"),
    ...foutAls(
      !zonderDag && vervangerTot < vervangerVan,
      "vervangerTot",
      "tot-voor-van",
      "de laatste dag ligt voor de eerste",
    ),
  ];
};

/** Words of a name that are long enough to recognise somebody by. */
const woordenVan = (naam: string): string[] =>
  naam
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((woord) => woord.length > 3);

/** A code goes on the bus and into logs, so it says nothing of who it is. Refused('code-noemt-naam'). */
export const eisCodeZonderNaam = (medewerkerId: string, naam: string): void => {
  const noemt = woordenVan(naam).some((woord) => medewerkerId.toLowerCase().includes(woord));
  refuseFaults(foutAls(noemt, "medewerkerId", "code-noemt-naam", "kies een code waarin de naam niet staat"));
};

/**
 * Everything that is wrong with an appointment, at once.
 * Refused: organisatie-onbekend, incidentele-derde (L18), geen-deelnemer (L04), geen-screeningspartner (R24),
 * rollen-ontbreken, systeem-is-geen-mens, screening-onvolledig and screening-past-niet (L22), tot-voor-van,
 * team-onbekend, vervanger-onbekend and vervanging-zonder-dagen (R89).
 */
export const beoordeel = (medewerkerId: string, gegevens: Gegevens, wereld: Wereld): void => {
  const teams = wereld.teams.map(({ teamId }) => teamId);
  const vreemd = gegevens.teams.some((team) => !teams.includes(team));
  refuseFaults([
    ...vanOrganisatie(gegevens, wereld),
    ...vanRollen(gegevens),
    ...foutAls(vreemd, "teams", "team-onbekend", "kies een team van deze organisatie"),
    ...vanTijd(gegevens),
    ...vanVervanging(gegevens, medewerkerId, wereld),
  ]);
};
