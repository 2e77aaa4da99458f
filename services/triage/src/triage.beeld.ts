import { organisationIn, rolesIn, type Person } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import { huisregel } from "./criteria.js";
import type { Triagebeoordelaar, Triagedeelname } from "./deelname.js";
import type { HandelingRij } from "./dossiers.js";
import { voorstel } from "./procesregie.js";
import type { Triage, TriageRij } from "./triage.js";
import { leestAntwoord, leestGemeld, oordeelVoor } from "./voorwaarde.js";

/** All that somebody sees of an item to which he was not chosen: that it is there (L15). No id, so no way to more. */
export const regelbeeld = ({ huis, overlegDatum, agendapunt, status }: TriageRij) => ({
  zichtbaar: false as const,
  huis,
  overlegDatum,
  agendapunt,
  status,
});

/** An item as a list shows it. A restricted one has no number: among the numbers of the others none is missing (R93). */
export const lijstbeeld = (triage: Triage, huis: Huis, wie: Person, beoordeelt = false) => {
  const { inhoud, regime: _, agendapunt, ...rij } = triage;
  const oordeel = oordeelVoor(triage, huis, wie, beoordeelt);
  const leest = leestGemeld(triage, huis, wie, beoordeelt);
  return {
    zichtbaar: true as const,
    ...rij,
    agendapunt: rij.beperkt ? null : agendapunt,
    betrokkenen: rij.betrokkenen.map(({ betrokkeneId, rol, persoonId = null }) => ({ betrokkeneId, rol, persoonId })),
    onderwerp: (leest && inhoud.gemeld?.onderwerp) || null,
    /** What the sender asks of who reads it, also where that is why the content is not here (L09). */
    voorwaarde: inhoud.gemeld?.herkomst?.voorwaarde ?? null,
    aard: oordeel?.aard || null,
    ernst: oordeel?.ernst ?? null,
    voorstel: triage.status === "besloten" ? null : voorstel(triage, huis),
  };
};

/** What belongs to an item beside its row. */
export type Erbij = { geschiedenis: HandelingRij[]; deelnames: Triagedeelname[]; beoordelaars: Triagebeoordelaar[] };

/**
 * What was asked of organisations, and what they answered: each sees its own, who leads the meeting sees all (R33).
 */
const eigen = (triage: Triage, huis: Huis, { geschiedenis }: Erbij, wie: Person) => {
  const { inhoud } = triage;
  const leidt = ["triagevoorzitter", "systeem"].some((rol) => rolesIn(wie, huis.code).includes(rol));
  const organisatie = leidt ? null : (organisationIn(wie, huis.code) ?? "");
  const vanMij = (een: { organisatie: string }) => organisatie === null || een.organisatie === organisatie;
  return {
    informatieverzoeken: inhoud.informatieverzoeken.filter(vanMij).map(({ antwoord, ...een }) => {
      if (!antwoord) return { ...een, antwoord };
      const leest = leestAntwoord(triage, huis, wie, { ...antwoord, organisatie: een.organisatie });
      return { ...een, antwoord: { ...antwoord, tekst: leest ? antwoord.tekst : null } };
    }),
    partnervragen: inhoud.partnervragen.filter(vanMij),
    geschiedenis: geschiedenis
      .filter(({ code, waarde }) => !/^(informatie|partner)-/.test(code) || vanMij({ organisatie: waarde ?? "" }))
      .map(({ op, wie, code, waarde }) => ({ op, wie, code, waarde })),
  };
};

/** An item with everything that the meeting needs: what was reported, judged, asked, decided, and its history. */
export const heleBeeld = (triage: Triage, huis: Huis, erbij: Erbij, wie: Person) => {
  const { doeltoets = null, stappen, besluit } = triage.inhoud;
  const beoordeelt = erbij.beoordelaars.some(({ medewerker }) => medewerker === wie.id);
  const gemeld = leestGemeld(triage, huis, wie, beoordeelt) ? triage.inhoud.gemeld : null;
  const oordeel = oordeelVoor(triage, huis, wie, beoordeelt);
  return {
    ...lijstbeeld(triage, huis, wie, beoordeelt),
    herkomst: triage.inhoud.gemeld?.herkomst ?? null,
    regime: triage.regime,
    situatieschets: gemeld?.situatieschets ?? null,
    /** The reporter's own answers: a proposal for the meeting. */
    gemeldeCriteria: {
      huiscriteria: gemeld?.huiscriteria ?? null,
      wettelijkeCriteria: gemeld?.wettelijkeCriteria ?? null,
    },
    doeltoets,
    deelnames: erbij.deelnames.map(({ organisatie, grondslag, van, door }) => ({ organisatie, grondslag, van, door })),
    beoordelaars: erbij.beoordelaars.map(({ medewerker, van, door }) => ({ medewerker, van, door })),
    oordeel,
    /** What is asked of who reads the judgement, also where that is why it is not here (L09). */
    oordeelVoorwaarde: triage.inhoud.oordeel?.herkomst?.voorwaarde ?? null,
    huisregel: oordeel && huisregel(huis.criteria, oordeel.huiscriteria),
    ...eigen(triage, huis, erbij, wie),
    stappen,
    besluit,
  };
};

export type TriageInLijst = ReturnType<typeof lijstbeeld> | ReturnType<typeof regelbeeld>;
export type TriageBeeld = ReturnType<typeof heleBeeld>;
