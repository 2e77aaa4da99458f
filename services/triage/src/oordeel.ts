import type { BetrokkeneInMelding, Niveau } from "@zvh/contracts";
import { Refused, refuseFaults, type Fault } from "@zvh/platform";
import { foutenInHerkomst, type HerkomstVerzoek, type Huis } from "@zvh/regions";
import { plaatsVan, type Antwoorden, type Toets } from "./criteria.js";
import { leeg, type Triage, type Verandering } from "./triage.js";

/** The judgement of the meeting: nature and severity (R30), all criteria, and for whom they were judged (L13). */
export type Oordeel = {
  aard: string;
  ernst: Niveau;
  huiscriteria: Antwoorden;
  toetsen: Toets[];
  /** Codes of the participants on whose behalf the criteria were judged. */
  namens: string[];
  /** Where it comes from and on what ground it is kept (R64); absent from what is older than this was asked. */
  herkomst?: HerkomstVerzoek;
  /** The meeting for which it was judged: what is for one meeting alone, is for that one (L09). */
  overlegDatum?: string;
};

const antwoordFouten = (where: string, bekend: { code: string }[], antwoorden: Antwoorden): Fault[] =>
  Object.entries(antwoorden).flatMap(([code, { motivering }]): Fault[] => {
    const veld = `${where}.${code}`;
    if (!bekend.some((criterium) => criterium.code === code))
      return [
        { where: veld, code: "criterium-onbekend", message: `Dit huis kent criterium ${code} niet; laat het weg.` },
      ];
    if (!leeg(motivering)) return [];
    const message = `Schrijf bij criterium ${code} waarom het wel of niet geldt.`;
    return [{ where: `${veld}.motivering`, code: "motivering-ontbreekt", message }];
  });

/** Why a person can't be subject of a test or of a dossier; nothing when that person can. */
export const persoonFouten = (betrokkenen: BetrokkeneInMelding[], where: string, persoonId: string): Fault[] => {
  const plaats = plaatsVan(betrokkenen, persoonId);
  if (plaats === "onbekend")
    return [
      { where, code: "persoon-onbekend", message: "Deze persoon hoort niet bij dit agendapunt; kies een ander." },
    ];
  if (plaats === "toetsbaar") return [];
  const message = "Een slachtoffer of getuige wordt hier nooit zelf onderwerp van; laat deze persoon weg.";
  return [{ where, code: "rol-uitgesloten", message }];
};

const toetsFouten = ({ betrokkenen }: Triage, { criteria }: Huis, toetsen: Toets[]): Fault[] =>
  toetsen.flatMap(({ persoonId, criteria: antwoorden }, plaats) => [
    ...persoonFouten(betrokkenen, `toetsen.${plaats}.persoonId`, persoonId),
    ...antwoordFouten(`toetsen.${plaats}.criteria`, criteria.wettelijk, antwoorden),
    ...(toetsen.findIndex((toets) => toets.persoonId === persoonId) === plaats
      ? []
      : [{ where: `toetsen.${plaats}`, code: "persoon-dubbel", message: "Toets iedere persoon één keer." }]),
  ]);

const namensFouten = (huis: Huis, namens: string[]): Fault[] =>
  namens.flatMap((code, plaats) =>
    (huis.organisatie(code)?.deelname ?? "geen") === "geen"
      ? [
          {
            where: `namens.${plaats}`,
            code: "geen-deelnemer",
            message: `${code} is hier geen deelnemer; kies een ander.`,
          },
        ]
      : [],
  );

const aveFouten = ({ aveNiveaus }: Huis, aveNiveau: number | undefined): Fault[] => {
  if (aveNiveau === undefined || aveNiveaus.includes(aveNiveau)) return [];
  const message = `Kies een niveau uit ${aveNiveaus.join(", ")}.`;
  return [{ where: "aveNiveau", code: "ave-onbekend", message }];
};

/** Who of those who judged is under medical secrecy counts: then health needs a ground of its own (L08). */
const herkomstFouten = (huis: Huis, { namens, herkomst }: Oordeel, nu: Date): Fault[] => {
  const geheim = namens.find((code) => huis.organisatie(code)?.beroepsgeheim);
  return foutenInHerkomst(herkomst, geheim ?? "huis", huis, nu);
};

/**
 * Records the judgement of the meeting; it may be changed until the decision. Criteria may still be open: what an
 * outcome needs is asked at the decision. Refused without where it comes from and on what ground (R64).
 * @param aveNiveau level as the meeting sees it; what it was stays in the history (R84)
 */
export const beoordeel = (triage: Triage, huis: Huis, oordeel: Oordeel, nu: Date, aveNiveau?: number): Verandering => {
  if (triage.status === "besloten") throw new Refused("triage-al-besloten");
  if (triage.status === "wacht-op-partner") throw new Refused("wacht-op-partner");
  refuseFaults([
    ...(leeg(oordeel.aard)
      ? [{ where: "aard", code: "aard-ontbreekt", message: "Schrijf wat er aan de hand is." }]
      : []),
    ...antwoordFouten("huiscriteria", huis.criteria.huis, oordeel.huiscriteria),
    ...toetsFouten(triage, huis, oordeel.toetsen),
    ...namensFouten(huis, oordeel.namens),
    ...aveFouten(huis, aveNiveau),
    ...herkomstFouten(huis, oordeel, nu),
  ]);
  const gegeven = { ...oordeel, overlegDatum: triage.overlegDatum };
  const ander = aveNiveau !== undefined && aveNiveau !== triage.aveNiveau;
  return {
    state: { ...triage, aveNiveau: aveNiveau ?? triage.aveNiveau, inhoud: { ...triage.inhoud, oordeel: gegeven } },
    handelingen: [{ code: "beoordeeld" }, ...(ander ? [{ code: "ave-vastgesteld", waarde: String(aveNiveau) }] : [])],
  };
};
